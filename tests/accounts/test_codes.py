"""Codes by phone and e-mail: sent as an event, once, and without telling who is known."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import time_machine
from django.test import Client

from handrail.ground.accounts.events import CodeRequested
from handrail.ground.accounts.models import User
from tests.accounts.conftest import Heard, text
from tests.cast import Cast

ASK, CHECK = "/sign-in/code/", "/sign-in/code/check/"
ANA = "(202) 555-0101"
STRANGER = "(202) 555-0199"


def _ask(client: Client, where: str) -> Any:
    return client.post(ASK, {"where": where})


def _user(client: Client) -> str | None:
    found: str | None = client.session.get("_auth_user_id")
    return found


def test_a_code_by_phone_opens_the_account(cast: Cast, visitor: Client, heard: Heard) -> None:
    answer = _ask(visitor, ANA)
    assert (answer.status_code, answer["Location"]) == (303, CHECK)
    (asked,) = heard.of(CodeRequested)
    assert (asked.channel, asked.to) == ("phone", "+12025550101")
    assert re.fullmatch(r"\d{6}", asked.code)
    assert asked.code not in repr(asked)
    assert asked.code not in text(visitor.get(CHECK))
    done = visitor.post(CHECK, {"code": f" {asked.code[:3]} {asked.code[3:]} "})
    assert (done.status_code, done["Location"]) == (303, "/")
    assert _user(visitor) == str(cast.ana.user.pk)


def test_a_code_by_mail_opens_the_account(cast: Cast, visitor: Client, heard: Heard) -> None:
    User.objects.filter(pk=cast.ana.user.pk).update(email="ana@example.org")
    _ask(visitor, "ANA@example.org")
    (asked,) = heard.of(CodeRequested)
    assert (asked.channel, asked.to) == ("email", "ana@example.org")
    visitor.post(CHECK, {"code": asked.code})
    assert _user(visitor) == str(cast.ana.user.pk)


def test_after_signing_in_the_wanted_page_opens(cast: Cast, visitor: Client, heard: Heard) -> None:
    visitor.get("/sign-in/?next=/account/")
    _ask(visitor, ANA)
    done = visitor.post(CHECK, {"code": heard.of(CodeRequested)[0].code})
    assert done["Location"] == "/account/"


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_no_other_site_opens(cast: Cast, visitor: Client, heard: Heard, evil: str) -> None:
    visitor.get("/sign-in/", {"next": evil})
    _ask(visitor, ANA)
    done = visitor.post(CHECK, {"code": heard.of(CodeRequested)[0].code})
    assert done["Location"] == "/"


def _page(client: Client, url: str = CHECK) -> str:
    return re.sub(r"[A-Za-z0-9]{64}", "", text(client.get(url)))


def test_known_and_unknown_look_the_same(cast: Cast, heard: Heard) -> None:
    seen = []
    for where in (ANA, STRANGER, "nobody@example.org"):
        client = Client()
        answer = _ask(client, where)
        page = _page(client)
        wrong = client.post(CHECK, {"code": "000000"})
        seen.append(
            (answer.status_code, answer["Location"], page, wrong.status_code,
             re.sub(r"[A-Za-z0-9]{64}", "", text(wrong)))
        )  # fmt: skip
    assert seen[0] == seen[1] == seen[2]
    assert len(heard.of(CodeRequested)) == 1


def test_known_and_unknown_take_the_same_time(cast: Cast, heard: Heard, settings: Any) -> None:
    settings.HANDRAIL_CODE_ANSWER_SECONDS = 0.3
    for where in (ANA, STRANGER):
        began = time.monotonic()
        _ask(Client(), where)
        assert time.monotonic() - began >= 0.3


def test_a_wrong_code_can_be_typed_again_three_times(
    cast: Cast, visitor: Client, heard: Heard
) -> None:
    _ask(visitor, ANA)
    code = heard.of(CodeRequested)[0].code
    wrong = "111111" if code != "111111" else "222222"
    for _ in range(2):
        page = visitor.post(CHECK, {"code": wrong})
        assert page.status_code == 422
        assert "not the code we sent" in text(page)
    last = visitor.post(CHECK, {"code": wrong}, follow=True)
    assert "does not work any more" in text(last)
    visitor.post(CHECK, {"code": code})
    assert _user(visitor) is None


def test_a_code_works_once_and_in_this_browser_only(
    cast: Cast, visitor: Client, heard: Heard
) -> None:
    _ask(visitor, ANA)
    code = heard.of(CodeRequested)[0].code
    other = Client()
    assert "does not work any more" in text(other.post(CHECK, {"code": code}, follow=True))
    _ask(other, STRANGER)
    assert other.post(CHECK, {"code": code}).status_code == 422
    visitor.post(CHECK, {"code": code})
    assert _user(visitor)
    visitor.post("/sign-out/")
    assert "does not work any more" in text(visitor.post(CHECK, {"code": code}, follow=True))
    assert _user(visitor) is None


def test_a_code_ends_after_ten_minutes(cast: Cast, visitor: Client, heard: Heard) -> None:
    with time_machine.travel("2026-03-02T12:00:00Z", tick=False) as at:
        _ask(visitor, ANA)
        asked = heard.of(CodeRequested)[0]
        at.shift(601)
        page = visitor.post(CHECK, {"code": asked.code}, follow=True)
    assert "does not work any more" in text(page)
    assert _user(visitor) is None
    assert asked.ends_at.isoformat() == "2026-03-02T12:10:00+00:00"


@pytest.mark.parametrize(
    "where", ["", "hello", "12", "a@", "\x00", "😀", "9" * 10_000, "x" * 300 + "@example.org"]
)
def test_what_is_no_place_is_said_so(cast: Cast, visitor: Client, where: str) -> None:
    page = _ask(visitor, where)
    assert page.status_code == 422
    assert "not-yet" in text(page)


def test_asking_often_is_slowed_without_locking_anybody_out(cast: Cast, heard: Heard) -> None:
    for _ in range(4):
        _ask(Client(), ANA)
    page = _ask(Client(), ANA)
    assert page.status_code == 422
    assert "Please wait 10 minutes, or use a sign-in card" in text(page)
    # Somebody else's many wishes do not keep Ana, at her own address, from hers.
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert _ask(elsewhere, ANA).status_code == 303


def test_coming_back_to_correct_the_number_begins_again(
    cast: Cast, visitor: Client, heard: Heard
) -> None:
    _ask(visitor, STRANGER)
    assert visitor.get(ASK).status_code == 200
    _ask(visitor, ANA)
    visitor.post(CHECK, {"code": heard.of(CodeRequested)[0].code})
    assert _user(visitor) == str(cast.ana.user.pk)


def test_at_work_a_code_alone_is_never_enough(cast: Cast, visitor: Client, heard: Heard) -> None:
    answer = _ask(visitor, "(202) 555-0102")
    assert answer["Location"] == CHECK
    assert not heard.of(CodeRequested)


def test_there_is_no_sign_up_and_no_password(cast: Cast, visitor: Client) -> None:
    for path in ("/sign-up/", "/signup/", "/password/reset/", "/account/password/", "/login/"):
        assert visitor.get(path).status_code in {403, 404}
