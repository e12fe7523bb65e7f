"""A notice is read once, by the one it was meant for, and by nobody who picks the phone up."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
import time_machine
from django.contrib.messages import constants
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import Client

from handrail.ground.accounts.notices import Notices, SealedNotices
from handrail.ground.kernel import clock
from tests.cast import Cast

COOKIE = SealedNotices.cookie_name


def _request(user: UUID | None, cookie: str = "") -> HttpRequest:
    request = HttpRequest()
    request.actor = SimpleNamespace(user_id=user) if user else None  # type: ignore[attr-defined]
    request.session = {}  # type: ignore[assignment]
    request.COOKIES = {COOKIE: cookie} if cookie else {}
    return request


def _said(user: UUID | None, *words: str) -> tuple[str, HttpRequest]:
    request, response = _request(user), HttpResponse()
    held = Notices(request)
    for each in words:
        held.add(constants.INFO, each)
    held.update(response)
    return response.cookies[COOKIE].value if COOKIE in response.cookies else "", request


def _read(user: UUID | None, cookie: str) -> list[str]:
    return [str(m) for m in Notices(_request(user, cookie))]


def test_it_arrives_and_stands_in_no_plain_words_on_the_phone() -> None:
    ana = uuid4()
    cookie, _ = _said(ana, "Saved. Good to see you, señal.")
    assert "Saved" not in cookie
    assert _read(ana, cookie) == ["Saved. Good to see you, señal."]


def test_nobody_else_reads_it_but_what_was_said_before_signing_in_stays() -> None:
    ana, ben = uuid4(), uuid4()
    cookie, _ = _said(ana, "Saved.")
    assert _read(ben, cookie) == _read(None, cookie) == []
    cookie, _ = _said(None, "You are signed out.")
    assert _read(ben, cookie) == _read(None, cookie) == ["You are signed out."]


@pytest.mark.parametrize("after", [timedelta(minutes=11), timedelta(days=-1)])
def test_what_was_not_read_in_ten_minutes_is_no_news(after: timedelta) -> None:
    ana = uuid4()
    cookie, _ = _said(ana, "Saved.")
    with time_machine.travel(clock.now() + after):
        assert _read(ana, cookie) == []


@pytest.mark.parametrize("broken", ["x", "AAAA", "=" * 30, "é", "A" * 400])
def test_a_cookie_that_is_not_ours_is_nothing(broken: str) -> None:
    assert _read(uuid4(), broken) == []


def test_what_is_too_long_for_a_cookie_is_not_lost() -> None:
    ana = uuid4()
    words = [uuid4().hex * 20 for _ in range(8)]
    cookie, request = _said(ana, *words)
    again = _request(ana, cookie)
    again.session = request.session
    assert [str(m) for m in Notices(again)] == words


@pytest.mark.django_db
def test_a_notice_costs_no_write_of_the_session(cast: Cast) -> None:
    client: Client = cast.ana.client
    before = list(Session.objects.values_list("session_data", flat=True))
    answer = client.post("/my/language/", {"language": "en", "next": "/today/"})
    assert answer.status_code in {302, 303, 404}
    client.post("/check-in/", {"id": _entry(client), "mood": "4", "share": "coach"})
    assert COOKIE in client.cookies
    assert client.cookies[COOKIE]["httponly"]
    page = client.get("/today/")
    assert b'class="toast"' in page.content
    assert b'class="toast"' not in client.get("/today/").content
    assert list(Session.objects.values_list("session_data", flat=True)) == before


def _entry(client: Client) -> str:
    found = client.get("/today/").content.decode().split('name="id" value="')[1]
    return found.split('"')[0]
