"""What a supervisor's pages offer is theirs to open: no link and no form leads to a closed door."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import Cast
from tests.journeys.pages import LISTS, visitor
from tests.world import World, make_world

PAGES = (*LISTS["carol"], "/contacts/of/{participant_id}/")


@pytest.fixture
def world(cast: Cast) -> World:
    return make_world(cast)


def main_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().partition("<main")[2].partition("</main")[0]


def of_ours(text: str, name: str) -> set[str]:
    found = (unescape(one) for one in re.findall(rf'{name}="(/[^"]*)"', text))
    return {one.partition("#")[0] for one in found if not one.startswith("/static/")}


def answered(client: Client, to: str) -> int:
    """What comes of sending nothing there; whatever is done is undone."""
    with transaction.atomic(using="keys"), transaction.atomic():
        answer: Any = client.post(to)
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="keys")
    return int(answer.status_code)


def test_every_link_and_form_of_a_supervisors_pages_opens(world: World) -> None:
    client, shut = visitor(world, "carol"), set()
    for page in PAGES:
        text = main_of(client, page.format(**world.ids))
        shut |= {to for to in of_ours(text, "href") if client.get(to).status_code == 404}
        shut |= {to for to in of_ours(text, "action") if answered(client, to) == 404}
    assert shut == set()


@pytest.mark.covers("004-4")
def test_a_supervisor_reads_contacts_and_is_offered_nothing_of_the_coach(world: World) -> None:
    at = f"/contacts/of/{world.ana_id}/"
    theirs = main_of(visitor(world, "carol"), at)
    own = main_of(visitor(world, "ben"), at)
    for words in ("Set a time", "Move it", "Call it off", "Log a contact", "Times in my calendar",
                  "How you two keep in touch", "When they can", "File for a calendar",
                  "Before you meet"):  # fmt: skip
        assert words in own, words
        assert words not in theirs, words
    assert "<form" not in theirs
    assert 'id="contact-' in theirs
