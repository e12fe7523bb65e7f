"""Looking at what still works, after a return to use or at any time: keep, change, or let go.

Pure. It is built from the person's own things, goes part by part, can be left at any time and
gone on with later, and ends with one next step at most. Nothing that was set down before goes:
"let it go for now" is an answer, and the thing itself stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from handrail.ground.kernel.marked import N_

WORDS_LIMIT, LOOKS_SHOWN, THINGS_AT_MOST = 1000, 20, 40
ANSWERS_SHOWN = 800
KEEP, CHANGE, LET_GO = "keep", "change", "let_go"

ANSWERS: Mapping[str, str] = MappingProxyType(
    {KEEP: N_("Keep"), CHANGE: N_("Change"), LET_GO: N_("Let go for now")}
)


@dataclass(frozen=True)
class Part:
    """One part of the look: its heading, a hint, and the kinds of things that belong to it."""

    title: str
    hint: str
    kinds: tuple[str, ...]


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "triggers": Part(N_("What sets it off, and my cards"),
                         N_("Which of them held? Which came at the wrong time?"),
                         ("trigger", "card")),
        "signs": Part(N_("My warning signs"), N_("Which ones did you see this time?"), ("sign",)),
        "steps": Part(N_("My goals and steps"), N_("What still fits, and what is too big now?"),
                      ("goal", "step")),
        "people": Part(N_("Who I call"), N_("Who would you want to hear sooner?"),
                       ("person", "helper", "line")),
        "routines": Part(N_("My routines"), N_("Which of them carried you?"), ("routine",)),
    }
)  # fmt: skip
KINDS = tuple(kind for part in PARTS.values() for kind in part.kinds)
KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "trigger": N_("What sets it off"), "card": N_("One of my cards"),
        "sign": N_("A warning sign"), "goal": N_("A goal"), "step": N_("A step of this week"),
        "person": N_("Somebody to call"), "helper": N_("Somebody who helps me"),
        "line": N_("From my safety plan"), "routine": N_("A routine"),
    }
)  # fmt: skip

STARTED = N_("There is no hurry. Leave it when you like, and go on later.")
KEPT = N_("Kept. Only you can see it, as long as you share it with nobody.")
ENDED = N_("Well looked. Your plan is open as before.")
OPENED = N_("Open again. Go on where you like.")
STEP_MADE = N_("It is your next step now. One is enough.")
ONE_STEP = N_("There is a next step from this look already. One is enough.")
STEP_MISSING = N_("Write the next step in a few words.")
CARD_MADE = N_("It is one of your cards now.")
CARD_MISSING = N_("Write a few words for the card.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours stands now, and the other words are "
    "kept below it under “Earlier words”."
)


@dataclass(frozen=True)
class Said:
    """What is said of one thing; `of` is how the thing reads now, `seen` the version read."""

    kind: str
    row_id: UUID
    of: str
    answer: str = ""
    words: str = ""
    seen: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not self.answer and not self.words


def known(said: Iterable[Said]) -> list[Said]:
    """What was said of kinds and with answers that are known; others are left out."""
    return [one for one in said if one.kind in KINDS and one.answer in ("", *ANSWERS)]


def after(part: str) -> str | None:
    """The part that comes after this one, or None after the last."""
    names = list(PARTS)
    place = names.index(part) + 1
    return names[place] if place < len(names) else None
