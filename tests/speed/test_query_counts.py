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

from handrail.ground.access import Capability
from handrail.ground.audit import record_read
from tests.cast import Cast, participant
from tests.counting import queries_asked
from tests.journeys.pages import pages

PINNED = Path(__file__).with_name("query_counts.json")


def _count(client: Client, address: str) -> int:
    client.get(address)
    with (
        CaptureQueriesContext(connection) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        client.get(address)
    return len(queries_asked(main, keys))


def _named(cast: Cast, address: str) -> str:
    named = address.replace(str(cast.ana.participant_id), "ID")
    named = named.replace(str(cast.site.pk), "ID")
    return named.replace(str(cast.ben.staff.pk) if cast.ben.staff else "-", "ID")


def _all(cast: Cast) -> dict[str, int]:
    everybody = cast.everybody()
    return {
        f"{who} {_named(cast, address)}": _count(
            everybody[who].client if who in everybody else Client(), address
        )
        for who, address in pages(cast)
    }


def test_queries_per_page_are_as_pinned_and_do_not_grow(cast: Cast) -> None:
    assert cast.ana.participant_id is not None
    record_read(cast.ben.actor, Capability.STEP_READ, cast.ana.participant_id)
    few = _all(cast)
    for number in range(8):
        participant(cast.org, cast.site, f"More {number}", cast.ben.staff)
    many = _all(cast)
    assert {k: v for k, v in many.items() if v > few[k]} == {}, "grows with the number of people"
    if os.environ.get("HANDRAIL_WRITE") == "1":
        PINNED.write_text(json.dumps(few, indent=1, sort_keys=True) + "\n")
    assert few == json.loads(PINNED.read_text())
