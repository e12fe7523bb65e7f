"""A day that somebody reads is the day where they live, never the one in UTC."""

from __future__ import annotations

import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "handrail"
# The filters day, date and dated know the reader's zone; a day taken off an instant does not.
OFF_AN_INSTANT = re.compile(r"\.date\(\)")
OFF_A_ROW = re.compile(r"\b(\w+_at|at)\.date\(\)")
ON_A_WALL_CLOCK = {
    # In these files the instant was put on a wall clock before.
    "faces/desks/brief/gather.py", "practice/hours/rules.py", "practice/hours/wording.py",
    "practice/contacts/views/contacts.py",
}  # fmt: skip


def test_no_template_takes_a_day_off_an_instant() -> None:
    wrong = [
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.html")
        if OFF_AN_INSTANT.search(path.read_text("utf-8"))
    ]
    assert wrong == []


def test_no_page_takes_a_day_off_a_row() -> None:
    wrong = [
        str(path.relative_to(HOUSE))
        for floor in ("practice", "watch", "faces")
        for path in (HOUSE / floor).rglob("*.py")
        if OFF_A_ROW.search(path.read_text("utf-8"))
    ]
    assert set(wrong) <= ON_A_WALL_CLOCK
