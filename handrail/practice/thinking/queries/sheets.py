"""Reading sheets: a list of a kind, what is open, one sheet with its lines, earlier words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.before import EARLIER_MOST, Before, by_row

from ..models import Earlier, Line, Sheet
from ..rules import kinds
from ..rules.earlier import changed
from ..wording import numbers_now, numbers_then
from .views import EarlierView, LineView, SheetView, first_name, line_view, sheet_view

SHEETS_A_PAGE, OPEN_SHOWN, EARLIER_SHOWN, ALL_SHOWN, LINES_SHOWN = 20, 12, 40, 60, 1000
_C = Capability.THINKING_READ


def _sheets(actor: Actor, participant_id: UUID) -> Any:
    return Sheet.objects.visible_to(actor, _C).filter(participant_id=participant_id)


def _open(actor: Actor, participant_id: UUID) -> Any:
    rows = _sheets(actor, participant_id).filter(state=kinds.OPEN, put_away_at__isnull=True)
    shown = rows.filter(kind__in=("decision", "problem", "experiment"))
    return shown.order_by("-touched_at", "-id")[:OPEN_SHOWN]


def _counts(actor: Actor, participant_id: UUID) -> Any:
    rows = _sheets(actor, participant_id).filter(put_away_at__isnull=True)
    return rows.values_list("kind").order_by("kind").annotate(n=Count("id"))


def _looks(actor: Actor, participant_id: UUID) -> Any:
    rows = Line.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, slot="look", put_away_at__isnull=True,
        sheet__kind="experiment", sheet__state=kinds.OPEN,
    )  # fmt: skip
    return rows.select_related("writer").order_by("made_at", "id")


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = _sheets(actor, participant_id).filter(put_away_at__isnull=True)
    return rows.exclude(kind="routine").order_by("-touched_at", "-id")[:ALL_SHOWN]


def _all_lines(actor: Actor, participant_id: UUID) -> Any:
    rows = Line.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, put_away_at__isnull=True
    )
    return rows.select_related("writer").order_by("made_at", "id")[:LINES_SHOWN]


_OPEN, _COUNTS, _LOOKS = Reading(_open), Reading(_counts), Reading(_looks)
_ALL, _ALL_LINES = Reading(_all), Reading(_all_lines)


def open_sheets(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> list[SheetView]:
    """Return the choices, problems and try-outs that are open, the last touched first."""
    rows = _OPEN.objects(actor, participant_id)
    if not rows:
        return []
    key = key or key_for(participant_id)
    looks: dict[UUID, list[LineView]] = defaultdict(list)
    if any(row.kind == "experiment" for row in rows):
        for line in _LOOKS.objects(actor, participant_id):
            looks[line.sheet_id].append(line_view(key, line))
    return [sheet_view(key, row, looks[row.id]) for row in rows]


def counts(actor: Actor, participant_id: UUID) -> dict[str, int]:
    """Return how many sheets of each kind there are, without those put away."""
    return dict(_COUNTS.rows(actor, participant_id))


def sheets(
    actor: Actor, participant_id: UUID, kind: str, number: str = "1", *, away: bool = False
) -> Page[Any]:
    """Return a page of sheets of a kind; with `away` those put away. Its objects are SheetView.

    Principles, routines and people stand in the order that the participant gave them.
    """
    rows = _sheets(actor, participant_id).filter(kind=kind, put_away_at__isnull=not away)
    own_order = kind in ("principle", "routine", "person")
    order = ("position", "made_at", "id") if own_order else ("-touched_at", "-id")
    found: Page[Any] = Paginator(rows.order_by(*order), SHEETS_A_PAGE).get_page(number)
    shown = list(found.object_list)
    key = key_for(participant_id) if shown else None
    found.object_list = [sheet_view(key, row) for row in shown] if key else []
    return found


def shared_sheets(actor: Actor, participant_id: UUID, number: str) -> Page[Any]:
    """Return a page of everything that was shared with this reader, the last touched first."""
    rows = _sheets(actor, participant_id).filter(put_away_at__isnull=True)
    found: Page[Any] = Paginator(rows.order_by("-touched_at", "-id"), SHEETS_A_PAGE).get_page(
        number
    )
    key = key_if_kept(participant_id)
    found.object_list = [sheet_view(key, row) for row in found.object_list] if key else []
    return found


def all_sheets(actor: Actor, participant_id: UUID, *, key: PersonKey) -> list[SheetView]:
    """Return the sheets that are not put away with their lines, the last touched first.

    Two queries; `ALL_SHOWN` sheets at most. Routines are not among them: see queries.routines.
    """
    rows = _ALL.objects(actor, participant_id)
    lines: dict[UUID, list[LineView]] = defaultdict(list)
    for line in _ALL_LINES.objects(actor, participant_id) if rows else ():
        lines[line.sheet_id].append(line_view(key, line))
    return [sheet_view(key, row, _nested(lines[row.id])) for row in rows]


def _one(actor: Actor, capability: Capability, sheet_id: UUID) -> Any:
    return Sheet.objects.visible_to(actor, capability).filter(pk=sheet_id)[:1]


def _lines(actor: Actor, sheet_id: UUID) -> Any:
    rows = Line.objects.visible_to(actor, _C).filter(sheet_id=sheet_id)
    return rows.select_related("writer").order_by("made_at", "id")


_ONE, _LINES = Reading(_one), Reading(_lines)


def owner_of_sheet(actor: Actor, capability: Capability, sheet_id: UUID) -> UUID:
    """Return whose sheet it is; raises NotVisible."""
    found = _ONE.objects(actor, capability, sheet_id)
    if not found:
        raise NotVisible
    return UUID(str(found[0].participant_id))


def sheet(actor: Actor, sheet_id: UUID) -> SheetView:
    """Return one sheet with its lines; raises NotVisible.

    Lines that were put away are in `gone`, for whoever may bring them back.
    """
    found = _ONE.objects(actor, _C, sheet_id)
    if not found:
        raise NotVisible
    row = found[0]
    key = key_for(row.participant_id)
    lines = [line_view(key, line) for line in _LINES.objects(actor, sheet_id)]
    mine = actor.participant_id == row.participant_id
    gone = [line for line in lines if line.away and (mine or line.writer_id == actor.user_id)]
    return sheet_view(key, row, _nested([line for line in lines if not line.away]), gone)


def _nested(lines: Iterable[LineView]) -> list[LineView]:
    """The lines, each with those that belong to it inside."""
    below: dict[UUID, list[LineView]] = defaultdict(list)
    flat = list(lines)
    for line in flat:
        if line.under is not None:
            below[line.under].append(line)
    return [replace(line, below=tuple(below[line.id])) for line in flat]


def line(actor: Actor, line_id: UUID) -> tuple[UUID, UUID, LineView]:
    """Return whose line this is, its sheet and the line, for somebody who may join in.

    Raises NotVisible.
    """
    rows = Line.objects.visible_to(actor, Capability.THINKING_JOIN).filter(pk=line_id)
    found: Line | None = rows.select_related("writer").first()
    if found is None:
        raise NotVisible
    return found.participant_id, found.sheet_id, line_view(key_for(found.participant_id), found)


def owner_of_earlier(actor: Actor, earlier_id: UUID) -> UUID:
    """Return whose earlier words these are; raises NotVisible."""
    rows = Earlier.objects.visible_to(actor, Capability.THINKING_JOIN).filter(pk=earlier_id)
    found: UUID | None = rows.values_list("participant_id", flat=True).first()
    if found is None:
        raise NotVisible
    return found


def _before(actor: Actor, sheet_id: UUID) -> Any:
    rows = Earlier.objects.visible_to(actor, _C).filter(sheet_id=sheet_id)
    found = rows.select_related("sheet__pick", "line__writer", "pick")
    return found.order_by("-made_at", "-id")[:EARLIER_SHOWN]


def earlier(actor: Actor, view: SheetView) -> list[EarlierView]:
    """Return how a sheet and its lines stood before, newest first."""
    rows = list(_before(actor, view.id))
    key = key_for(view.participant_id) if rows else None
    if key is None:
        return []
    coach = actor.participant_id != view.participant_id
    after: dict[UUID, _Stood] = {}
    found = []
    for row in rows:
        of, was = row.line_id or row.sheet_id, _stood(key, row)
        what = changed(was, after.get(of) or _stands(key, row), numbered=row.numbered)
        after[of] = was
        # What only went to another state, or to other readers, reads as it did: nothing to show.
        if what.any:
            (title, words), numbers = was
            found.append(EarlierView(
                id=row.id, title=title, words=words, by=row.by, at=row.made_at,
                may_use=_may_use(actor, row, coach=coach), name=first_name(row.line),
                numbers=numbers, changed=what,
            ))  # fmt: skip
    return found


_Stood = tuple[tuple[str, str], list[tuple[str, str]]]


def _stood(key: PersonKey, row: Earlier) -> _Stood:
    """The words and the numbers of an earlier version."""
    words = (read(key, row, "title") or "", read(key, row, "words") or "")
    return words, numbers_then(row, _picked(key, row.pick))


def _stands(key: PersonKey, row: Earlier) -> _Stood:
    """How what an earlier version is of stands today."""
    if row.line is not None:
        return ("", read(key, row.line, "text") or ""), numbers_now(row, "")
    words = (read(key, row.sheet, "title") or "", read(key, row.sheet, "words") or "")
    return words, numbers_now(row, _picked(key, row.sheet.pick))


def _picked(key: PersonKey, line: Line | None) -> str:
    return (read(key, line, "text") or "") if line else ""


def _all_before(actor: Actor, participant_id: UUID) -> Any:
    rows = Earlier.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    found = rows.select_related("sheet__pick", "line", "pick")
    return found.order_by("-made_at", "-id")[:EARLIER_MOST]


_ALL_BEFORE = Reading(_all_before)


def all_earlier(
    actor: Actor, participant_id: UUID, *, key: PersonKey
) -> Mapping[UUID, Sequence[Before]]:
    """Return by sheet or line how it stood before, the newest first; one query."""
    found, after = [], dict[UUID, _Stood]()
    for row in _ALL_BEFORE.objects(actor, participant_id):
        of, was = row.line_id or row.sheet_id, _stood(key, row)
        what = changed(was, after.get(of) or _stands(key, row), numbered=row.numbered)
        after[of] = was
        if what.any:
            words = [("", text) for text in was[0] if text] + was[1]
            found.append((of, Before(row.made_at, words)))
    return by_row(found)


def _may_use(actor: Actor, row: Earlier, *, coach: bool) -> bool:
    if row.line is None:
        return not coach
    return kinds.may_change(row.line.by, row.line.writer_id, actor.user_id, coach=coach)
