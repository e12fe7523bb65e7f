"""Which hours a week holds, who is there now or when they are back, and where nobody is.

Pure: no clock, no database. The sentences that people read live beside the rule that says them.
Sources: requirement 002-11, evenings and weekends; rule 8 of the practitioners' list, what is said
about answers must be true and be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.ground.kernel.marked import N_

DAY = 24 * 60
STEP = 15
SPANS_A_DAY = 4
AWAYS = 4
AHEAD_DAYS = 400
BLOCK_HOURS = 4
BLOCK = BLOCK_HOURS * 60
BLOCKS = DAY // BLOCK
FEW = 5
NEED_WEEKS = 8


BOTH = N_("Give both times, from and to, or leave both out.")
QUARTER = N_("Use the full, quarter or half hour, like 9:00, 9:15 or 9:30.")
SAME = N_("These two times are the same. For a whole day, write 12:00 AM in both.")
FULL = N_("There are too many spans on %(day)s. Put some of them together; four fit.")
AWAY_BOTH = N_("Give both days, or leave both out.")
AWAY_ORDER = N_("The day you are back must come after the first day away.")
AWAY_LONG = N_("Pick days within a year from now.")

HERE_ALWAYS = N_("Here now")
HERE_UNTIL = N_("Here now, until %(time)s")
HERE_MIDNIGHT = N_("Here now, until midnight")
HERE_UNTIL_DAY = N_("Here now, until %(weekday)s at %(time)s")
BACK_TODAY = N_("Back today at %(time)s")
BACK_TOMORROW = N_("Back tomorrow at %(time)s")
BACK_WEEKDAY = N_("Back %(weekday)s at %(time)s")
BACK_DAY = N_("Back %(day)s at %(time)s")
AWAY_UNTIL = N_("Away until %(day)s")
AWAY_FOR_NOW = N_("Away for now")
NO_SET_HOURS = N_("No set hours. Messages are not watched all day.")
NOT_WATCHED = N_("Nobody reads messages day and night. If it cannot wait: Help.")

BLOCK_WORDS = (
    N_("night"), N_("early morning"), N_("morning"), N_("afternoon"), N_("evening"),
    N_("late evening"),
)  # fmt: skip
"""The six blocks of a day, from midnight, four hours each."""


@dataclass(frozen=True, order=True)
class Span:
    """Hours of one weekday (0 is Monday) in minutes since midnight; `end` 1440 is midnight."""

    day: int
    start: int
    end: int


@dataclass(frozen=True, order=True)
class Away:
    """Days without hours: from `first` up to, and not with, `back`."""

    first: date
    back: date


class State(StrEnum):
    """Whether somebody is there."""

    HERE = "here"
    BACK = "back"
    AWAY = "away"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Presence:
    """What may be promised: `at` ends HERE and begins BACK; `day` is set when AWAY has no hour."""

    state: State
    at: datetime | None = None
    day: date | None = None


def check_span(start: int | None, end: int | None) -> str | None:
    """The sentence that says what is not right with two times (minutes), or None."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        return BOTH
    if start % STEP or end % STEP:
        return QUARTER
    return SAME if start == end != 0 else None


def check_away(first: date | None, back: date | None, today: date) -> str | None:
    """The sentence that says what is not right with two days, or None."""
    if first is None and back is None:
        return None
    if first is None or back is None:
        return AWAY_BOTH
    if back <= first:
        return AWAY_ORDER
    near, far = today - timedelta(days=366), today + timedelta(days=366)
    return None if near <= first and back <= far else AWAY_LONG


def spans_of(day: int, start: int, end: int) -> tuple[Span, ...]:
    """What "from start to end" on a weekday means; a night over midnight is two spans."""
    if end == 0:
        return (Span(day, start, DAY),)
    if end > start:
        return (Span(day, start, end),)
    return (Span(day, start, DAY), Span((day + 1) % 7, 0, end))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The week in order, with spans of one day that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if last and last.day == span.day and span.start <= last.end:
            found[-1] = Span(last.day, last.start, max(last.end, span.end))
        else:
            found.append(span)
    return tuple(found)


