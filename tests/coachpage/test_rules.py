"""Truth tables of a coach's page and stories."""

from __future__ import annotations

import pytest

from handrail.practice.coachpage import rules


@pytest.mark.parametrize(("chosen", "kept"), [
    ([], ()), (["mine"], ("mine",)), (["colleagues", "mine", "mine"], ("mine", "colleagues")),
    (["everybody"], ()), (["choosers", "x"], ("choosers",)),
])  # fmt: skip
def test_only_readers_that_exist_count(chosen: list[str], kept: tuple[str, ...]) -> None:
    assert rules.known_readers(chosen) == kept


@pytest.mark.parametrize(("state", "no"), [
    (None, None), (rules.OFFERED, None), (rules.TAKEN_BACK, None),
    (rules.NOT_FOR_ME, rules.SAID_NO),
])  # fmt: skip
def test_a_no_is_never_asked_again(state: str | None, no: str | None) -> None:
    assert rules.why_no_offer(state) == no


@pytest.mark.parametrize(("title", "text", "purpose", "field"), [
    ("", "a", "hope", "title"), ("a", "", "hope", "text"), ("a", "b", "", "purpose"),
    ("a", "b", "to win", "purpose"), ("a", "b", "hope", None),
])  # fmt: skip
def test_what_a_story_needs(title: str, text: str, purpose: str, field: str | None) -> None:
    wrong = rules.why_no_story(title, text, purpose)
    assert (wrong[1] if wrong else None) == field
