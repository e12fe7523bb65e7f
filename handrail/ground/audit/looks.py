"""The book by day and by whoever looked: three questions a page, however often somebody looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate

from handrail.ground.audit.models import AuditEvent, RosterMember
from handrail.ground.audit.queries import PAGE, Look
from handrail.ground.kernel import clock

GROUPS = 12
"""Groups on one page."""
LINES = 600
"""Single lines read for one page of groups; who wants the rest opens the day."""

Who = tuple[date, UUID | None, str]
_LINE = ("at", "kind", "actor", "actor_name", "actor_role", "capability", "detail")


@dataclass(frozen=True)
class DayOfLooks:
    """What one person did with a record on one local day: how often, for what, and the lines.

    `kinds` are all different things that were done, each once. `lines` are newest first and may be
    fewer than `times`.
    """

    day: date
    actor: UUID | None
    actor_name: str
    actor_role: str
    times: int
    kinds: tuple[Look, ...]
    lines: tuple[Look, ...]


def _about(participant_id: UUID) -> Any:
    rosters = RosterMember.objects.filter(participant=participant_id).values("roster")
    return AuditEvent.objects.filter(Q(subject=participant_id) | Q(roster__in=rosters))


def _between(first: date, last: date, zone: str) -> Q:
    # By instants, so that the two indexes serve it; the local day may be 23 or 25 hours long.
    there = ZoneInfo(zone)
    begins = datetime(first.year, first.month, first.day, tzinfo=there).astimezone(UTC)
    after = last + timedelta(days=1)
    ends = datetime(after.year, after.month, after.day, tzinfo=there).astimezone(UTC)
    return Q(at__gte=begins, at__lt=ends)


def days_of_looks(participant_id: UUID, zone: str, page: int = 1) -> tuple[list[DayOfLooks], bool]:
    """One page of days and people, newest first, and if there is more."""
    there = ZoneInfo(zone)
    rows: list[dict[str, Any]] = list(
        _about(participant_id)
        .annotate(day=TruncDate("at", tzinfo=there))
        .values("day", "actor", "actor_name")
        .annotate(times=Count("id"), last=Max("at"), role=Max("actor_role"))
        .order_by("-day", "-last")[(page - 1) * GROUPS : page * GROUPS + 1]
    )
    shown = rows[:GROUPS]
    if not shown:
        return [], False
    span = _about(participant_id).filter(_between(shown[-1]["day"], shown[0]["day"], zone))
    kinds, lines = _kinds(span, there), _lines(span, zone)
    found = [
        DayOfLooks(
            row["day"], row["actor"], row["actor_name"], row["role"], row["times"],
            tuple(kinds[key]), tuple(lines[key]),
        )
        for row in shown
        for key in [(row["day"], row["actor"], row["actor_name"])]
    ]  # fmt: skip
    return found, len(rows) > GROUPS


def _kinds(span: Any, there: ZoneInfo) -> dict[Who, list[Look]]:
    rows = (
        span.annotate(day=TruncDate("at", tzinfo=there))
        .values(*_LINE[1:], "day")
        .annotate(last=Max("at"))
        .order_by("-last")
    )
    found: dict[Who, list[Look]] = defaultdict(list)
    for row in rows:
        day, last = row.pop("day"), row.pop("last")
        found[day, row["actor"], row["actor_name"]].append(Look(at=last, **row))
    return found


def _lines(span: Any, zone: str) -> dict[Who, list[Look]]:
    found: dict[Who, list[Look]] = defaultdict(list)
    for look in _looks(span.order_by("-at", "-id")[:LINES]):
        found[clock.local(look.at, zone).date(), look.actor, look.actor_name].append(look)
    return found


def _looks(rows: Any) -> Iterable[Look]:
    return (Look(*row) for row in rows.values_list(*_LINE))


def looks_on(
    participant_id: UUID, day: date, actor: UUID | None, zone: str, page: int = 1
) -> tuple[list[Look], bool]:
    """One page of the single lines of one person on one local day, newest first."""
    rows = _about(participant_id).filter(_between(day, day, zone), actor=actor)
    start = (page - 1) * PAGE
    looks = list(_looks(rows.order_by("-at", "-id")[start : start + PAGE + 1]))
    return looks[:PAGE], len(looks) > PAGE
