"""A passkey is made and used in a real browser, under the strict policy."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from handrail.ground.accounts.models import SignInCard
from handrail.ground.accounts.ways import make_card, make_invitation
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def _phone_with_lock(page: Page) -> Any:
    """Give the browser an authenticator that says yes: resident keys, verified by finger."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    return tools


def test_a_participant_adds_a_passkey_and_signs_in_with_it(open_as: Any, cast: Cast) -> None:
    card = make_card(cast.ana.user, cast.ben.user)
    page = open_as(None, "/sign-in/")
    _phone_with_lock(page)
    page.get_by_role("button", name="Yes, only mine").click()
    page.goto(card.link_fragment)
    expect(page.get_by_role("heading", name="Sign in as A.?")).to_be_visible()
    assert "#" not in page.url
    assert SignInCard.objects.get(pk=card.card_id).used_at is None
    page.get_by_role("button", name="Yes, only mine. Sign in").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto("/account/passkeys/add/")
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/account/")
    expect(page.get_by_text("My phone", exact=True)).to_be_visible()
    # A participant is not asked to keep recovery codes: the coach has cards.
    kinds = Authenticator.objects.filter(user=cast.ana.user).values_list("type", flat=True)
    assert list(kinds) == ["webauthn"]
    page.locator("#main").get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="You are signed out.")).to_be_visible()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Yes, only mine").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto("/account/")
    expect(page.get_by_text("Last used").first).to_be_visible()


def test_work_begins_with_a_passkey(open_as: Any, cast: Cast) -> None:
    invitation = make_invitation(cast.ben.user, cast.mona.user)
    page = open_as(None, "/sign-in/card/")
    _phone_with_lock(page)
    page.get_by_label("The letters on your card").fill(invitation.code.lower())
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Yes, only mine. Sign in").click()
    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    assert Authenticator.objects.filter(user=cast.ben.user, type="webauthn").count() == 1
    # The last passkey at work stays.
    page.goto("/account/")
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()
    page.wait_for_url("**/account/")
    assert Authenticator.objects.filter(user=cast.ben.user, type="webauthn").count() == 1


def test_a_passkey_that_is_not_there_is_said_so(open_as: Any, cast: Cast) -> None:
    page = open_as(None, "/sign-in/")
    tools = _phone_with_lock(page)
    assert tools
    page.get_by_role("button", name="Yes, only mine").click()
    page.evaluate("window.webauthnJSON = {get: () => Promise.reject(new Error('NotAllowed'))}")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That did not work on this phone.")).to_be_visible()


def test_without_a_script_the_letters_work(open_as: Any, cast: Cast) -> None:
    card = make_card(cast.ana.user, cast.ben.user)
    page = open_as(None, card.link_fragment, js=False)
    page.get_by_label("The letters on your card").fill(card.code)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Shared, or not sure. Sign in").click()
    page.goto("/account/")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.goto("/sign-out/")
    page.locator("#main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out.")).to_be_visible()
