"""Steps that may fit a goal: from templates, from strengths and from what worked, with why.

Pure. Nothing is ranked by a hidden number: what worked before comes first, then what can use a
strength, then the other ideas of the same part of life, each with its reason in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from handrail.ground.kernel.marked import N_

_WORD = re.compile(r"[^\W\d_]{5,}")
_ENDINGS = ("iendo", "ando", "ing", "ed", "er", "ar", "ir")
_STEM = 4


def _stem(word: str) -> str:
    """A word without its plural or verb ending: "gardens" and "gardening" are both "garden"."""
    stem = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    ending = next((end for end in _ENDINGS if stem.endswith(end)), "")
    if ending and len(stem) - len(ending) >= _STEM:
        stem = stem[: -len(ending)]
    elif stem[-1] in "aeo":
        stem = stem[:-1]
    elif stem[-1] == "y":
        stem = f"{stem[:-1]}i"
    return stem[:-1] if stem[-2] == stem[-1] else stem


# Words that stand in any sentence, in English and Spanish, and say nothing about a strength.
_GENERIC = """
about after again alone along always anything around before being better bring calls calling comes
coming could day days doing every everybody everyone feeling feels first found getting gives
giving going goods great having helps kinds knowing knows letting likes liking little looking looks
making makes might minute month morning never night others others own parts people person place
ready really right shall should small somebody someone something still taking takes telling tells
thing things think those three times today together tomorrow trying until using wants week weeks
where which while without words works working worked would years your
ahora algo alguien alguna alguno antes aunque ayuda ayudar buena bueno cada cosas cuando cuanto
dejar despues dias donde entre estar estas estos gente gusta gustan gustar haber hablo hacen hacer
hacia hasta hecho horas ideas juntos llama llamar llamo lugar luego manana mejor meses mientras
minuto momento mucha mucho nadie noche nunca nuestra otras otros parte pasar pequeno persona poder
poner porque primera primero puede puedo quien quiero saber sabes semana siempre sobre solos tarde
tener tengo tiempo tiene todas todos trabajo trabajar veces vida vidas
"""
_ANYWHERE = frozenset(_stem(word) for word in _GENERIC.split())


@dataclass(frozen=True)
class Template:
    """An idea of the shelf: `smaller` is its smaller way."""

    key: str
    title: str
    text: str
    smaller: str

    @property
    def in_one(self) -> str:
        """The smaller way with what it is a part of, so that it can stand alone."""
        return smaller_in_one(self.title, self.smaller)


def smaller_in_one(title: str, smaller: str) -> str:
    """A smaller way behind the title of its step: "Sort one corner: put one thing away." """
    first, _space, _rest = smaller.partition(" ")
    # "I" stays as it is, and so does a word in capitals.
    lower = (len(first) > 1 and first[1:].islower()) or first in ("A", "Y", "O")
    said = smaller[:1].lower() + smaller[1:] if lower else smaller
    return f"{title.rstrip(' .:')}: {said}" if smaller and title.strip() else smaller


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

    def told(self, *, mine: bool) -> str:
        """The reason, said to the person or about them."""
        return told(self.reason, mine=mine)


WORKED_HERE = N_("You did this for this goal before. It worked.")
WORKED = N_("You did this before, in the same part of life. It worked.")
USES = N_("It can use a strength of yours: %(about)s")
OF_DOMAIN = N_("An idea for this part of life: %(about)s")
FROM_STRENGTH = N_("One small thing that uses it. You are good at this.")
FOR_COACH: Mapping[str, str] = MappingProxyType(
    {
        WORKED_HERE: N_("They did this for this goal before. It worked."),
        WORKED: N_("They did this before, in the same part of life. It worked."),
        USES: N_("It can use a strength of theirs: %(about)s"),
        OF_DOMAIN: OF_DOMAIN,
        FROM_STRENGTH: N_("One small thing that uses it. They are good at this."),
    }
)
"""Each reason as it is said to somebody who reads it about the person."""


def told(reason: str, *, mine: bool) -> str:
    """A reason in words for the person themselves, or for somebody else; to be translated."""
    return reason if mine else FOR_COACH[reason]


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {_stem(word) for word in _WORD.findall(bare)} - _ANYWHERE


def strength_for(text: str, strengths: Sequence[Strong]) -> Strong | None:
    """The first strength that shares a word of its own with this text, if there is one.

    Words of five letters or more, whole, whatever their ending; words of any sentence do not count.
    """
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
