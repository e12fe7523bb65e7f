"""Every page, both themes, phone and laptop: axe finds nothing and nothing is cut off."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.journeys.pages import LISTS, pages, proved
from tests.world import make_world

ONLY = {"resultTypes": ["violations"]}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], **ONLY}
# A theme changes colours and nothing else.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **ONLY}
RUN = "(options) => axe.run(options).then((found) => found.violations)"


def faults(page: Any, address: str, size: dict[str, int]) -> list[str]:
    """Return what axe finds, in the light and then for colours in the dark, and what is cut off."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    seen = page.evaluate(RUN, RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    seen += page.evaluate(RUN, COLOURS)
    wrong = [f"{address} on {size['width']}: {v['id']} {v['nodes'][0]['target']}" for v in seen]
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > size["width"] + 1:
        wrong.append(f"{address}: {wide} px wide on {size['width']}")
    return wrong


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
        page.evaluate(Axe().axe_script)
        found += faults(page, address, PHONE) + faults(page, address, LAPTOP)
    assert found == []
