"""What axe finds on a page, and what is cut off: phone and laptop, in the light and the dark."""

from __future__ import annotations

import os
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import LAPTOP, PHONE

ONLY = {"resultTypes": ["violations"]}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], **ONLY}
# A theme changes colours and nothing else.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **ONLY}
RUN = "(options) => axe.run(options).then((found) => found.violations)"


def _on(page: Any, address: str, size: dict[str, int]) -> list[str]:
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


def easy(page: Any) -> None:
    """Nothing on the page as it stands that axe finds hard to use, and nothing wider than it.

    How a page is drawn does not depend on the database, and axe is a fifth of a journey: it is
    asked on SQLite.
    """
    if "HANDRAIL_DATABASE_URL" in os.environ:
        return
    found = Axe().run(page, options=ONLY)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def faults(page: Any, address: str) -> list[str]:
    """Return every fault of the page that is open, as `address on width: rule and place`."""
    page.evaluate(Axe().axe_script)
    return _on(page, address, PHONE) + _on(page, address, LAPTOP)
