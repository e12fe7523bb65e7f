"""Whom to call: one order, and nobody twice."""

from __future__ import annotations

import pytest

from handrail.ground.people.to_call import (
    ASK,
    COMPANY,
    LINES,
    PLANNED,
    STAFF,
    ToCall,
    in_order,
)


def someone(of: str, name: str, call: str = "") -> ToCall:
    """Somebody with a number, or without."""
    return ToCall(of, name, call, call)


ROSA, ROSA_AGAIN = someone(COMPANY, "Rosa", "+1"), someone(ASK, "My sister Rosa", "+1")
MIA, MIA_AGAIN = someone(ASK, "Mia"), someone(STAFF, " mia ")
JO = someone(PLANNED, "Jo", "+4")
BEN, LINE = someone(STAFF, "Ben", "+2"), someone(LINES, "The clinic", "+3")


@pytest.mark.parametrize(
    ("found", "order"),
    [
        ([], []),
        ([LINE, BEN, MIA, ROSA], [ROSA, MIA, BEN, LINE]),
        ([ROSA_AGAIN, ROSA], [ROSA]),
        ([ROSA, MIA, JO], [JO, ROSA, MIA]),
        ([MIA_AGAIN, MIA], [MIA]),
        ([someone(ASK, "A", "+5"), someone(ASK, "A", "+6")],
         [someone(ASK, "A", "+5"), someone(ASK, "A", "+6")]),
        ([someone(STAFF, "Ben"), someone(STAFF, "Ida")],
         [someone(STAFF, "Ben"), someone(STAFF, "Ida")]),
    ],
)  # fmt: skip
def test_the_order_and_each_once(found: list[ToCall], order: list[ToCall]) -> None:
    assert in_order(found) == order


@pytest.mark.parametrize(
    ("of", "own"),
    [(PLANNED, True), (COMPANY, True), (ASK, True), (STAFF, False), (LINES, False)],
)
def test_ones_own_people_can_be_written_to(of: str, own: bool) -> None:
    assert someone(of, "x").own is own
