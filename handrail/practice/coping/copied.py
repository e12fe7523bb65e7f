"""What was packed into one column of this room, in words for a person's own copy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.phones import phone_words

from .rules import badday, days, lists, moments, strategy

KINDS: Mapping[Any, str] = MappingProxyType(
    {
        "card": N_("One of my cards"), "sign": N_("A warning sign"),
        "trigger": N_("What sets it off"), "moment": N_("Setbacks and near misses"),
        "day": N_("Days ahead"), "line": N_("From my safety plan"), "clock": N_("What you count"),
        "said": N_("What you said of your own things"), "walk": N_("Looking at a bad day"),
    }
)  # fmt: skip
"""What kind of thing earlier words are of."""
_WORDS = N_("In your words")
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "text": _WORDS, "words": _WORDS, "name": N_("Name"), "note": N_("Note"),
        "first": N_("What you do first"), "phone": N_("Phone"), "on": N_("Day"),
        "starts_on": N_("From"), "kind": N_("Kind"), "repeats": N_("Does it come again?"),
        "before": N_("When the reminder comes"), "remind": N_("A reminder"),
        "show_since": N_("Shows the days since"), "show_year": N_("Shows the days this year"),
        "answer": N_("What you said"),
        **{name: title for name, (title, _hint) in moments.QUESTIONS.items()},
    }
)  # fmt: skip
_DATES = ("on", "starts_on")
_CODES: Mapping[tuple[str, str], Mapping[Any, str]] = MappingProxyType(
    {
        ("trigger", "kind"): lists.TRIGGER_KINDS, ("day", "kind"): days.KINDS,
        ("day", "repeats"): days.REPEATS, ("day", "before"): days.BEFORE,
        ("said", "answer"): strategy.ANSWERS,
    }
)  # fmt: skip


def earlier(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """How something stood before: each of its words, days and choices, with what it is."""
    was = json.loads(row["words"] or "{}")
    for name, value in was.items():
        if name == "answers":
            yield from _answers(value)
        elif name in _LABELS and value not in (None, ""):
            yield _LABELS[name], _read(row["kind"], name, value)


def _read(kind: str, name: str, value: Any) -> Any:
    words = _CODES.get((kind, name), {})
    if value in words:
        return _(words[value])
    if name == "phone":
        return phone_words(value)
    return date.fromisoformat(value) if name in _DATES else value


def answers(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What was said on a walk through a bad day: each question with its answer."""
    return _answers(row["answers"])


def _answers(packed: str) -> Iterator[tuple[str, Any]]:
    for question, answer in badday.said(json.loads(packed or "{}")):
        yield question, _(answer)
