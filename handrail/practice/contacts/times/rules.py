"""Lines about when somebody can: shifts, caring for others, times that suit or do not, a ride.

Pure: no clock, no database. A line is the person's own, or the coach's beside it; nothing is worked
out about anybody. A time that falls into one is never forbidden: the page says what was written,
and whoever sets the time goes on or picks another. Requirements 003-18 and 004-46.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.messaging.rules import NIGHT

WORDS_LIMIT, AT_MOST = 300, 40
DAYS = "0123456"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sort:
    """One kind of line: its word, its icon, whether it has hours, whether a time in it is asked
    about."""

    word: str
    icon: str
    hours: bool = True
    in_the_way: bool = True


SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "good": Sort(N_("This suits me"), "check-circle", in_the_way=False),
        "not": Sort(N_("This does not suit me"), "x"),
        "work": Sort(N_("I work then"), "hourglass"),
        "care": Sort(N_("I look after somebody then"), "heart"),
        "quiet": Sort(N_("Quiet, please"), "moon"),
        "ride": Sort(N_("I need a ride"), "map-pin", hours=False, in_the_way=False),
        "phone": Sort(N_("Rather by phone"), "phone", hours=False, in_the_way=False),
    }
)
IN_PERSON = frozenset({"in_person", "community", "joint_meeting", "practical_help"})
"""Kinds where somebody goes somewhere."""

SORT_UNKNOWN = N_("Choose what it is.")
HALF = N_("Write both times, from and to, or leave both out.")
SAME = N_("From and to are the same. Write when it ends, or leave both out.")
SAYS_NOTHING = N_("Say which days, which hours, or a few words.")
FULL = N_("There are 40 lines. Put some away first.")
SAVED = N_("Saved. You both see it where a time is set.")
CHANGED = N_("Saved. What it said before is kept.")
PUT_AWAY = N_("Put away. You can bring it back below.")
BACK = N_("It is back.")
EARLIER_BACK = N_("The earlier words are back. The others are kept as well.")
BOTH_KEPT = N_("Somebody changed this at the same time. Yours counts now, theirs is kept below.")


@dataclass(frozen=True)
class When:
    """Weekdays ("135"; "" for every day) and hours (None: all day). 22:00 to 06:00 runs over
    midnight, and belongs to the day on which it begins."""

    days: str = ""
    starts: time | None = None
    ends: time | None = None

    @property
    def weekdays(self) -> Sequence[int]:
        """The weekdays, 0 for Monday; none means every day."""
        return sorted({int(day) for day in self.days})

    def _on(self, day: date) -> tuple[datetime, datetime] | None:
        if self.days and day.weekday() not in self.weekdays:
            return None
        if self.starts is None or self.ends is None:
            begins = datetime.combine(day, time())
            return begins, begins + _DAY
        over = _DAY if self.ends <= self.starts else timedelta()
        return datetime.combine(day, self.starts), datetime.combine(day, self.ends) + over

    def spans(self, first: date, last: date) -> list[tuple[datetime, datetime]]:
        """These hours from one day to another, on the wall clock: from when, until when."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [span for day in days if (span := self._on(day)) is not None]

    def meets(self, on: date, at: time, minutes: int) -> bool:
        """Whether a time shares a minute with these hours, on the wall clock.

        At the very ends of the calendar nothing does.
        """
        if not date.min + 2 * _DAY <= on <= date.max - 2 * _DAY:
            return False
        begins = datetime.combine(on, at)
        ends = begins + timedelta(minutes=minutes)
        near = [on + timedelta(days=n) for n in (-1, 0, 1)]
        spans = (self._on(day) for day in near)
        return any(span and span[0] < ends and begins < span[1] for span in spans)


@dataclass(frozen=True)
class Said:
    """A line as somebody says it."""

    sort: str
    when: When = When()
    words: str = ""


def check(said: Said) -> tuple[str, str] | None:
    """The sentence to show when a line says nothing that can be used, with its field, or None."""
    if said.sort not in SORTS:
        return SORT_UNKNOWN, "sort"
    when = said.when
    if (when.starts is None) != (when.ends is None):
        return HALF, "ends" if when.ends is None else "starts"
    if when.starts is not None and when.starts == when.ends:
        return SAME, "ends"
    if SORTS[said.sort].hours and not (when.days or when.starts or said.words):
        return SAYS_NOTHING, "words"
    return None


def kept(said: Said) -> Said:
    """The line without hours where its kind has none."""
    return said if SORTS[said.sort].hours else Said(said.sort, When(), said.words)


def in_the_way(lines: Iterable[Said], on: date, at: time, minutes: int) -> list[Said]:
    """The lines that a time falls into and that ask to be looked at first.

    A line of words alone, without days or hours, is shown and never asked about.
    """
    return [
        line
        for line in lines
        if SORTS[line.sort].in_the_way
        and (line.when.days or line.when.starts)
        and line.when.meets(on, at, minutes)
    ]


def at_night(lines: Iterable[Said], on: date, at: time, minutes: int) -> bool:
    """Whether a time falls into the night, for somebody who wrote no quiet hours of their own."""
    if any(line.sort == "quiet" and line.when.starts for line in lines):
        return False
    return When("", NIGHT.start, NIGHT.end).meets(on, at, minutes)


def rather_by_phone(lines: Iterable[Said], kind: str) -> bool:
    """Whether somebody asked for the phone and this is a meeting in person."""
    return kind in IN_PERSON and any(line.sort == "phone" for line in lines)


def rides(kind: str, asked: bool) -> bool:
    """Whether a ride is needed: only for a kind where somebody goes somewhere, if it was said."""
    return asked and kind in IN_PERSON


def needs_ride(lines: Iterable[Said]) -> bool:
    """Whether somebody wrote that they need a ride."""
    return any(line.sort == "ride" for line in lines)
