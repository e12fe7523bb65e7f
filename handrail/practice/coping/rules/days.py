"""Days ahead that may be hard: when the next one is, and when to remind of it.

A payday of every two weeks keeps its weekday. A monthly one of the 31st is the last day of a
shorter month, and a yearly one of 29 February is the 28th in other years.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.messaging.quiet import Stretch, stretch
from handrail.ground.messaging.rules import quiet_until
from handrail.ground.people.past import LONG_AGO
from handrail.ground.schedule.rules import instant

TEXT_LIMIT = 200
AT = time(17)
MORNING, MIDNIGHT = time(8), time(0)
SNOOZE = timedelta(hours=3)
YEARS_AHEAD, LONGEST_BACK = 5, 36_525

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "holiday": N_("A holiday"),
        "payday": N_("A payday"),
        "anniversary": N_("A day to remember"),
        "court": N_("A day in court"),
        "other": N_("Another day"),
    }
)
REPEATS: Mapping[str, str] = MappingProxyType(
    {
        "once": N_("Only this once"),
        "two_weeks": N_("Every two weeks"),
        "monthly": N_("Every month"),
        "yearly": N_("Every year"),
    }
)
BEFORE: Mapping[int, str] = MappingProxyType(
    {1: N_("The evening before"), 2: N_("Two days before"), 7: N_("A week before")}
)

MISSING = N_("Write what day it is, in your words.")
DAY_PAST = N_("That day has been. Pick today or a later day, or let it come again.")
DAY_FAR = N_("Pick a day within five years.")
SNOOZED = N_("We remind you again in three hours.")
SNOOZED_NIGHT = N_("We send nothing at night. We remind you again in the morning, at %(time)s.")
SNOOZED_QUIET = N_(
    "We send nothing in your quiet hours. We remind you again when they are over, at %(time)s."
)
AGAIN = N_("It is back for this time.")


def check_day(on: date, repeats: str, today: date) -> str | None:
    """The sentence to show when a day cannot be kept, or None."""
    if on > today + timedelta(days=366 * YEARS_AHEAD):
        return DAY_FAR
    if (today - on).days > LONGEST_BACK:
        return LONG_AGO
    return DAY_PAST if repeats == "once" and on < today else None


def _month(on: date, months: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def comes_again(starts: date, repeats: str, day: date) -> bool:
    """Whether there is such a day after this one."""
    return next_day(starts, repeats, day + timedelta(days=1)) is not None


def next_day(starts: date, repeats: str, earliest: date) -> date | None:
    """The first such day on or after `earliest`, or None when there is none any more."""
    if starts >= earliest:
        return starts
    if repeats == "two_weeks":
        return starts + timedelta(days=14 * -(-(earliest - starts).days // 14))
    months = {"monthly": 1, "yearly": 12}.get(repeats)
    if months is None:
        return None
    whole = (earliest.year - starts.year) * 12 + earliest.month - starts.month
    step = whole // months
    while (found := _month(starts, step * months)) < earliest:
        step += 1
    return found


TOO_SOON = N_("It is too late for a reminder. The day stands on Today.")
NOWHERE = N_(
    "We know no phone number or e-mail of yours to remind you at. The day stands on Today."
)


OFF = N_("No reminder")
COMES, COMES_AFTER_NIGHT = N_("We remind you:"), N_("We send nothing at night. We remind you:")
COMES_AFTER_QUIET = N_("We send nothing in your quiet hours. We remind you:")
TOLD = N_("We reminded you:")
SKIPPED = N_("You put it away for this time. No reminder comes.")
SKIPPED_THEN = N_("You put it away for this time. We remind you again:")


@dataclass(frozen=True)
class Ahead:
    """What is known of the reminder of a day: `next_on` is its next time, None when it has been.

    `skipped` says that it was put away for this time, `reached` that there is a phone or e-mail.
    `planned` is when the next reminder falls due, `told` when the last one did, and `own` are the
    quiet hours that the person asked for.
    """

    next_on: date | None
    before: int
    remind: bool = True
    skipped: bool = False
    reached: bool = True
    planned: datetime | None = None
    told: datetime | None = None
    own: Sequence[Stretch] = ()


@dataclass(frozen=True)
class Reminder:
    """The sentence about a reminder, to translate, "" for none, and the time that goes with it."""

    words: str
    at: datetime | None = None


def comes_at(at: datetime, zone: str, own: Sequence[Stretch] = ()) -> datetime:
    """When a reminder that falls due then really comes: one of the night waits for the morning,
    and one in hours that somebody asked to have quiet (`own`) for their end."""
    found = stretch(at, zone, own)
    return found[1] if found else at


def _words(at: datetime, then: datetime, zone: str) -> str:
    if at == then:
        return COMES
    return COMES_AFTER_NIGHT if quiet_until(at, zone) else COMES_AFTER_QUIET


def reminder(day: Ahead, zone: str, now: datetime) -> Reminder:
    """When the reminder of a day comes, or why none does."""
    if day.next_on is None:
        return Reminder("")
    if not day.remind:
        return Reminder(OFF)
    if day.skipped:
        then = day.planned if day.reached else None
        return Reminder(SKIPPED_THEN, comes_at(then, zone, day.own)) if then else Reminder(SKIPPED)
    if not day.reached:
        return Reminder(NOWHERE)
    return _on_its_way(day, zone, now) or Reminder(TOO_SOON)


def _on_its_way(day: Ahead, zone: str, now: datetime) -> Reminder | None:
    """The reminder that waits for the morning, the next one, or the one that came."""
    held = comes_at(day.told, zone, day.own) if day.told else None
    if day.told and held and held > now:
        return Reminder(_words(day.told, held, zone), held)
    if day.planned:
        at = comes_at(day.planned, zone, day.own)
        return Reminder(_words(day.planned, at, zone), at)
    first = (
        instant(day.next_on - timedelta(days=day.before), MIDNIGHT, zone) if day.next_on else now
    )
    return Reminder(TOLD, held) if day.told and day.told >= first else None


def remind_at(day: date, before: int, zone: str) -> datetime:
    """When to remind: at five in the afternoon, on the person's own wall clock."""
    return instant(day - timedelta(days=before), AT, zone)


def still_to_come(day: date, before: int, zone: str, now: datetime) -> datetime | None:
    """When to remind of this day, when asked at `now`; None when it is too late for any.

    Somebody who asks after the time that they chose is reminded the evening before, or else in
    the morning of the day.
    """
    chosen = (remind_at(day, before, zone), remind_at(day, 1, zone), instant(day, MORNING, zone))
    return next((at for at in chosen if at > now), None)


def next_reminder(
    starts: date, repeats: str, before: int, now: datetime, today: date, zone: str
) -> tuple[date, datetime] | None:
    """The next day whose reminder is still to come, and when that is; None without any."""
    found = next_day(starts, repeats, today)
    while found is not None:
        at = still_to_come(found, before, zone, now)
        if at is not None:
            return found, at
        found = next_day(starts, repeats, found + timedelta(days=1))
    return None


def is_near(day: date, before: int, today: date) -> bool:
    """Whether the day is so near that its card stands on Today."""
    return 0 <= (day - today).days <= before
