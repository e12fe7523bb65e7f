"""Strengths come first on every page about a person; the exceptions stand in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import handrail
from handrail.faces.desks.without_strengths import WITHOUT

ROOT = Path(handrail.__file__).parent
ROOMS = ("about", "my_data", "paper", "participant", "strategy", "trust")
_ASKS = re.compile(r"{{-? *(?:brief|front)\(")
_EXTENDS = re.compile(r'{%-? extends "([^"]+)"')


def _templates() -> Iterator[tuple[str, str]]:
    desks = ROOT / "faces" / "desks" / "jinja2"
    found = [*(ROOT / "practice").glob("*/jinja2/**/*.html")]
    found += [page for room in ROOMS for page in (desks / "desks" / room).glob("*.html")]
    for path in found:
        words = path.read_text()
        if "{% extends" in words:
            yield path.as_posix().split("/jinja2/", 1)[1], words


def test_every_page_about_a_person_begins_with_their_strengths() -> None:
    pages = dict(_templates())
    assert len(pages) > 100
    asks = {name for name, words in pages.items() if _ASKS.search(words)}
    for name, words in pages.items():
        above = _EXTENDS.search(words)
        if above and above[1] in asks:
            asks.add(name)
    assert set(pages) - asks - set(WITHOUT) == set(), "say `brief`, or write the reason down"
    assert set(WITHOUT) - (set(pages) - asks) == set(), "it begins with the strengths by now"


def test_every_exception_says_why() -> None:
    assert all(len(reason.split()) >= 3 for reason in WITHOUT.values())
