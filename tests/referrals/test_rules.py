"""How old an entry may grow, what a number dials, and which entry can be kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.practice.referrals import rules

TODAY = date(2026, 11, 24)


@pytest.mark.covers("001-7")
@pytest.mark.parametrize(
    ("days", "words", "count", "call"),
    [
        (0, rules.FRESH, 0, False),
        (179, rules.FRESH, 0, False),
        (180, rules.FRESH, 0, False),
        (181, rules.MONTHS, 6, True),
        (213, rules.MONTHS, 7, True),
        (365, rules.MONTHS, 12, True),
        (730, rules.MONTHS, 24, True),
        (760, rules.YEARS, 2, True),
        (1100, rules.YEARS, 3, True),
    ],
)
def test_an_old_entry_says_so(days: int, words: str, count: int, call: bool) -> None:
    found = rules.checked(TODAY - timedelta(days=days), TODAY)
    assert found == rules.Checked(words, count, call_first=call)


def test_the_sentence() -> None:
    found = rules.checked(TODAY - timedelta(days=213), TODAY)
    said = found.words % {"count": found.count}
    assert said == "Last checked 7 months ago. Call first."


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("", ""),
        ("  ", ""),
        ("988", "988"),
        ("202-555-0123", "2025550123"),
        ("+1 (202) 555.0123", "+12025550123"),
        ("202 555 0123 ext. 12", "2025550123,12"),
        ("202-555-0123 x7", "2025550123,7"),
        ("12", None),
        ("call Sam", None),
        ("1234567890123456", None),
        ("javascript:1234", None),
    ],
)
def test_what_a_number_dials(typed: str, dialled: str | None) -> None:
    assert rules.dial(typed) == dialled


@pytest.mark.parametrize(
    ("phone", "address", "web", "ahead", "wrong"),
    [
        ("202-555-0123", "", "", 0, None),
        ("", "12 Main St", "", 0, None),
        ("", "", "https://example.org", -400, None),
        ("", "", "", 0, ("phone", rules.NO_WAY_IN)),
        ("ask Sam", "12 Main St", "", 0, ("phone", rules.NO_NUMBER)),
        ("202-555-0123", "", "", 1, ("checked_on", rules.TO_COME)),
    ],
)
def test_which_entry_can_be_kept(
    phone: str, address: str, web: str, ahead: int, wrong: tuple[str, str] | None
) -> None:
    on = TODAY + timedelta(days=ahead)
    assert rules.check_place(phone, address, web, on, TODAY) == wrong


def test_kinds_are_stored_between_bars() -> None:
    assert rules.bars(("work", "food", "nonsense")) == "|food|work|"
    assert rules.unbar("|food|work|") == ("food", "work")
    assert rules.unbar(rules.bars(())) == ()
    assert len(rules.bars(tuple(rules.KINDS))) <= 200


@pytest.mark.parametrize("answer", list(rules.STATES))
@pytest.mark.parametrize("state", list(rules.STATES))
def test_what_can_follow(state: str, answer: str) -> None:
    ends = {"connected", "not_for_me", "no_place", "aside"}
    expected = {"offered": ends | {"contacted"}, "contacted": ends}
    assert rules.may_follow(state, answer) == (answer in expected.get(state, set()))
    assert not rules.may_follow("nonsense", answer)


@pytest.mark.parametrize(
    ("state", "ahead", "due"),
    [
        ("offered", 1, False),
        ("offered", 0, True),
        ("contacted", -3, True),
        ("contacted", 2, False),
        *((end, -3, False) for end in ("connected", "not_for_me", "no_place", "aside")),
    ],
)
def test_when_somebody_asks(state: str, ahead: int, due: bool) -> None:
    assert rules.is_due(state, TODAY + timedelta(days=ahead), TODAY) == due


def test_being_in_touch_leaves_another_week() -> None:
    week = TODAY + timedelta(days=7)
    assert rules.asks_on("contacted", TODAY, TODAY) == week
    assert rules.asks_on("contacted", week + timedelta(days=9), TODAY) == week + timedelta(days=9)
    assert rules.asks_on("connected", TODAY, TODAY) == TODAY


@pytest.mark.parametrize(
    ("listed", "name", "phone", "ahead", "wrong"),
    [
        (True, "", "", 7, None),
        (False, "Aunt May", "", 1, None),
        (False, "Aunt May", "202-555-0177", 60, None),
        (False, "", "", 7, ("place_name", rules.WHICH)),
        (False, "", "202-555-0177", 7, ("place_name", rules.WHICH)),
        (True, "Aunt May", "", 7, ("place_name", rules.NOT_BOTH)),
        (True, "", "202-555-0177", 7, ("place_name", rules.NOT_BOTH)),
        (False, "Aunt May", "her phone", 7, ("place_phone", rules.NO_NUMBER)),
        (True, "", "", 0, ("ask_on", rules.ASK_WHEN)),
        (True, "", "", 61, ("ask_on", rules.ASK_WHEN)),
    ],
)
def test_which_referral_can_be_kept(
    listed: bool, name: str, phone: str, ahead: int, wrong: tuple[str, str] | None
) -> None:
    on = TODAY + timedelta(days=ahead)
    assert rules.check_referral(listed, name, phone, on, TODAY) == wrong
