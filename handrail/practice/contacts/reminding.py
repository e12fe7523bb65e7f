"""When to remind of an appointment: two hours ahead, and never in somebody's quiet hours.

Pure: no clock, no database. A reminder that would fall into the night comes in the evening before
it: held until the morning it would come after the time it reminds of (requirement 003-18). People
who work at night meet at such times.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from handrail.ground.messaging.rules import quiet_since, quiet_until

BEFORE = timedelta(hours=2)
"""Time to get there by bus."""
BEFORE_NIGHT = timedelta(hours=1)
LEEWAY = timedelta(minutes=15)
"""So much later a message may leave than it was planned, and it should still be of use."""


def remind_at(starts_at: datetime, zone: str, now: datetime) -> datetime | None:
    """When to remind of what starts then, said at `now`; None when it is too late for any.

    Two hours ahead. Where that lies in the quiet hours, or so close before them that it might be
    held: an hour before they begin. When that has gone by, in the morning, if something is left
    until it starts.
    """
    planned = starts_at - BEFORE
    began = quiet_since(planned, zone) or quiet_since(planned + LEEWAY, zone)
    choices = [planned] if quiet_since(planned, zone) is None else []
    if began is not None:
        end = quiet_until(began, zone)
        morning = [end] if end and end + LEEWAY <= starts_at else []
        choices = [began - BEFORE_NIGHT, *choices, *morning]
    return next((at for at in choices if at > now), None)