def full_day(spans: Iterable[Span]) -> int | None:
    """The first weekday that holds more spans than the page has lines for, or None."""
    held = Counter(span.day for span in spans)
    return min((day for day, number in held.items() if number > SPANS_A_DAY), default=None)


def _readings(on: date, minute: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    day = on + timedelta(days=minute // DAY)
    wall = datetime.combine(day, time(minute % DAY // 60, minute % 60), zone)
    return wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)


def interval(on: date, span: Span, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """The instants of a span on one date; None when a clock change leaves nothing of it.

    An hour that the clocks skip or repeat has two readings: a start takes the later one and an
    end the earlier, so that less is promised, never more.
    """
    start = max(_readings(on, span.start, zone))
    end = min(_readings(on, span.end, zone))
    return (start, end) if start < end else None


def _is_away(on: date, aways: Iterable[Away]) -> bool:
    return any(away.first <= on < away.back for away in aways)


def _ahead(
    spans: tuple[Span, ...], aways: tuple[Away, ...], now: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    today = now.astimezone(zone).date()
    for number in range(-1, AHEAD_DAYS):
        on = today + timedelta(days=number)
        if _is_away(on, aways):
            continue
        for span in spans:
            found = interval(on, span, zone) if span.day == on.weekday() else None
            if found and found[1] > now:
                yield found


def presence(spans: Iterable[Span], aways: Iterable[Away], now: datetime, zone: str) -> Presence:
    """What the hours of somebody, on the clock of the IANA `zone`, promise at the instant `now`."""
    week, days, there = joined(spans), tuple(aways), ZoneInfo(zone)
    today = now.astimezone(there).date()
    ahead = _ahead(week, days, now, there)
    start, end = next(ahead, (None, None)) if week else (None, None)
    if start is not None and end is not None and start <= now:
        return _here(end, ahead, now)
    if _is_away(today, days):
        back = max(away.back for away in _chain(today, days))
        return Presence(State.AWAY, start, None if week else back)
    return Presence(State.BACK, start) if start else Presence(State.UNKNOWN)


def _chain(on: date, aways: tuple[Away, ...]) -> Iterator[Away]:
    # Two times away that touch are one: back is where the last of them ends.
    for away in sorted(aways):
        if away.first <= on < away.back:
            yield away
            on = away.back


def _here(end: datetime, ahead: Iterator[tuple[datetime, datetime]], now: datetime) -> Presence:
    for start, later in ahead:
        if start > end:
            break
        end = max(end, later)
        if end - now > timedelta(days=7):
            return Presence(State.HERE)
    return Presence(State.HERE, end)


def sentence(
    found: Presence, now: datetime, reader_zone: str
) -> tuple[str, datetime | date | None]:
    """The sentence for a reader, and the moment in it on the clock of `reader_zone`."""
    zone = ZoneInfo(reader_zone)
    here = now.astimezone(zone)
    if found.state is State.UNKNOWN:
        return NO_SET_HOURS, None
    at = found.at.astimezone(zone) if found.at else None
    if found.state is State.AWAY:
        day = at.date() if at else found.day
        return (AWAY_UNTIL, day) if day else (AWAY_FOR_NOW, None)
    if at is None:
        return HERE_ALWAYS, None
    days = (at.date() - here.date()).days
    if found.state is State.HERE:
        return _until(at, days), at
    if days >= 7:
        return BACK_DAY, at
    return {0: BACK_TODAY, 1: BACK_TOMORROW}.get(days, BACK_WEEKDAY), at


def true_until(found: Presence, now: datetime, reader_zone: str) -> datetime | None:
    """When the sentence for a reader stops being true; None when it has no end.

    "Tomorrow" is over at midnight on the clock of `reader_zone`, before its hour comes.
    """
    words, at = sentence(found, now, reader_zone)
    if not isinstance(at, datetime):
        zone = ZoneInfo(reader_zone)
        return found.at or (datetime.combine(at, time(), zone) if at else None)
    if words == BACK_TOMORROW:
        return datetime.combine(at.date(), time(), at.tzinfo)
    return at


def _until(at: datetime, days: int) -> str:
    if days == 1 and at.time() == time():
        return HERE_MIDNIGHT
    return HERE_UNTIL if days == 0 else HERE_UNTIL_DAY


Block = tuple[int, int]
"""A weekday (0 is Monday) and one of the six blocks of four hours."""

WEEK: tuple[Block, ...] = tuple((day, block) for day in range(7) for block in range(BLOCKS))


def _blocks_of(spans: Iterable[Span], zone: str, grid_zone: str, monday: date) -> Counter[Block]:
    minutes: Counter[Block] = Counter()
    grid = ZoneInfo(grid_zone)
    for span in joined(spans):
        found = interval(monday + timedelta(days=span.day), span, ZoneInfo(zone))
        if found is None:
            continue
        start, end = (instant.astimezone(grid).replace(tzinfo=None) for instant in found)
        while start < end:
            block = start.hour // BLOCK_HOURS
            turn = datetime.combine(start.date(), time()) + timedelta(minutes=(block + 1) * BLOCK)
            upto = min(end, turn)
            minutes[(start.weekday(), block)] += int((upto - start).total_seconds() // 60)
            start = upto
    return minutes


def coverage(
    weeks: Iterable[tuple[Iterable[Span], str]], grid_zone: str, monday: date
) -> dict[Block, int]:
    """How many are on in each block of a usual week, on the clock of `grid_zone`.

    `weeks` are (spans, zone), one for each coach; `monday` begins the week whose clock counts.
    Somebody is on in a block when their hours hold at least half of it.
    """
    found = dict.fromkeys(WEEK, 0)
    for spans, zone in weeks:
        for block, minutes in _blocks_of(spans, zone, grid_zone, monday).items():
            found[block] += minutes * 2 >= BLOCK
    return found


def people_by_block(hours: Iterable[tuple[int, int, UUID]]) -> dict[Block, int]:
    """How many different people stand behind each block of the week.

    `hours` are (ISO weekday, hour, person). One person counts once in a block, however often they
    needed somebody: a count of entries would show the hard weeks of one person as a number.
    """
    known = {(day - 1, hour // BLOCK_HOURS, person) for day, hour, person in hours}
    found = dict.fromkeys(WEEK, 0)
    for day, block, _ in known:
        found[(day, block)] += 1
    return found


def is_few(number: int) -> bool:
    """Whether so few people are behind a number that it could point to one of them."""
    return 0 < number < FEW


def coverage_gaps(on: Mapping[Block, int], need: Mapping[Block, int]) -> tuple[Block, ...]:
    """The blocks in which nobody is on and there is need, most need first.

    Blocks with under five people are left out: their order would tell what the table does not show.
    """
    gaps = [block for block in WEEK if not on.get(block) and need.get(block, 0) >= FEW]
    return tuple(sorted(gaps, key=lambda block: (-need[block], block)))


GAP_MOST = N_("%(weekday)s, %(part)s: most need, nobody on.")
GAP_REST = N_("Of the hours with nobody on, there is most need here: %(weekday)s, %(part)s.")
ALL_COVERED = N_("Somebody is on in all blocks with five or more.")
TOO_LITTLE = N_("Too little was shared in these weeks to say when people need somebody.")


def headline(on: Mapping[Block, int], need: Mapping[Block, int]) -> tuple[str, Block | None]:
    """The sentence above the table, and the block that it names, if it names one."""
    gaps = coverage_gaps(on, need)
    most = max(need.values(), default=0)
    if most < FEW:
        return TOO_LITTLE, None
    if not gaps:
        return ALL_COVERED, None
    return (GAP_MOST if need[gaps[0]] == most else GAP_REST), gaps[0]
