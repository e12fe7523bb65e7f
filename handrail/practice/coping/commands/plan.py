"""The lines of the safety plan, written by two people who never write over each other."""

from __future__ import annotations

import json
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.whose import one_of

from ..earlier import changed, stands
from ..keeping import begin, is_shared, make_room, write
from ..models import EarlierWords, PlanLine
from ..rules import plan as rules

_WRITE = Capability.SAFETY_LINE_WRITE


def _by(actor: Actor, participant_id: UUID) -> str:
    return rules.PARTICIPANT if actor.participant_id == participant_id else rules.COACH


def _words(text: str, phone: str) -> tuple[str, str]:
    words = tidy(text, limit=rules.TEXT_LIMIT)
    number = tidy(phone, limit=rules.PHONE_LIMIT)
    if not words:
        raise NotLikeThis(rules.MISSING, "text")
    if not rules.is_number(number):
        raise NotLikeThis(rules.NOT_A_NUMBER, "phone")
    return words, number


@command(Capability.SAFETY_LINE_WRITE)
def add_line(
    actor: Actor, *, participant_id: UUID, part: str, text: str, phone: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Add a line and return its id; a coach may only while the plan is shared.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who, by = person(actor, _WRITE, participant_id), _by(actor, participant_id)
    if by == "coach" and not is_shared(actor, _WRITE, participant_id, "plan"):
        raise NotVisible
    if part not in rules.PARTS:
        raise NotLikeThis(rules.MISSING, "part")
    words, number = _words(text, phone)

    def do(line_id: UUID) -> dict[str, str]:
        make_room(PlanLine, actor, who, rules.LINES_AT_MOST, rules.PART_FULL, part=part,
                  put_away_at__isnull=True)  # fmt: skip
        row = begin(PlanLine, actor, _WRITE, who, "plan", line_id, part=part, by=by)
        write(who, row, text=words, phone=number)
        return {"line": str(line_id)}

    body = {"part": part, "text": text, "phone": phone}
    return UUID(stored_once(participant_id, id, "plan_line", body, do, org_id=actor.org_id)["line"])


@command(Capability.SAFETY_LINE_WRITE)
def change_line(
    actor: Actor, *, participant_id: UUID, line_id: UUID, text: str, phone: str = "",
    version: int | None = None,
) -> bool:  # fmt: skip
    """Change one's own line. True: somebody changed it meanwhile, so both are kept.

    `version` is the one that the writer saw, when that was said.
    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who, by = person(actor, _WRITE, participant_id), _by(actor, participant_id)
    row = _standing(actor, participant_id, line_id)
    if not rules.may_change(row.by, by):
        raise NotVisible
    words, number = _words(text, phone)
    was = stands(who.key, "line", row)
    seen = row.version if version is None else version
    if rules.crossed(seen, row.version) and was != {"text": words, "phone": number}:
        other = PlanLine(id=uuid7(), org_id=who.org_id, participant_id=who.id, part=row.part,
                         by=by, visibility=row.visibility)  # fmt: skip
        write(who, other, text=words, phone=number)
        return True
    keep(who.key, row, text=words, phone=number)
    changed(who, "line", row, was, seen)
    row.save(update_fields=["text", "phone", "version"])
    return False


def _standing(actor: Actor, participant_id: UUID, line_id: UUID) -> PlanLine:
    row: PlanLine = one_of(PlanLine, actor, _WRITE, participant_id, line_id)
    if row.put_away_at is not None:
        raise NotVisible
    return row


@command(Capability.SAFETY_LINE_WRITE)
def remove_line(actor: Actor, *, participant_id: UUID, line_id: UUID) -> None:
    """Put a line away: one's own, and the participant any. Raises NotVisible.

    From then on only the participant sees it, and can bring it back; a coach's line that the
    coach put away the coach sees and can bring back as well.
    """
    person(actor, _WRITE, participant_id)
    row, by = _standing(actor, participant_id, line_id), _by(actor, participant_id)
    if not rules.may_remove(row.by, by):
        raise NotVisible
    row.put_away_at, row.away_by = clock.now(), by
    row.save(update_fields=["put_away_at", "away_by"])


@command(Capability.SAFETY_LINE_WRITE)
def bring_line_back(actor: Actor, *, participant_id: UUID, line_id: UUID) -> None:
    """Put a line back into the plan. Raises NotLikeThis when its part is full, and NotVisible."""
    who = person(actor, _WRITE, participant_id)
    row = one_of(PlanLine, actor, _WRITE, participant_id, line_id)
    if row.put_away_at is None:
        return
    if not rules.may_bring_back(row.by, row.away_by, _by(actor, participant_id)):
        raise NotVisible
    make_room(PlanLine, actor, who, rules.LINES_AT_MOST, rules.PART_FULL, part=row.part,
              put_away_at__isnull=True)  # fmt: skip
    row.put_away_at, row.away_by = None, ""
    row.save(update_fields=["put_away_at", "away_by"])


@command(Capability.SAFETY_LINE_WRITE)
def use_line_earlier(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let one's own line read as before; how it reads now is kept. Raises NotVisible."""
    who = person(actor, _WRITE, participant_id)
    before = one_of(EarlierWords, actor, _WRITE, participant_id, earlier_id)
    was = json.loads(read(who.key, before, "words") or "{}")
    if before.kind != "line" or not was:
        raise NotVisible
    change_line(actor, participant_id=participant_id, line_id=before.row_id, text=was["text"],
                phone=was["phone"])  # fmt: skip
