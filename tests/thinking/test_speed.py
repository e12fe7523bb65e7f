"""The pages ask as many questions for a full sheet as for an empty one."""

from __future__ import annotations

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.practice.thinking.commands import pages
from handrail.practice.thinking.rules import kinds
from tests.cast import Cast
from tests.counting import queries_asked

from .conftest import add, ana, start

SLOTS = {"problem": "idea", "experiment": "look", "skill": "practice", "person": "went"}


def asked(client: Client, address: str) -> int:
    client.get(address)
    with (
        CaptureQueriesContext(connection) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        client.get(address)
    return len(queries_asked(main, keys))


@pytest.mark.parametrize("kind", list(kinds.KINDS))
def test_a_sheet_and_its_list_ask_no_more_as_they_grow(cast: Cast, kind: str) -> None:
    sheet = start(cast, kind, shared=True)
    slot = SLOTS.get(kind)
    if slot:
        add(cast, sheet, slot, "first")
    paths = [
        (cast.ana, reverse("thinking:sheet", args=[sheet])),
        (cast.ben, reverse("thinking:sheet", args=[sheet])),
        (cast.ana, reverse(f"thinking:{kind}")),
        (cast.ana, reverse("thinking:mine")),
        (cast.ben, reverse("thinking:shared", args=[ana(cast)])),
    ]
    few = [asked(member.client, path) for member, path in paths]
    for number in range(6):
        start(cast, kind, f"number {number}", shared=True)
        if slot:
            add(cast, sheet, slot, f"line {number}")
    assert [asked(member.client, path) for member, path in paths] == few
    assert max(few) <= 14


def test_private_pages_ask_no_more_as_they_grow(cast: Cast) -> None:
    page = pages.write_page(cast.ana.actor, participant_id=ana(cast), text="one")
    paths = [reverse("thinking:pages"), reverse("thinking:page", args=[page])]

    def grow(words: str) -> None:
        pages.write_page(cast.ana.actor, participant_id=ana(cast), text=words)
        pages.change_page(
            cast.ana.actor, participant_id=ana(cast), page_id=page, title="", text=words
        )

    grow("two")
    few = [asked(cast.ana.client, path) for path in paths]
    for number in range(5):
        grow(f"again {number}")
    assert [asked(cast.ana.client, path) for path in paths] == few
