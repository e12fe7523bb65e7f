"""Reading the list of evidence, in the order that the person gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.before import EARLIER_MOST, Before, by_row

from ..models import COACH_TOO, EarlierEvidence, Evidence
from ..rules import evidence as rules
from .milestones import EARLIER_SHOWN, BeforeView

LISTED = 400
_C = Capability.GROWTH_READ


@dataclass(frozen=True)
class EvidenceView:
    """One sentence of the list; `source` is a key of rules.evidence.SOURCES."""

    id: UUID
    participant_id: UUID
    text: str
    source: str
    said_by: str
    on: date
    then_on: date | None
    shared: bool
    version: int
    away: bool

    @property
    def own(self) -> bool:
        """Whether it was written for the list, and its words can be changed there."""
        return rules.is_own(self.source)

    def source_words(self, *, mine: bool) -> str:
        """Where it is from, to be translated where it is shown; wants `name` for kind words."""
        return (rules.SOURCES if mine else rules.OF_SOMEBODY)[self.source]


@dataclass(frozen=True)
class EvidenceList:
    """The list as it stands, and what was put away."""

    there: Sequence[EvidenceView]
    away: Sequence[EvidenceView]


def _view(key: PersonKey, row: Evidence) -> EvidenceView:
    return EvidenceView(
        id=row.pk, participant_id=row.participant_id, text=read(key, row, "text") or "",
        source=row.source, said_by=read(key, row, "said_by") or "", on=row.on,
        then_on=row.then_on, shared=row.visibility == COACH_TOO, version=row.version,
        away=row.put_away_at is not None,
    )  # fmt: skip


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Evidence.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("position", "id")[:LISTED]


_ALL = Reading(_all)


def evidence(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> EvidenceList:  # fmt: skip
    """Return the sentences that the actor may read, in their order; one query, one for the key."""
    rows = _ALL.objects(actor, participant_id)
    key = key or (key_if_kept(participant_id) if rows else None)
    found = [_view(key, row) for row in rows] if key else []
    return EvidenceList(
        [each for each in found if not each.away], [each for each in found if each.away]
    )


def sentence(participant_id: UUID, row: Evidence) -> EvidenceView | None:
    """Return one sentence that was found for a command; None when its words are gone."""
    key = key_if_kept(participant_id)
    return _view(key, row) if key else None


def _earlier(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierEvidence.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_MOST]


_EARLIER = Reading(_earlier)


def all_earlier(
    actor: Actor, participant_id: UUID, *, key: PersonKey
) -> Mapping[UUID, Sequence[Before]]:
    """Return by sentence how it read before, the newest first; one query."""
    return by_row(
        (row.evidence_id, Before(row.made_at, [("", read(key, row, "text") or "")]))
        for row in _EARLIER.objects(actor, participant_id)
    )


def before(actor: Actor, participant_id: UUID, evidence_id: UUID) -> list[BeforeView]:
    """Return how a sentence read before, the newest first."""
    rows = EarlierEvidence.objects.visible_to(actor, _C).filter(evidence_id=evidence_id)
    found = list(rows.order_by("-made_at", "-id")[:EARLIER_SHOWN])
    key = key_if_kept(participant_id) if found else None
    return [BeforeView(row.pk, read(key, row, "text") or "", row.made_at) for row in found if key]
