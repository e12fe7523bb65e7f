"""Every view that takes later what was pressed without a network does it once, or says why not."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.urls import resolve

from handrail.ground.access.checks import routes
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import Waits, waits_of
from tests.access.addresses import address
from tests.access.bodies import bodies
from tests.cast import Cast
from tests.journeys.pages import pages, visitor
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import hello, told
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

ALL: dict[str, Waits] = {
    path: stamp for path, entry in routes() if (stamp := waits_of(entry.callback))
}
# A coach's way to the same views, and what the cast has no fitting state for.
OTHERS = ("<uuid:participant_id>",)


@pytest.fixture
def world(cast: Cast) -> World:
    return make_world(cast)


def _entry(world: World, path: str, body: dict[str, Any]) -> dict[str, Any]:
    at = address(world, path)
    kind = ALL[path].kind(resolve(at).kwargs)
    fields = {name: str(value) for name, value in body.items() if name != "id"}
    number = body.get("id", uuid7())
    found: dict[str, Any] = envelope(hello(world.ana), kind, fields, at=at, id=number)
    return found


@pytest.mark.covers("004-43", "rule-7")
def test_each_is_done_once_or_says_why_not(world: World) -> None:
    said, done, no = bodies(world), [], {}
    for path in ALL:
        if any(other in path for other in OTHERS):
            continue
        entry = _entry(world, path, said.get(path, {}))
        with transaction.atomic():
            (first,) = told(world.ana, entry)
            (second,) = told(world.ana, entry)
            transaction.set_rollback(True)
        assert (first["status"], second["status"]) in {
            ("created", "duplicate"), ("refused", "refused"),
        }, (path, first, second)  # fmt: skip
        if first["status"] == "created":
            done.append(path)
        else:
            no[path] = first["reason"]
    assert all(no.values())
    assert len(done) > 60, no


def test_nobody_else_does_any_of_it(world: World) -> None:
    said = bodies(world)
    for path in ALL:
        if any(other in path for other in OTHERS) or "<uuid" not in path:
            continue
        entry = _entry(world, path, said.get(path, {}))
        there = envelope(hello(world.rev), entry["kind"], {}, at=address(world, path))
        with transaction.atomic():
            (answer,) = told(world.rev, there)
            transaction.set_rollback(True)
        assert answer["status"] == "refused", (path, answer)
        assert answer["reason"], path


class _Forms(HTMLParser):
    """The posting forms of a page: their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form" and said.get("method") == "post":
            self.found.append(said)


def test_each_form_of_such_a_view_says_so_to_the_participant_alone(world: World) -> None:
    seen, loose, clients = set(), set(), {}
    for who, path in pages(world):
        if who not in ("ana", "ben"):
            continue
        clients[who] = clients.get(who) or visitor(world, who)
        answer = clients[who].get(path)
        found = _Forms()
        found.feed(answer.content.decode() if answer.status_code == 200 else "")
        for attrs in found.found:
            to = urlsplit(attrs.get("action") or path).path
            match = resolve(to)
            stamp = waits_of(match.func)
            wanted = stamp.kind(match.kwargs) if stamp and who == "ana" else None
            waits = attrs.get("data-outbox") or ""
            if "." in waits or (wanted and not waits):
                loose |= {(path, to)} if waits != wanted else set()
                seen.add(match.route)
            if to.endswith(("/erase/", "/delete/", "/take-back/")) and who == "ana":
                loose |= {(path, to)} if "data-needs-network" not in attrs else set()
    assert not loose
    assert len(seen) > 45


_PICKED = ("state", "to", "share", "shared", "take", "said", "kind")
NONSENSE = dict.fromkeys(_PICKED, "\x00nonsense") | {
    "text": "x" * 20_000, "title": "x" * 20_000, "smaller_text": "x" * 20_000, "version": "9" * 30,
    "on": "9999-12-31", "starts_on": "0001-01-01", "reached_on": "9999-12-31", "sure": "eleven",
    "line": "no id", "card": "no id", "value": "no id", "pile": "heap", "list": "nonsense",
    "sent_before": "x " * 200, "next": "https://elsewhere.example/", "part": "nonsense",
}  # fmt: skip


def test_nonsense_gets_an_answer(world: World) -> None:
    for path in ALL:
        if any(other in path for other in OTHERS):
            continue
        entry = _entry(world, path, NONSENSE)
        with transaction.atomic():
            (answer,) = told(world.ana, entry)
            transaction.set_rollback(True)
        assert answer["status"] in ("created", "refused"), path
        assert answer["reason"] or answer["status"] == "created", path
