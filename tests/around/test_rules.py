"""Rules of the people around: numbers, and where an asking can stand."""

from __future__ import annotations

import pytest

from handrail.practice.around.rules import company, who_helps


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("", True), ("988", True), ("215 555 0101", True), ("+1 (215) 555-0101", True),
     ("12", False), ("call Jo", False), ("1" * 16, False), ("٢١٥٥٥٥٠١٠١", False)],
)  # fmt: skip
def test_what_is_a_number(typed, fits):
    assert who_helps.is_number(typed) is fits


@pytest.mark.parametrize(
    ("typed", "dialed"), [("(215) 555-0101", "2155550101"), ("+52 55 1234", "+52551234"), ("", "")]
)
def test_how_a_phone_dials(typed, dialed):
    assert who_helps.dialable(typed) == dialed


@pytest.mark.parametrize(
    ("seen", "version", "crossed"), [(None, 4, False), (4, 4, False), (3, 4, True)]
)
def test_who_crosses_another_change_is_told(seen, version, crossed):
    assert who_helps.crossed(seen, version) is crossed


@pytest.mark.parametrize(
    ("there", "nobody"), [([], True), ([False, False], True), ([False, True], False)]
)
def test_it_says_when_nobody_is_on(there, nobody):
    assert company.nobody_on(there) is nobody


def test_who_helps_at_work_is_of_the_list():
    assert set(who_helps.KINDS) > who_helps.PROFESSIONALS
