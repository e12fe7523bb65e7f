"""Setting one's own hours."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock

from . import rules
from .models import CoachHours


@command(Capability.HOURS_SET, record=False)
def set_hours(
    actor: Actor, *, zone: str, spans: Iterable[rules.Span], away: Iterable[rules.Away]
) -> None:
    """Replace the actor's own week and days away; they count at once. Days that are over go.

    Raises NotVisible for somebody who does not work here.
    """
    if actor.staff_id is None:
        raise NotVisible
    today = clock.today(zone)
    CoachHours.objects.update_or_create(
        staff_id=actor.staff_id,
        org_id=actor.org_id,
        defaults={
            "zone": zone,
            "spans": [[s.day, s.start, s.end] for s in rules.joined(spans)],
            "away": [
                [a.first.isoformat(), a.back.isoformat()]
                for a in sorted(set(away))
                if a.back > today
            ],
            "changed_at": clock.now(),
        },
    )
