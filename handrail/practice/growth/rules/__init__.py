"""Pure rules of growth: days of milestones, the list of evidence, and two days side by side."""

from __future__ import annotations

from datetime import date

from handrail.ground.kernel.marked import N_
from handrail.ground.people.past import check_past

YEARS_AHEAD = 20
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
NOT_A_DAY = N_("Write the day like 2026-05-14, or leave it out.")
DAY_FAR = N_("Pick a day within twenty years.")


def check_ahead(on: date, today: date, birth_year: int | None = None) -> str | None:
    """The sentence to show when a milestone cannot be meant for that day, or None."""
    if on <= today:
        return check_past(on, today, birth_year)
    return DAY_FAR if on.year > today.year + YEARS_AHEAD else None
