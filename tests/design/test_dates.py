"""One style of dates and times a language, and the year when a date cannot do without it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from handrail.design import dates

HOUSE = Path(dates.__file__).parents[1]
TODAY = date(2026, 11, 23)
WRITES = re.compile(r"strftime\(|date_format|time_format|format_skeleton|\bformat_(date|time)\b")


@pytest.mark.parametrize(
    ("day", "near", "year"),
    [
        (date(2026, 11, 23), TODAY, False),
        (date(2026, 5, 26), TODAY, False),
        (date(2026, 5, 25), TODAY, True),
        (date(2025, 12, 31), TODAY, True),
        (date(2025, 12, 30), date(2026, 1, 2), True),
        (date(2025, 11, 23), TODAY, True),
        (date(2027, 1, 4), TODAY, True),
        (date(2026, 12, 31), TODAY, False),
    ],
)
def test_a_date_carries_its_year_when_it_needs_it(day: date, near: date, year: bool) -> None:
    assert dates.with_year(day, near) is year


@pytest.mark.parametrize(
    ("language", "short", "long", "old", "clock"),
    [
        ("en", "Nov 23", "Mon, Nov 23", "Sun, Nov 23, 2025", "3:30 PM"),
        ("es", "23 nov", "lun, 23 nov", "dom, 23 nov 2025", "15:30"),
    ],
)
def test_each_language_has_one_style(
    language: str, short: str, long: str, old: str, clock: str
) -> None:
    assert dates.short_day(TODAY, TODAY, language) == short
    assert dates.weekday_day(TODAY, TODAY, language) == long
    assert dates.weekday_day(date(2025, 11, 23), TODAY, language) == old
    assert dates.time_words(time(15, 30), language).replace("\u202f", " ") == clock
    at = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
    said = dates.moment_words(at, "America/New_York", TODAY, language)
    assert said.replace("\u202f", " ") == f"{long}, {clock}"


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        dates.moment_words(datetime(2026, 1, 1), "UTC")


def test_nothing_else_writes_a_date_for_a_reader() -> None:
    found = [
        f"{path.relative_to(HOUSE)}: {hit[0]}"
        for pattern in ("*.py", "*.html")
        for path in sorted(HOUSE.rglob(pattern))
        if path.name != "dates.py" and "demo" not in path.parts
        for hit in WRITES.finditer(path.read_text("utf-8"))
    ]
    assert found == []
