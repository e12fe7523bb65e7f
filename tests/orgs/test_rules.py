"""What an organisation may set: truth tables of the pure rules."""

from __future__ import annotations

import pytest

from handrail.ground.kernel.order import moved
from handrail.ground.orgs import rules
from handrail.watch.safety.rules import Line, emergency, lines

HERE = ["handrail.example.org:8443"]


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://www.weather.gov/", None),
        ("https://weather.gov", None),
        ("https://weather.gov:443/today?zip=19103#now", None),
        ("https://xn--bcher-kva.example/", None),
        ("http://www.weather.gov/", rules.EXIT_NOT_SAFE),
        ("javascript:alert(1)", rules.EXIT_NOT_SAFE),
        ("data:text/html,x", rules.EXIT_NOT_SAFE),
        ("//weather.gov/", rules.EXIT_NOT_SAFE),
        ("weather.gov", rules.EXIT_NOT_SAFE),
        ("", rules.EXIT_NOT_SAFE),
        ("https://", rules.EXIT_UNCLEAR),
        ("https://localhost/", rules.EXIT_UNCLEAR),
        ("https://10.0.0.1/", rules.EXIT_UNCLEAR),
        ("https://[::1]/", rules.EXIT_UNCLEAR),
        ("https://[::1", rules.EXIT_UNCLEAR),
        ("https://weather.gov:8080/", rules.EXIT_UNCLEAR),
        ("https://weather.gov:x/", rules.EXIT_UNCLEAR),
        ("https://me:secret@weather.gov/", rules.EXIT_UNCLEAR),
        ("https://weather.gov/a b", rules.EXIT_UNCLEAR),
        ("https://weather.gov/\u202e", rules.EXIT_UNCLEAR),
        ("https://handrail.example.org/", rules.EXIT_HERE),
        ("https://HANDRAIL.example.org./help/", rules.EXIT_HERE),
    ],
)
def test_where_the_way_out_may_lead(address: str, fault: str | None) -> None:
    assert rules.exit_fault(address, HERE) == fault


@pytest.mark.parametrize(
    ("call", "text", "faults"),
    [
        ("988", "988", {}),
        ("+1 202-555-0199", "", {}),
        ("", "741741", {}),
        ("(215) 555.0100", "", {}),
        ("215 (555) 0100", "", {}),
        ("", "", {"number": rules.NUMBER_MISSING}),
        ("call me", "", {"number": rules.NUMBER_UNCLEAR}),
        ("988", "text us", {"text_number": rules.NUMBER_UNCLEAR}),
        ("9", "", {"number": rules.NUMBER_UNCLEAR}),
        ("\u0669\u0668\u0668", "", {"number": rules.NUMBER_UNCLEAR}),
        ("1" * 21, "", {"number": rules.NUMBER_UNCLEAR}),
    ],
)
def test_numbers_of_a_help_line(call: str, text: str, faults: dict[str, str]) -> None:
    assert rules.help_line_faults(call, text) == faults


@pytest.mark.parametrize(("people", "fine"), [(0, False), (1, True), (15, True), (99, True),
                                              (100, False), (-3, False)])  # fmt: skip
def test_people_for_one_coach(people: int, fine: bool) -> None:
    assert (rules.ceiling_fault(people) is None) is fine


@pytest.mark.parametrize(
    ("name", "taken"), [("Main Street", True), ("main  street", True), ("Main Street 2", False)]
)
def test_a_name_is_taken_whatever_its_capitals(name: str, taken: bool) -> None:
    assert rules.is_taken(name, ["Main Street", "Riverside"]) is taken


@pytest.mark.parametrize(
    ("key", "up", "order"),
    [
        ("b", True, "bac"), ("b", False, "acb"), ("a", True, "abc"), ("c", False, "abc"),
        ("c", True, "acb"), ("x", True, "abc"),
    ],
)  # fmt: skip
def test_one_place_up_or_down(key: str, up: bool, order: str) -> None:
    assert moved(list("abc"), key, up=up) == list(order)


OURS = Line("Ours", "+1 202-555-0199")


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ([], ["988", "911"]),
        ([OURS], ["+1 202-555-0199", "988", "911"]),
        ([Line("988", "988"), OURS], ["988", "+1 202-555-0199", "911"]),
        ([Line("Night", "215-555-0100", crisis=True)], ["215-555-0100", "911"]),
        ([Line("Text line", "", "741741", crisis=True)], ["", "911"]),
        ([Line("Text line", "", "988")], ["", "988", "911"]),
        ([Line("Ambulance", "112", emergency=True)], ["112", "988"]),
        ([Line("Text us", "", "112", emergency=True)], ["", "988", "911"]),
        ([Line("All", "9-1-1"), OURS], ["9-1-1", "+1 202-555-0199", "988"]),
    ],
)
def test_help_is_never_without_a_number_for_a_crisis(own: list[Line], shown: list[str]) -> None:
    found = lines(own)
    assert [line.number for line in found] == shown
    assert emergency(found) == ("112" if "112" in shown else "911")
    assert any(line.crisis or line.number == "988" for line in found)
