"""The two ways of coaching, and the first 90 days: what they mean and what they change.

They change which templates are offered, how a meeting goes and what stands first; never the data.
Source: requirement 003-1, two models, traditional and strength-based, with a default of the
programme; 002-7, the first weeks are a lot, so fewer choices and one thing at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

TRADITIONAL, STRENGTHS = "traditional", "strengths"
FIRST_DAYS = 90
AUTO, ON, OFF = "", "on", "off"
CHOOSE_ONE = N_("Please choose one of the two.")
TALK_FIRST = N_("Please talk about it first, then tick that they want it.")
AUTO_ON = N_("It is on for your first 90 days, until you say something else.")
AUTO_OFF = N_("It was on for your first 90 days. You can turn it on again.")
SAID_ON = N_("It is on, as you chose.")
SAID_OFF = N_("It is off, as you chose.")

MODELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        STRENGTHS: (
            N_("Strength-based coaching"),
            N_("We start with what you are good at and what helped before. You lead, and your "
               "coach listens, asks and builds on it with you."),
        ),
        TRADITIONAL: (
            N_("Traditional coaching"),
            N_("We set a clear goal, and your coach guides you to it with steps, skills and "
               "honest questions. Each week you look back at what you decided to do."),
        ),
    }
)  # fmt: skip
"""Name, and what it means in two sentences. Neither is better; they are read in this order."""

FIRST_DAYS_MEANS = N_(
    "Fewer choices on a page, and one thing at a time. All you wrote stays, and you can open the "
    "rest when you like."
)

FIRST_DAYS_MEANS_FOR_COACH = N_(
    "Fewer choices on their pages, and one thing at a time. All they wrote stays, and they can "
    "open the rest when they like."
)

VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        STRENGTHS: ("strengths", "vision", "values", "steps", "wins", "goals", "skills", "hard",
                    "principles"),
        TRADITIONAL: ("goals", "steps", "skills", "hard", "principles", "wins", "vision", "values",
                      "strengths"),
    }
)  # fmt: skip
"""What comes first on a plan; the same parts in both, so that nothing is hidden by a model."""


@dataclass(frozen=True)
class Coaching:
    """How somebody is coached: a key of `MODELS`, and whether it is one thing at a time."""

    model: str
    first_days: bool

    @property
    def views(self) -> tuple[str, ...]:
        """The parts of a plan in their order."""
        return VIEWS[self.model]

    @property
    def at_a_time(self) -> int:
        """How many choices to show at once; the rest is one tap away."""
        return at_a_time(first_days=self.first_days)


def model_of(chosen: str, default: str) -> str:
    """The person's own choice, else the programme's, else strength-based."""
    return next((model for model in (chosen, default) if model in MODELS), STRENGTHS)


def first_days(started_on: date, today: date, setting: str) -> bool:
    """Whether it is one thing at a time: as the person said, else in the first 90 days.

    A start that is still to come counts as the first days.
    """
    if setting in (ON, OFF):
        return setting == ON
    return (today - started_on).days < FIRST_DAYS


def at_a_time(*, first_days: bool) -> int:
    """How many choices to show at once."""
    return 1 if first_days else 6


def why(setting: str, *, first_days: bool) -> str:
    """The sentence that says why it is on or off."""
    if setting in (ON, OFF):
        return SAID_ON if setting == ON else SAID_OFF
    return AUTO_ON if first_days else AUTO_OFF
