"""Who is there decides the shell: the phone, the desk, or a plain page with Help alone."""

from __future__ import annotations

import re

import pytest

from tests.cast import Cast

SHARED = ("/help/", "/notice/", "/account/", "/not-a-page/")
STAFF = ("ben", "carol", "mona")
ONLY_THEIRS = ("/today/", "/plan/", "/my/people/")


def shell(html: str) -> str:
    found = re.search(r'<body class="(\w+)', html)
    assert found
    return found[1]


def tabs(html: str) -> list[str]:
    bar = re.search(r'<nav class="tabs".*?</nav>', html, re.S)
    return re.findall(r'href="([^"]+)"', bar[0]) if bar else []


@pytest.mark.parametrize("path", SHARED)
def test_a_participant_keeps_the_phone_and_its_tabs(cast: Cast, path: str) -> None:
    html = cast.ana.client.get(path).content.decode()
    assert shell(html) == "phone"
    assert tabs(html) == ["/today/", "/plan/", "/meetings/", "/my/people/", "/help/"]


@pytest.mark.parametrize("path", SHARED)
@pytest.mark.parametrize("who", STAFF)
def test_staff_keep_their_menu(cast: Cast, who: str, path: str) -> None:
    html = getattr(cast, who).client.get(path).content.decode()
    assert shell(html) == "desk"
    assert not tabs(html)
    assert 'class="to help" href="/help/"' in html
    assert not any(f'href="{closed}"' in html for closed in ONLY_THEIRS)


@pytest.mark.parametrize("path", ["/help/", "/notice/", "/sign-in/", "/not-a-page/"])
def test_nobody_sees_help_alone_in_its_place(client, cast: Cast, path: str) -> None:
    html = client.get(path).content.decode()
    assert shell(html) == "plain"
    assert tabs(html) == ["/help/"]


@pytest.mark.parametrize("who", ["circle", "pat"])
def test_who_is_shared_with_has_no_tabs_that_lead_nowhere(cast: Cast, who: str) -> None:
    assert tabs(getattr(cast, who).client.get("/shared/").content.decode()) == ["/help/"]


def test_the_kept_help_page_names_nobody(client, cast: Cast) -> None:
    html = client.get(f"/help/?lang=en&org={cast.ana.actor.org_id}").content.decode()
    assert shell(html) == "plain"
    assert "Ana" not in html


def test_the_kept_page_has_all_tabs_though_nobody_is_signed_in(client, cast: Cast) -> None:
    assert len(tabs(client.get("/offline/").content.decode())) == 5


def test_a_post_only_address_says_so_on_a_page(cast: Cast) -> None:
    answer = cast.ben.client.get(f"/cards/{cast.ana.participant_id}/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    html = answer.content.decode()
    assert shell(html) == "desk"
    assert "There is nothing to read at this address." in html


def test_the_api_keeps_its_bare_answer(cast: Cast) -> None:
    answer = cast.ana.client.get("/api/sync")
    assert b"<html" not in answer.content
