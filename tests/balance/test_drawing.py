"""The four places: the earlier weeks are seen, and so are what was asked for and the good place."""

from __future__ import annotations

import math
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.design import bundle, four_places
from handrail.watch.balance.drawing import ASKED, EARLIER, place_drawing
from handrail.watch.balance.rules import Gap, Place, Standing

DAY = date(2026, 6, 1)
SIDE = 212


def at(to: float, up: float, place: Place = Place.IN_STEP) -> Standing:
    return Standing(place, to, up, 9, 9, Gap(), DAY, DAY)


def dots(drawn: str) -> dict[str, list[tuple[float, float, float]]]:
    found: dict[str, list[tuple[float, float, float]]] = {}
    for sort, *where in re.findall(
        r'<circle class="(\w+)" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawn
    ):
        x, y, radius = map(float, where)
        found.setdefault(sort, []).append((x, y, radius))
    return found


places = st.tuples(st.floats(0, 1), st.floats(0, 1))


@given(st.lists(places, max_size=12), places, st.integers(0, 5))
def test_every_small_dot_is_seen_beside_all_others(
    before: list[tuple[float, float]], now: tuple[float, float], most: int
) -> None:
    way = four_places.stand_out(before, now, most)
    assert len(way) <= most
    rest = iter(before)
    assert all(spot in rest for spot in way), "in the order of time"
    for one in way:
        assert math.dist(one, now) * SIDE >= 8 + 5 + 1, "no small dot touches the large one"
        others = [spot for spot in way if spot is not one]
        assert all(math.dist(one, other) * SIDE >= 10 for other in others)


def test_the_earlier_weeks_are_dots_that_grow_up_to_now() -> None:
    weeks = [at(0.1, 0.2), at(0.11, 0.2), at(0.25, 0.35), at(0.4, 0.5), at(0.41, 0.51)]
    now = at(0.6, 0.65)
    drawn = place_drawing(now, [*weeks, now])
    found = dots(drawn)
    assert len(found["now"]) == len(found["asked"]) == 1
    assert len(found["was"]) == 3
    assert [r for *_at, r in found["was"]] == sorted(r for *_at, r in found["was"])
    assert all(r >= 3 for *_at, r in found["was"])
    assert "Each small dot is an earlier week." in drawn
    assert 'class="good"' in drawn


def test_no_dot_is_promised_that_is_not_there() -> None:
    now = at(0.6, 0.65)
    still = place_drawing(now, [at(0.6, 0.64), at(0.61, 0.65), now])
    assert "was" not in dots(still)
    assert "It was about there in the weeks before." in still
    first = place_drawing(now, [at(0.2, 0.2, Place.NOT_ENOUGH), now])
    assert "was" not in dots(first)
    assert "weeks before" not in first
    assert "small dot" not in still + first
    assert place_drawing(at(0.5, 0.5, Place.NOT_ENOUGH), [now]) == ""


def test_the_ring_is_around_what_was_asked_for() -> None:
    now = at(*ASKED)
    ((x, y, _ring),) = dots(place_drawing(now, [now]))["asked"]
    ((a, b, _dot),) = dots(place_drawing(now, [now]))["now"]
    assert (x, y) == (a, b)
    assert "The ring is as much of both as was asked for." in place_drawing(now, [now])
    many = [at(step / 20, 0.9) for step in range(20)]
    assert len(dots(place_drawing(now, [*many, now]))["was"]) == EARLIER


@pytest.mark.parametrize("sort", ["good", "was", "now", "asked"])
def test_each_part_has_its_look(sort: str) -> None:
    assert f".four-places .{sort}{{" in bundle.joined()


def test_older_dots_are_never_larger() -> None:
    drawn = four_places.draw(
        0.9, 0.9, 0.3, four_places.Corners("a", "b", "c", "d", "x", "y"), "s",
        [(0.1, 0.1), (0.3, 0.3), (0.5, 0.5), (0.7, 0.7)],
    )  # fmt: skip
    sizes = [r for *_at, r in dots(drawn)["was"]]
    assert all(older < newer for older, newer in pairwise(sizes))
