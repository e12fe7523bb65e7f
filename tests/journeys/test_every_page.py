"""Every page, both themes, phone and laptop: axe finds nothing and nothing is cut off."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.journeys.pages import pages

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WHO = ("nobody", "ana", "ben", "carol", "mona", "circle")


def _faults(page: Any, address: str) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{address}: {v['id']} {v['nodes'][0]['target']}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", WHO)
@pytest.mark.covers("rule-26")
def test_axe_finds_nothing_and_nothing_is_cut_off(
    cast: Cast, open_as: OpenAs, who: str, scheme: str
) -> None:
    member = cast.everybody().get(who)
    faults: list[str] = []
    page = open_as(member, viewport=PHONE, scheme=scheme)
    for name, address in pages(cast):
        if name != who:
            continue
        page.goto(address)
        assert "Something broke" not in page.content(), address
        faults += _faults(page, address)
        for size in (PHONE, LAPTOP):
            page.set_viewport_size(size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > size["width"] + 1:
                faults.append(f"{address}: {wide} px wide on {size['width']}")
        page.set_viewport_size(PHONE)
    assert faults == []
