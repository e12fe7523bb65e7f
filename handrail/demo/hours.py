"""The hours of the invented team: one coach in the evenings, one on Saturdays, one away soon."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from handrail.ground.kernel import clock
from handrail.ground.people.models import Staff
from handrail.practice.hours import rules
from handrail.practice.hours.models import CoachHours

WEEKDAYS = range(5)
WEEKS: dict[str, tuple[tuple[int, float, float], ...]] = {
    "Ben Keller": tuple((day, 9, 17) for day in WEEKDAYS),
    "Dana Ortiz": tuple((day, *part) for day in range(4) for part in ((9, 13), (14, 18))),
    "Marcus Lee": tuple((day, 14, 22) for day in WEEKDAYS),
    "Priya Nair": tuple((day, 10, 18) for day in range(1, 6)),
    "Tom Hasek": tuple((day, 7.5, 15.5) for day in WEEKDAYS),
    "Alma Reyes": tuple((day, 12, 20) for day in (0, 2, 4)),
    "Carol Winter": tuple((day, 8, 16) for day in WEEKDAYS),
    "Felix Amadi": tuple((day, 9, 17) for day in WEEKDAYS),
}
"""(weekday from Monday 0, from hour, to hour) on the clock of the coach's own site."""
AWAY_SOON = "Dana Ortiz"


def give(team: Iterable[Staff]) -> None:
    """Give each of the team their hours; whoever has none in WEEKS stays without."""
    for staff in team:
        week = WEEKS.get(staff.user.name, ())
        spans = [rules.Span(day, int(start * 60), int(end * 60)) for day, start, end in week]
        first = clock.today(staff.user.zone) + timedelta(days=9)
        away = [[first.isoformat(), (first + timedelta(days=5)).isoformat()]]
        CoachHours.objects.create(
            org_id=staff.org_id, staff=staff, zone=staff.user.zone,
            spans=[[s.day, s.start, s.end] for s in rules.joined(spans)],
            away=away if staff.user.name == AWAY_SOON else [],
        )  # fmt: skip
