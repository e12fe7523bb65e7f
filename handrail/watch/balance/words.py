"""What the places and the evidence are called, for each of the two who read the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from django.utils.translation import gettext as _

from handrail.ground.kernel.marked import N_

from .rules.gap import Telling, Told
from .rules.measure import CONTACTS_NEEDED, PULSES_NEEDED, Place, Standing
from .rules.pulses import LEVEL_WORDS


class Said(NamedTuple):
    """A place in words: its title, what it means for the participant, and for the coach."""

    title: str
    own: str
    coach: str


PLACES: Mapping[Place, Said] = MappingProxyType(
    {
        Place.IN_STEP: Said(
            N_("In step"),
            N_("You are held to your goals and held up, about as much as you asked for."),
            N_("Held to and held up, about as much as they asked for."),
        ),
        Place.PRESSURE: Said(
            N_("Pressure"),
            N_("A lot holds you to your goals, and less holds you up. It can feel like pressure."),
            N_("A lot holds them to their goals, less holds them up. It can feel like pressure."),
        ),
        Place.DRIFT: Said(
            N_("Drift"),
            N_("There is warmth, and little that holds you to your goals. Things can drift."),
            N_("There is warmth, and little that holds them to their goals. Things can drift."),
        ),
        Place.DISTANT: Said(
            N_("Distant"),
            N_("There was little of both in these weeks. It may be time to talk."),
            N_("There was little of both in these weeks. A kind call may be welcome."),
        ),
        Place.NOT_ENOUGH: Said(N_("Not enough yet"), "", ""),
    }
)

STARTER = N_(
    "This is a way to start a talk. It is not proved, it is no score, and nobody is ranked by it."
)

EVIDENCE: Mapping[str, str] = MappingProxyType(
    {
        "contact_to": N_("Contacts that held to something"),
        "step_set": N_("Steps set"),
        "look_back": N_("Looks back at a week that both can read"),
        "promise_asked": N_("Promises asked about"),
        "reminder": N_("Reminders that the house sent"),
        "contact_up": N_("Contacts that held up"),
        "promise_own": N_("Promises kept by the participant"),
        "promise_kept": N_("Promises kept by the coach"),
        "kind_word": N_("Kind words and words back"),
        "contact_neither": N_("Contacts with neither of the two tags"),
        "tried": N_("Calls and messages that reached nobody"),
    }
)
HELD_TO = ("contact_to", "step_set", "look_back", "promise_asked", "promise_own", "reminder")
HELD_UP = ("contact_up", "promise_kept", "kind_word")
NEITHER = ("contact_neither", "tried")
COUNTED: Mapping[str, str] = MappingProxyType(
    {"contact_to": "to", "contact_up": "up", "contact_neither": "neither", "tried": "tried"}
)
"""What the page of the contacts calls the sorts that it can show alone."""


AXES: Mapping[str, str] = MappingProxyType(
    {"held_to": N_("Held to"), "held_up": N_("Held up")}
)  # fmt: skip


def gap_lines(told: Told, other: str, *, own: bool) -> list[str]:
    """The gap between the two views, a line for each axis; `other` is the name of the other one.

    `own` for the participant. Somebody in supervision reads on which axis, and nobody's answer.
    """
    if told.how is not Telling.WHOLE:
        said = _("In their last answers the two see it differently: %(axis)s.")
        return [said % {"axis": _(AXES[each.axis])} for each in told.axes]
    said = _("%(axis)s: you said “%(mine)s”, and %(name)s said “%(theirs)s”.")
    return [
        said % {"axis": _(AXES[each.axis]), "name": other,
                "mine": _level(each.own if own else each.coach),
                "theirs": _level(each.coach if own else each.own)}
        for each in told.axes
    ]  # fmt: skip


def _level(said: int | None) -> str:
    return _(LEVEL_WORDS[said]) if said is not None else ""


def meaning(found: Standing, *, own: bool) -> str:
    """What the place means to the reader; what is missing, when it is not enough yet."""
    if found.place is not Place.NOT_ENOUGH:
        said = PLACES[found.place]
        return _(said.own if own else said.coach)
    words = _(
        "In eight weeks it takes %(contacts_needed)d contacts and %(answers_needed)d answers of "
        "you two. There are %(contacts)d and %(answers)d."
    )
    return words % {
        "contacts_needed": CONTACTS_NEEDED,
        "answers_needed": PULSES_NEEDED,
        "contacts": found.contacts,
        "answers": found.pulses,
    }
