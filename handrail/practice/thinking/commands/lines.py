"""Adding lines to a sheet, changing one's own, putting them away, using earlier words again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.past import check_past

from .. import rules
from ..finding import (
    OF_LINES,
    OF_SHEETS,
    Changed,
    by_word,
    keep_line_before,
    keep_sheet_before,
    line_of,
    line_stands,
    sheet_of,
    sheet_stands,
    touch,
)
from ..models import COACH, Earlier, Line, Sheet
from ..rules import kinds

_C = Capability.THINKING_JOIN


@dataclass(frozen=True)
class Told:
    """What somebody writes on a line; `before` and `after` are 0 to 10, None for "not sure"."""

    text: str = ""
    on: date | None = None
    weight: int | None = None
    before: int | None = None
    after: int | None = None


def _check(slot: kinds.Slot, told: Told, who: Person) -> None:
    if not told.text and not slot.measured:
        raise NotLikeThis(rules.MISSING, "text")
    wrong = check_past(told.on, who.today, who.birth_year) if told.on else None
    if wrong:
        raise NotLikeThis(wrong, "on")


@command(Capability.THINKING_JOIN)
def add_line(
    actor: Actor,
    *,
    participant_id: UUID,
    sheet_id: UUID,
    slot: str,
    told: Told,
    under: UUID | None = None,
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Add a line to a sheet and return its id; two people at once add two lines.

    `written_on` tells, for a new entry that names no day, the day it was written; else today.
    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said = replace(told, text=tidy(told.text, limit=kinds.LINE_LIMIT))
    who = person(actor, _C, participant_id)

    def do(line_id: UUID) -> dict[str, str]:
        sheet = sheet_of(actor, _C, participant_id, sheet_id)
        above = line_of(actor, _C, participant_id, under) if under else None
        on = said.on or (written_on() if written_on else None)
        _add(actor, who, sheet, above, Line(id=line_id, slot=slot), replace(said, on=on))
        return {"line": str(line_id)}

    body = {**asdict(said), "sheet": sheet_id, "slot": slot, "under": under}
    return UUID(stored_once(participant_id, id, "line", body, do, org_id=actor.org_id)["line"])


def _add(
    actor: Actor, who: Person, sheet: Sheet, above: Line | None, row: Line, said: Told
) -> None:
    place, by = kinds.slot_of(sheet.kind, row.slot), by_word(actor, who.id)
    beside = above is None or above.sheet_id == sheet.pk
    fits = kinds.may_add(sheet.kind, row.slot, above.slot if above else "", coach=by == COACH)
    if place is None or not fits or not beside:
        raise NotLikeThis(kinds.NOT_HERE)
    _check(place, said, who)
    lines = Line.objects.visible_to(actor, _C).filter(sheet_id=sheet.pk)
    if lines.filter(put_away_at__isnull=True).count() >= kinds.LINES_AT_MOST:
        raise NotLikeThis(kinds.FULL, "text")
    row.org_id, row.participant_id, row.sheet, row.under = who.org_id, who.id, sheet, above
    row.by, row.writer_id = by, actor.user_id
    _fill(who, row, place, said)
    row.save(force_insert=True)
    touch(sheet)


def _fill(who: Person, row: Line, place: kinds.Slot, said: Told) -> None:
    row.on = (said.on or row.on or who.today) if place.dated else None
    row.weight = said.weight if place.weighed else None
    row.before, row.after = (said.before, said.after) if place.measured else (None, None)
    keep(who.key, row, text=said.text)


def _own_line(actor: Actor, participant_id: UUID, line_id: UUID) -> Line:
    """A line whose words this person may change: only whoever wrote it."""
    row = line_of(actor, _C, participant_id, line_id)
    coach = by_word(actor, participant_id) == COACH
    if not kinds.may_change(row.by, row.writer_id, actor.user_id, coach=coach):
        raise NotVisible
    return row


@command(Capability.THINKING_JOIN)
def change_line(
    actor: Actor, *, participant_id: UUID, line_id: UUID, told: Told, version: int | None = None
) -> Changed:
    """Change one's own line; how it stood before is kept. `version` is the one that was read.

    Raises NotLikeThis, TextTooLong, and NotVisible for a line of somebody else.
    """
    said = replace(told, text=tidy(told.text, limit=kinds.LINE_LIMIT))
    who = person(actor, _C, participant_id)
    row = _own_line(actor, participant_id, line_id)
    place = kinds.KINDS[row.sheet.kind].slots[row.slot]
    _check(place, said, who)
    meanwhile = version is not None and version != row.version
    was = line_stands(who, row)
    _fill(who, row, place, said)
    row.version += keep_line_before(actor, who, row, was)
    row.save(update_fields=["text", "on", "weight", "before", "after", "version"])
    touch(row.sheet)
    return Changed(row.sheet_id, meanwhile)


@command(Capability.THINKING_JOIN)
def put_line_away(actor: Actor, *, participant_id: UUID, line_id: UUID, away: bool) -> UUID:
    """Take a line off a sheet, or bring it back, and return the sheet's id.

    The participant may with any line of their sheet, a coach with their own. Raises NotVisible.
    """
    person(actor, _C, participant_id)
    mine = by_word(actor, participant_id) != COACH
    find = line_of(actor, _C, participant_id, line_id) if mine else _own_line(
        actor, participant_id, line_id
    )  # fmt: skip
    find.put_away_at = clock.now() if away else None
    find.save(update_fields=["put_away_at"])
    touch(find.sheet)
    return find.sheet_id


@command(Capability.THINKING_JOIN)
def use_earlier(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a sheet, or one's own line, stand as before; how it stands now is kept as well.

    Return the sheet's id. Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    rows = Earlier.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    before: Earlier | None = rows.filter(pk=earlier_id).first()
    if before is None:
        raise NotVisible
    if before.line_id:
        return _line_again(actor, who, _own_line(actor, participant_id, before.line_id), before)
    sheet = sheet_of(actor, Capability.THINKING_WRITE, participant_id, before.sheet_id)
    return _sheet_again(actor, who, sheet, before)


def _line_again(actor: Actor, who: Person, line: Line, before: Earlier) -> UUID:
    was = line_stands(who, line)
    keep(who.key, line, text=read(who.key, before, "words"))
    for name in OF_LINES if before.numbered else ():
        setattr(line, name, getattr(before, name))
    line.version += keep_line_before(actor, who, line, was)
    line.save(update_fields=["text", *OF_LINES, "version"])
    touch(line.sheet)
    return line.sheet_id


def _sheet_again(actor: Actor, who: Person, sheet: Sheet, before: Earlier) -> UUID:
    was = sheet_stands(who, sheet)
    keep(who.key, sheet, title=read(who.key, before, "title"), words=read(who.key, before, "words"))
    for name in OF_SHEETS if before.numbered else ():
        setattr(sheet, name, getattr(before, name))
    sheet.version += keep_sheet_before(actor, who, sheet, was)
    touch(sheet, "title", "words", "sort", "ends_on", "pick", "sure", "version")
    return sheet.pk
