"""The drawing with two sides: its bars, its words and its table."""

from __future__ import annotations

import re

from handrail.design import two_sided
from handrail.design.two_sided import Row

WORDS = two_sided.Words("Six weeks.", "Held up", "Held to", "As a table", ("Week", "To", "Up"))


def heights(drawn: str, side: str) -> list[float]:
    found = re.findall(
        rf'class="{side}" x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)"', drawn
    )
    return [float(one) for one in found]


def test_one_is_not_much_and_the_largest_is_whole() -> None:
    drawn = str(two_sided.draw([Row("a", 1, 0, ["0", "1"]), Row("b", 0, 2, ["2", "0"])], WORDS))
    assert heights(drawn, "above") == [16.0]
    assert heights(drawn, "below") == [32.0]
    drawn = str(two_sided.draw([Row("a", 8, 4, ["4", "8"])], WORDS))
    assert heights(drawn, "above") == [64.0]
    assert heights(drawn, "below") == [32.0]


def test_the_table_has_every_row_newest_first() -> None:
    drawn = str(two_sided.draw([Row("old", 1, 0, ["0", "1"]), Row("new", 0, 2, ["2", "0"])], WORDS))
    assert drawn.index('scope="row">new') < drawn.index('scope="row">old')
    assert '<th scope="row">new</th><td>2</td><td>0</td>' in drawn
    assert "Six weeks." in drawn


def test_words_are_escaped_and_nothing_is_not_an_error() -> None:
    assert "&lt;b&gt;" in two_sided.draw([Row("<b>", 0, 0, [])], WORDS)
    assert "two-sided" in two_sided.draw([], WORDS)
