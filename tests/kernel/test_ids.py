"""Ids sort in the order in which they were made, however fast that was."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import time_machine

from handrail.ground.kernel.ids import uuid7

NOON = datetime.fromisoformat("2031-05-14T12:00:00+00:00")


def made_at(one: UUID) -> int:
    return one.int >> 80


def test_thousands_of_one_millisecond_stand_in_their_order() -> None:
    with time_machine.travel(NOON, tick=False):
        made = [uuid7() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {"specified in RFC 4122"}
    assert made_at(made[-1]) - made_at(made[0]) <= 3


def test_a_clock_that_is_put_back_a_little_changes_no_order() -> None:
    with time_machine.travel(NOON, tick=False):
        before = uuid7()
    with time_machine.travel(NOON - timedelta(seconds=5), tick=False):
        assert uuid7() > before


def test_a_clock_that_is_put_right_by_days_has_its_word() -> None:
    for moment in (NOON + timedelta(days=1), NOON - timedelta(days=3), NOON + timedelta(days=3)):
        with time_machine.travel(moment, tick=False):
            assert abs(made_at(uuid7()) - moment.timestamp() * 1000) <= 1
