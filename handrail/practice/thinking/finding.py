"""Finding the sheet or line that a command is about, and keeping how it read before."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from .models import COACH, PARTICIPANT, Earlier, Line, Sheet


@dataclass(frozen=True)
class Changed:
    """What was changed: its sheet, and whether somebody else had changed it in between."""

    sheet: UUID
    meanwhile: bool = False


def sheet_of(actor: Actor, capability: Capability, participant_id: UUID, sheet_id: UUID) -> Sheet:
    """Return the sheet; raises NotVisible when the actor may not do this with it."""
    rows = Sheet.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    found: Sheet | None = rows.filter(pk=sheet_id).first()
    if found is None:
        raise NotVisible
    return found


def line_of(actor: Actor, capability: Capability, participant_id: UUID, line_id: UUID) -> Line:
    """Return the line with its sheet; raises NotVisible when the actor may not do this."""
    rows = Line.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    found: Line | None = rows.filter(pk=line_id).select_related("sheet").first()
    if found is None:
        raise NotVisible
    return found


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Who writes: "participant" for the person themselves, "coach" for anybody else."""
    return PARTICIPANT if actor.participant_id == participant_id else COACH


def keep_sheet_before(actor: Actor, who: Person, sheet: Sheet) -> None:
    """Keep how a sheet reads now, before it is changed."""
    row = _earlier(actor, who, sheet)
    keep(who.key, row, title=read(who.key, sheet, "title"), words=read(who.key, sheet, "words"))
    row.save(force_insert=True)


def keep_line_before(actor: Actor, who: Person, line: Line) -> None:
    """Keep how a line reads now, before it is changed."""
    row = _earlier(actor, who, line.sheet)
    row.line = line
    keep(who.key, row, words=read(who.key, line, "text"))
    row.save(force_insert=True)


def _earlier(actor: Actor, who: Person, sheet: Sheet) -> Earlier:
    return Earlier(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, sheet=sheet,
        by=by_word(actor, who.id), visibility=sheet.visibility,
    )  # fmt: skip


def touch(sheet: Sheet, *columns: str) -> None:
    """Save these columns of a sheet, and that something happened on it."""
    sheet.touched_at = clock.now()
    sheet.save(update_fields=[*columns, "touched_at"])
