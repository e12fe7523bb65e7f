"""Starting a sheet, changing and sharing it, how it ends, putting it away and deleting it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.order import move
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.next_step import make_next_step, next_step_there

from ..finding import Changed, keep_sheet_before, sheet_of, sheet_stands, touch
from ..models import COACH_TOO, ONLY_ME, PARTICIPANT, Earlier, Line, Pause, Sheet, Tick
from ..rules import experiments, kinds

_C = Capability.THINKING_WRITE


@dataclass(frozen=True)
class Said:
    """What somebody says about a sheet; `ways` are the first lines of a choice."""

    title: str
    words: str = ""
    sort: str = ""
    ends_on: date | None = None
    ways: Sequence[str] = ()

    def tidied(self) -> Said:
        """The same with its words tidied. Raises TextTooLong."""
        ways = (tidy(way, limit=kinds.LINE_LIMIT) for way in self.ways)
        return replace(
            self,
            title=tidy(self.title, limit=kinds.TITLE_LIMIT),
            words=tidy(self.words, limit=kinds.WORDS_LIMIT),
            ways=tuple(way for way in ways if way),
        )


def _check(kind: str, said: Said, starts: date) -> None:
    tool = kinds.KINDS[kind]
    if not said.title:
        raise NotLikeThis(tool.missing, "title")
    if said.sort not in ("", *tool.sorts):
        raise NotLikeThis(kinds.CHOOSE, "sort")
    wrong = experiments.check_end(starts, said.ends_on) if tool.dated and said.ends_on else None
    if wrong:
        raise NotLikeThis(wrong, "ends_on")


@command(Capability.THINKING_WRITE)
def start_sheet(
    actor: Actor,
    *,
    participant_id: UUID,
    kind: str,
    said: Said,
    shared: bool = False,
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Start a sheet and return its id. Raises NotLikeThis, TextTooLong, Replayed.

    `written_on` tells, for a new entry, the day it was written, which is its first; else today.
    """
    if kind not in kinds.KINDS:
        raise ValueError(f"unknown kind {kind!r}")
    words = said.tidied()
    who = person(actor, _C, participant_id)

    def do(sheet_id: UUID) -> dict[str, str]:
        starts = written_on() if written_on else who.today
        _check(kind, words, starts)
        if kind == "decision" and len(words.ways) < 2:
            raise NotLikeThis(kinds.TWO_WAYS, "way_2")
        _make(actor, who, sheet_id, kind, words, shared=shared, starts=starts)
        return {"sheet": str(sheet_id)}

    body = {**asdict(words), "kind": kind, "shared": shared}
    return UUID(stored_once(participant_id, id, "sheet", body, do, org_id=actor.org_id)["sheet"])


def _make(
    actor: Actor, who: Person, sheet_id: UUID, kind: str, said: Said, *, shared: bool,
    starts: date,
) -> None:  # fmt: skip
    row = Sheet(
        id=sheet_id, org_id=who.org_id, participant_id=who.id, kind=kind, sort=said.sort,
        visibility=COACH_TOO if shared else ONLY_ME, starts_on=starts,
        position=_of_kind(actor, who.id, kind).count(),
    )  # fmt: skip
    if kinds.KINDS[kind].dated:
        row.ends_on = said.ends_on or experiments.last_day(starts)
    keep(who.key, row, title=said.title, words=said.words)
    row.save(force_insert=True)
    for way in said.ways if kind == "decision" else ():
        line = Line(
            id=uuid7(), org_id=who.org_id, participant_id=who.id, sheet=row, slot="way",
            by=PARTICIPANT, writer_id=actor.user_id,
        )  # fmt: skip
        keep(who.key, line, text=way)
        line.save(force_insert=True)


def _of_kind(actor: Actor, participant_id: UUID, kind: str) -> Any:
    rows = Sheet.objects.visible_to(actor, _C)
    return rows.filter(participant_id=participant_id, kind=kind)


