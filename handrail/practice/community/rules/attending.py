"""What may be recorded about going to a meeting, and the words for it."""

from __future__ import annotations

from datetime import date, timedelta

BEFORE, DURING, AFTER = "before", "during", "after"
SENTENCE_LIMIT = 500
NAME_LIMIT = 120

WHEN_WORDS: dict[str, str] = {
    BEFORE: "I am about to go",
    DURING: "I am there now",
    AFTER: "I was there",
}
TITLES: dict[str, str] = {
    BEFORE: "Was about to go to a meeting",
    DURING: "Was at a meeting",
    AFTER: "Went to a meeting",
}

# A phone's clock may be two days off; a plan for next week is a step, not a meeting.
_AHEAD = timedelta(days=2)
_BACK = timedelta(days=366)

TOO_FAR_AHEAD = "That day is still to come. Pick today or a day before."
TOO_LONG_AGO = "That is more than a year ago. Pick a day in the last year."


def day_problem(local_date: date, today: date) -> str | None:
    """A sentence when the day cannot be recorded (days ahead, or over a year ago), else None."""
    ahead = local_date - today
    if ahead > _AHEAD:
        return TOO_FAR_AHEAD
    return TOO_LONG_AGO if -ahead > _BACK else None
