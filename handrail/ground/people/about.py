"""What stands first about a person: their strengths, and what recovery looks like for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read, words_at
from handrail.ground.orgs.models import Organisation
from handrail.ground.people import coaching, pathways, stages
from handrail.ground.people.before import EARLIER_MOST
from handrail.ground.people.models import EarlierStrength, Participant, Pathway, Stage, Strength

UNDO_FOR = timedelta(days=30)
"""How long a strength that was taken away can be put back."""
STAGES_SHOWN = 60


@dataclass(frozen=True)
class StrengthView:
    """One strength; `by` is "participant" or "coach", `card` the card whose words it has or ""."""

    id: UUID
    text: str
    by: str
    gone: bool
    group: str = ""
    card: str = ""
    version: int = 1

    def whose(self, *, mine: bool) -> str:
        """Whose words it is in, to be translated where it is shown."""
        return pathways.whose(self.by, card=bool(self.card), mine=mine)


@dataclass(frozen=True)
class PathwayView:
    """What somebody chose (keys of `pathways.PATHWAYS`), in their own words, and for whom."""

    chosen: tuple[str, ...]
    own: str
    shared: bool


def _strengths(actor: Actor, capability: Capability, participant_id: UUID, gone: bool) -> Any:
    rows = Strength.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    kept = rows if gone else rows.filter(removed_at__isnull=True)
    return kept.order_by("made_at", "pk")


def _pathways(actor: Actor, participant_id: UUID) -> Any:
    rows = Pathway.objects.visible_to(actor, Capability.PROFILE_EDIT)
    return rows.filter(participant_id=participant_id)[:1]


_STRENGTHS, _PATHWAYS = Reading(_strengths), Reading(_pathways)


def strengths(
    actor: Actor,
    capability: Capability,
    participant_id: UUID,
    *,
    gone: bool = False,
    key: PersonKey | None = None,
) -> list[StrengthView]:
    """The person's strengths, oldest first; with `gone` also those taken away lately.

    A caller that has the key in hand saves a query.
    """
    found = _STRENGTHS.objects(actor, capability, participant_id, gone)
    since = clock.now() - UNDO_FOR
    key = key or (key_if_kept(participant_id) if found else None)
    return [
        StrengthView(
            row.pk, read(key, row, "text") or "", row.by, row.removed_at is not None, row.group,
            row.card, row.version,
        )
        for row in found
        if key and (row.removed_at is None or row.removed_at >= since)
    ]  # fmt: skip


@dataclass(frozen=True)
class StrengthBefore:
    """How a strength read until `at`."""

    id: UUID
    at: datetime
    text: str


def _before(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierStrength.objects.visible_to(actor, Capability.PROFILE_EDIT)
    found = rows.filter(participant_id=participant_id, strength__removed_at__isnull=True)
    return found.order_by("-made_at", "-pk")[:EARLIER_MOST]


_BEFORE = Reading(_before)


def strengths_before(actor: Actor, participant_id: UUID) -> Mapping[UUID, list[StrengthBefore]]:
    """By strength how it read before, newest first; one query, and one for the key."""
    rows = _BEFORE.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found: dict[UUID, list[StrengthBefore]] = {}
    for row in rows if key else ():
        said = StrengthBefore(row.pk, row.made_at, (read(key, row, "text") if key else "") or "")
        found.setdefault(row.strength_id, []).append(said)
    return found


def _ever(actor: Actor, participant_id: UUID) -> Any:
    rows = Strength.objects.visible_to(actor, Capability.PERSON_READ)
    found = rows.filter(participant_id=participant_id).order_by("made_at", "pk")
    return found.values_list("pk", "made_at", "removed_at", "text")


_EVER = Reading(_ever)


def strengths_then(
    actor: Actor, participant_id: UUID, ends: Sequence[datetime], *, key: PersonKey | None
) -> list[list[str]]:
    """For each moment, the strengths that were written down by then and not taken away; one query.

    What was taken away since still counts for a moment before it.
    """
    known = [
        (made_at, removed_at, words_at(key, "people_strength", "text", pk, text) or "")
        for pk, made_at, removed_at, text in _EVER.rows(actor, participant_id)
    ]
    return [
        [text for made, gone, text in known if text and made < end and not (gone and gone < end)]
        for end in ends
    ]


def pathway(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> PathwayView | None:
    """What the person chose, if they chose and the actor may see it."""
    row = next(iter(_PATHWAYS.objects(actor, participant_id)), None)
    key = key or (key_if_kept(participant_id) if row else None)
    if row is None or key is None:
        return None
    chosen = tuple((read(key, row, "chosen") or "").split())
    return PathwayView(chosen, read(key, row, "own") or "", row.visibility == Pathway.COACH)


@dataclass(frozen=True)
class StageView:
    """A stage that somebody said, a key of `stages.STAGES`, from when to when; None is now."""

    stage: str
    since: datetime
    until: datetime | None
    shared: bool

    @property
    def words(self) -> str:
        """What it is called, to be translated where it is shown."""
        return stages.STAGES.get(self.stage, "")


def _stages(actor: Actor, participant_id: UUID) -> Any:
    rows = Stage.objects.visible_to(actor, Capability.PROFILE_EDIT)
    return rows.filter(participant_id=participant_id).order_by("-made_at", "-pk")[:STAGES_SHOWN]


_STAGES = Reading(_stages)


def said_stages(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> list[StageView]:
    """What the person said, the newest first; others get what is said and shared now. One query."""
    found = _STAGES.objects(actor, participant_id)
    key = key or (key_if_kept(participant_id) if found else None)
    if key is None:
        return []
    return [
        StageView(read(key, row, "stage") or "", row.made_at, row.until,
                  row.visibility == Stage.COACH)
        for row in found
    ]  # fmt: skip


@dataclass(frozen=True)
class LevelView:
    """How much coaching (a key of `levels.LEVELS`), and since which local day, if it changed."""

    level: str
    since: date | None


def level(actor: Actor, capability: Capability, participant_id: UUID) -> LevelView:
    """The person's level. Raises NotVisible."""
    people = Participant.objects.visible_to(actor, capability).filter(pk=participant_id)
    row = people.values_list("level", "level_since").first()
    if row is None:
        raise NotVisible
    return LevelView(*row)


