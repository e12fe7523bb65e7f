"""When to remind of an appointment: two hours ahead, and never in somebody's quiet hours.

Pure: no clock, no database. A reminder that would fall into the night, or into hours that the
person asked to have quiet, comes an hour before they begin: held until their end it would come
after the time it reminds of (requirement 003-18). People who work at night meet at such times.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from handrail.ground.messaging.quiet import Stretch, stretch

BEFORE = timedelta(hours=2)
"""Time to get there by bus."""
BEFORE_QUIET = timedelta(hours=1)
LEEWAY = timedelta(minutes=15)
"""So much later a message may leave than it was planned, and it should still be of use."""


def remind_at(
    starts_at: datetime, zone: str, now: datetime, own: Sequence[Stretch] = ()
) -> datetime | None:
    """When to remind of what starts then, said at `now`; None when it is too late for any.

    Two hours ahead. Where that lies in the quiet hours, or so close before them that it might be
    held: an hour before they begin. When that has gone by, at their end, if something is left
    until it starts. `own` are the quiet hours the person asked for around that time.
    """
    planned = starts_at - BEFORE
    found = stretch(planned, zone, own)
    choices = [] if found else [planned]
    if around := found or stretch(planned + LEEWAY, zone, own):
        begins, ends = around
        at_their_end = [ends] if ends + LEEWAY <= starts_at else []
        choices = [_before(begins, zone, own), *choices, *at_their_end]
    return next((at for at in choices if at > now), None)


def _before(begins: datetime, zone: str, own: Sequence[Stretch]) -> datetime:
    """An hour before quiet hours begin, or as soon as others are over that lie there."""
    at = begins - BEFORE_QUIET
    earlier = stretch(at, zone, own)
    if earlier is None:
        return at
    since, until = earlier
    return until if until + LEEWAY <= begins else _before(since, zone, own)
