"""What may be recorded about going to a meeting, and the words for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from handrail.ground.kernel.marked import N_

BEFORE, DURING, AFTER = "before", "during", "after"
SENTENCE_LIMIT = 500
NAME_LIMIT = 120

WHEN_WORDS: dict[str, str] = {
    BEFORE: N_("I am about to go"),
    DURING: N_("I am there now"),
    AFTER: N_("I was there"),
}
TITLES: dict[str, str] = {
    BEFORE: N_("Was about to go to a meeting"),
    DURING: N_("Was at a meeting"),
    AFTER: N_("Went to a meeting"),
}

# A phone's clock may be two days off; a plan for next week is a step, not a meeting.
_AHEAD = timedelta(days=2)
_BACK = timedelta(days=366)

TOO_FAR_AHEAD = N_("That day is still to come. Pick today or a day before.")
TOO_LONG_AGO = N_("That is more than a year ago. Pick a day in the last year.")
CHOOSE_WHEN = N_("Choose before, during or after the meeting.")
CHOOSE_WHERE = N_("Write which meeting it was, or choose it from the list.")

SAVED = N_("Saved. It is good that you went looking for company.")
_UNDONE_WITHIN = timedelta(days=1)
STAYS_NOW = N_("You can take this back for a day. It stays now, and you choose who sees it.")


def may_take_back(saved_at: datetime, now: datetime) -> bool:
    """An entry may be taken back for a day after it was saved; both instants aware."""
    return now - saved_at <= _UNDONE_WITHIN


def day_problem(local_date: date, today: date) -> str | None:
    """A sentence when the day cannot be recorded (days ahead, or over a year ago), else None."""
    ahead = local_date - today
    if ahead > _AHEAD:
        return TOO_FAR_AHEAD
    return TOO_LONG_AGO if -ahead > _BACK else None
