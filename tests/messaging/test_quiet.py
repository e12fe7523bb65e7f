"""The stretch in which somebody is not disturbed: the night, and the hours they asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ground.messaging.quiet import LONGEST, stretch
from handrail.ground.messaging.rules import quiet_since, quiet_until

NEW_YORK = "America/New_York"
ZONES = [NEW_YORK, "Australia/Lord_Howe", "Asia/Kolkata", "America/Nuuk", "UTC"]


def wall(words: str) -> datetime:
    """The instant of a wall clock in New York."""
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(NEW_YORK)).astimezone(UTC)


def hours(*pairs: tuple[str, str]) -> list[tuple[datetime, datetime]]:
    return [(wall(begins), wall(ends)) for begins, ends in pairs]


@pytest.mark.covers("003-18")
@pytest.mark.parametrize(
    ("own", "at", "found"),
    [
        # Nothing of their own: the night.
        ([], "2026-02-10T12:00", None),
        ([], "2026-02-10T22:00", ("2026-02-10T21:00", "2026-02-11T08:00")),
        # By day, on its own; the end does not belong to it.
        (
            [("2026-02-10T12:00", "2026-02-10T14:00")],
            "2026-02-10T12:00",
            ("2026-02-10T12:00", "2026-02-10T14:00"),
        ),
        ([("2026-02-10T12:00", "2026-02-10T14:00")], "2026-02-10T14:00", None),
        # After a night at work it goes on, seen from either side.
        (
            [("2026-02-10T07:30", "2026-02-10T15:00")],
            "2026-02-10T03:00",
            ("2026-02-09T21:00", "2026-02-10T15:00"),
        ),
        (
            [("2026-02-10T07:30", "2026-02-10T15:00")],
            "2026-02-10T10:00",
            ("2026-02-09T21:00", "2026-02-10T15:00"),
        ),
        # A whole day, with both its nights.
        (
            [("2026-02-08T00:00", "2026-02-09T00:00")],
            "2026-02-08T13:00",
            ("2026-02-07T21:00", "2026-02-09T08:00"),
        ),
        # One in the other: the longer one.
        (
            [("2026-02-10T12:00", "2026-02-10T13:00"), ("2026-02-10T11:00", "2026-02-10T15:00")],
            "2026-02-10T12:30",
            ("2026-02-10T11:00", "2026-02-10T15:00"),
        ),
    ],
)
def test_the_stretch(
    own: list[tuple[str, str]], at: str, found: tuple[str, str] | None
) -> None:  # fmt: skip
    says = stretch(wall(at), NEW_YORK, hours(*own))
    assert says == ((wall(found[0]), wall(found[1])) if found else None)


def test_hours_without_an_end_hold_nothing_back() -> None:
    start = wall("2026-02-01T00:00")
    every = [(start + timedelta(days=n), start + timedelta(days=n + 1)) for n in range(30)]
    assert stretch(wall("2026-02-15T12:00"), NEW_YORK, every) is None
    night = (wall("2026-02-15T21:00"), wall("2026-02-16T08:00"))
    assert stretch(wall("2026-02-15T22:00"), NEW_YORK, every) == night


@given(
    st.datetimes(datetime(2026, 1, 3), datetime(2027, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.lists(
        st.tuples(st.integers(-200, 200), st.integers(1, 30)).map(
            lambda pair: (timedelta(hours=pair[0]), timedelta(hours=pair[1]))
        ),
        max_size=3,
    ),
)
def test_it_is_in_the_stretch_and_never_shorter_than_the_night(
    at: datetime, zone: str, parts: list[tuple[timedelta, timedelta]]
) -> None:
    own = [(at + after, at + after + lasts) for after, lasts in parts]
    found = stretch(at, zone, own)
    since, until = quiet_since(at, zone), quiet_until(at, zone)
    if since and until:
        assert found
        assert found[0] <= since
        assert found[1] >= until
    if found is None:
        assert not any(begins <= at < ends for begins, ends in own)
        return
    assert found[0] <= at < found[1]
    assert found[1] - found[0] <= LONGEST, "three times 30 hours and four nights"
    assert stretch(at, zone, own[::-1]) == found, "the order of the hours does not matter"
