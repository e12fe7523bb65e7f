"""Spanish: the same placeholders and markup as the English, person-first words, both plurals."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.guards.source import PACKAGE

CATALOGUE = PACKAGE / "locale" / "es" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
AVOID = re.compile(
    r"\b(adict\w*|drogadict\w*|alcohólic\w*|recaíd\w*|reca[eí]\w*|abus\w*|fracas\w*|incumpl\w*|"
    r"limpi[oa]s?|suci[oa]s?|sobri[oa]s?|pacientes?|clientes?|usuari[oa]s?|usted(?:es)?)\b",
    re.IGNORECASE,
)


def _messages() -> list[Message]:
    catalogue = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="es")
    return [message for message in catalogue if message.id]


def _forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    """The forms of a sentence: one, or one for each plural."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def _pairs() -> list[tuple[str, str]]:
    """English and Spanish side by side; every Spanish form of a plural beside its English one."""
    return [
        (english, spanish)
        for message in _messages()
        for english, spanish in zip(_forms(message.id), _forms(message.string), strict=True)
        if spanish
    ]


PAIRS = _pairs()


@pytest.mark.parametrize("marks", [PLACEHOLDER, TAG], ids=["placeholders", "markup"])
def test_spanish_keeps_what_the_code_fills_in(marks: re.Pattern[str]) -> None:
    differ = [
        (english, spanish)
        for english, spanish in PAIRS
        if set(marks.findall(english)) != set(marks.findall(spanish))
    ]
    assert differ == []


def test_spanish_has_no_words_to_avoid() -> None:
    assert [spanish for _, spanish in PAIRS if AVOID.search(spanish)] == []


def test_every_spanish_plural_has_two_forms() -> None:
    plurals = [(m.id, _forms(m.string)) for m in _messages() if isinstance(m.id, tuple)]
    assert plurals
    assert [english for english, forms in plurals if len(forms) != 2 or not all(forms)] == []


def test_spanish_questions_and_exclamations_open_as_well_as_close() -> None:
    for first, last in ("¿?", "¡!"):
        assert [s for _, s in PAIRS if s.count(first) != s.count(last)] == []
