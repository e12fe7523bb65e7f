"""The safety plan on one printed sheet: how many lines of a part have room."""

from __future__ import annotations

import pytest

from handrail.practice.coping.rules import plan as rules

SHORT, LONG = "Call Jo", "x" * rules.TEXT_LIMIT


@pytest.mark.parametrize(
    ("lines", "room"),
    [
        ([], 0),
        ([SHORT] * 6, 6),
        ([SHORT] * 12, 12),
        ([SHORT] * rules.SHEET_ROWS + [SHORT], rules.SHEET_ROWS),
        (["x" * 88] * 6, 6),
        ([LONG], 1),
        ([LONG, LONG], 1),
        ([SHORT, LONG, LONG, SHORT], 2),
    ],
)
def test_lines_on_the_sheet(lines: list[str], room: int) -> None:
    assert rules.on_sheet(lines) == room
