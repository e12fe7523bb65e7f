"""Finding the sheet or line that a command is about, and keeping how it read before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from .models import COACH, PARTICIPANT, Earlier, Line, Sheet

OF_LINES = ("on", "weight", "before", "after")
OF_SHEETS = ("sort", "ends_on", "pick_id", "sure")
"""What is kept beside the words when a line or a sheet is changed."""


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


def sheet_stands(who: Person, sheet: Sheet) -> tuple[Any, ...]:
    """How a sheet stands now: its words, its days and its numbers."""
    words = tuple(read(who.key, sheet, name) or "" for name in ("title", "words"))
    return (*words, *(getattr(sheet, name) for name in OF_SHEETS))


def line_stands(who: Person, line: Line) -> tuple[Any, ...]:
    """How a line stands now: its words, its day and its numbers."""
    return (read(who.key, line, "text") or "", *(getattr(line, name) for name in OF_LINES))


def keep_sheet_before(actor: Actor, who: Person, sheet: Sheet, was: tuple[Any, ...]) -> bool:
    """Keep how a sheet stood when it stands otherwise now; returns whether it does."""
    if sheet_stands(who, sheet) == was:
        return False
    title, words, *rest = was
    row = _earlier(actor, who, sheet, OF_SHEETS, rest)
    keep(who.key, row, title=title, words=words)
    row.save(force_insert=True)
    return True


def keep_line_before(actor: Actor, who: Person, line: Line, was: tuple[Any, ...]) -> bool:
    """Keep how a line stood when it stands otherwise now; returns whether it does."""
    if line_stands(who, line) == was:
        return False
    text, *rest = was
    row = _earlier(actor, who, line.sheet, OF_LINES, rest)
    row.line = line
    keep(who.key, row, words=text)
    row.save(force_insert=True)
    return True


def _earlier(
    actor: Actor, who: Person, sheet: Sheet, names: Sequence[str], rest: Sequence[Any]
) -> Earlier:
    return Earlier(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, sheet=sheet,
        by=by_word(actor, who.id), visibility=sheet.visibility, numbered=True,
        **dict(zip(names, rest, strict=True)),
    )  # fmt: skip


def touch(sheet: Sheet, *columns: str) -> None:
    """Save these columns of a sheet, and that something happened on it."""
    sheet.touched_at = clock.now()
    sheet.save(update_fields=[*columns, "touched_at"])
