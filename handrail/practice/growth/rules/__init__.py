"""Pure rules of growth: days of milestones, the list of evidence, and two days side by side."""

from __future__ import annotations

from datetime import date

from handrail.ground.kernel.marked import N_

LONGEST_BACK, YEARS_AHEAD = 36_525, 20
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
NOT_A_DAY = N_("Write the day like 2026-05-14, or leave it out.")
DAY_AHEAD = N_("That day has not come yet. Pick today or an earlier day.")
DAY_OLD = N_("Pick a day in the last 100 years.")
DAY_FAR = N_("Pick a day within twenty years.")
BEFORE_BIRTH = N_("That day was before you were born. Please look at the year.")


def check_past(on: date, today: date, birth_year: int | None = None) -> str | None:
    """The sentence to show when something cannot have been on that day, or None."""
    if on > today:
        return DAY_AHEAD
    if (today - on).days > LONGEST_BACK:
        return DAY_OLD
    return BEFORE_BIRTH if birth_year and on.year < birth_year else None


def check_ahead(on: date, today: date, birth_year: int | None = None) -> str | None:
    """The sentence to show when a milestone cannot be meant for that day, or None."""
    if on <= today:
        return check_past(on, today, birth_year)
    return DAY_FAR if on.year > today.year + YEARS_AHEAD else None
