"""Pure rules: the working agreement and its signatures, promises and rituals, the wanted mix."""

from __future__ import annotations

from datetime import date, timedelta

from handrail.ground.kernel.marked import N_

PARTICIPANT, COACH, BOTH = "participant", "coach", "both"
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
NOT_A_DAY = N_("Write the day like 2026-05-14.")
PAST = N_("This day is over. Pick a day that is still to come.")


def check_ahead(on: date, today: date, most: int, far: str) -> str | None:
    """The sentence to show when a day to look at something again does not fit, or None.

    It has to be after today and at most `most` days from it; `far` is said of a later one.
    """
    if on <= today:
        return PAST
    return far if on > today + timedelta(days=most) else None


def may_change(by: str, writer: object, who: object, *, coach: bool) -> bool:
    """Whether somebody may change these words: only whoever wrote them."""
    return by == COACH and writer == who if coach else by == PARTICIPANT
