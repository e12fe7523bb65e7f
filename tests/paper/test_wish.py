"""What somebody asks for on paper; whatever else stands in the address is the usual paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.faces.desks.paper.wish import Wish, asked, short


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ({}, Wish("one", "usual", True)),
        ({"form": "whole", "size": "large"}, Wish("whole", "large", True)),
        ({"form": "easy", "asked": "1"}, Wish("easy", "usual", False)),
        ({"form": "easy", "asked": "1", "hard": "yes"}, Wish("easy", "usual", True)),
        ({"form": "whole", "setbacks": "yes"}, Wish("whole", "usual", True, setbacks=True)),
        ({"form": "whole", "setbacks": "no"}, Wish("whole", "usual", True)),
        ({"form": "Whole", "size": "9" * 9000}, Wish("one", "usual", True)),
        ({"form": "\x00", "size": "é", "hard": "no", "asked": ""}, Wish("one", "usual", False)),
    ],
)
def test_what_an_address_asks_for(said: dict[str, str], wish: Wish) -> None:
    assert asked(said) == wish


@pytest.mark.parametrize(
    ("wish", "one_page", "size"),
    [
        (Wish("one", "usual"), True, "usual"),
        (Wish("one", "large"), False, "large"),
        (Wish("whole", "usual"), False, "usual"),
        (Wish("easy", "usual"), False, "large"),
        (Wish("easy", "large"), False, "largest"),
    ],
)
def test_what_has_to_fit_and_how_big_it_is(wish: Wish, one_page: bool, size: str) -> None:
    assert (wish.one_page, wish.print_size) == (one_page, size)


@pytest.mark.parametrize(
    ("text", "letters", "cut"),
    [
        ("", 10, ""),
        ("  a door  ", 10, "a door"),
        ("one two three", 8, "one two …"),
        ("one, two three", 5, "one …"),
        ("x" * 30, 10, "x" * 10 + " …"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, letters: int, cut: str) -> None:
    assert short(text, letters) == cut


@given(st.text(max_size=400), st.integers(1, 300))
def test_a_short_text_is_never_much_longer_than_its_room(text: str, letters: int) -> None:
    assert len(short(text, letters)) <= letters + 2


@pytest.mark.parametrize(
    ("form", "said", "told"),
    [
        ("one", False, False), ("one", True, False), ("easy", True, False),
        ("whole", False, False), ("whole", True, True),
    ],
)  # fmt: skip
def test_setbacks_are_told_only_in_all_of_it_and_only_when_asked_for(
    form: str, said: bool, told: bool
) -> None:
    assert Wish(form, setbacks=said).told_of_setbacks is told
