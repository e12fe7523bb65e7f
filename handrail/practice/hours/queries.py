"""Reads of hours: one's own, what they promise a participant, and a team's weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role, rules_for
from handrail.ground.kernel import clock
from handrail.ground.people.models import Staff

from . import rules
from .models import CoachHours
from .wording import say, week_line


@dataclass(frozen=True)
class Week:
    """Somebody's hours: `given` is false while they never set any."""

    zone: str
    spans: tuple[rules.Span, ...] = ()
    away: tuple[rules.Away, ...] = ()
    given: bool = False


def _spans(held: Any) -> tuple[rules.Span, ...]:
    return tuple(rules.Span(*span) for span in held)


def _aways(held: Any) -> tuple[rules.Away, ...]:
    return tuple(rules.Away(*(date.fromisoformat(day) for day in away)) for away in held)


def own_week(actor: Actor) -> Week:
    """The actor's own hours; an empty week on their own clock while none are given."""
    if actor.staff_id is None or not rules_for(actor.roles, Capability.HOURS_SET):
        raise NotVisible
    row = CoachHours.objects.filter(org_id=actor.org_id, staff_id=actor.staff_id).first()
    if row is None:
        return Week(actor.zone)
    return Week(row.zone, _spans(row.spans), _aways(row.away), given=bool(row.spans or row.away))


class Told(NamedTuple):
    """When somebody is there, as one sentence, and whether that is now.

    `until` is when the sentence stops being true, None for never.
    """

    words: str
    here: bool
    until: datetime | None = None


def presence_of(actor: Actor, staff_ids: Iterable[UUID]) -> dict[UUID, str]:
    """One sentence for each of these coaches, on the reader's clock; one query.

    The ids come from a read that has asked the ring. Raises NotVisible when the actor may not.
    """
    return {staff_id: told.words for staff_id, told in presences_of(actor, staff_ids).items()}


def presences_of(actor: Actor, staff_ids: Iterable[UUID]) -> dict[UUID, Told]:
    """The same, with whether each of them is there now."""
    if not rules_for(actor.roles, Capability.HOURS_READ):
        raise NotVisible
    wanted, now = list(staff_ids), clock.now()
    rows = CoachHours.objects.filter(org_id=actor.org_id, staff_id__in=wanted) if wanted else ()
    held = {row.staff_id: row for row in rows}
    found: dict[UUID, Told] = {}
    for staff_id in wanted:
        row = held.get(staff_id)
        known = (
            rules.presence(_spans(row.spans), _aways(row.away), now, row.zone)
            if row
            else rules.Presence(rules.State.UNKNOWN)
        )
        here = known.state is rules.State.HERE
        found[staff_id] = Told(
            say(known, now, actor.zone), here, rules.true_until(known, now, actor.zone)
        )
    return found


@dataclass(frozen=True)
class Team:
    """The weeks of a team's coaches, without a name; `silent` of them gave no hours."""

    weeks: tuple[tuple[tuple[rules.Span, ...], str], ...]
    silent: int


def team(actor: Actor) -> Team:
    """The weeks of the coaches whom the actor supervises, of all for a manager; one query."""
    if not rules_for(actor.roles, Capability.COVERAGE_READ):
        raise NotVisible
    coaches = Staff.objects.filter(
        org_id=actor.org_id, suspended_at__isnull=True, roles__contains=Role.COACH
    )
    if not actor.has(Role.MANAGER):
        coaches = coaches.filter(supervisor_id=actor.staff_id)
    rows = list(coaches.values_list("given_hours__spans", "given_hours__zone"))
    weeks = tuple((_spans(spans), zone) for spans, zone in rows if spans)
    return Team(weeks, len(rows) - len(weeks))


def weeks_in_words(actor: Actor) -> dict[UUID, str]:
    """The usual week of every coach here in one line, for whoever looks for a coach; one query.

    Raises NotVisible when the actor may not.
    """
    if not rules_for(actor.roles, Capability.MATCH_READ):
        raise NotVisible
    rows = CoachHours.objects.filter(org_id=actor.org_id, staff__suspended_at__isnull=True)
    return {row.staff_id: week_line(_spans(row.spans)) for row in rows if row.spans}
