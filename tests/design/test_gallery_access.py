"""The gallery in a browser: a clean audit, nothing too wide, targets of 48 px."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import Environment
from playwright.sync_api import Page, sync_playwright

from handrail.design import gallery
from tests.design.conftest import ROOT
from tools.browser import browser

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_CHROMIUM = browser()
_SMALL = """() => [...document.querySelectorAll(
  'a, button, summary, select, textarea, input:not([type=hidden])')]
  .map((element) => element.closest('label') ?? element)
  .filter((element) => element.checkVisibility() && !element.matches('.skip'))
  .filter((element) => element.getBoundingClientRect().height < 47.5)
  .map((element) => element.outerHTML.slice(0, 90))"""

pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium here: install chromium")


@pytest.fixture(scope="module")
def written(jinja: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    static = (ROOT / "design" / "static").as_uri()
    context = {
        "actor": None, "csrf_input": "", "csrf_token": "t0ken", "app_name": "Handrail",
        "exit_url": "https://example.org/", "lang": "en", "dir": "ltr", **gallery.context(),
    }  # fmt: skip
    shown = jinja.overlay()
    shown.globals = {**jinja.globals, "static": lambda path: f"{static}/{path}"}
    folder = tmp_path_factory.mktemp("gallery")
    for theme in ("light", "dark"):
        page = shown.get_template("design/gallery.html").render(
            context, theme=theme, now_local=gallery.SHOWN_AT
        )
        (folder / f"{theme}.html").write_text(page, "utf-8")
    return folder


def look(page: Page, address: str) -> dict[str, Any]:
    page.goto(address)
    found = Axe().run(page, options={"runOnly": _RULES}).response["violations"]
    return {
        "audit": [(one["id"], one["nodes"][0]["html"]) for one in found],
        "wide": page.evaluate("document.documentElement.scrollWidth - innerWidth"),
        "small": page.evaluate(_SMALL),
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_gallery(written: Path, theme: str, width: int) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--allow-file-access-from-files"]
        )
        page = browser.new_page(viewport={"width": width, "height": 800})
        seen = look(page, (written / f"{theme}.html").as_uri())
        browser.close()
    assert seen["audit"] == []
    assert seen["wide"] <= 0
    # A dense row may have 40 px where the pointer is fine, so targets are measured on phones.
    assert width > 400 or seen["small"] == []
