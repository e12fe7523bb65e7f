"""Truth tables of codes and of how long somebody stays signed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handrail.ground.accounts.devices import device_words
from handrail.ground.accounts.places import Place, read_place
from handrail.ground.accounts.rules import ALPHABET, WAYS, Over, Purpose, initial, over, shown, stay
from handrail.ground.accounts.rules import typed as as_typed

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("BCDF-GHJK", "BCDFGHJK"),
        ("bcdf ghjk", "BCDFGHJK"),
        (" b c d f – g h j k ", "BCDFGHJK"),
        ("ＢＣＤＦＧＨＪＫ", "BCDFGHJK"),
        ("BCDF-GHJK-LMNP-QRST", "BCDFGHJKLMNPQRST"),
        ("BCDF-GHJ", ""),
        ("BCDF-GHJA", ""),
        ("BCDF-GHJ0", ""),
        ("", ""),
        ("\x00" * 8, ""),
        ("😀" * 8, ""),
        ("B" * 10_000, ""),
    ],
)
def test_a_code_is_read_as_people_type_it(text: str, letters: str) -> None:
    assert as_typed(text) == letters


def test_a_shown_code_is_read_back() -> None:
    assert shown("BCDFGHJK") == "BCDF-GHJK"
    assert as_typed(shown("BCDFGHJKLMNPQRST")) == "BCDFGHJKLMNPQRST"


def test_no_letter_is_mistaken_for_another_or_makes_a_word() -> None:
    assert not set(ALPHABET) & set("0O1I258AEIOUY")
    assert len(set(ALPHABET)) == 20


@pytest.mark.parametrize(
    ("purpose", "minutes", "groups", "again"),
    [
        (Purpose.CARD, 15, 2, False),
        (Purpose.INVITATION, 48 * 60, 4, False),
        (Purpose.SETUP, 48 * 60, 4, False),
        (Purpose.DEMO, 24 * 60, 4, True),
    ],
)
def test_how_long_a_way_in_lasts(purpose: Purpose, minutes: int, groups: int, again: bool) -> None:
    way = WAYS[purpose]
    assert (way.life, way.groups, way.again) == (timedelta(minutes=minutes), groups, again)


MIN, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("works_here", "private", "began", "unused", "why"),
    [
        (False, True, 29 * DAY, 29 * DAY, None),
        (False, True, 400 * DAY, DAY, None),
        (False, True, 31 * DAY, 31 * DAY, Over.UNUSED),
        (False, False, 9 * MIN, 9 * MIN, None),
        (False, False, 11 * MIN, 11 * MIN, Over.UNUSED),
        (False, False, 13 * HOUR, MIN, Over.LONG),
        (True, True, 29 * MIN, 29 * MIN, None),
        (True, True, 31 * MIN, 31 * MIN, Over.UNUSED),
        (True, True, 11 * HOUR, 5 * MIN, None),
        (True, True, 13 * HOUR, 5 * MIN, Over.LONG),
        (True, False, 11 * MIN, 11 * MIN, Over.UNUSED),
        # The clock of the server was set back: better sign in again than stay for ever.
        (False, True, -DAY, -DAY, Over.UNUSED),
    ],
)
def test_when_a_session_is_over(
    works_here: bool, private: bool, began: timedelta, unused: timedelta, why: Over | None
) -> None:
    limits = stay(works_here=works_here, private=private)
    assert over(limits, since=NOON - began, seen=NOON - unused, now=NOON) == why


@pytest.mark.parametrize(
    ("name", "shown_as"),
    [("Ana Marlow", "A."), ("  émile", "É."), ("", "?"), ("محمد", "م.")],
)
def test_only_the_first_letter_is_shown(name: str, shown_as: str) -> None:
    assert initial(name) == shown_as


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("(202) 555-0101", Place("phone", "+12025550101")),
        ("+1 202 555 0101", Place("phone", "+12025550101")),
        ("+44 20 7946 0958", Place("phone", "+442079460958")),
        (" Ana@Example.org ", Place("email", "ana@example.org")),
        ("ana@", None),
        ("12", None),
        ("hello", None),
        ("", None),
        ("9" * 250, None),
        ("\x00", None),
    ],
)
def test_a_phone_or_an_address_is_understood(text: str, place: Place | None) -> None:
    assert read_place(text, region="US") == place


def test_a_device_is_named_without_its_model() -> None:
    said = device_words("Mozilla/5.0 (Linux; Android 14; SM-A155F) Chrome/126 Mobile")
    assert said == "Android phone"
    assert device_words("") == "Another device"