@dataclass(frozen=True)
class CoachingView:
    """How somebody is coached, with what was said about it; `default` is the programme's model."""

    now: coaching.Coaching
    default: str
    chosen: str
    since: date | None
    setting: str

    @property
    def why(self) -> str:
        """Why it is one thing at a time or not, to be translated where it is shown."""
        return coaching.why(self.setting, first_days=self.now.first_days)


def _coached(actor: Actor, participant_id: UUID) -> Any:
    people = Participant.objects.visible_to(actor, Capability.PERSON_READ)
    return people.filter(pk=participant_id).values_list(
        "coaching_model", "org__coaching_model", "coaching_since", "first_days", "started_on",
        "zone",
    )  # fmt: skip


_COACHED = Reading(_coached)


def coaching_view(actor: Actor, participant_id: UUID) -> CoachingView:
    """How the person is coached, and who said so; one query. Raises NotVisible."""
    row = _COACHED.first(actor, participant_id)
    if row is None:
        raise NotVisible
    chosen, default, since, setting, started_on, zone = row
    first = coaching.first_days(started_on, clock.today(zone), setting)
    now = coaching.Coaching(coaching.model_of(chosen, default), first)
    return CoachingView(now, coaching.model_of("", default), chosen, since, setting)


def coaching_of(actor: Actor, participant_id: UUID) -> coaching.Coaching:
    """The person's model, and whether it is one thing at a time; one query. Raises NotVisible."""
    return coaching_view(actor, participant_id).now


def default_model(actor: Actor) -> str:
    """The model of the actor's programme for everybody who did not choose."""
    rows = Organisation.objects.filter(pk=actor.org_id).values_list("coaching_model", flat=True)
    return coaching.model_of("", rows.get())
