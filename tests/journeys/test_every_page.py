"""Every page, both themes, phone and laptop: axe finds nothing and nothing is cut off."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.journeys.barriers import faults
from tests.journeys.conftest import PHONE, OpenAs
from tests.journeys.pages import LISTS, pages, proved
from tests.world import make_world


@pytest.mark.parametrize("who", LISTS)
@pytest.mark.covers("rule-26")
def test_axe_finds_nothing_and_nothing_is_cut_off(cast: Cast, open_as: OpenAs, who: str) -> None:
    """Every page of a week, on a phone and on a laptop."""
    world = make_world(cast)
    member = world.everybody().get(who)
    session = proved(member) if member else None
    page = open_as(member, viewport=PHONE, session=session)
    found: list[str] = []
    if member is None:
        page.goto("/sign-in/")
        page.click("button[value=mine]")
    for name, address in pages(world):
        if name != who:
            continue
        page.goto(address)
        assert page.url.endswith(address), f"{address} led to {page.url}"
        assert "Something broke" not in page.content(), address
        found += faults(page, address)
    assert found == []
