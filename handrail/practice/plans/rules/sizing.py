"""How big a step should be: the size check, and ways to make a step smaller. Pure.

The confidence ruler and its threshold of 7 follow the size check that 000-5 asks for ("how sure are
you, 0-10?"). It is asked wherever the words of a step or the number are new: a new step, a smaller
one, another one instead, and other words for one that is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from handrail.ground.kernel.marked import N_

SURE_ENOUGH = 7


@dataclass(frozen=True)
class Suggestion:
    """One way to make a step smaller: the advice, and the step it would turn into.

    `pattern` has a place for `%(text)s`; `text` is the part of the old step that goes there.
    """

    key: str
    words: str
    pattern: str
    text: str


@dataclass(frozen=True)
class Size:
    """The answer of the size check. `fits` is False when a smaller step is worth a thought."""

    fits: bool
    words: str
    suggestions: tuple[Suggestion, ...]


# A dot ends a sentence after a word and before a capital: "Dr. Smith" and "No. 5" are one thing.
_PARTS = re.compile(
    r"\s*(?:[,;]|(?<=[^\W\d_]{4})\.(?=\s+[^\W\d_a-zà-ÿ])|\b(?i:and|then|y|luego)\b)\s+"
)
_SURE = N_("This looks like a good size.")
_UNKNOWN = N_("Not sure how sure you are? That is fine. You can still make it smaller.")
_BIG = N_("Below 7 is a sign that the step may be too big. A smaller one is easier to keep.")


def size(sure: int | None, text: str = "") -> Size:
    """Check a step's size against how sure the person is, 0 to 10, or None for "not sure".

    Below 7 a smaller step is suggested, with two or three concrete ways. Nobody is held back:
    keeping the step as it is stays possible. Raises ValueError when `sure` is outside 0 to 10.
    """
    if sure is None:
        return Size(True, _UNKNOWN, ())
    if not 0 <= sure <= 10:
        raise ValueError("sure is a whole number from 0 to 10")
    if sure >= SURE_ENOUGH:
        return Size(True, _SURE, ())
    return Size(False, _BIG, smaller_ways(text, very_unsure=sure <= 3))


def first_part(text: str) -> str | None:
    """The first part of a step that names several things, or None when it names one."""
    parts = [part for part in _PARTS.split(text.strip(" .")) if part.strip()]
    return parts[0].strip() if len(parts) > 1 else None


def smaller_ways(text: str, *, very_unsure: bool = False) -> tuple[Suggestion, ...]:
    """Two or three ways to make this step smaller, the most fitting first.

    A step that names several things is offered its first part; somebody who is very unsure
    (0 to 3) is offered getting ready for it before anything else.
    """
    text = text.strip().rstrip(".")
    part = first_part(text)
    ready = Suggestion(
        "ready",
        N_("Only get ready for it: find the number, the paper or the way there."),
        N_("Get ready: %(text)s"),
        text,
    )
    ten = Suggestion(
        "ten",
        N_("Give it ten minutes, then stop if you like."),
        N_("Ten minutes: %(text)s"),
        text,
    )
    friend = Suggestion(
        "friend",
        N_("Do it with someone next to you, or on the phone with you."),
        N_("With someone: %(text)s"),
        text,
    )
    ways = [ready, ten, friend] if very_unsure else [ten, friend, ready]
    if part:
        first = Suggestion("first", N_("Do only the first part."), "%(text)s", part)
        ways.insert(1 if very_unsure else 0, first)
    return tuple(ways[:3])


def size_to_ask(
    sure: int | None, text: str, was: tuple[int | None, str] | None = None
) -> Size | None:
    """The size check where it is worth asking, or None: the step fits, or nothing about it is new.

    `was` is the number and the words that stood there when a step that is there is corrected.
    """
    if was is not None and was == (sure, text):
        return None
    found = size(sure, text)
    return None if found.fits else found


def in_pattern(pattern: str, text: str) -> str:
    """The words of a smaller way; a way that was taken before is not put in front once more."""
    front = pattern % {"text": ""}
    return text if front and text.startswith(front) else pattern % {"text": text}


LOOK_AT_SIZE = N_(
    "You said %(sure)s of 10 for how sure you are: a smaller step may be easier, "
    "and this one is fine, too."
)
LOOK_AT_SIZE_THEY = N_(
    "They said %(sure)s of 10 for how sure they are: a smaller step may be easier, "
    "and this one is fine, too."
)
SIZE_KEPT = N_("Kept as it is. It is a good step.")
SIZE_OPEN = N_("Taken back. You can look at its size again.")


def look_at_size(state: str, sure: int | None, seen: int | None) -> bool:
    """Whether a step that is still open was never looked at for its size, and may be too big.

    `seen` is the number for which somebody looked at it and kept it; None for nobody. What was
    written without a network is saved unasked, and is asked about here.
    """
    return state == "open" and sure is not None and sure < SURE_ENOUGH and seen != sure


def seen_after(
    now: tuple[int | None, str], was: tuple[int | None, str], seen: int | None, *, kept: bool
) -> int | None:
    """For which number a step was looked at, after its number and its words were corrected.

    `kept` says that the size check was answered just now; other words are asked about anew.
    """
    if kept:
        return now[0]
    return seen if now[1] == was[1] else None
