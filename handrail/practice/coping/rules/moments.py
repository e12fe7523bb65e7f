"""Setbacks, near misses and a return to use: what is asked, and what comes next.

Safety comes first after a return to use. Facts: after a time of using less, tolerance falls and
an amount of before can be an overdose (AHRQ, Opioid Use Disorder playbook, "Mitigating Overdose
Risk"; rule 10 of the practitioners' list in knowledge/domain.md; idea 3.3 there). Nothing here
knows a "failed": a moment has a next step and may be shared, entry by entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.text import shortened

from . import cards

TEXT_LIMIT = 2000
ASKED = ("happened", "stopped", "learned", "change")


@dataclass(frozen=True)
class Kind:
    """One kind of moment: its words, its icon, and which of ASKED it asks for."""

    title: str
    icon: str
    asks: tuple[str, ...]
    told: str


SETBACKS = ("setback", "use")
"""The kinds that are on paper only where somebody asked for them."""

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "setback": Kind(
            N_("A setback"), "arrow-counter-clockwise", ("happened", "learned", "change"),
            N_("A setback, and what came of it"),
        ),
        "near_miss": Kind(
            N_("I came close"), "hand-heart", ("happened", "stopped"), N_("Came close, and held on")
        ),
        "use": Kind(
            N_("I used again"), "lifebuoy", ("happened", "learned", "change"),
            N_("A return to use, and what came of it"),
        ),
    }
)  # fmt: skip

QUESTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "happened": (N_("What happened?"), N_("Only as much as you like.")),
        "stopped": (N_("What stopped it?"), N_("A person, a thought, a bus that came.")),
        "learned": (N_("What did you learn?"), N_("About the day, the place, or about you.")),
        "change": (N_("What do you want to change?"), N_("A small thing is enough.")),
    }
)

SAFETY: tuple[str, ...] = (
    N_("Your body can take less now than before. The same amount can be too much."),
    N_("Try not to be alone. If you use again, have somebody near you."),
    N_("Have naloxone near you, and tell somebody where it is."),
    N_("Somebody does not wake up? Call %(emergency)s, give naloxone, and stay."),
)
STILL_HERE = N_("You are still here, and so are we. Nothing that you did before is lost.")
NOTHING_SENT = N_("Nothing is saved or sent from this page.")
WHEN_READY = N_("Later, when you are ready, you can look at what it can teach you.")

STEP_LIMIT = 300
STEP_MADE = N_("It is one of your steps for this week now. You can make it smaller in your plan.")
STEP_SHORT = N_(
    "A step is one line with room for 300 letters. It takes the first line, and all of it stays "
    "here."
)
CARD_MADE = N_("It is one of your cards now.")
CARD_SHORT = N_(
    "A card has room for 300 letters. It takes the first words up to “…”, and all of it stays here."
)
NO_CHANGE = N_("Write what you want to change first. Then it can become a step.")
NO_STOPPED = N_("Write what stopped it first. Then it can become a card.")


@dataclass(frozen=True)
class Next:
    """A next step that a page offers: its key, and its words."""

    key: str
    words: str


_STEP = Next("step", N_("Make the change one small step"))
_CARD = Next("card", N_("Make what stopped it one of my cards"))
_TRIGGER = Next("trigger", N_("Write down what set it off"))
_SHARE = Next("share", N_("Show this to my coach"))
_CALL = Next("people", N_("Call somebody"))
_NUMBERS = Next("numbers", N_("Look at my numbers"))
_STRATEGY = Next("strategy", N_("Look at what still works for me"))
_PLAN = Next("plan", N_("Look at my safety plan"))


def step_words(change: str) -> str:
    """The words of a step out of a change: its first line, cut at a word; "" when there is none."""
    lines = (line.strip() for line in change.splitlines())
    return shortened(next((line for line in lines if line), ""), limit=STEP_LIMIT)


def card_words(stopped: str) -> str:
    """The words of a card out of what stopped it: as much as has room, cut at a word."""
    return shortened(stopped, limit=cards.TEXT_LIMIT)


def next_steps(
    kind: str, *, change: bool, stopped: bool, carded: bool, shared: bool, stepped: bool = False
) -> list[Next]:
    """What can come next, the nearest first; there is always at least one.

    `stepped`: the change is a step already, and `carded`: what stopped it is a card.
    """
    found = [_CALL] if kind == "use" else []
    if kind == "near_miss" and stopped and not carded:
        found.append(_CARD)
    if change and not stepped:
        found.append(_STEP)
    found.append(_TRIGGER)
    if kind == "use":
        found += [_STRATEGY, _PLAN, _NUMBERS]
    return found if shared else [*found, _SHARE]
