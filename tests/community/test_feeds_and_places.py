"""Whole feeds: any row and any bytes, meetings put together, distances, next starts."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.practice.community.rules.attending import TOO_FAR_AHEAD, TOO_LONG_AGO, day_problem
from handrail.practice.community.rules.clean import (
    folded,
)
from handrail.practice.community.rules.feed import FeedRefused, read_feed
from handrail.practice.community.rules.merging import merge
from handrail.practice.community.rules.near import (
    METRES_IN_MILE,
    box_around,
    metres_between,
    plane_at,
)
from handrail.practice.community.rules.nexttime import next_start, same_clock
from handrail.practice.community.rules.rows import (
    MODES,
    NOT_A_ROW,
    NOTHING_TO_USE,
    Rejected,
    parse_row,
    zone_named,
)
from handrail.practice.community.rules.when import Slot
from tests.community.test_rules import MON, SUN, TUE, WED, _parsed

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
_FIELDS = [
    "name",
    "slug",
    "day",
    "time",
    "end_time",
    "types",
    "latitude",
    "longitude",
    "formatted_address",
    "address",
    "city",
    "state",
    "postal_code",
    "country",
    "region",
    "regions",
    "conference_url",
    "conference_phone",
    "group",
    "location",
    "notes",
    "timezone",
    "approximate",
    "attendance_option",
    "url",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(_json, st.dictionaries(st.sampled_from(_FIELDS), _json)))
def test_no_row_ever_raises_and_what_comes_out_can_be_stored(row: Any) -> None:
    found = parse_row(row)
    if isinstance(found, Rejected):
        assert found.reason in {NOT_A_ROW, NOTHING_TO_USE}
        return
    assert found.name
    assert found.mode in MODES
    assert found.slots
    for slot in found.slots:
        assert slot.weekday is None or 0 <= slot.weekday <= 6
        assert slot.start is None or 0 <= slot.start < 1440
    texts = [v for v in vars(found).values() if isinstance(v, str)]
    assert all("\x00" not in text and text.encode() for text in texts if text)
    assert merge([(1, found), (2, found)])[0].merged == (2,)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda t: t.encode("utf-8", "ignore")))
def test_no_bytes_ever_raise_anything_but_a_sentence(data: bytes) -> None:
    try:
        said = "." if read_feed(data) else ""
    except FeedRefused as refused:
        said = str(refused)
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'[{"name": "Elm"}', "ends in the middle"),
        (b'[{"name": "El', "ends in the middle"),
        (b'[{"name": "Elm"},', "ends in the middle"),
        (b"<html>", "web page"),
        (b"\n\t<!DOCTYPE html>", "web page"),
        (b"hello", "line 1, column 1"),
        (b'[{"a" 1}]', "line 1, column 7"),
        (b"5", "not a list"),
        (b"null", "not a list"),
        (b"PK\x03\x04xx", "compressed"),
        (b"\x1f\x8bxx", "compressed"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe\x00", "not in UTF-8"),
        (b" " * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_feeds_that_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(FeedRefused, match=words):
        read_feed(data)


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbf[{"name": "Elm"}]',
        '[{"name": "Elm"}]'.encode("utf-16"),
        b'  [{"name": "Elm"}]\n',
        b'[{"name": "Elm"' + b', "n": ' + b"9" * 5000 + b"}]",
    ],
)
def test_feeds_that_are_read(data: bytes) -> None:
    assert len(read_feed(data)) == 1


def _merged(*rows: dict[str, Any]) -> list[tuple[str, int, tuple[int, ...]]]:
    parsed = [(n, _parsed(**r)) for n, r in enumerate(rows, start=1)]
    return [(m.key, m.row, m.merged) for m in merge(parsed)]


def test_rows_with_the_same_slug_and_name_are_one_meeting_with_several_times() -> None:
    rows = [{"slug": "a", "name": "Elm", "day": day, "time": "19:00"} for day in (1, 3)]
    assert _merged(*rows) == [("a", 1, (2,))]
    both = merge([(n, _parsed(**r)) for n, r in enumerate(rows, start=1)])[0]
    assert both.parsed.slots == (Slot(MON, 1140), Slot(WED, 1140))


def test_rows_that_differ_in_nothing_a_person_sees_are_one_meeting_in_any_order() -> None:
    a, b = {"slug": 9, "name": "Elm", "day": 1}, {"slug": 10, "name": "Elm", "day": 1}
    assert _merged(a, b) == [("10", 1, (2,))]
    assert _merged(b, a) == [("10", 1, (2,))]


def test_a_slug_shared_by_mistake_keeps_two_meetings_with_lasting_keys() -> None:
    a, b = {"slug": "x", "name": "Elm"}, {"slug": "x", "name": "Oak"}
    one, two = _merged(a, b), _merged(b, a)
    assert len(one) == 2
    assert {key for key, _, _ in one} == {key for key, _, _ in two}


def test_rows_without_a_slug_are_kept_apart_by_what_they_say() -> None:
    assert len(_merged({"name": "Elm", "day": 1}, {"name": "Elm", "day": 2})) == 2


def test_distances_in_the_query_agree_with_the_ellipsoid() -> None:
    here = (39.9526, -75.1652)
    plane = plane_at(here[0])
    for d_lat, d_lon in [(0.3, 0.4), (-0.3, 0.4), (0.0, -0.5), (0.5, 0.0), (0.02, 0.01)]:
        there = (here[0] + d_lat, here[1] + d_lon)
        y, x = plane.north * d_lat, d_lon * (plane.east - plane.lean * d_lat)
        true = metres_between(here, there)
        assert math.hypot(x, y) == pytest.approx(true, rel=2e-3)
        box = box_around(*here, true)
        assert box.south <= there[0] <= box.north
        assert box.west <= there[1] <= box.east


def test_known_distance_between_two_cities() -> None:
    miles = metres_between((39.9526, -75.1652), (40.7128, -74.0060)) / METRES_IN_MILE
    assert miles == pytest.approx(80.6, abs=0.3)


def test_the_box_at_a_pole_is_all_the_way_round() -> None:
    box = box_around(89.5, 10.0, 100_000)
    assert (box.west, box.east) == (-180.0, 180.0)


@pytest.mark.parametrize(
    ("weekday", "minute", "zone", "today", "instant"),
    [
        # Wednesday 2026-03-04; clocks go forward on Sunday 2026-03-08.
        (WED, 1140, "America/New_York", date(2026, 3, 4), datetime(2026, 3, 5, 0, 0, tzinfo=UTC)),
        (TUE, 1140, "America/New_York", date(2026, 3, 4), datetime(2026, 3, 10, 23, 0, tzinfo=UTC)),
        (SUN, 150, "America/New_York", date(2026, 3, 4), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        (MON, 0, "America/Edmonton", date(2026, 11, 1), datetime(2026, 11, 2, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_next_start_is_on_the_wall_clock(
    weekday: int, minute: int, zone: str, today: date, instant: datetime
) -> None:
    assert next_start(weekday, minute, zone, today) == instant


def test_two_zones_with_the_same_clock_need_no_second_time() -> None:
    noon = next_start(MON, 720, "America/New_York", date(2026, 5, 4))
    assert same_clock(noon, "America/New_York", "America/Detroit")
    assert not same_clock(noon, "America/New_York", "America/Denver")


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        (date(2026, 5, 14), None),
        (date(2026, 5, 16), None),
        (date(2026, 5, 17), TOO_FAR_AHEAD),
        (date(9999, 12, 31), TOO_FAR_AHEAD),
        (date(2025, 5, 14), None),
        (date(2025, 5, 1), TOO_LONG_AGO),
        (date(1, 1, 1), TOO_LONG_AGO),
    ],
)
def test_days_that_can_be_recorded(on: date, problem: str | None) -> None:
    assert day_problem(on, date(2026, 5, 14)) == problem


def test_folding_and_zone_names() -> None:
    assert folded("  Caf\u00e9  ELM ") == "cafe elm"
    assert zone_named(" america/edmonton ") == "America/Edmonton"
    assert zone_named("Nowhere") is None
