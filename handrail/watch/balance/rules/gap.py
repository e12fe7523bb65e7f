"""The gap between the two views: on which axis, and who said what, as far as it may be told.

The answer of one is shown to the other only as both agreed (issue 4). While they did not, nothing
of the gap is told to either: whoever knows their own answer learns from "you differ in this" that
the other one did not say the same, and of three answers that leaves two. Somebody in supervision
knows neither answer; that the two differ on an axis tells them none, and it is told once the two
show their answers to each other, without what they said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .measure import Answer, last_of

AXES = ("held_to", "held_up")


class Telling(StrEnum):
    """How much of a gap a reader is told."""

    NOTHING = "nothing"
    AXIS = "axis"
    WHOLE = "whole"


@dataclass(frozen=True)
class Apart:
    """An axis on which the last answers differ: what each said, None where it is not told."""

    axis: str
    own: int | None = None
    coach: int | None = None


@dataclass(frozen=True)
class Told:
    """What a reader is told of the gap."""

    how: Telling = Telling.NOTHING
    axes: Sequence[Apart] = ()


def telling(*, both_show: bool, of_two: bool) -> Telling:
    """How much a reader may be told: one of the two (`of_two`), or somebody in supervision."""
    if not both_show:
        return Telling.NOTHING
    return Telling.WHOLE if of_two else Telling.AXIS


def apart(answers: Iterable[Answer], first: date, last: date) -> list[Apart]:
    """The axes on which the last answers of the two, of these days, are not the same."""
    said = [answer for answer in answers if first <= answer.on <= last]
    own, coach = last_of(said, own=True), last_of(said, own=False)
    if not own or not coach:
        return []
    pairs = zip(AXES, own[0], coach[0], strict=True)
    return [
        Apart(axis, mine, theirs)
        for axis, mine, theirs in pairs
        if mine is not None and theirs is not None and mine != theirs
    ]


def told(found: Sequence[Apart], how: Telling) -> Told:
    """Leave of the gap what may be told."""
    if how is Telling.NOTHING or not found:
        return Told()
    if how is Telling.AXIS:
        return Told(how, [Apart(each.axis) for each in found])
    return Told(how, found)
