"""What an entry of the shelf must say, kind by kind.

Pure: no clock, no database, no files. The words that people read live beside the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from handrail.ground.kernel.marked import N_
from handrail.ground.people.coaching import MODELS
from handrail.ground.people.pathways import STRENGTH_GROUPS

TITLE_LIMIT, TEXT_LIMIT, PART_LIMIT, PARTS_AT_MOST = 80, 400, 200, 12
_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}")


@dataclass(frozen=True)
class Kind:
    """What entries are for: its words, the fields it needs beyond the common ones, its groups.

    `stays`: what we wrote cannot be hidden, since both sides of an agreement have to be told it.
    """

    words: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    stays: bool = False


ROUTINE_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "sleep": N_("Sleep"),
        "food": N_("Food"),
        "movement": N_("Moving"),
        "medication": N_("Medicine, the way I want it"),
        "joy": N_("Joy"),
        "hygiene": N_("Washing and teeth"),
    }
)
GUIDE_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "understand": N_("To understand"),
        "skills": N_("Skills"),
        "body": N_("Body and safety"),
        "people": N_("People"),
        "rights": N_("My rights"),
    }
)
TALK_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "listen": N_("Listening and asking"),
        "rulers": N_("Numbers from 0 to 10"),
        "works": N_("What works already"),
    }
)
PACE_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "twice_week": N_("Twice a week"),
        "week": N_("Once a week"),
        "two_weeks": N_("Every two weeks"),
        "month": N_("Once a month"),
        "asked": N_("Only when I ask"),
    }
)
MINUTES_MOST, WEEKS_MOST = 480, 52
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "domain": Kind(N_("Parts of life")),
        "value": Kind(N_("Values")),
        "strength": Kind(N_("Strengths"), ("group",), groups=STRENGTH_GROUPS),
        "step": Kind(N_("Steps"), ("domain", "models", "smaller")),
        "coping": Kind(N_("Coping cards"), may=("domain", "models")),
        "warning_sign": Kind(N_("Warning signs"), may=("domain",)),
        "barrier": Kind(N_("What gets in the way"), may=("domain",)),
        "routine": Kind(N_("Daily care"), ("group",), ("domain",), ROUTINE_GROUPS),
        "session_outline": Kind(N_("How a meeting goes"), ("models", "parts")),
        "bad_day": Kind(N_("Bad days"), may=("domain", "parts")),
        "milestone_celebration": Kind(N_("Ways to celebrate"), may=("domain",)),
        "guide": Kind(N_("Short reads"), ("group", "parts"), groups=GUIDE_GROUPS),
        "kinder_word": Kind(N_("Kinder words to oneself")),
        "conversation_guide": Kind(
            N_("Questions for a talk"), ("group", "parts"), groups=TALK_GROUPS
        ),
        "pace": Kind(
            N_("How often to be in touch"),
            ("group", "parts"),
            ("minutes", "weeks", "told_by"),
            PACE_GROUPS,
        ),
        "dignity_word": Kind(N_("Words with dignity"), ("parts",)),
        "tone_word": Kind(N_("Words on one level"), ("parts",)),
        "boundary": Kind(N_("Where the line is"), ("parts",)),
        "working_agreement": Kind(N_("Working agreement"), may=("parts",), stays=True),
    }
)
_COMMON: Mapping[str, type] = MappingProxyType(
    {"key": str, "title": str, "text": str, "version": int, "licence": str, "source": str}
)
_FURTHER: Mapping[str, type] = MappingProxyType(
    {"domain": str, "group": str, "smaller": str, "models": list, "parts": list,
     "minutes": int, "weeks": int, "told_by": str}
)  # fmt: skip
NUMBERS: Mapping[str, int] = MappingProxyType({"minutes": MINUTES_MOST, "weeks": WEEKS_MOST})
"""Fields that are a number, and the most of each."""
TOLD_BY = "participant"
"""The only word of `told_by`: nobody but the person proposes this."""
FILE_WIDE = ("version", "licence", "source")
"""What a file may say once for all its entries."""
_LIMITS = {"title": TITLE_LIMIT, "text": TEXT_LIMIT, "smaller": TEXT_LIMIT, "licence": 60,
           "source": 200}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the shelf. `models` empty: for both; `own`: written by the site itself.

    `group` sorts strengths and routines; `smaller` is the smaller variant of a step; `parts` are
    the parts of a meeting, or what a bad day asks, or the lines of a guide, or why a pace helps.
    A pace has its `minutes` and `weeks`, 0 where they are not said.
    """

    kind: str
    key: str
    title: str
    text: str
    version: int
    licence: str
    source: str
    domain: str | None = None
    models: tuple[str, ...] = ()
    group: str = ""
    smaller: str = ""
    parts: tuple[str, ...] = ()
    minutes: int = 0
    weeks: int = 0
    told_by: str = ""
    own: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """The parts that tell something; see `asked`."""
        return tuple(part for part in self.parts if not part.endswith("?"))

    @property
    def asked(self) -> tuple[str, ...]:
        """The parts that are questions: of a guide, what to think or talk about."""
        return tuple(part for part in self.parts if part.endswith("?"))

    def fits(self, model: str | None, domain: str | None) -> bool:
        """Whether it is for that coaching model and that part of life; None asks for any."""
        fits_model = model is None or not self.models or model in self.models
        return fits_model and (domain is None or self.domain == domain)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of an entry; `field` is "" for the entry as a whole."""

    field: str
    words: str


def faults(kind: str, raw: Mapping[str, Any]) -> list[Fault]:
    """Return everything that is wrong with one entry as it was read, in the order of its fields."""
    asked = KINDS[kind]
    wanted = {**_COMMON, **{name: _FURTHER[name] for name in asked.needs}}
    known = {**wanted, **{name: _FURTHER[name] for name in asked.may}}
    found = [Fault(name, f"“{name}” is missing") for name in wanted if name not in raw]
    found += [Fault(name, f"“{name}” is not a field of {kind}") for name in raw
              if name not in known]  # fmt: skip
    for name in known:
        if name in raw and (wrong := _wrong(name, known[name], raw[name])):
            found.append(Fault(name, f"“{name}” {wrong}"))
    if asked.groups and isinstance(raw.get("group"), str) and raw["group"] not in asked.groups:
        found.append(Fault("group", f"“group” is one of: {', '.join(asked.groups)}"))
    return found


def _wrong(name: str, wanted: type, value: Any) -> str:
    if wanted is int:
        most = NUMBERS.get(name)
        good = type(value) is int and value >= 1 and (most is None or value <= most)
        return "" if good else f"is a whole number from 1{f' to {most}' if most else ''}"
    if wanted is list:
        return _wrong_list(name, value)
    if not isinstance(value, str) or not value.strip():
        return "is a text that is not empty"
    if name in ("key", "domain") and not _KEY.fullmatch(value):
        return "is small letters, digits and _, at most 60"
    if name == "told_by" and value != TOLD_BY:
        return f"is “{TOLD_BY}” or left out"
    limit = _LIMITS.get(name)
    return f"has {len(value)} letters, at most {limit}" if limit and len(value) > limit else ""


def _wrong_list(name: str, value: Any) -> str:
    if not isinstance(value, list) or not value or len(value) > PARTS_AT_MOST:
        return f"is a list of one to {PARTS_AT_MOST} texts"
    if name == "models" and not set(map(str, value)) <= set(MODELS):
        return f"holds only: {', '.join(sorted(MODELS))}"
    good = all(isinstance(v, str) and 0 < len(v.strip()) <= PART_LIMIT for v in value)
    return "" if good else f"holds texts of at most {PART_LIMIT} letters"


def made(kind: str, raw: Mapping[str, Any]) -> Entry:
    """Return the entry of a raw one without faults."""
    lists = {name: tuple(raw[name]) for name in ("models", "parts") if name in raw}
    return Entry(kind=kind, **{**raw, **lists})


def twice(keys: Iterable[str]) -> set[str]:
    """Return the keys that stand there more than once."""
    seen: set[str] = set()
    return {key for key in keys if key in seen or seen.add(key)}  # type: ignore[func-returns-value]


def of_day(found: Sequence[Entry], day: date) -> Entry | None:
    """Return the one whose turn it is on that day, each once before the first comes again."""
    return found[day.toordinal() % len(found)] if found else None


# What a site writes itself ---------------------------------------------------------------------

WHICH_PART = N_("Choose the part of life that it belongs to.")
WHICH_GROUP = N_("Choose where it belongs.")
NO_SMALLER = N_("Write the smaller way to do it, too.")
NO_PARTS = N_("Write at least one line, one for each part.")
PART_TOO_LONG = N_("One line is too long. Please keep each under 200 letters.")
TOO_MANY_PARTS = N_("Twelve lines are enough. Please take some out.")
NUMBER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "minutes": N_("Minutes are a whole number from 1 to 480, or nothing."),
        "weeks": N_("Weeks are a whole number from 1 to 52, or nothing for as long as you want."),
    }
)
CHANGED_MEANWHILE = N_(
    "Somebody changed this while you wrote. Look at what stands there now, then save again."
)
THERE_ALREADY = N_("It is written in this language already. Change it there.")


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def check_own(kind: str, *, domain: str, group: str, smaller: str, parts: str) -> list[Fault]:
    """What a site still has to say of its own entry: field and sentence."""
    asked, said = KINDS[kind], lines(parts)
    wrong = []
    if "domain" in asked.needs and not domain:
        wrong.append(Fault("domain", WHICH_PART))
    if asked.groups and group not in asked.groups:
        wrong.append(Fault("group", WHICH_GROUP))
    if "smaller" in asked.needs and not smaller:
        wrong.append(Fault("smaller", NO_SMALLER))
    if "parts" in asked.needs and not said:
        wrong.append(Fault("parts", NO_PARTS))
    if len(said) > PARTS_AT_MOST:
        wrong.append(Fault("parts", TOO_MANY_PARTS))
    if any(len(line) > PART_LIMIT for line in said):
        wrong.append(Fault("parts", PART_TOO_LONG))
    return wrong


def has(kind: str, name: str) -> bool:
    """Whether entries of this kind have that field."""
    asked = KINDS[kind]
    return name in asked.needs or name in asked.may
