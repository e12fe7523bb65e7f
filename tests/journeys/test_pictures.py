"""The first page of each role in the invented programme, through the doors that `make demo` prints.

`HANDRAIL_WRITE=1 pytest tests/journeys/test_pictures.py` takes the README's pictures again, and
writes down the words that stood on them: when the pages say something else, the pictures are old.
"""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path
from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect

from handrail.demo.build import build
from handrail.ground.kernel import clock
from handrail.ground.schedule.models import Heartbeat
from handrail.ground.schedule.queries import WORKER
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WORDS = PICTURES / "words.json"
# A Tuesday afternoon that stands for every day; later than today, so that no cookie is over.
MOMENT = "2036-06-10T18:20:00+00:00"
# Role -> the size of its first look, where its door leads, and what stands there.
FIRST: dict[str, tuple[dict[str, int], str, str]] = {
    "participant": (PHONE, "/today/", "How are you"),
    "coach": (LAPTOP, "/coach/", "Who might welcome a call"),
    "supervisor": (LAPTOP, "/supervision/", "My coaches"),
    "manager": (LAPTOP, "/programme/", "What to do next"),
    "circle": (PHONE, "/shared/", "Ana"),
    "partner": (LAPTOP, "/shared/", "Ana"),
    "auditor": (LAPTOP, "/book/", "book"),
}


def _size(picture: bytes) -> tuple[int, int]:
    """Return width and height from the head of a PNG."""
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def _through(page: Any, door: str, home: str) -> None:
    page.goto(door)
    yes = page.get_by_role("button", name="Only mine")
    expect(yes.or_(page.locator("main h1")).first).to_be_visible()
    if yes.count():
        yes.click()
    page.wait_for_url(f"**{home}")
    page.wait_for_load_state("networkidle")


def test_each_door_of_the_demonstration_opens_a_first_page(
    db: None, settings: Any, open_as: OpenAs
) -> None:
    settings.HANDRAIL_DEMO = True
    write, said = os.environ.get("HANDRAIL_WRITE") == "1", {}
    with time_machine.travel(MOMENT, tick=False):
        Heartbeat.objects.create(name=WORKER, beat_at=clock.now())
        doors = {door.role: door for door in build()}
        assert doors.keys() == FIRST.keys()
        for role, (size, home, words) in FIRST.items():
            page = open_as(None, viewport=size)
            _through(page, doors[role].path, home)
            expect(page.locator("main")).to_contain_text(words)
            said[role] = sorted(page.locator("body").inner_text().split("\n"))
            taken, shown = page.screenshot(), PICTURES / f"{role}.png"
            if write:
                shown.write_bytes(taken)
            assert _size(shown.read_bytes()) == _size(taken) == (size["width"], size["height"])
            assert len(taken) > 20_000, f"{role}: a picture of next to nothing"
    if write:
        WORDS.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    # Sorted, for rows of one frozen second stand in any order.
    assert json.loads(WORDS.read_text()) == said, "take the pictures again: HANDRAIL_WRITE=1"
