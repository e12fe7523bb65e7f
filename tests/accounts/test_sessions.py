"""Whose phone it is decides what stays on it, and for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from handrail.ground.accounts.ways import make_card
from handrail.ground.kernel import clock
from tests.accounts.conftest import text
from tests.cast import Cast

START = "2026-03-02T12:00:00Z"


def _in(cast: Cast, phone: str, member: str = "ana") -> Client:
    client = Client()
    card = make_card(getattr(cast, member).user, cast.mona.user)
    client.post("/sign-in/card/", {"code": card.code})
    client.post("/sign-in/card/who/", {"phone": phone})
    return client


def _cookie(client: Client) -> Any:
    return client.cookies[settings.SESSION_COOKIE_NAME]


def _still_in(client: Client) -> bool:
    return bool(client.get("/account/").status_code == 200)


def test_the_first_question_comes_first(db: None, visitor: Client) -> None:
    page = visitor.get("/sign-in/")
    assert "Is this phone only yours?" in text(page)
    assert "passkey.js" not in text(page)
    answer = visitor.post("/sign-in/phone/", {"phone": "mine"})
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/")
    assert 'data-passkey="sign-in"' in text(visitor.get("/sign-in/"))
    assert "Is this phone only yours?" in text(visitor.get("/sign-in/?ask=1"))


@pytest.mark.parametrize("phone", ["shared", "", "perhaps"])
def test_a_shared_phone_is_offered_no_credential(db: None, visitor: Client, phone: str) -> None:
    visitor.post("/sign-in/phone/", {"phone": phone})
    page = text(visitor.get("/sign-in/"))
    assert "passkey" not in page
    assert "I have a card" in page
    assert not _cookie(visitor)["expires"]


def test_on_an_own_phone_the_visit_lasts_thirty_days_after_each_use(cast: Cast) -> None:
    with time_machine.travel(START, tick=False) as at:
        client = _in(cast, "mine")
        assert _cookie(client)["max-age"] == 30 * 86400
        for _ in range(3):
            at.shift(timedelta(days=29))
            assert _still_in(client)
        at.shift(timedelta(days=31))
        assert not _still_in(client)


def test_on_a_shared_phone_it_ends_with_the_browser_and_after_ten_minutes(cast: Cast) -> None:
    with time_machine.travel(START, tick=False) as at:
        client = _in(cast, "shared")
        assert not _cookie(client)["expires"]
        assert not _cookie(client)["max-age"]
        at.shift(timedelta(minutes=9))
        assert _still_in(client)
        at.shift(timedelta(minutes=9))
        assert _still_in(client)
        at.shift(timedelta(minutes=11))
        answer = client.get("/account/", follow=True)
        assert "You were signed out to keep your things safe" in text(answer)
        assert "_auth_user_id" not in client.session


def test_at_work_half_an_hour_and_twelve_hours(cast: Cast) -> None:
    with time_machine.travel(START, tick=False) as at:
        client = _in(cast, "mine", "ben")
        assert client.session["works_here"] is True
        assert not _cookie(client)["expires"]
        for _ in range(24):
            at.shift(timedelta(minutes=29))
            assert client.get("/account/second-step/").status_code == 200
        at.shift(timedelta(minutes=29))
        assert client.get("/account/second-step/").status_code == 302


def test_use_is_noted_once_a_minute(cast: Cast, django_assert_num_queries: Any) -> None:
    with time_machine.travel(START, tick=False) as at:
        client = _in(cast, "mine")
        client.get("/signed-out/")
        before = client.session["seen_at"]
        at.shift(30)
        client.get("/signed-out/")
        assert client.session["seen_at"] == before
        at.shift(31)
        client.get("/signed-out/")
        assert client.session["seen_at"] == clock.now().timestamp()


def test_a_session_without_its_marks_is_over(cast: Cast) -> None:
    client = cast.ana.client
    session = client.session
    del session["seen_at"]
    session.save()
    assert client.get("/account/").status_code == 302


def test_signing_out_clears_the_phone_but_not_the_waiting_entries(cast: Cast) -> None:
    client = _in(cast, "mine")
    assert client.get("/sign-out/").status_code == 200
    assert _still_in(client), "opening the address only asks"
    answer = client.post("/sign-out/")
    assert (answer.status_code, answer["Location"]) == (303, "/signed-out/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'
    assert "storage" not in answer["Clear-Site-Data"]
    assert "no-store" in answer["Cache-Control"]
    assert not _still_in(client)
    assert "You are signed out." in text(client.get("/signed-out/"))


def test_signing_out_needs_the_token_of_the_page(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = cast.ana.client.cookies
    assert client.post("/sign-out/").status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_a_shared_phone_signs_out_at_once(cast: Cast, method: str) -> None:
    inside = _in(cast, "shared")
    client = Client(enforce_csrf_checks=True)
    client.cookies = inside.cookies
    answer = getattr(client, method)("/leave/")
    if method == "get":
        assert (answer.status_code, answer["Location"]) == (303, cast.org.exit_url)
    else:
        assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'
    assert answer["Cache-Control"] == "no-store"
    assert not _still_in(client)


def test_a_page_that_tells_late_takes_nothing_from_who_comes_next(
    visitor: Client, db: None
) -> None:
    visitor.post("/sign-in/phone/", {"phone": "shared"})
    answer = visitor.post("/leave/")
    assert visitor.session["private_phone"] is False
    assert answer.status_code == 204
    assert "Clear-Site-Data" not in answer


def test_leaving_an_own_phone_keeps_the_visit(cast: Cast) -> None:
    client = _in(cast, "mine")
    answer = client.get("/leave/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert _still_in(client)


def test_every_page_knows_the_way_out_by_itself(cast: Cast) -> None:
    type(cast.org).objects.update(exit_url="https://news.example/?a=1&b=2")
    assert 'data-exit-to="https://news.example/?a=1&amp;b=2"' in text(
        cast.ana.client.get("/today/")
    )
    assert 'data-exit-to="https://www.weather.gov/"' in text(Client().get("/help/"))


def test_leaving_works_for_anybody(db: None, visitor: Client) -> None:
    assert visitor.get("/leave/")["Location"] == "https://www.weather.gov/"


def test_the_address_of_the_session_changes_at_sign_in(cast: Cast) -> None:
    client = Client()
    client.post("/sign-in/phone/", {"phone": "mine"})
    before = _cookie(client).value
    card = make_card(cast.ana.user, cast.ben.user)
    client.post("/sign-in/card/", {"code": card.code})
    client.post("/sign-in/card/who/", {"phone": "mine"})
    assert _cookie(client).value != before


def test_a_language_can_be_chosen_before_and_after_signing_in(cast: Cast, visitor: Client) -> None:
    answer = visitor.post("/language/", {"language": "es", "next": "/sign-in/"})
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/")
    assert visitor.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"
    cast.ana.client.post("/language/", {"language": "es", "next": "//evil.example/"})
    cast.ana.user.refresh_from_db()
    assert cast.ana.user.language == "es"
    assert cast.ana.client.post("/language/", {"language": "xx"})["Location"] == "/"
