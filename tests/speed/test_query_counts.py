"""Every page has a pinned number of queries, the same for one row and for many.

`query_counts.json` is the list; `HANDRAIL_WRITE=1 pytest tests/speed` writes it again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.counting import queries_asked
from tests.journeys.pages import pages, visitor
from tests.world import World, grow, make_world

PINNED = Path(__file__).with_name("query_counts.json")


def _count(client: Client, address: str) -> int:
    client.get(address)
    with (
        CaptureQueriesContext(connection) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        client.get(address)
    return len(queries_asked(main, keys))


def _named(world: World, address: str) -> str:
    for name, value in world.ids.items():
        address = address.replace(f"/{value}/", f"/{{{name}}}/")
    return address


def _all(world: World) -> dict[str, int]:
    clients = {who: visitor(world, who) for who, _address in pages(world)}
    return {
        f"{who} {_named(world, address)}": _count(clients[who], address)
        for who, address in pages(world)
    }


def test_queries_per_page_are_as_pinned_and_do_not_grow(cast: Cast) -> None:
    """Ten weeks of rows of every kind ask no more than two do, and thirteen people than five."""
    world = make_world(cast)
    few = _all(world)
    grow(world)
    many = _all(world)
    assert {k: (few[k], v) for k, v in many.items() if v > few[k]} == {}, "grows with the rows"
    if os.environ.get("HANDRAIL_WRITE") == "1":
        PINNED.write_text(json.dumps(few, indent=1, sort_keys=True) + "\n")
    assert few == json.loads(PINNED.read_text())
