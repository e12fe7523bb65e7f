"""What pages show of sheets and lines: frozen, with the words opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import read

from ..models import COACH_TOO, Line, Sheet
from ..rules import earlier as rules
from ..rules import experiments, kinds, routines
from ..rules.practice import change


@dataclass(frozen=True)
class LineView:
    """One line; `name` is the writer's first name, `below` the lines that belong to it."""

    id: UUID
    slot: str
    text: str
    by: str
    writer_id: UUID
    name: str
    on: date | None
    weight: int | None
    before: int | None
    after: int | None
    version: int
    away: bool
    under: UUID | None
    below: Sequence[LineView] = ()

    @property
    def weight_word(self) -> str:
        """How much it matters, to translate; "" where nobody said."""
        return kinds.WEIGHTS.get(self.weight or 0, "")

    @property
    def change_word(self) -> str:
        """What the two numbers say, to translate; "" without both."""
        return change(self.before, self.after)

    def in_slot(self, slot: str) -> list[LineView]:
        """The lines below this one in one place."""
        return [line for line in self.below if line.slot == slot]


@dataclass(frozen=True)
class SheetView:
    """One sheet as a list or its own page shows it."""

    id: UUID
    participant_id: UUID
    kind: str
    title: str
    words: str
    sort: str
    shared: bool
    state: str
    sure: int | None
    pick: UUID | None
    starts_on: date
    ends_on: date | None
    next_step: UUID | None
    version: int
    at: datetime
    away: bool
    lines: Sequence[LineView] = field(default_factory=tuple)
    gone: Sequence[LineView] = field(default_factory=tuple)

    @property
    def tool(self) -> kinds.Kind:
        """The kind of sheet with its words."""
        return kinds.KINDS[self.kind]

    @property
    def open(self) -> bool:
        """Whether nobody said how it ended."""
        return self.state == kinds.OPEN

    @property
    def state_word(self) -> str:
        """How it ended, to translate; "" while it is open."""
        return self.tool.ends.get(self.state, "")

    @property
    def sort_word(self) -> str:
        """Its sort, to translate."""
        return self.tool.sorts.get(self.sort, "")

    @property
    def picked(self) -> LineView | None:
        """The line that was picked, while it stands on the sheet."""
        return next((line for line in self.lines if line.id == self.pick), None)

    def in_slot(self, slot: str) -> list[LineView]:
        """The lines of one place, in the order in which they were written."""
        return [line for line in self.lines if line.slot == slot and line.under is None]

    def stand(self, today: date) -> experiments.Stand | None:
        """Where an open try-out stands; None for anything else."""
        if not self.open or self.ends_on is None:
            return None
        looked = [line.on for line in self.lines if line.slot == "look" and line.on]
        return experiments.stand(self.starts_on, self.ends_on, looked, today)


@dataclass(frozen=True)
class RoutineView:
    """A routine with its last seven days."""

    sheet: SheetView
    tally: routines.Tally

    @property
    def today(self) -> routines.Day:
        """Today's square."""
        return self.tally.days[-1]


@dataclass(frozen=True)
class EarlierView:
    """How a sheet or a line stood before, and who changed it then; `name` is of a line's writer.

    `numbers` are its days and numbers, each with a label to translate or "". `changed` says what
    was changed then: of `words` and `numbers` at least one.
    """

    id: UUID
    title: str
    words: str
    by: str
    at: datetime
    may_use: bool
    name: str = ""
    numbers: Sequence[tuple[str, str]] = ()
    changed: rules.Changed = field(default_factory=lambda: rules.Changed(words=True))


def first_name(row: Line | None) -> str:
    """The first name of whoever wrote a line; "" without one."""
    return row.writer.name.split(" ", 1)[0] if row else ""


def line_view(key: PersonKey, row: Line) -> LineView:
    """The view of a line that was read with its writer."""
    return LineView(
        id=row.id, slot=row.slot, text=read(key, row, "text") or "", by=row.by,
        writer_id=row.writer_id, name=first_name(row), on=row.on,
        weight=row.weight, before=row.before, after=row.after, version=row.version,
        away=row.put_away_at is not None, under=row.under_id,
    )  # fmt: skip


def sheet_view(
    key: PersonKey, row: Sheet, lines: Sequence[LineView] = (), gone: Sequence[LineView] = ()
) -> SheetView:
    """The view of a sheet, with its lines where they were read."""
    return SheetView(
        id=row.id, participant_id=row.participant_id, kind=row.kind,
        title=read(key, row, "title") or "", words=read(key, row, "words") or "", sort=row.sort,
        shared=row.visibility == COACH_TOO, state=row.state, sure=row.sure, pick=row.pick_id,
        starts_on=row.starts_on, ends_on=row.ends_on, next_step=row.next_step,
        version=row.version, at=row.touched_at, away=row.put_away_at is not None,
        lines=tuple(lines), gone=tuple(gone),
    )  # fmt: skip
