"""Two days side by side: which days around each are counted, and what is said of too few.

Nothing here says that something is better or worse: that is for the person to see.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.ground.kernel.marked import N_

WEEKS_AROUND, ENOUGH = timedelta(days=13), 3
PRESETS: Mapping[str, tuple[int, str]] = {
    "month": (1, N_("A month ago")),
    "quarter": (3, N_("Three months ago")),
    "year": (12, N_("A year ago")),
}
FIRST = N_("My first check-in")
DAY_WRONG = N_("We could not read that day, so here is another. Write it like 2026-05-14.")
DAY_OUT = N_("Pick two days from the last 100 years, up to today.")
CAME_LATER = N_("You came on %(day)s. Choose that day or later for “back then”.")
CAME_LATER_THEY = N_("%(name)s came on %(day)s. Choose that day or later for “back then”.")
NOTHING = N_("There is nothing to lay side by side yet")
NOTHING_YET = N_(
    "That is how it begins. What you write down stands here with its day. It can be a check-in, a "
    "step, a win or a goal. Then you see two days of yours side by side."
)
NOTHING_YET_THEY = N_(
    "What they write down and share stands here with its day. It can be a check-in, a step, a win "
    "or a goal."
)
NOTHING_THEN = N_("Nothing is written down for these two days")
PICK_OTHERS = N_("Pick two other days above, or one of the days to tap.")
SAME_DAY = N_("Both are the same day. Pick an earlier one for “back then”.")


@dataclass(frozen=True)
class Mean:
    """The mean of the answers around a day, and how many there are; None when they are too few."""

    value: float | None
    count: int


@dataclass(frozen=True)
class Said:
    """What one check-in says; None and "" where nothing was said."""

    on: date
    mood: int | None
    urge: int | None
    sleep: str
    company: Sequence[str]
    lonely: int | None = None
    too_much: int | None = None


@dataclass(frozen=True)
class Around:
    """How it was around a day: four means, and how often each sleep and each company was named."""

    mood: Mean
    urge: Mean
    sleep: Sequence[tuple[str, int]]
    company: Sequence[tuple[str, int]]
    count: int
    lonely: Mean
    too_much: Mean


def stretch(on: date, today: date) -> tuple[date, date]:
    """First and last of the two weeks around a day; near today they end today."""
    last = min(on + timedelta(days=7), today)
    return last - WEEKS_AROUND, last


def month(on: date, today: date) -> tuple[date, date]:
    """First and last day of the month of a day, up to today."""
    last = on.replace(day=monthrange(on.year, on.month)[1])
    return on.replace(day=1), min(last, today)


def mean(values: Iterable[int | None]) -> Mean:
    """The mean of what was said; under three answers there is none."""
    said = [value for value in values if value is not None]
    return Mean(round(sum(said) / len(said), 1) if len(said) >= ENOUGH else None, len(said))


def around(said: Iterable[Said], on: date, today: date) -> Around:
    """Sum up the check-ins of the two weeks around a day."""
    first, last = stretch(on, today)
    rows = [row for row in said if first <= row.on <= last]
    sleep = Counter(row.sleep for row in rows if row.sleep)
    company = Counter(word for row in rows for word in row.company)
    return Around(
        mean(row.mood for row in rows), mean(row.urge for row in rows),
        sleep.most_common(), company.most_common(), len(rows),
        mean(row.lonely for row in rows), mean(row.too_much for row in rows),
    )  # fmt: skip


def months_before(on: date, months: int) -> date:
    """The same day so many months before, or the last day of a shorter month."""
    year, number = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, number + 1, min(on.day, monthrange(year, number + 1)[1]))


def presets(today: date, came: date | None = None) -> list[tuple[date, str]]:
    """Earlier days to choose with one tap; none from before the person `came`."""
    found = [(months_before(today, number), words) for number, words in PRESETS.values()]
    return [(on, words) for on, words in found if came is None or on >= came]


def first_shown(first: date | None, today: date, came: date | None) -> date:
    """The earlier day while nobody chose one: the first check-in, else a month ago, and not from
    before the person `came` where they have been here for a day."""
    if first is not None and first < today:
        return first
    ago = months_before(today, 1)
    return max(ago, came) if came is not None and came < today else ago


def is_before(then: date, first: date | None, came: date | None) -> bool:
    """Whether a day lies before the person came, and before all that they wrote of days."""
    return came is not None and then < min(came, first or came)


def check(then: date, now: date, today: date) -> str | None:
    """The sentence to show when two days cannot be laid side by side, or None."""
    if max(then, now) > today or (today - min(then, now)).days > 36_525:
        return DAY_OUT
    return SAME_DAY if then == now else None
