"""What was packed into one column of this room, in words for a person's own copy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from handrail.ground.kernel.marked import N_

from .rules import CHOSEN_BY
from .rules.correcting import TOWARD
from .rules.states import BARRIER_STATES, GOAL_STATES

_TOWARD = N_("Did it move you toward your goal?")
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "text": N_("Words"), "why": N_("Why"), "chosen_by": N_("Who chose it"),
        "chosen_by_name": N_("Name"), "sure": N_("How sure, 0 to 10"),
        "goal": N_("Number of the goal"), "worked": N_("What worked"),
        "did_not": N_("What did not"), "change": N_("What to change"), "on": N_("Day"),
    }
)  # fmt: skip


def earlier(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """How a step, a look back or a win read before, each part with what it is."""
    was = json.loads(row["words"] or "{}")
    for name, value in was.items():
        if name == "toward":
            yield from _said_toward(value)
        elif name in _LABELS:
            yield _LABELS[name], _read(name, value)


def _read(name: str, value: Any) -> Any:
    if name == "chosen_by":
        return _(CHOSEN_BY[value]) if value in CHOSEN_BY else value
    return date.fromisoformat(value) if name == "on" and value else value


def toward(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What somebody said of the steps of a week."""
    return _said_toward(json.loads(row["toward"] or "{}"))


def stood(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """How a goal, or what was in the way of one, stood."""
    known, state = GOAL_STATES if row["goal_id"] else BARRIER_STATES, row["state"]
    yield N_("How it stood"), _(known[state].word) if state in known else state


def _said_toward(said: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for answer in said.values():
        if answer in TOWARD:
            yield _TOWARD, _(TOWARD[answer])
