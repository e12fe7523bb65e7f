"""What the two write: the summary and goodbyes, a wish for a change, and the participant's yes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from .. import rules
from ..finding import handover_of, keep_before, side_of, writing_of
from ..models import EarlierWriting, Handover, Wish, Writing

_WRITE, _OWN = Capability.HANDOVER_WRITE, Capability.HANDOVER_OWN


@command(Capability.HANDOVER_WRITE)
def write(
    actor: Actor, *, participant_id: UUID, handover_id: UUID, part: str, text: str,
    version: int | None = None, id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:  # fmt: skip
    """Write one's own part of the summary, or one's goodbye; the words before are kept.

    `version` is the one that was read. Words may be taken out. Raises NotLikeThis, TextTooLong,
    Replayed, NotVisible.
    """
    if part not in rules.PARTS:
        raise NotVisible
    said = tidy(text, limit=rules.PARTS[part])
    who = person(actor, _WRITE, participant_id)

    def do(_row_id: UUID) -> dict[str, Any]:
        handover = handover_of(actor, _WRITE, participant_id, handover_id)
        row = writing_of(actor, who, handover, part, side_of(actor, participant_id))
        meanwhile = version is not None and version != row.version and row.version > 0
        _change(actor, who, handover, row, said)
        return {"meanwhile": meanwhile}

    body = {"handover": handover_id, "part": part, "text": said}
    kept = stored_once(participant_id, id, "handover_words", body, do, org_id=actor.org_id)
    return Changed(handover_id, kept["meanwhile"])


def _change(actor: Actor, who: Person, handover: Handover, row: Writing, said: str) -> None:
    before = (read(who.key, row, "text") or "") if row.version else ""
    if said == before:
        return
    keep_before(who, row, before)
    keep(who.key, row, text=said)
    new, row.version, row.touched_at = row.version == 0, row.version + 1, clock.now()
    row.save(force_insert=True) if new else row.save(
        update_fields=["text", "version", "touched_at"]
    )
    if row.part != rules.SUMMARY:
        return
    handover.version += 1
    handover.save(update_fields=["version"])
    if row.by == rules.COACH:
        wishes = Wish.objects.visible_to(actor, _WRITE)
        wishes.filter(handover_id=handover.pk, state=rules.WAITS).update(state=rules.SEEN)


@command(Capability.HANDOVER_WRITE)
def use_earlier(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let one's own words read as before; the words of now are kept too.

    Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _WRITE, participant_id)
    before: EarlierWriting = one_of(EarlierWriting, actor, _WRITE, participant_id, earlier_id)
    row: Writing = one_of(Writing, actor, _WRITE, participant_id, before.writing_id)
    handover = handover_of(actor, _WRITE, participant_id, row.handover_id)
    if row.by != side_of(actor, participant_id):
        raise NotVisible
    _change(actor, who, handover, row, read(who.key, before, "text") or "")


@command(Capability.HANDOVER_OWN)
def wish_for_change(
    actor: Actor, *, participant_id: UUID, handover_id: UUID, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> None:  # fmt: skip
    """Ask the coach to change something in the summary.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said = tidy(text, limit=rules.WISH_LIMIT)
    if not said:
        raise NotLikeThis(rules.MISSING, "text")
    who = person(actor, _OWN, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        handover = handover_of(actor, _OWN, participant_id, handover_id)
        rows = Wish.objects.visible_to(actor, _OWN).filter(handover_id=handover.pk)
        if rows.filter(state=rules.WAITS).count() >= rules.WISHES_AT_MOST:
            raise NotLikeThis(rules.FULL)
        row = Wish(id=row_id, org_id=who.org_id, participant_id=who.id, handover=handover)
        keep(who.key, row, text=said)
        row.save(force_insert=True)
        return {"wish": str(row_id)}

    body = {"handover": handover_id, "text": said}
    stored_once(participant_id, id, "handover_wish", body, do, org_id=actor.org_id)


@command(Capability.HANDOVER_OWN)
def say_notes_too(actor: Actor, *, participant_id: UUID, handover_id: UUID, too: bool) -> None:
    """Say whether the new coach may read the notes from before. Raises NotLikeThis, NotVisible."""
    person(actor, _OWN, participant_id)
    row = handover_of(actor, _OWN, participant_id, handover_id)
    row.notes_too = too
    row.save(update_fields=["notes_too"])


@command(Capability.HANDOVER_OWN)
def answer(
    actor: Actor, *, participant_id: UUID, handover_id: UUID, what: str, read_version: int = 0
) -> None:
    """Say what is handed on: all of it, only one's own words, nothing; "" takes that back.

    `read_version` is the one of the coach's words that was read. Raises NotLikeThis, NotVisible.
    """
    person(actor, _OWN, participant_id)
    row = handover_of(actor, _OWN, participant_id, handover_id)
    found = Writing.objects.visible_to(actor, _OWN).filter(handover_id=row.pk, part=rules.SUMMARY)
    there = {one.by: one for one in found}
    text, own = there.get(rules.COACH), there.get(rules.PARTICIPANT)
    wrong = rules.why_no_yes(
        what, read_version, text.version if text else 0,
        text=bool(text and text.text), own=bool(own and own.text),
    )  # fmt: skip
    if wrong:
        raise NotLikeThis(wrong)
    row.answer = what
    row.approved_version = row.version if what in (rules.ALL, rules.MINE) else None
    row.save(update_fields=["answer", "approved_version"])
