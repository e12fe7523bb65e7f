"""The first page of each role in the invented programme, through the doors that `make demo` prints.

`HANDRAIL_WRITE=1 pytest tests/journeys/test_pictures.py` takes the README's pictures again.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from handrail.demo.build import build
from handrail.ground.kernel import clock
from handrail.ground.schedule.models import Heartbeat
from handrail.ground.schedule.queries import WORKER
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
# Role -> the size of its first look, where its door leads, and what stands there.
FIRST: dict[str, tuple[dict[str, int], str, str]] = {
    "participant": (PHONE, "/today/", "How are you"),
    "coach": (LAPTOP, "/coach/", "Who might welcome a call"),
    "supervisor": (LAPTOP, "/supervision/", "My coaches"),
    "manager": (LAPTOP, "/programme/", "What to do next"),
    "circle": (PHONE, "/shared/", "Ana"),
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
    Heartbeat.objects.create(name=WORKER, beat_at=clock.now())
    doors = {door.role: door for door in build()}
    for role, (size, home, words) in FIRST.items():
        page = open_as(None, viewport=size)
        _through(page, doors[role].path, home)
        expect(page.locator("main")).to_contain_text(words)
        taken, shown = page.screenshot(), PICTURES / f"{role}.png"
        if os.environ.get("HANDRAIL_WRITE") == "1":
            shown.write_bytes(taken)
        assert _size(shown.read_bytes()) == _size(taken) == (size["width"], size["height"])
        assert len(taken) > 20_000, f"{role}: a picture of next to nothing"
