"""One's own account: places, sessions, language and zone; and the second factor at work."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.test import Client

from handrail.ground.accounts.events import CodeRequested, CredentialChanged
from handrail.ground.accounts.models import User
from handrail.ground.accounts.ways import make_card, make_invitation
from handrail.ground.kernel import clock
from tests.accounts.conftest import Heard, text
from tests.cast import Cast

# allauth says that a factor was added after the commit, which a test's own transaction never has.
AFTER_COMMIT = pytest.mark.django_db(transaction=True, databases="__all__")
PLACE, CHECK = "/account/place/", "/account/place/check/"


def _in(cast: Cast, user: User, phone: str = "mine", *, invited: bool = False) -> Client:
    client = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14)"})
    make = make_invitation if invited else make_card
    client.post("/sign-in/card/", {"code": make(user, cast.mona.user).code})
    client.post("/sign-in/card/who/", {"phone": phone})
    return client


def _app_code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def _add_app(client: Client) -> Any:
    page = client.get("/account/app/add/")
    found = re.search(r"<code>([A-Z2-7]+)</code>", text(page))
    assert found
    return found[1], client.post("/account/app/add/", {"code": _app_code(found[1])})


def test_the_account_page_shows_what_is_ones_own(cast: Cast) -> None:
    client = _in(cast, cast.ana.user)
    page = text(client.get("/account/"))
    assert "You have no passkey." in page
    assert "Android phone" in page
    assert "this one" in page
    assert "(202) 555-0101" in page
    assert "authenticator app" not in page


def test_strangers_are_asked_to_sign_in(cast: Cast, visitor: Client) -> None:
    for path in ("/account/", PLACE, "/account/passkeys/add/", "/account/codes/"):
        answer = visitor.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


def test_language_and_zone_are_kept(cast: Cast) -> None:
    client = cast.ana.client
    answer = client.post("/account/save/", {"language": "es", "zone": "America/Denver"})
    assert (answer.status_code, answer["Location"]) == (303, "/account/")
    cast.ana.user.refresh_from_db()
    assert (cast.ana.user.language, cast.ana.user.zone) == ("es", "America/Denver")


@pytest.mark.parametrize(
    "body", [{}, {"language": "xx", "zone": "America/Denver"}, {"language": "en", "zone": "Mars"}]
)
def test_what_cannot_be_kept_is_said_so(cast: Cast, body: Any) -> None:
    page = cast.ana.client.post("/account/save/", body)
    assert page.status_code == 422
    cast.ana.user.refresh_from_db()
    assert (cast.ana.user.language, cast.ana.user.zone) == ("en", "America/New_York")


def test_a_new_number_is_proved_and_the_old_one_told(cast: Cast, heard: Heard) -> None:
    client = cast.ana.client
    assert client.post(PLACE, {"where": "202 555 0177"})["Location"] == CHECK
    (asked,) = heard.of(CodeRequested)
    assert (asked.to, asked.user_id) == ("+12025550177", cast.ana.user.pk)
    done = client.post(CHECK, {"code": asked.code})
    assert (done.status_code, done["Location"]) == (303, "/account/")
    cast.ana.user.refresh_from_db()
    assert cast.ana.user.phone == "+12025550177"
    (changed,) = heard.of(CredentialChanged)
    assert (changed.what, changed.phone) == ("phone_changed", "+12025550101")
    assert client.post(CHECK, {"code": asked.code})["Location"] == PLACE, "a code works once"


def test_an_address_can_be_added(cast: Cast, heard: Heard) -> None:
    client = cast.ana.client
    client.post(PLACE, {"where": "Ana@Example.org"})
    client.post(CHECK, {"code": heard.of(CodeRequested)[0].code})
    cast.ana.user.refresh_from_db()
    assert cast.ana.user.email == "ana@example.org"


def test_a_place_of_somebody_else_looks_the_same_and_gets_no_code(cast: Cast, heard: Heard) -> None:
    client = cast.ana.client
    assert client.post(PLACE, {"where": "202 555 0102"})["Location"] == CHECK
    assert not heard.of(CodeRequested)
    assert client.post(CHECK, {"code": ""}).status_code == 422
    assert client.post(CHECK, {"code": "000000"}).status_code == 422
    assert client.post(CHECK, {"code": "000000"}).status_code == 303
    cast.ana.user.refresh_from_db()
    assert cast.ana.user.phone == "+12025550101"


def test_the_place_we_have_is_said_so(cast: Cast) -> None:
    page = cast.ana.client.post(PLACE, {"where": "202 555 0101"})
    assert page.status_code == 422
    assert "the one we have already" in text(page)
    assert "202 555 0101" in text(page)


def test_a_code_for_a_new_place_ends_after_ten_minutes(cast: Cast, heard: Heard) -> None:
    client = cast.ana.client
    client.post(PLACE, {"where": "202 555 0177"})
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        code = heard.of(CodeRequested)[0].code
        assert client.post(CHECK, {"code": code})["Location"] == PLACE
    cast.ana.user.refresh_from_db()
    assert cast.ana.user.phone == "+12025550101"


def test_other_places_can_be_signed_out(cast: Cast, heard: Heard) -> None:
    here, there, third = (_in(cast, cast.ana.user) for _ in range(3))
    page = text(here.get("/account/"))
    ids = re.findall(r'name="place" value="(\d+)"', page)
    assert len(ids) == 2
    assert here.post("/account/end-others/", {"place": ids[0]})["Location"] == "/account/"
    still = [client.get("/account/").status_code for client in (here, there, third)]
    assert sorted(still) == [200, 200, 302]
    here.post("/account/end-others/")
    assert [c.get("/account/").status_code for c in (here, there, third)] == [200, 302, 302]
    assert [e.what for e in heard.of(CredentialChanged)][-2:] == ["sessions_ended"] * 2


@pytest.mark.parametrize("place", ["x", "-1", "9" * 30, "0", "²"])
def test_nobody_elses_session_can_be_ended(cast: Cast, place: str) -> None:
    there = _in(cast, cast.rev.user)
    here = _in(cast, cast.ana.user)
    other = UserSession.objects.get(user=cast.rev.user).pk
    for wanted in (place, str(other)):
        assert here.post("/account/end-others/", {"place": wanted}).status_code == 303
    assert there.get("/account/").status_code == 200


def test_no_passkey_is_made_on_a_shared_phone(cast: Cast) -> None:
    client = _in(cast, cast.ana.user, "shared")
    assert client.get("/account/passkeys/add/")["Location"] == "/account/second-step/"
    assert "no passkey is kept on it" in text(client.get("/account/second-step/"))
    assert "Add a passkey" not in text(client.get("/account/"))


@AFTER_COMMIT
def test_work_begins_with_a_second_factor(cast: Cast, heard: Heard) -> None:
    client = _in(cast, cast.ben.user, invited=True)
    for path in ("/account/", "/account/place/"):
        assert client.get(path)["Location"] == "/account/second-step/"
    assert "second_factor_at" not in client.session
    secret, done = _add_app(client)
    assert (done.status_code, done["Location"]) == (303, "/account/codes/")
    assert "second_factor_at" in client.session
    codes = re.findall(r"<code>(\d{8})</code>", text(client.get("/account/codes/")))
    assert len(codes) == 10
    assert client.get("/account/").status_code == 200
    told = [event.what for event in heard.of(CredentialChanged)]
    assert "app_added" in told
    stored = str(list(Authenticator.objects.filter(user=cast.ben.user).values("data")))
    assert secret not in stored
    assert codes[0] not in stored


@AFTER_COMMIT
def test_with_a_factor_a_code_asks_for_it(cast: Cast, heard: Heard) -> None:
    first = _in(cast, cast.ben.user, invited=True)
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as at:
        first = _in(cast, cast.ben.user, invited=True)
        secret, _ = _add_app(first)
        codes = re.findall(r"<code>(\d{8})</code>", text(first.get("/account/codes/")))
        at.shift(90)
        client = Client()
        client.post("/sign-in/phone/", {"phone": "mine"})
        client.post("/sign-in/code/", {"where": "+12025550102"})
        step = client.post("/sign-in/code/check/", {"code": heard.of(CodeRequested)[-1].code})
        assert step["Location"] == "/sign-in/second/"
        assert "_auth_user_id" not in client.session
        assert client.get("/account/").status_code == 302
        wrong = client.post("/sign-in/second/", {"code": "000000"})
        assert wrong.status_code == 422
        assert client.post("/sign-in/second/", {"credential": "[]"}).status_code == 422
        done = client.post("/sign-in/second/", {"code": _app_code(secret)})
        assert (done.status_code, done["Location"]) == (303, "/")
        assert client.session["second_factor_at"]
        # A recovery code lets in, but is not the strong proof that sensitive pages ask for.
        again = _in(cast, cast.ben.user)
        assert again.post("/sign-in/second/", {"code": codes[0]})["Location"] == "/"
        assert again.session["_auth_user_id"] == str(cast.ben.user.pk)
        assert "second_factor_at" not in again.session


@AFTER_COMMIT
def test_what_matters_asks_again(cast: Cast) -> None:
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as at:
        client = _in(cast, cast.ben.user, invited=True)
        secret, _ = _add_app(client)
        at.shift(400)
        answer = client.get(PLACE)
        assert answer["Location"].startswith("/account/again/")
        page = client.get("/account/again/", {"next": PLACE}, follow=True)
        assert page.request["PATH_INFO"] == "/account/again/app/"
        assert "Is it you?" in text(page)
        assert client.post("/account/again/app/", {"code": "1", "next": PLACE}).status_code == 422
        done = client.post("/account/again/app/", {"code": _app_code(secret), "next": PLACE})
        assert (done.status_code, done["Location"]) == (303, PLACE)
        assert client.get(PLACE).status_code == 200


@AFTER_COMMIT
def test_the_last_factor_at_work_stays(cast: Cast) -> None:
    client = _in(cast, cast.ben.user, invited=True)
    _, _done = _add_app(client)
    client.get("/account/codes/")
    page = client.get("/account/app/remove/", follow=True)
    assert "again" not in page.request["PATH_INFO"], "a factor just added is a fresh proof"
    assert client.post("/account/app/remove/").status_code == 422
    assert Authenticator.objects.filter(user=cast.ben.user, type="totp").exists()
