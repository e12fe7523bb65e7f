"""Steps that may fit a goal: from templates, from strengths and from what worked, with why.

Pure. Nothing is ranked by a hidden number: what worked before comes first, then what can use a
strength, then the other ideas of the same part of life, each with its reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.kernel.marked import N_

_WORD = re.compile(r"\w{4,}")
_SAME = 4
# Starts of words that stand in any sentence and say nothing about a strength.
_ANYWHERE = frozenset(
    {"with", "that", "this", "what", "them", "have", "your", "time", "from", "when", "they", "some",
     "into", "make", "good", "well", "week", "para", "como", "esta", "este", "algo", "cada", "sema",
     "bien", "buen", "sobr", "cuan", "dond", "much", "very", "keep", "know", "will"}
)  # fmt: skip


@dataclass(frozen=True)
class Template:
    """An idea of the shelf: `smaller` is its smaller way."""

    key: str
    title: str
    text: str
    smaller: str


@dataclass(frozen=True)
class Worked:
    """A step that was done before: `here` when it was for this goal, else its part of life."""

    id: UUID
    text: str
    week_of: date
    here: bool


@dataclass(frozen=True)
class Strong:
    """A strength of the person."""

    id: UUID
    text: str


@dataclass(frozen=True)
class Suggested:
    """A step to think about, and why it is named; `about` fills the reason's %(about)s."""

    kind: str
    text: str
    reason: str
    about: str = ""
    week_of: date | None = None
    key: str = ""
    smaller: str = ""
    step: UUID | None = None
    strength: UUID | None = None


WORKED_HERE = N_("You did this for this goal before. It worked.")
WORKED = N_("You did this before, in the same part of life. It worked.")
USES = N_("It can use a strength of yours: %(about)s")
OF_DOMAIN = N_("An idea for this part of life: %(about)s")
FROM_STRENGTH = N_("One small thing that uses it. You are good at this.")


def _words(text: str) -> set[str]:
    # The start of a word is enough to see that "cooking" and "cook" belong together.
    return {word[:_SAME] for word in _WORD.findall(text.casefold())} - _ANYWHERE


def strength_for(text: str, strengths: Sequence[Strong]) -> Strong | None:
    """The first strength that shares a word with this text, if there is one."""
    said = _words(text)
    return next((one for one in strengths if _words(one.text) & said), None)


def suggested(
    templates: Sequence[Template],
    strengths: Sequence[Strong],
    worked: Iterable[Worked],
    domain: str,
    *,
    most: int = 6,
) -> tuple[Suggested, ...]:
    """Up to so many steps to think about: two that worked, then by strengths, then the rest."""
    done = sorted(worked, key=lambda one: (one.here, one.week_of), reverse=True)
    seen: set[str] = set()
    found: list[Suggested] = []
    for one in (*_from_before(done), *_from_shelf(templates, strengths, domain)):
        if one.text.casefold() not in seen:
            seen.add(one.text.casefold())
            found.append(one)
    if strengths and not any(one.kind == "strength" for one in found):
        own = strengths[0]
        found.insert(min(2, len(found)),
                     Suggested("own", own.text, FROM_STRENGTH, strength=own.id))  # fmt: skip
    return tuple(found[:most])


def _from_before(done: Iterable[Worked]) -> Iterator[Suggested]:
    told: set[str] = set()
    for one in done:
        if one.text.casefold() in told:
            continue
        told.add(one.text.casefold())
        yield Suggested("worked", one.text, WORKED_HERE if one.here else WORKED,
                        week_of=one.week_of, step=one.id)  # fmt: skip
        if len(told) == 2:
            return


def _from_shelf(
    templates: Sequence[Template], strengths: Sequence[Strong], domain: str
) -> list[Suggested]:
    fitting, rest = [], []
    for one in templates:
        strong = strength_for(f"{one.title} {one.text}", strengths)
        if strong:
            fitting.append(Suggested("strength", one.text, USES, strong.text, key=one.key,
                                     smaller=one.smaller, strength=strong.id))  # fmt: skip
        else:
            rest.append(Suggested("shelf", one.text, OF_DOMAIN, domain, key=one.key,
                                  smaller=one.smaller))  # fmt: skip
    return [*fitting[:2], *rest, *fitting[2:]]
