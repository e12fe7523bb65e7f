"""A coach with many people finds a few names on Today, and the others folded."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.template import engines

from handrail.watch.balance.queries.due import PulseOf

TODAY = '{% import "balance/_coach_today.html" as t with context %}{{ t.asked(people) }}'


@pytest.mark.parametrize(("count", "folded"), [(1, 0), (3, 0), (4, 1), (12, 9)])
def test_three_names_stand_open(count: int, folded: int) -> None:
    people = [PulseOf(uuid4(), f"Person {number}.") for number in range(count)]
    page = engines["jinja2"].from_string(TODAY).render({"people": people})
    before, _fold, inside = page.partition("<details")
    assert [one.name for one in people if one.name in before] == [p.name for p in people[:3]]
    assert sum(one.name in inside for one in people) == folded
    assert (f"and {folded} more" in page) is bool(folded)
