"""Every pair of colours in use can be read, in every theme."""

from __future__ import annotations

import re

import brotli
import pytest

from handrail.design import bundle, tokens

# Brotli at its highest quality; the first visit of a phone must stay below 100 kB in all.
_BUDGET_BYTES = 8_000
_LINES = 900


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
@pytest.mark.parametrize("pair", tokens.PAIRS, ids=lambda pair: f"{pair.colour} on {pair.ground}")
def test_contrast(theme: str, pair: tokens.Pair) -> None:
    colours = tokens.themes()[theme]
    measured = tokens.contrast(colours[pair.colour], colours[pair.ground])
    assert measured >= pair.least, f"{measured:.2f}"


def test_dark_is_dark_however_it_was_chosen() -> None:
    themes = tokens.themes()
    assert themes["dark"] == themes["auto"]
    assert themes["dark"].keys() == themes["light"].keys()


def test_contrast_of_known_colours() -> None:
    assert tokens.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert tokens.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    with pytest.raises(ValueError, match="rrggbb"):
        tokens.luminance("red")


def test_joined_stylesheet_is_fresh_and_small() -> None:
    served = bundle.TARGET.read_text("utf-8")
    assert served == bundle.joined(), "run: python -m handrail.design.bundle"
    assert len(brotli.compress(served.encode())) <= _BUDGET_BYTES


def test_parts_are_short_and_follow_the_direction_of_reading() -> None:
    parts = {part: bundle.source(part) for part in bundle.PARTS}
    assert sum(len(text.splitlines()) for text in parts.values()) <= _LINES
    physical = re.compile(r"(margin|padding|border)-(left|right)|[{;]\s*(left|right)\s*:|float:")
    assert {
        part: physical.findall(text) for part, text in parts.items() if physical.search(text)
    } == {}


def test_every_variable_in_use_is_defined() -> None:
    css = bundle.joined()
    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= set(re.findall(r"--([a-z0-9-]+):", css))
