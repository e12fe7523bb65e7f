"""Held to and held up, counted: the first, honest part of the balance.

Pure: no clock, no database. What is counted: contacts that were not taken back, by the two tags
their writer put on them, in weeks that begin on Monday where the participant lives, and what the
coach wrote to encourage: kind words, a word back to a win or a milestone. Each of those held the
person up, and how many there are is said. Nothing is weighed or ranked, there is no score, and
nothing is said of what the counts mean: what that takes, and when it is too little for it, stands
in one place, behind the page that the card leads to. Source: the two axes follow supportive
accountability (Mohr, Cuijpers and Lehman, 2011); reading them as two axes side by side is ours and
unproved, so it is something to talk about together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WEEKS = 12
TOGETHER = 4


@dataclass(frozen=True)
class Touch:
    """One contact: its instant (aware) and its two tags."""

    at: datetime
    held_to: bool
    held_up: bool


@dataclass(frozen=True)
class Counts:
    """How often in a stretch of weeks; a contact with both tags counts in all three.

    `kind_words` are those among `held_up` that were written to encourage.
    """

    held_to: int = 0
    held_up: int = 0
    both: int = 0
    kind_words: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.held_to + other.held_to,
            self.held_up + other.held_up,
            self.both + other.both,
            self.kind_words + other.kind_words,
        )


@dataclass(frozen=True)
class Week:
    """One week of the history, from its Monday."""

    monday: date
    counts: Counts


@dataclass(frozen=True)
class Balance:
    """Twelve weeks, oldest first, the last one not over yet; four weeks now and the four before."""

    weeks: Sequence[Week]
    now: Counts
    before: Counts


def monday_of(day: date) -> date:
    """The Monday of the week that holds `day`."""
    return day - timedelta(days=day.weekday())


def first_day(today: date) -> date:
    """The first day that is counted: the Monday eleven weeks before this week's."""
    return monday_of(today) - timedelta(weeks=WEEKS - 1)


def measure(touches: Iterable[Touch], kind_days: Iterable[date], zone: str, today: date) -> Balance:
    """Count contacts and kind words of the last twelve weeks of the participant.

    `zone` is the participant's IANA zone and decides the week of a contact; `kind_days` and
    `today` are local days there. What lies outside the twelve weeks, or after `today`, does not
    count. The order in which things come does not matter.
    """
    here, first = ZoneInfo(zone), first_day(today)
    found = [[0, 0, 0, 0] for _number in range(WEEKS)]
    for touch in touches:
        day = touch.at.astimezone(here).date()
        if first <= day <= today:
            _add(found[(day - first).days // 7], touch)
    for day in kind_days:
        if first <= day <= today:
            counts = found[(day - first).days // 7]
            counts[1] += 1
            counts[-1] += 1
    weeks = tuple(
        Week(first + timedelta(weeks=number), Counts(*each)) for number, each in enumerate(found)
    )
    now, before = weeks[-TOGETHER:], weeks[-2 * TOGETHER : -TOGETHER]
    return Balance(weeks, _sum(now), _sum(before))


def _add(counts: list[int], touch: Touch) -> None:
    counts[0] += touch.held_to
    counts[1] += touch.held_up
    counts[2] += touch.held_to and touch.held_up


def _sum(weeks: Iterable[Week]) -> Counts:
    return sum((week.counts for week in weeks), Counts())


def for_participant(balance: Balance) -> str:
    """The counts of four weeks as the participant reads them; counts alone, no verdict."""
    now = balance.now
    held_to = ngettext(
        "%(count)d contact that held you to your goals",
        "%(count)d contacts that held you to your goals",
        now.held_to,
    ) % {"count": now.held_to}
    held_up = ngettext("%(count)d that held you up", "%(count)d that held you up", now.held_up) % {
        "count": now.held_up
    }
    return _said(held_to, held_up, now)


def for_coach(balance: Balance) -> str:
    """The same counts as the coach reads them; counts alone, no verdict."""
    now = balance.now
    held_to = ngettext(
        "%(count)d contact that held them to their goals",
        "%(count)d contacts that held them to their goals",
        now.held_to,
    ) % {"count": now.held_to}
    held_up = ngettext(
        "%(count)d that held them up", "%(count)d that held them up", now.held_up
    ) % {"count": now.held_up}
    return _said(held_to, held_up, now)


def _said(held_to: str, held_up: str, now: Counts) -> str:
    parts = [
        _("In four weeks: %(held_to)s, %(held_up)s.") % {"held_to": held_to, "held_up": held_up}
    ]
    if now.both:
        parts.append(
            ngettext("%(count)d of them did both.", "%(count)d of them did both.", now.both)
            % {"count": now.both}
        )
    if now.kind_words:
        words = _("Kind words and words back among them: %(count)d.")
        parts.append(words % {"count": now.kind_words})
    return " ".join(parts)


def before_words(balance: Balance) -> str:
    """The four weeks before, in words that are the same for both; "" when nothing was there."""
    before = balance.before
    if before == Counts():
        return ""
    values = {"held_to": before.held_to, "held_up": before.held_up}
    return _("The four weeks before: held to %(held_to)d, held up %(held_up)d.") % values
