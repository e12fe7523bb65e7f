"""Of whom a coach is asked the two questions today, for their first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.people.models import Episode, Relationship
from handrail.ground.people.names import short_name
from handrail.ground.schedule.rules import instant

from ..models import Pulse, PulseRest
from ..rules import pulses as rules

_C = Capability.PULSE_ANSWER
PULSES = 61
"""The number of this room's rows in a look at what waits for a coach."""
AT_MOST = 12


@dataclass(frozen=True)
class PulseOf:
    """Somebody of whom the coach is asked how the two work together."""

    participant_id: UUID
    name: str


def _due(actor: Actor, since: date, began: datetime) -> Any:
    of = {"participant_id": OuterRef("participant_id"), "staff_id": OuterRef("staff_id")}
    recent = {**of, "own": False, "on__gt": since}
    # While somebody is away from the programme nobody asks how the two work together.
    here = Episode.objects.visible_to(actor, _C).filter(
        participant_id=OuterRef("participant_id"), closed_at__isnull=True
    )
    return Relationship.objects.visible_to(actor, _C).filter(
        ~Exists(Pulse.objects.visible_to(actor, _C).filter(**recent)),
        ~Exists(PulseRest.objects.visible_to(actor, _C).filter(**recent)),
        Exists(here),
        staff_id=actor.staff_id, kind="coach", ended_at__isnull=True, started_at__lt=began,
    )  # fmt: skip


def lately(actor: Actor, today: date) -> tuple[date, datetime]:
    """After which day an answer counts as lately, and before which moment the two began."""
    since = rules.rests_since(today)
    return since, instant(since + timedelta(days=1), time(0), actor.zone)


def anybody(actor: Actor, since: date, began: datetime) -> Any:
    """A row of the number PULSES for each that is due; for a look at it with other rooms."""
    return numbered(_due(actor, since, began), PULSES)


def _named(actor: Actor, since: date, began: datetime) -> Any:
    return _due(actor, since, began).order_by("started_at", "id").values_list(
        "participant_id", "participant__given_name", "participant__family_name",
        "participant__removed_at",
    )[:AT_MOST]  # fmt: skip


_NAMED = Reading(_named)


def pulses_due(actor: Actor, today: date) -> tuple[PulseOf, ...]:
    """Of whom the coach is asked today, at most twelve, those they know longest first; one query.

    Writes the reading into the book when there is anybody.
    """
    rows = _NAMED.rows(actor, *lately(actor, today))
    found = tuple(PulseOf(who, short_name(*names)) for who, *names in rows)
    if found:
        record_list(actor, Capability.BALANCE_READ, [one.participant_id for one in found])
    return found
