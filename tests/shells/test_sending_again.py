"""A form sent after the session is gone, or from a page that is too old: nothing is lost."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from handrail.practice.plans.models import Win
from tests.cast import Cast, session_for

WORDS = {"text": "Slept well & called\r\n<b>Ben</b>", "shared": "on", "id": ""}
OURS = {"origin": "http://testserver", "referer": "http://testserver/plan/wins/new/"}
PATH = "/plan/wins/new/"


def wins() -> int:
    count: int = Win.objects.for_system("a test counts").count()
    return count


@pytest.mark.parametrize("checked", [False, True], ids=["token fits", "token is gone too"])
def test_signed_out_meanwhile_keeps_what_was_typed(cast: Cast, checked: bool) -> None:
    client = Client(enforce_csrf_checks=checked)
    answer = client.post(PATH, WORDS, headers=OURS)
    assert answer.status_code == 401
    page = answer.content.decode()
    assert "Please sign in again." in page
    assert "What you typed is kept on this page." in page
    assert "Slept well &amp; called\r\n&lt;b&gt;Ben&lt;/b&gt;" in page
    assert 'href="/sign-in/?next=%2Fplan%2Fwins%2Fnew%2F" target="_blank"' in page
    assert "<p>The page was open for a long time" not in page
    assert wins() == 0


def test_what_was_kept_is_sent_after_signing_in(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    first = client.post(PATH, WORDS, headers=OURS).content.decode()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_for(cast.ana.user)
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', first))
    assert set(kept) >= {"text", "shared", "id", "csrfmiddlewaretoken"}
    # The token changed with the sign-in: one more tap, and still nothing is lost.
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    again = client.post(PATH, {**WORDS, "csrfmiddlewaretoken": "b" * 32}, headers=OURS)
    assert again.status_code == 403
    page = again.content.decode()
    assert "Please send it once more." in page
    assert "Slept well &amp; called" in page
    fresh = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert fresh
    sent = client.post(PATH, {**WORDS, "csrfmiddlewaretoken": fresh[1]}, headers=OURS)
    assert sent.status_code == 422, "the form was reached: it asks for its entry's number"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_another_site_lays_no_words_into_anybody_s_mouth(cast: Cast, origin: str) -> None:
    for client in (Client(), Client(enforce_csrf_checks=True)):
        page = client.post(PATH, WORDS, headers={"origin": origin, "referer": origin})
        assert page.status_code in {401, 403}
        assert "Slept well" not in page.content.decode()
    signed_in = Client(enforce_csrf_checks=True)
    signed_in.cookies[settings.SESSION_COOKIE_NAME] = session_for(cast.ana.user)
    answer = signed_in.post(PATH, WORDS, headers={"origin": origin})
    assert answer.status_code == 403
    assert "Slept well" not in answer.content.decode()


def test_the_way_back_never_leads_to_another_site(cast: Cast) -> None:
    for said in ("https://evil.example/x", "//evil.example/x", "javascript:x", ""):
        page = Client().post(PATH, WORDS, headers={**OURS, "referer": said}).content.decode()
        assert '/sign-in/?next=%2F"' in page, said


def test_a_part_of_a_page_goes_to_the_sign_in_and_back(cast: Cast) -> None:
    here = {"hx-request": "true", "hx-current-url": "http://testserver/today/"}
    answer = Client().post("/plan/wins/new/", WORDS, headers=here)
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/sign-in/?next=%2Ftoday%2F"


def test_a_page_for_everybody_does_not_ask_to_sign_in(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/sign-in/code/", {"where": "ana@example.org"}, headers=OURS)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Please sign in again." not in page
    assert "Please send it once more." in page
