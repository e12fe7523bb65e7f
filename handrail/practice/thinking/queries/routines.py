"""Reading routines with their last seven days."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for

from ..models import Pause, Sheet, Tick
from ..rules import routines as rules
from .views import RoutineView, SheetView, sheet_view

ROUTINES_AT_MOST = 20
_C = Capability.THINKING_READ


def _routines(actor: Actor, participant_id: UUID) -> Any:
    rows = Sheet.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, kind="routine", put_away_at__isnull=True
    )
    return rows.order_by("position", "made_at", "id")[:ROUTINES_AT_MOST]


def _ticks(actor: Actor, participant_id: UUID, since: date) -> Any:
    rows = Tick.objects.visible_to(actor, _C).filter(participant_id=participant_id, on__gte=since)
    return rows.values_list("sheet_id", "on")


def _pauses(actor: Actor, participant_id: UUID) -> Any:
    rows = Pause.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.values_list("sheet_id", "first", "last")


_ROUTINES, _TICKS, _PAUSES = Reading(_routines), Reading(_ticks), Reading(_pauses)


def routines(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None
) -> list[RoutineView]:
    """Return the routines that are not put away, in their order, with their last seven days."""
    rows = _ROUTINES.objects(actor, participant_id)
    if not rows:
        return []
    key = key or key_for(participant_id)
    return _counted(actor, participant_id, [sheet_view(key, row) for row in rows], today)


def counted(actor: Actor, view: SheetView, today: date) -> RoutineView:
    """Return one routine with its last seven days."""
    return _counted(actor, view.participant_id, [view], today)[0]


def _counted(
    actor: Actor, participant_id: UUID, views: list[SheetView], today: date
) -> list[RoutineView]:
    ticks: dict[UUID, set[date]] = defaultdict(set)
    pauses: dict[UUID, list[rules.Pause]] = defaultdict(list)
    for sheet_id, on in _TICKS.rows(actor, participant_id, today - timedelta(days=rules.WEEK - 1)):
        ticks[sheet_id].add(on)
    for sheet_id, first, last in _PAUSES.rows(actor, participant_id):
        pauses[sheet_id].append((first, last))
    return [
        RoutineView(view, rules.tally(view.starts_on, ticks[view.id], pauses[view.id], today))
        for view in views
    ]
