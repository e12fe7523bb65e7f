"""Passkeys: what a script may send, and who may have one. The ceremony is in the journeys."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from handrail.ground.accounts import sessions
from tests.accounts.conftest import text
from tests.cast import Cast

SHAPES = [
    "", "x", "null", "1", "[]", "{}", '"a"', '{"id": 1}', '{"response": []}', "\x00", "{" * 3000,
    '{"id":"AA","rawId":"AA","type":"public-key","response":{}}',
    ('{"id":"AA","rawId":"AA","type":"public-key","response":'
    '{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}'),
    ('{"id":"AA","rawId":"AA","type":"public-key","response":'
    '{"clientDataJSON":"e30","attestationObject":"AA"}}'),
]  # fmt: skip


@pytest.mark.parametrize("credential", SHAPES)
def test_a_passkey_of_another_shape_opens_nothing(
    cast: Cast, visitor: Client, credential: str
) -> None:
    visitor.post("/sign-in/phone/", {"phone": "mine"})
    visitor.get("/sign-in/passkey/", headers={"accept": "application/json"})
    answer = visitor.post("/sign-in/passkey/", {"credential": credential})
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/")
    assert "_auth_user_id" not in visitor.session
    added = cast.ana.client.post("/account/passkeys/add/", {"credential": credential})
    assert added.status_code == 422


def test_options_name_nobody(db: None, visitor: Client) -> None:
    answer = visitor.get("/sign-in/passkey/", headers={"accept": "application/json"})
    options = answer.json()["request_options"]["publicKey"]
    assert not options.get("allowCredentials")
    assert options["userVerification"] == "required"
    assert visitor.get("/sign-in/passkey/")["Location"] == "/sign-in/"


def test_the_phone_is_told_a_name_and_no_number(cast: Cast) -> None:
    page = text(cast.ana.client.get("/account/passkeys/add/"))
    assert "Ana" in page
    assert "5550101" not in page


def test_nobody_elses_passkey_can_be_removed(cast: Cast) -> None:
    from allauth.mfa.models import Authenticator

    theirs = Authenticator.objects.create(
        user=cast.rev.user, type="webauthn", data={"name": "x", "credential": {}}
    )
    path = f"/account/passkeys/{theirs.pk}/remove/"
    assert cast.ana.client.get(path).status_code == 404
    assert cast.ana.client.post(path).status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize(
    ("at", "fresh"),
    [(0, True), (299, True), (301, False), (-5, False), ("x", False), (None, False), (1e30, False)],
)
def test_a_strong_proof_is_fresh_for_five_minutes(rf: Any, at: Any, fresh: bool) -> None:
    from handrail.ground.kernel import clock

    request = rf.get("/")
    ago = clock.now().timestamp() - at if isinstance(at, int) else at
    request.session = {"second_factor_at": ago}
    assert sessions.is_fresh(request) is fresh
    request.session = {}
    assert sessions.is_fresh(request) is False


def test_the_step_up_page_leads_back() -> None:
    assert sessions.step_up_url("/a/b/") == "/account/again/?next=%2Fa%2Fb%2F"


def test_many_tries_are_slowed_with_a_sentence(db: None, visitor: Client) -> None:
    for _ in range(20):
        visitor.post("/sign-in/passkey/", {"credential": "{}"})
    page = visitor.post("/sign-in/passkey/", {"credential": "{}"})
    assert page.status_code == 429
    assert "Please wait a minute" in text(page)


def test_the_picture_to_scan_is_dark_on_white(cast: Cast) -> None:
    from handrail.ground.accounts.adapter import FactorAdapter

    drawn = FactorAdapter().build_totp_svg("otpauth://totp/AM?secret=ABC&issuer=Handrail")
    assert "#fff" in drawn
