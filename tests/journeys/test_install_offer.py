"""The home screen is offered to who comes back, calmly, and never again after "no thanks"."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import unfold, until
from tests.journeys.test_phone_offline import settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

# A browser that can install, asked by a test: it says when it was asked, and what was answered.
CAN_INSTALL = """(() => {
  globalThis.asked = 0;
  globalThis.persisted = 0;
  navigator.storage.persist = async () => { globalThis.persisted += 1; return true; };
  addEventListener("load", () => setTimeout(() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = async () => { globalThis.asked += 1; };
    event.userChoice = Promise.resolve({ outcome: "ANSWER" });
    globalThis.held = !dispatchEvent(event);
  }, 50));
})()"""
ON_IOS = """(() => {
  Object.defineProperty(navigator, "standalone", { value: STANDALONE });
  Object.defineProperty(navigator, "maxTouchPoints", { value: 5 });
  globalThis.persisted = 0;
  navigator.storage.persist = async () => { globalThis.persisted += 1; return true; };
})()"""
# As if the last visit had been an hour ago.
AN_HOUR_LATER = """async () => {
  const db = await new Promise((ok) => {
    const ask = indexedDB.open("phone");
    ask.onsuccess = () => ok(ask.result);
  });
  const change = db.transaction("facts", "readwrite");
  const facts = change.objectStore("facts");
  const ask = facts.get("visits");
  await new Promise((ok) => {
    ask.onsuccess = () => {
      if (ask.result) facts.put({ ...ask.result, at: ask.result.at - 3600_000 }, "visits");
    };
    change.oncomplete = ok;
  });
  db.close();
  return ask.result?.count ?? 0;
}"""
OFFER = "Put this on your home screen?"


def later(page: Page) -> Page:
    """Come back an hour later."""
    page.wait_for_timeout(200)
    page.evaluate(AN_HOUR_LATER)
    settled(page)
    page.wait_for_timeout(300)
    # With one thing at a time what the phone asks stands behind “More”.
    unfold(page)
    return page


def opened(open_as, member, script: str, **options) -> Page:
    page = open_as(member, **options)
    page.add_init_script(script)
    settled(page)
    page.wait_for_timeout(300)
    return page


def test_it_is_offered_from_the_second_visit_on_and_no_is_remembered(cast, open_as):
    page = opened(open_as, cast.ana, CAN_INSTALL.replace("ANSWER", "accepted"))
    assert page.evaluate("held") is True
    expect(page.get_by_text(OFFER)).to_be_hidden()
    page.reload()
    page.wait_for_timeout(300)
    expect(page.get_by_text(OFFER)).to_be_hidden()
    later(page)
    expect(page.get_by_text(OFFER)).to_be_visible()
    expect(page.get_by_text("The name and the icon say nothing about you.")).to_be_visible()
    expect(page.get_by_text("Add to Home Screen")).to_be_hidden()
    page.get_by_role("button", name="No thanks").click()
    expect(page.get_by_text(OFFER)).to_be_hidden()
    assert page.evaluate("asked") == 0
    for _ in range(2):
        later(page)
        expect(page.get_by_text(OFFER)).to_be_hidden()


@pytest.mark.parametrize("answer", ["accepted", "dismissed"])
def test_the_browser_is_asked_once_and_then_what_is_kept_stays(cast, open_as, answer):
    page = later(opened(open_as, cast.ana, CAN_INSTALL.replace("ANSWER", answer)))
    page.get_by_role("button", name="Put it there").click()
    expect(page.get_by_text(OFFER)).to_be_hidden()
    assert page.evaluate("asked") == 1
    if answer == "accepted":
        assert page.evaluate("persisted") == 0
        page.evaluate("() => { dispatchEvent(new Event('appinstalled')); }")
        until(page, "() => persisted === 1")
    later(page)
    expect(page.get_by_text(OFFER)).to_be_hidden()


def test_on_ios_plain_words_say_how(cast, open_as):
    page = later(opened(open_as, cast.ana, ON_IOS.replace("STANDALONE", "false")))
    expect(page.get_by_text("Tap the share button of your browser")).to_be_visible()
    expect(page.get_by_role("button", name="Put it there")).to_be_hidden()
    page.get_by_role("button", name="No thanks").click()
    expect(page.get_by_text(OFFER)).to_be_hidden()


def test_where_it_is_installed_nothing_is_offered_and_what_is_kept_stays(cast, open_as):
    page = opened(open_as, cast.ana, ON_IOS.replace("STANDALONE", "true"))
    until(page, "() => persisted === 1")
    later(page)
    expect(page.get_by_text(OFFER)).to_be_hidden()
    assert page.evaluate("persisted") == 0


def test_a_browser_that_cannot_is_offered_nothing(cast, open_as):
    page = later(opened(open_as, cast.ana, "0"))
    expect(page.get_by_text(OFFER)).to_be_hidden()


def test_a_shared_phone_is_never_asked_and_counts_nothing(cast, open_as):
    script = CAN_INSTALL.replace("ANSWER", "accepted")
    page = later(opened(open_as, cast.ana, script, private_phone=False))
    assert page.evaluate("held") is True
    expect(page.locator("[data-install]")).to_have_count(0)
    assert page.evaluate(AN_HOUR_LATER) == 0


def test_name_and_icons_are_neutral(cast, open_as):
    page = settled(open_as(cast.ana))
    found = page.evaluate(
        """async () => {
          const link = document.querySelector("link[rel=manifest]");
          const manifest = await (await fetch(link.href)).json();
          const icons = [...manifest.icons.map(({ src }) => src),
                         document.querySelector("link[rel=apple-touch-icon]").href];
          return { name: manifest.name, good: (await Promise.all(icons.map(
            async (src) => (await fetch(src)).ok))).every(Boolean), icons: icons.length };
        }"""
    )
    assert found == {"name": "Handrail", "good": True, "icons": 4}
