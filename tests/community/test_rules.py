"""Truth tables of the rules that read meeting lists."""

from __future__ import annotations

from typing import Any

import pytest

from handrail.practice.community.rules.clean import (
    degrees_of,
    link_of,
    phone_of,
    text_of,
)
from handrail.practice.community.rules.kinds import WORDS, kinds_of, word_for
from handrail.practice.community.rules.rows import (
    NOT_A_ROW,
    NOTHING_TO_USE,
    ParsedMeeting,
    Rejected,
    parse_row,
)
from handrail.practice.community.rules.when import Slot, clock_times, slots_of, weekdays_of

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.mark.parametrize(
    ("written", "days", "understood"),
    [
        (0, (SUN,), True),
        (1, (MON,), True),
        (6, (SAT,), True),
        (7, (SUN,), True),
        (3.0, (WED,), True),
        ("0", (SUN,), True),
        ("5", (FRI,), True),
        ([1], (MON,), True),
        (["1", 3], (MON, WED), True),
        ([0, 0, 6], (SAT, SUN), True),
        ("1,3,5", (MON, WED, FRI), True),
        ("[2, 4]", (TUE, THU), True),
        ("Monday", (MON,), True),
        ("Tues & Thurs", (TUE, THU), True),
        ("Saturdays and Sundays", (SAT, SUN), True),
        ("mi\u00e9rcoles", (WED,), True),
        ("daily", tuple(range(7)), True),
        ("weekdays", tuple(range(5)), True),
        (None, (), True),
        ("", (), True),
        ([], (), True),
        (8, (), False),
        (-1, (), False),
        (2.5, (), False),
        (True, (), False),
        ({}, (), False),
        ("someday", (), False),
        ("Monday-ish", (MON,), False),
        (10**30, (), False),
        (float("nan"), (), False),
    ],
)
def test_days(written: Any, days: tuple[int, ...], understood: bool) -> None:
    assert weekdays_of(written) == (days, understood)


@pytest.mark.parametrize(
    ("written", "minutes", "understood"),
    [
        ("19:30", (1170,), True),
        ("07:00", (420,), True),
        ("7:00", (420,), True),
        ("11:00 AM", (660,), True),
        ("7:30 PM", (1170,), True),
        ("7:30 p.m.", (1170,), True),
        ("7pm", (1140,), True),
        ("7 P", (1140,), True),
        ("12:00 AM", (0,), True),
        ("12:00 PM", (720,), True),
        ("12:15 am", (15,), True),
        ("noon", (720,), True),
        ("12 noon", (720,), True),
        ("Midnight", (0,), True),
        ("24:00", (0,), True),
        ("19:30:00", (1170,), True),
        ("1930", (1170,), True),
        (1930, (1170,), True),
        ("2022-01-01T19:30:00", (1170,), True),
        ("19.30", (1170,), True),
        (["08:00", "12:00"], (480, 720), True),
        ("7:00 - 8:00 pm", (1140, 1200), True),
        (None, (), True),
        ("", (), True),
        ("TBD", (), False),
        ("25:00", (), False),
        ("19:75", (), False),
        ("7", (), False),
        (True, (), False),
        ({}, (), False),
    ],
)
def test_clock_times(written: Any, minutes: tuple[int, ...], understood: bool) -> None:
    assert clock_times(written) == (minutes, understood)


