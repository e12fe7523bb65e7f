"""When somebody is not disturbed: the night, and the hours that they asked to have quiet.

The hours somebody wrote down are not this floor's; a room above says which they are. They come on
top of the night, which is never shortened by them. Requirement 003-18.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from handrail.ground.messaging.rules import quiet_since, quiet_until

Stretch = tuple[datetime, datetime]
"""From when, until when, in UTC; the end does not belong to it."""
Answer = Callable[[UUID, str, datetime, datetime], Sequence[Stretch]]
_answers: list[Answer] = []
LONGEST = timedelta(days=7)
"""Hours that go on for longer have no end to wait for; then the night alone counts."""
_INSTANT = timedelta(microseconds=1)


def own_hours(answer: Answer) -> Answer:
    """Let the decorated function of a room say which quiet hours a person asked for in a time."""
    _answers.append(answer)
    return answer


def asked_for(participant_id: UUID, zone: str, first: datetime, last: datetime) -> list[Stretch]:
    """The quiet hours that this person asked for and that touch `first` to `last`, in UTC.

    `zone` is the person's. A week more is looked at on both sides, for hours that go on.
    """
    window = first - LONGEST, last + LONGEST
    return [one for ask in _answers for one in ask(participant_id, zone, *window)]


def stretch(at: datetime, zone: str, own: Sequence[Stretch] = ()) -> Stretch | None:
    """The whole stretch around `at` in which somebody is not disturbed, or None.

    Pure. Hours of their own that meet the night make one stretch with it.
    """
    found = _one(at, zone, own)
    if found is None:
        return None
    begins, ends = found
    while ends - begins <= LONGEST and (more := _one(ends, zone, own)):
        ends = more[1]
    while ends - begins <= LONGEST and (more := _one(begins - _INSTANT, zone, own)):
        begins = more[0]
    return (begins, ends) if ends - begins <= LONGEST else stretch(at, zone)


def _one(at: datetime, zone: str, own: Sequence[Stretch]) -> Stretch | None:
    since, until = quiet_since(at, zone), quiet_until(at, zone)
    if since is not None and until is not None:
        return since, until
    there = [(begins, ends) for begins, ends in own if begins <= at < ends]
    return max(there, key=lambda one: one[1] - one[0], default=None)
