"""How long it takes until a page can be used, on a slow phone and a slow network.

Chromium, 1.6 Mbit/s, 150 ms from each request to its answer and a processor four times slower:
Today on a first visit with nothing kept, and the screen for a craving on a phone that was here
before, with that network and with none. Usable means: the page was painted, its scripts have run,
so that what is tapped is caught and waits when it must, and no long task holds up a tap.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

GOAL_MS, HARD_GOAL_MS = 1500, 1000
TODAY, HARD = "/today/", "/coping/now/"
_RUNS = 5
_FORMS = {TODAY: "form[data-outbox=checkin]", HARD: "form[data-outbox=coping_answer]"}
_BYTES_A_SECOND = 1_600_000 / 8
_ROUND_TRIP_MS = 150
_TIMES_SLOWER = 4
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
              "--disable-component-update", "--no-first-run"]  # fmt: skip

_WATCH = """(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(
    ({ startTime, duration }) => [startTime, startTime + duration]))).observe(
      { type: "longtask", buffered: true });
})()"""
_TIMES = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const scripts = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd;
  let usable = Math.max(paint, scripts);
  for (const [from, until] of longTasks) if (from <= usable && until > usable) usable = until;
  return { paint, scripts, usable };
}"""


def usable(port: int, session: str) -> dict[str, dict[str, Any]] | None:
    """Return the milliseconds of five visits of each kind and their median.

    "first_visit", "craving" and "craving_offline"; None without Chromium.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            visit = _Phone(browser, f"http://127.0.0.1:{port}", session)
            return {
                "first_visit": _median(visit.first),
                "craving": _median(visit.craving),
                "craving_offline": _median(lambda: visit.craving(offline=True)),
            }
        finally:
            browser.close()


def _median(visit: Callable[[], dict[str, float]]) -> dict[str, Any]:
    runs = [visit() for _ in range(_RUNS)]
    middle = {name: round(statistics.median(run[name] for run in runs)) for name in runs[0]}
    return {**middle, "runs": [round(run["usable"]) for run in runs]}


class _Phone:
    """A phone that somebody signed in on; each visit is a phone of its own."""

    def __init__(self, browser: Any, origin: str, session: str) -> None:
        self.browser, self.origin, self.session = browser, origin, session

    def first(self) -> dict[str, float]:
        """Today with nothing kept."""
        with self._page() as page:
            return _times(page, TODAY)

    def craving(self, *, offline: bool = False) -> dict[str, float]:
        """The screen for a craving on a phone that may keep things and was on Today before."""
        with self._page() as before:
            before.goto(TODAY)
            before.evaluate("async () => { await navigator.serviceWorker.ready; }")
            before.locator("[data-keep-answer=yes]").click()
            before.wait_for_load_state("networkidle")
            before.goto(HARD)
            before.wait_for_load_state("networkidle")
            page = before.context.new_page()
            before.close()
            return _times(page, HARD, offline=offline)

    @contextmanager
    def _page(self) -> Iterator[Any]:
        size = {"width": 360, "height": 740}
        context = self.browser.new_context(viewport=size, base_url=self.origin)
        try:
            cookie = {"name": "visit", "value": self.session, "url": self.origin}
            context.add_cookies([cookie])
            yield context.new_page()
        finally:
            context.close()


def _times(page: Any, path: str, *, offline: bool = False) -> dict[str, float]:
    page.add_init_script(_WATCH)
    link = page.context.new_cdp_session(page)
    link.send("Network.enable")
    link.send("Network.emulateNetworkConditions", {
        "offline": offline, "latency": _ROUND_TRIP_MS,
        "downloadThroughput": _BYTES_A_SECOND, "uploadThroughput": _BYTES_A_SECOND,
    })  # fmt: skip
    if offline:
        page.context.set_offline(True)
    link.send("Emulation.setCPUThrottlingRate", {"rate": _TIMES_SLOWER})
    page.goto(path, wait_until="load")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    page.wait_for_timeout(300)
    found: dict[str, float] = page.evaluate(_TIMES)
    if not page.locator(_FORMS[path]).first.is_visible():
        raise RuntimeError(f"{path} is not the page that was asked for: {page.url}")
    return found
