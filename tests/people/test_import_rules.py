"""Truth tables: columns, values, duplicates."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ground.kernel.phones import e164
from handrail.ground.people.importing import rules
from handrail.ground.people.importing.matching import (
    SAME_NAME_AND_YEAR,
    SAME_PHONE,
    Known,
    Traits,
    alike,
)

SOMEBODY = UUID(int=7)


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["First Name", "Last Name", "Phone"], {"given_name": 0, "family_name": 1, "phone": 2}),
        (["NOMBRE", "Apellido", "Teléfono"], {"given_name": 0, "family_name": 1, "phone": 2}),
        (["id", "E-Mail", "DOB"], {"email": 1, "birth_year": 2}),
        (["Name", "First name"], {"given_name": 1}),
        (["x", "y"], {}),
        ([], {}),
    ],
)
def test_which_column_is_which(header: list[str], mapping: dict[str, int]) -> None:
    assert rules.guess(header) == mapping


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("=1+1", True), ("=cmd|' /C calc'!A0", True), ("@SUM(A1)", True), ("-2+3", True),
        ("+1 (215) 555-0123", False), ("+x", True), ("Ana", False), ("", False), ("O'Neil", False),
    ],
)  # fmt: skip
def test_what_looks_like_a_formula(text: str, formula: bool) -> None:
    assert rules.looks_like_formula(text) is formula
    assert rules.neutral(text) == ("'" + text if formula else text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1988", 1988), ("1988-04-02", 1988), ("4/2/1988", 1988), ("1988-04-02T00:00:00", 1988),
        ("", None), ("88", None), ("2020", None), ("1850", None), ("9999", None),
        ("99999999999999999999", None), ("born 1990", 1990),
    ],
)  # fmt: skip
def test_birth_years(text: str, year: int | None) -> None:
    assert rules.birth_year(text, 2026) == year


@pytest.mark.parametrize(
    ("text", "code"),
    [("English", "en"), ("ESPAÑOL", "es"), ("es-MX", "es"), ("Klingon", None), ("", None)],
)
def test_languages(text: str, code: str | None) -> None:
    assert rules.language(text) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(215) 555-0123", "+12155550123"), ("+44 20 7946 0958", "+442079460958"), ("", ""),
        ("  ", ""), ("call me", None), ("1" * 40, None), ("=cmd", None),
    ],
)  # fmt: skip
def test_phone_numbers(text: str, number: str | None) -> None:
    assert e164(text) == number


ANA = Traits("Ana", "Marlow", "+12155550101", 1988)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Traits("Bob", "", "215 555 0101"), SAME_PHONE),
        (Traits("Bob", "", "1-215-555-0101"), SAME_PHONE),
        (Traits("ÁNA ", "M", "", 1988), SAME_NAME_AND_YEAR),
        (Traits("ana", "mendez", "+12155559999", 1988), SAME_NAME_AND_YEAR),
        (Traits("Ana", "M", "", None), None),
        (Traits("Ana", "", "", 1988), None),
        (Traits("Ana", "N", "", 1988), None),
        (Traits("Anna", "M", "", 1988), None),
        (Traits("", "M", "", 1988), None),
        (Traits("Ana", "M", "0101", 1987), None),
        (Traits("", "", ""), None),
    ],
)
def test_who_may_be_the_same_person(other: Traits, reason: str | None) -> None:
    assert alike(ANA, other) == alike(other, ANA) == reason
    found = Known([(SOMEBODY, ANA)]).find(other)
    assert (found.reason if found else None) == reason
    assert found is None or found.participant_id == SOMEBODY


TRAITS = st.builds(
    Traits,
    given_name=st.sampled_from(["Ana", "ána", "Ben", "", "="]),
    family_name=st.sampled_from(["Marlow", "m", "", "Ñ"]),
    phone=st.sampled_from(["", "+12155550101", "2155550101", "12", "x"]),
    birth_year=st.sampled_from([None, 1988, 1990]),
)


@given(known=st.lists(TRAITS, max_size=6), wanted=TRAITS)
def test_the_fast_search_agrees_with_the_comparison(known: list[Traits], wanted: Traits) -> None:
    index = Known()
    for line, traits in enumerate(known, start=2):
        index.add_line(line, traits)
    reasons = [alike(one, wanted) for one in known]
    found = index.find(wanted)
    assert (found is not None) is any(reasons)
    if found is not None and found.line is not None:
        assert alike(known[found.line - 2], wanted) is not None