@command(Capability.THINKING_WRITE)
def change_sheet(
    actor: Actor, *, participant_id: UUID, sheet_id: UUID, said: Said, version: int | None = None
) -> Changed:
    """Change what a sheet says; how it stood before is kept. `version` is the one that was read.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    words = said.tidied()
    who = person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    _check(row.kind, words, row.starts_on)
    meanwhile = version is not None and version != row.version
    was = sheet_stands(who, row)
    keep(who.key, row, title=words.title, words=words.words)
    row.sort = words.sort
    row.ends_on = words.ends_on or row.ends_on
    row.version += keep_sheet_before(actor, who, row, was)
    touch(row, "title", "words", "sort", "ends_on", "version")
    return Changed(sheet_id, meanwhile)


@command(Capability.THINKING_WRITE)
def share_sheet(actor: Actor, *, participant_id: UUID, sheet_id: UUID, shared: bool) -> None:
    """Let the coach read one sheet, or take that back. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])


@command(Capability.THINKING_WRITE)
def end_sheet(actor: Actor, *, participant_id: UUID, sheet_id: UUID, state: str) -> None:
    """Say how a sheet ended, or open it again. Raises NotLikeThis, NotVisible."""
    who = person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    if not kinds.may_end(row.kind, state):
        raise NotLikeThis(kinds.CHOOSE)
    longer = state == kinds.OPEN and row.ends_on is not None and row.ends_on < who.today
    was = sheet_stands(who, row)
    if longer:
        row.ends_on = experiments.last_day(who.today)
    keep_sheet_before(actor, who, row, was)
    row.state = state
    touch(row, "state", "ends_on")


@command(Capability.THINKING_WRITE)
def pick_line(
    actor: Actor,
    *,
    participant_id: UUID,
    sheet_id: UUID,
    line_id: UUID | None,
    sure: int | None = None,
) -> None:
    """Say which line one leans to or picks (None: it stays open) and how sure, None: not sure.

    What was said of it before is kept. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    slot = kinds.KINDS[row.kind].picks
    lines = Line.objects.visible_to(actor, _C).filter(sheet_id=sheet_id, slot=slot)
    if not slot or (line_id and not lines.filter(pk=line_id, put_away_at__isnull=True).exists()):
        raise NotLikeThis(kinds.CHOOSE, "line")
    was = sheet_stands(who, row)
    row.pick_id, row.sure = line_id, sure
    keep_sheet_before(actor, who, row, was)
    touch(row, "pick", "sure")


@command(Capability.THINKING_WRITE)
def put_sheet_away(actor: Actor, *, participant_id: UUID, sheet_id: UUID, away: bool) -> None:
    """Take a sheet out of the list, or bring it back. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.THINKING_WRITE)
def move_sheet(actor: Actor, *, participant_id: UUID, sheet_id: UUID, up: bool) -> None:
    """Move a sheet one place up or down among those of its kind. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    rows = _of_kind(actor, participant_id, row.kind).filter(put_away_at__isnull=True)
    order = list(rows.order_by("position", "made_at", "id"))
    move(order, row.pk, up=up)


@command(Capability.THINKING_WRITE)
def step_from_sheet(actor: Actor, *, participant_id: UUID, sheet_id: UUID) -> UUID:
    """Make what was kept the step of next week and return the step's id; twice is one.

    A step that was erased since is made again.
    Raises NotLikeThis when that week is full, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = sheet_of(actor, _C, participant_id, sheet_id)
    if not next_step_there(actor, participant_id, row.next_step):
        words = read(who.key, row, "title") or ""
        row.next_step = make_next_step(actor, participant_id, words)
        row.save(update_fields=["next_step"])
    return UUID(str(row.next_step))


@command(Capability.THINKING_WRITE)
def delete_sheet(actor: Actor, *, participant_id: UUID, sheet_id: UUID) -> None:
    """Delete a sheet with everything on it for good. Raises NotVisible."""
    person(actor, _C, participant_id)
    sheet_of(actor, _C, participant_id, sheet_id)
    for model in (Earlier, Tick, Pause, Line):
        rows = model.objects.visible_to(actor, _C).filter(sheet_id=sheet_id)
        rows._raw_delete(rows.db)
    mine = Sheet.objects.visible_to(actor, _C).filter(pk=sheet_id)
    mine._raw_delete(mine.db)
