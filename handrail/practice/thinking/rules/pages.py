"""What private pages can be about, and the questions that may help to start one.

The questions are our own wording. None has to be answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

TITLE_LIMIT, TEXT_LIMIT = 120, 8000

ONLY_YOU = N_(
    "Only you can read this. Not your coach, not the people who run the programme, not in an "
    "emergency. It is in your own copy, and it goes when you go."
)
NEEDS_WORDS = N_("Write a name for the page, or a few words on it.")


@dataclass(frozen=True)
class Sort:
    """One sort of page: its word, what it is for, and questions to start with."""

    word: str
    about: str
    questions: tuple[str, ...] = ()


SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "free": Sort(N_("Free page"), N_("Write what you like.")),
        "steps": Sort(
            N_("Step work"),
            N_("For the steps of your group, or steps of your own."),
            (
                N_("Which step am I on?"),
                N_("What do I see now that I did not see before?"),
                N_("Who could I talk with about it?"),
            ),
        ),
        "amends": Sort(
            N_("Putting things right"),
            N_("A list of your own. Nothing on it has to happen soon."),
            (
                N_("Who was hurt, and how? I may be on the list too."),
                N_("What could I do to put it right?"),
                N_("Could it hurt them or me to bring it up now?"),
                N_("Who could I talk with before I do it?"),
            ),
        ),
        "instead": Sort(
            N_("What it did for me"),
            N_("Using did something for you. Something else may do it too."),
            (
                N_("What did it do for me? Calm, sleep, people, fun, less pain?"),
                N_("What did it cost me?"),
                N_("What else has done that for me, even a little?"),
                N_("What could I try first, on a day like that?"),
            ),
        ),
    }
)


def check(title: str, text: str) -> str | None:
    """The sentence to show when there is nothing to keep, or None."""
    return None if title or text else NEEDS_WORDS


def name(title: str, text: str) -> str:
    """What a page is called in the list: its name, else its first words, "" without any."""
    if title:
        return title
    first = text.split("\n", 1)[0]
    return first if len(first) <= 60 else first[:59].rstrip() + "…"
