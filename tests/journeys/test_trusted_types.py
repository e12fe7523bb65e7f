"""Trusted Types: no text becomes HTML or a script, except a part of a page that htmx brings."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handrail.ground.kernel import clock
from handrail.ground.people.importing.models import ImportRun
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.rules import week_of
from tests.cast import Cast
from tests.journeys.conftest import OpenAs, until
from tests.journeys.pages import LISTS, pages, proved
from tests.world import make_world

WATCH = """
addEventListener("securitypolicyviolation", (e) =>
  console.error(`Content Security Policy violation: ${e.violatedDirective} ${e.sample}`));
"""


def watched(page: Page) -> Page:
    """Every violation fails the test at its end (`open_as` reads the console)."""
    page.add_init_script(WATCH)
    return page


def rule(page: Page, path: str) -> str:
    answer = page.goto(path)
    assert answer is not None
    return str(answer.headers["content-security-policy"])


@pytest.mark.covers("rule-16")
@pytest.mark.parametrize("who", LISTS)
def test_every_page_keeps_the_policy(cast: Cast, open_as: OpenAs, who: str) -> None:
    world = make_world(cast)
    member = world.everybody().get(who)
    page = watched(open_as(member, session=proved(member) if member else None))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))
    for name, address in pages(world):
        if name == who:
            said = rule(page, address)
            assert "require-trusted-types-for 'script'" in said, address
            assert "trusted-types handrail-parts handrail-worker" in said, address
            page.wait_for_load_state("networkidle")
    assert asked == {page.evaluate("location.origin")}, "a page talked to somebody else"


def _step(cast: Cast) -> Any:
    actor = cast.ana.actor
    return agree_step(
        actor, participant_id=cast.ana.participant_id, text="Walk to the river",
        week_of=week_of(clock.today(actor.zone)), chosen_by="participant",
    )  # fmt: skip


def test_a_part_of_a_page_arrives_by_htmx(cast: Cast, open_as: OpenAs) -> None:
    _step(cast)
    page = watched(open_as(cast.ben))
    page.goto(f"/plan/of/{cast.ana.participant_id}/")
    page.evaluate("window.stays = true")
    page.get_by_role("button", name="Done").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Done").first).to_be_visible()
    assert page.evaluate("window.stays") is True, "the page itself was never loaded again"


def test_a_report_that_is_still_written_renews_itself(cast: Cast, open_as: OpenAs) -> None:
    run = ImportRun.objects.create(
        org=cast.org, made_by=cast.mona.user, file_name="people.csv", digest="x" * 64,
        header=["Name"], state="running",
    )  # fmt: skip
    page = watched(open_as(cast.mona))
    page.goto(f"/programme/import/{run.pk}/")
    page.evaluate("window.stays = true")
    ImportRun.objects.filter(pk=run.pk).update(state="done")
    expect(page.get_by_text("What came of it")).to_be_visible()
    assert page.evaluate("window.stays") is True


def test_the_worker_starts_and_the_offline_page_keeps_the_policy(
    cast: Cast, open_as: OpenAs
) -> None:
    page = watched(open_as(cast.ana))
    page.goto("/today/")
    until(page, "navigator.serviceWorker.ready.then((r) => Boolean(r.active))")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.goto("/today/")
    expect(page.get_by_text("There is no network right now.")).to_be_visible()
    page.context.set_offline(False)


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createElement('script').src = '/static/x.js'",
        "document.createElement('script').text = '1'",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "trustedTypes.createPolicy('mine', {createHTML: (x) => x})",
        "trustedTypes.createPolicy('handrail-parts', {createHTML: (x) => x})",
        "navigator.serviceWorker.register('/sw.js')",
    ],
)
def test_no_other_script_makes_html_or_scripts(cast: Cast, open_as: OpenAs, attempt: str) -> None:
    # A second page: what it refuses here is meant, and fails no test.
    page = open_as(cast.ana, "/account/").context.new_page()
    page.goto("/account/")
    page.wait_for_load_state("networkidle")
    refused = page.evaluate(
        f"(async () => {{ try {{ await ({attempt}); return 'done'; }}"
        " catch (e) { return e.name; } })()"
    )
    assert refused == "TypeError"
