"""How long a first visit takes until Today can be used, on a slow phone and a slow network.

Chromium with nothing kept, 1.6 Mbit/s, 150 ms from each request to its answer and a processor
four times slower. Usable means: the page was painted, its scripts have run, so that a check-in
is caught and waits when it must, and no long task holds up a tap.
"""

from __future__ import annotations

import shutil
import statistics
from typing import Any

GOAL_MS = 1500
_RUNS = 5
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


def usable(port: int, session: str, page: str = "/today/") -> dict[str, Any] | None:
    """Return the milliseconds of five first visits and their median; None without Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            runs = [_visit(browser, f"http://127.0.0.1:{port}", session, page)
                    for _ in range(_RUNS)]  # fmt: skip
        finally:
            browser.close()
    middle = {name: round(statistics.median(run[name] for run in runs)) for name in runs[0]}
    return {**middle, "runs": [round(run["usable"]) for run in runs]}


def _visit(browser: Any, origin: str, session: str, page: str) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=origin)
    try:
        context.add_cookies([{"name": "visit", "value": session, "url": origin}])
        shown = context.new_page()
        shown.add_init_script(_WATCH)
        link = context.new_cdp_session(shown)
        link.send("Network.enable")
        link.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": _ROUND_TRIP_MS,
            "downloadThroughput": _BYTES_A_SECOND, "uploadThroughput": _BYTES_A_SECOND,
        })  # fmt: skip
        link.send("Emulation.setCPUThrottlingRate", {"rate": _TIMES_SLOWER})
        shown.goto(page, wait_until="load")
        shown.wait_for_function(
            "() => performance.getEntriesByName('first-contentful-paint').length > 0"
        )
        shown.wait_for_timeout(300)
        found: dict[str, float] = shown.evaluate(_TIMES)
        if not shown.locator("form[data-outbox=checkin]").is_visible():
            raise RuntimeError(f"{page} is not Today: {shown.url}")
        return found
    finally:
        context.close()
