"""Writing strengths down, taking them away and back, and choosing what recovery looks like."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import pathways, stages
from handrail.ground.people.about import strengths
from handrail.ground.people.events import ProfileChanged
from handrail.ground.people.levels import CHOOSE_ONE, LEVELS, TALK_FIRST
from handrail.ground.people.models import Participant, Pathway, Stage, Strength

_EDIT = Capability.PROFILE_EDIT


@command(Capability.PROFILE_EDIT)
def add_strength(
    actor: Actor,
    *,
    participant_id: UUID,
    text: str,
    group: str = "",
    card: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Write a strength down and return its id.

    `group` is one of `pathways.STRENGTH_GROUPS` or "", `card` the card whose words `text` are.
    Raises NotLikeThis (empty, on the list, no such group, or forty there), TextTooLong (80),
    Replayed.
    """
    words = tidy(text, limit=pathways.STRENGTH_LIMIT)
    if group and group not in pathways.STRENGTH_GROUPS:
        raise NotLikeThis(pathways.STRENGTH_GROUP, "group")
    body = {"text": words, **({"group": group, "card": card} if group or card else {})}

    def do(row_id: UUID) -> dict[str, str]:
        _lock(actor, participant_id)
        _make(actor, participant_id, Strength(id=row_id, group=group, card=card), words)
        return {"strength": str(row_id)}

    kept = stored_once(participant_id, id, "strength", body, do, org_id=actor.org_id)
    return UUID(kept["strength"])


def _lock(actor: Actor, participant_id: UUID) -> None:
    # Two writes at once wait for each other, so that twenty stay twenty.
    people = Participant.objects.visible_to(actor, _EDIT).select_for_update(of=("self",))
    if people.filter(pk=participant_id).values_list("pk").first() is None:
        raise NotVisible


def _make(actor: Actor, participant_id: UUID, row: Strength, words: str) -> None:
    _room_for(actor, participant_id, words)
    mine = actor.participant_id == participant_id
    row.by = Strength.PARTICIPANT if mine else Strength.COACH
    row.org_id, row.participant_id = actor.org_id, participant_id
    keep(key_for(participant_id), row, text=words)
    row.save(force_insert=True)


def _room_for(actor: Actor, participant_id: UUID, words: str) -> None:
    wrong = pathways.why_not(words, (s.text for s in strengths(actor, _EDIT, participant_id)))
    if wrong:
        raise NotLikeThis(wrong, "text")


def _one(actor: Actor, participant_id: UUID, strength_id: UUID) -> Strength:
    rows = Strength.objects.visible_to(actor, _EDIT).filter(participant_id=participant_id)
    if actor.participant_id != participant_id:
        rows = rows.filter(by=Strength.COACH)
    found: Strength | None = rows.filter(pk=strength_id).first()
    if found is None:
        raise NotVisible
    return found


@command(Capability.PROFILE_EDIT)
def take_strength_away(actor: Actor, *, participant_id: UUID, strength_id: UUID) -> None:
    """Take a strength off the list; the person any, a coach none that the person wrote."""
    row = _one(actor, participant_id, strength_id)
    if row.removed_at is None:
        row.removed_at = clock.now()
        row.save(update_fields=["removed_at"])


@command(Capability.PROFILE_EDIT)
def put_strength_back(actor: Actor, *, participant_id: UUID, strength_id: UUID) -> None:
    """Put a strength back that was taken away. Raises NotLikeThis when there is no room."""
    row = _one(actor, participant_id, strength_id)
    if row.removed_at is None:
        return
    _lock(actor, participant_id)
    known = strengths(actor, _EDIT, participant_id, gone=True)
    _room_for(actor, participant_id, next((s.text for s in known if s.id == row.pk), ""))
    row.removed_at = None
    row.save(update_fields=["removed_at"])


@command(Capability.PROFILE_EDIT)
def choose_pathway(
    actor: Actor,
    *,
    participant_id: UUID,
    chosen: Iterable[str],
    own: str,
    shared: bool,
    seen: str = "",
) -> None:
    """Keep what recovery looks like for the actor; nobody can say it for them.

    `seen` is the `pathways.mark` of what stood on the page; "" asks for no comparison. Raises
    NotVisible for anybody but the participant, TextTooLong beyond 200 letters, NotLikeThis when
    something else was kept meanwhile.
    """
    if actor.participant_id != participant_id:
        raise NotVisible
    words = tidy(own, limit=pathways.OWN_LIMIT)
    _lock(actor, participant_id)
    rows = Pathway.objects.visible_to(actor, _EDIT).filter(participant_id=participant_id)
    row = rows.first() or Pathway(org_id=actor.org_id, participant_id=participant_id)
    key, ways = key_for(participant_id), pathways.known(chosen)
    now = pathways.mark((read(key, row, "chosen") or "").split(), read(key, row, "own") or "")
    if seen and now not in {seen, pathways.mark(ways, words)}:
        raise NotLikeThis(pathways.CHANGED_MEANWHILE, "own")
    row.visibility = Pathway.COACH if shared else Pathway.ONLY_ME
    keep(key, row, chosen=" ".join(ways), own=words)
    row.save()


@command(Capability.PROFILE_EDIT)
def say_stage(actor: Actor, *, participant_id: UUID, stage: str, shared: bool) -> None:
    """Keep where the person is now, a key of `stages.STAGES` or "" for nothing said.

    What was said before stays with its days; the same again changes who reads it alone. Raises
    NotVisible for anybody but the participant, NotLikeThis for what is not on the list.
    """
    if actor.participant_id != participant_id:
        raise NotVisible
    if not stages.known(stage):
        raise NotLikeThis(stages.PICK, "stage")
    _lock(actor, participant_id)
    key = key_for(participant_id)
    rows = Stage.objects.visible_to(actor, _EDIT).filter(participant_id=participant_id)
    now = rows.filter(until__isnull=True).first()
    seen_by = Stage.COACH if shared else Stage.ONLY_ME
    if now is not None and read(key, now, "stage") == stage:
        now.visibility = seen_by
        now.save(update_fields=["visibility"])
        return
    if now is not None:
        now.until = clock.now()
        now.save(update_fields=["until"])
    if stage != stages.NOT_SAID:
        row = Stage(org_id=actor.org_id, participant_id=participant_id, visibility=seen_by)
        keep(key, row, stage=stage)
        row.save(force_insert=True)


@command(Capability.PROFILE_EDIT)
def set_level(actor: Actor, *, participant_id: UUID, level: str, agreed: bool = False) -> None:
    """Keep how much coaching the two agreed on, a key of `levels.LEVELS`; the same again is fine.

    The person says it alone; a coach says with `agreed` that the person wants it, and the book
    keeps who said so. Raises NotLikeThis for a level that does not exist, or without `agreed`.
    """
    if level not in LEVELS:
        raise NotLikeThis(CHOOSE_ONE, "level")
    if actor.participant_id != participant_id and not agreed:
        raise NotLikeThis(TALK_FIRST, "agreed")
    _lock(actor, participant_id)
    people = Participant.objects.visible_to(actor, _EDIT)
    person = people.get(pk=participant_id)
    if person.level == level:
        return
    person.level, person.level_since = level, clock.today(person.zone)
    person.save(update_fields=["level", "level_since"])
    publish(ProfileChanged(org_id=actor.org_id, participant_id=participant_id))
