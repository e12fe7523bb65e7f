"""When people need somebody, and when somebody is on: counts by block of the week, no names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.practice.checkins.queries import hard_by_hour
from handrail.practice.contacts.across import asked_by_hour
from handrail.practice.hours import rules
from handrail.practice.hours.queries import team
from handrail.watch.insight.models import CaseloadRow

_C = Capability.COVERAGE_READ


@dataclass(frozen=True)
class Coverage:
    """A team's week on the clock of `zone`: how many are on, how many people needed somebody."""

    zone: str
    on: dict[rules.Block, int]
    need: dict[rules.Block, int]
    coaches: int
    silent: int


def _zone_of_most(actor: Actor) -> str:
    rows = CaseloadRow.objects.visible_to(actor, _C).filter(episode_open=True)
    zones = rows.order_by().values_list("zone").annotate(number=Count("pk"))
    first = zones.order_by("-number", "zone").first()
    return str(first[0]) if first else actor.zone


def coverage(actor: Actor) -> Coverage:
    """The last eight weeks of the people whom the actor answers for, in four queries.

    Need and hours are laid on one clock, that of the place where most of these people live. No
    line is written into the book: nobody's record is shown, only numbers.
    """
    zone, now = _zone_of_most(actor), clock.now()
    since = now - timedelta(weeks=rules.NEED_WEEKS)
    today = clock.local(now, zone).date()
    held = team(actor)
    hard, asked = hard_by_hour(actor, _C, since, zone), asked_by_hour(actor, _C, since, zone)
    return Coverage(
        zone,
        rules.coverage(held.weeks, zone, today - timedelta(days=today.weekday())),
        rules.people_by_block((*hard, *asked)),
        len(held.weeks),
        held.silent,
    )