@pytest.mark.parametrize(
    ("day", "time", "end", "slots", "remarks"),
    [
        (1, "19:30", "20:30", (Slot(MON, 1170, 1230),), 0),
        ([1, 3], "11:00 AM", None, (Slot(MON, 660), Slot(WED, 660)), 0),
        (1, None, None, (Slot(MON, None),), 0),
        (None, None, None, (Slot(None, None),), 0),
        (1, "evening", None, (Slot(MON, None),), 1),
        (1, "23:00", "00:30", (Slot(MON, 1380, 30),), 0),
        (1, "7:00 - 8:00 pm", None, (Slot(MON, 1140, 1200),), 0),
        (1, '["08:00", "12:00"]', "13:00", (Slot(MON, 480), Slot(MON, 720)), 0),
        ("never", "never", "never", (Slot(None, None),), 3),
    ],
)
def test_slots(day: Any, time: Any, end: Any, slots: tuple[Slot, ...], remarks: int) -> None:
    found, said = slots_of(day, time, end)
    assert (found, len(said)) == (slots, remarks)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        (["O", "X"], ("O", "X")),
        (["O", "o", "O"], ("O",)),
        ("[open]", ("O",)),
        ("[closed]", ("C",)),
        ("O,D", ("O", "D")),
        ("O; D", ("O", "D")),
        ('["O", "D"]', ("O", "D")),
        ("open, women", ("O", "W")),
        (["onl"], ("ONL",)),
        (["12x12", "12X12"], ("12x12",)),
        ([11], ("11",)),
        (11, ("11",)),
        (["ASBI"], ("ABSI",)),
        (["LGBTQIA"], ("LGBTQ",)),
        (["QQQ"], ("QQQ",)),
        (["AL-AN"], ("AL-AN",)),
        (["", None, {}, "x" * 40], ()),
        (["a|b"], ("A", "B")),
        (None, ()),
        (True, ()),
        ("[", ()),
    ],
)
def test_kinds(written: Any, codes: tuple[str, ...]) -> None:
    assert kinds_of(written) == codes


def test_every_listed_kind_has_plain_words_and_none_is_marked_as_better() -> None:
    assert len(WORDS) >= 88
    assert word_for("ONL") == "Online"
    assert word_for("QQQ") is None
    assert len(set(WORDS.values())) == len(WORDS)
    assert all(word[0].isupper() or word[0].isdigit() for word in WORDS.values())


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Patience, Love &amp; Tolerance", "Patience, Love & Tolerance"),
        ("Love &amp;amp; Service", "Love & Service"),
        ("Don&#8217;t", "Don\u2019t"),
        ("<b>Big</b><br>Room", "Big Room"),
        ("a < b and c > d", "a < b and c > d"),
        ("  many \r\n spaces ", "many spaces"),
        ("nul\x00 and \ud800 gone", "nul and gone"),
        ("Cafe\u0301", "Caf\u00e9"),
        (5209, "5209"),
        (None, ""),
        (True, ""),
        ([], ""),
        ("\u202eevil", "evil"),
    ],
)
def test_text(written: Any, text: str) -> None:
    assert text_of(written, 255) == text


def test_long_text_is_cut_and_lines_stay_where_they_are_wanted() -> None:
    assert text_of("x" * 300, 255) == "x" * 254 + "\u2026"
    assert text_of("one<br>two\n\n\n\nthree", 255, lines=True) == "one\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://us02web.zoom.us/j/1?pwd=x", "https://us02web.zoom.us/j/1?pwd=x"),
        ("zoom.us/j/123", "https://zoom.us/j/123"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("see notes", ""),
        ("https://", ""),
        ("http://[broken", ""),
        (None, ""),
        (5, ""),
    ],
)
def test_links(written: Any, link: str) -> None:
    assert link_of(written) == link


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("+16465550100,,8466596698#", "+16465550100,,8466596698#"),
        ("(646) 555-0100", "6465550100"),
        ("call us", ""),
        (6465550100, "6465550100"),
        ("", ""),
        (None, ""),
    ],
)
def test_phones(written: Any, phone: str) -> None:
    assert phone_of(written) == phone


@pytest.mark.parametrize(
    ("written", "degrees"),
    [
        ("39.8712402", 39.8712402),
        (-75.35, -75.35),
        ("39,87", 39.87),
        ("", None),
        (None, None),
        ("north", None),
        ("nan", None),
        ("1e999", None),
        (91, None),
        (True, None),
        (10**400, None),
    ],
)
def test_degrees(written: Any, degrees: float | None) -> None:
    assert degrees_of(written, 90.0) == degrees


