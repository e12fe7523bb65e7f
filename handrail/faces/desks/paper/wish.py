"""What somebody wants on paper, and in which size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

ONE, WHOLE, EASY = "one", "whole", "easy"
FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        ONE: (
            N_("On one page"),
            N_("What I want, my goals, my steps, what helps when it is hard."),
        ),
        WHOLE: (N_("All of it"), N_("Everything in the plan, with what I wrote before.")),
        EASY: (
            N_("In few words"),
            N_("Big letters, easy words, one step. It says what each part is for."),
        ),
    }
)
EASY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "vision": N_("This is the life I want."),
        "strengths": N_("These are good things. They help me."),
        "goals": N_("This is where I want to go. I do not have to rush."),
        "step": N_("I do this one thing now. A little of it counts too."),
        "hard": N_("I do the first one. If it does not help, I do the next one."),
        "calls": N_("I can call one of them. I do not have to say why."),
    }
)
"""What each part is for, in the fewest and easiest words; a person's own words stay as they are."""
SIZES: Mapping[str, str] = MappingProxyType(
    {"usual": N_("Usual print"), "large": N_("Large print")}
)
BIGGER: Mapping[str, str] = MappingProxyType({"usual": "large", "large": "largest"})
"""What few words are printed in, by the size that was asked for."""
FITTING = (
    ("usual", False), ("smaller", False), ("usual", True), ("smaller", True), ("smallest", True),
)  # fmt: skip
"""What to try until one page holds it: a size, and whether little room is left for each part."""


@dataclass(frozen=True)
class Most:
    """How many of each thing a form has room for, and how many letters of a text."""

    letters: int
    strengths: int
    goals: int
    steps: int
    barriers: int
    cards: int
    calls: int


AMPLE = Most(letters=400, strengths=20, goals=9, steps=3, barriers=4, cards=7, calls=8)
"""What one page has room for when not everything in a plan is long."""
ROOM: Mapping[str, Most] = MappingProxyType(
    {
        ONE: Most(letters=220, strengths=6, goals=5, steps=3, barriers=2, cards=3, calls=5),
        WHOLE: Most(
            letters=20_000, strengths=40, goals=60, steps=60, barriers=60, cards=60, calls=60
        ),
        EASY: Most(letters=20_000, strengths=3, goals=2, steps=1, barriers=0, cards=2, calls=4),
    }
)


@dataclass(frozen=True)
class Wish:
    """One of FORMS and one of SIZES; `hard` says whether what helps in hard moments is on it.

    `setbacks` says whether setbacks, returns to use and counts are: only where somebody said so.

    `tight` leaves out what one page may have no room for; a page is tried with all of it first.
    """

    form: str = ONE
    size: str = "usual"
    hard: bool = True
    tight: bool = False
    setbacks: bool = False

    @property
    def told_of_setbacks(self) -> bool:
        """Whether setbacks, returns to use and counts are on it: they were asked for, and the
        form is the one that has all of it."""
        return self.setbacks and self.whole

    @property
    def room(self) -> Most:
        """What the form has room for."""
        return AMPLE if self.one_page and not self.tight else ROOM[self.form]

    @property
    def whole(self) -> bool:
        """Whether everything is on it."""
        return self.form == WHOLE

    @property
    def easy(self) -> bool:
        """Whether each part says in easy words what it is for."""
        return self.form == EASY

    @property
    def print_size(self) -> str:
        """The size that the stylesheet knows; few words are a size larger than all else."""
        return BIGGER[self.size] if self.form == EASY else self.size

    @property
    def one_page(self) -> bool:
        """Whether it has to fit on one page."""
        return self.form == ONE and self.size == "usual"


def asked(said: Mapping[str, str]) -> Wish:
    """Return the wish of an address; what we do not know counts as not said."""
    form, size = said.get("form", ""), said.get("size", "")
    return Wish(
        form if form in FORMS else ONE,
        size if size in SIZES else "usual",
        # A form without the box ticked says nothing of it, so the form says that it asked.
        "asked" not in said or said.get("hard") == "yes",
        setbacks=said.get("setbacks") == "yes",
    )


def short(text: str, letters: int) -> str:
    """Return the text, cut at a word where it is longer than `letters`."""
    line = text.strip()
    if len(line) <= letters:
        return line
    cut = line[: letters + 1].rsplit(None, 1)[0][:letters]
    return f"{cut.rstrip('.,;:')} …"
