"""Phone numbers: one form to keep, one form to read."""

from __future__ import annotations

import re

import pytest

from handrail.ground.kernel.phones import e164, phone_words
from tests.guards.source import PACKAGE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+12155550101", "(215) 555-0101"), ("2155550101", "(215) 555-0101"),
        ("215-555-0101 ext. 12", "(215) 555-0101 ext. 12"), ("+442079460958", "+44 20 7946 0958"),
        ("988", "988"), ("", ""), ("ask Rosa", "ask Rosa"), ("+1" + "2" * 30, "+1" + "2" * 30),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_people_read_it(text: str, shown: str) -> None:
    assert phone_words(text) == shown


@pytest.mark.parametrize("text", ["+12155550101", "+442079460958", "+525512345678"])
def test_what_is_shown_is_understood_again(text: str) -> None:
    assert e164(phone_words(text)) == text


def test_a_number_is_read_in_the_region_of_the_installation() -> None:
    assert e164("020 7946 0958", "GB") == "+442079460958"
    assert phone_words("+442079460958", "GB") == "020 7946 0958"
    assert phone_words("+12155550101", "GB") == "+1 215-555-0101"


def test_no_template_shows_a_number_as_it_is_kept() -> None:
    """A number goes into a link as it is; everywhere else it is shown through `phone`."""
    raw = re.compile(
        r"(?<![\"~] )\b(?!form|contact|two\.helper)(?<!two\.)\w+\.(?:phone|work_phone)\b"
        r"(?!\|phone)(?! %}| or )"
    )
    links = re.compile(r'"tel:" ~ \w+\.phone|href="tel:{{ \w+\.phone }}"')
    bare = [
        f"{path.relative_to(PACKAGE)}: {found[0]}"
        for path in sorted(PACKAGE.rglob("jinja2/**/*.html"))
        for found in raw.finditer(links.sub("", path.read_text()))
    ]
    assert bare == []
