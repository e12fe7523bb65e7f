"""Days on which something about a person can have been."""

from __future__ import annotations

from datetime import date

from handrail.ground.kernel.marked import N_

LONGEST_BACK = 36_525
"""Days. Nobody looks back more than a hundred years."""
AHEAD = N_("That day has not come yet. Pick today or an earlier day.")
LONG_AGO = N_("Pick a day in the last 100 years.")
BEFORE_BIRTH = N_("That day is before the year of birth. Pick a later day.")


def before_birth(on: date, birth_year: int | None) -> str | None:
    """The sentence for a day of a year before somebody was born; None where that is not known."""
    return BEFORE_BIRTH if birth_year is not None and on.year < birth_year else None


def check_past(on: date, today: date, birth_year: int | None = None) -> str | None:
    """The sentence to show when something cannot have been on that day, or None when it can."""
    if on > today:
        return AHEAD
    return LONG_AGO if (today - on).days > LONGEST_BACK else before_birth(on, birth_year)