def _parsed(**row: Any) -> ParsedMeeting:
    found = parse_row(row)
    assert isinstance(found, ParsedMeeting)
    return found


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([], NOT_A_ROW),
        ("Monday", NOT_A_ROW),
        (None, NOT_A_ROW),
        ({}, NOTHING_TO_USE),
        ({"slug": 5, "day": 1, "time": "19:00"}, NOTHING_TO_USE),
        ({"name": "  ", "conference_phone": "none"}, NOTHING_TO_USE),
        ({"name": "<br>", "conference_url": "javascript:x"}, NOTHING_TO_USE),
    ],
)
def test_only_what_nobody_could_use_is_rejected(row: Any, reason: str) -> None:
    assert parse_row(row) == Rejected(reason)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"name": "Elm"}, "Elm"),
        ({"group": "Elm Group"}, "Elm Group"),
        ({"location": "Elm Hall"}, "Elm Hall"),
        ({"address": "1 Elm St"}, "1 Elm St"),
        ({"conference_url": "zoom.us/j/1"}, "https://zoom.us/j/1"),
        ({"conference_phone": "646 555 0100"}, "6465550100"),
    ],
)
def test_whatever_can_be_used_gets_a_name(row: dict[str, Any], name: str) -> None:
    assert _parsed(**row).name == name


@pytest.mark.parametrize(
    ("row", "mode"),
    [
        ({"formatted_address": "1 Elm St, Reading, PA 19601, USA"}, "in_person"),
        ({"formatted_address": "1 Elm St, Reading, PA 19601, USA", "types": ["ONL"]}, "hybrid"),
        ({"formatted_address": "Reading, PA, USA", "types": ["ONL"]}, "online"),
        ({"formatted_address": "Reading, PA, USA"}, "in_person"),
        ({"formatted_address": "1 Elm St, Reading, PA, USA", "types": ["TC"]}, "unclear"),
        ({"formatted_address": "1 Elm St, Reading, PA, USA", "types": ["TC", "ONL"]}, "online"),
        ({"conference_url": "https://zoom.us/j/1"}, "online"),
        ({"address": "1 Elm St", "attendance_option": "online"}, "online"),
        ({"address": "1 Elm St", "attendance_option": "inactive"}, "unclear"),
        ({"address": "1 Elm St", "attendance_option": 5}, "in_person"),
    ],
)
def test_how_to_join(row: dict[str, Any], mode: str) -> None:
    assert _parsed(name="Elm", **row).mode == mode


def test_a_place_without_coordinates_has_none_and_an_online_meeting_has_no_place() -> None:
    assert _parsed(name="Elm", latitude=0.0, longitude=0.0).lat is None
    assert _parsed(name="Elm", latitude="39.9").lat is None
    there = {"latitude": "39.9", "longitude": "-75.1"}
    assert _parsed(name="Elm", **there).lat == 39.9
    assert _parsed(name="Elm", attendance_option="online", **there).lat is None


@pytest.mark.parametrize(
    ("said", "zone", "remarks"),
    [
        ("America/Los_Angeles", "America/Los_Angeles", 0),
        ("america/new york", "America/New_York", 0),
        ("Pacific-ish", None, 1),
        ("../../etc/passwd", None, 1),
        (None, None, 0),
    ],
)
def test_zones(said: Any, zone: str | None, remarks: int) -> None:
    found = _parsed(name="Elm", timezone=said)
    assert (found.zone, len(found.remarks)) == (zone, remarks)


def test_a_zip_code_written_as_a_number_gets_its_zero_back() -> None:
    found = _parsed(name="Elm", address="1 Elm", city="Newark", state="NJ", postal_code=7030)
    assert (found.postal_code, found.address) == ("07030", "1 Elm, Newark, NJ 07030")
