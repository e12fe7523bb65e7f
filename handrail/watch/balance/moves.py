"""One next move that the balance suggests to a coach, with its reason; the coach decides.

What a move rests on is counted, and the counts stand in its reason. A move that was taken is not
suggested again for two weeks, one that was dismissed for four, one that was put off until its day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.ground.kernel.marked import N_

from .rules.measure import CONTACTS_NEEDED, FOUR, PULSES_NEEDED, Place, Standing

TAKEN, LATER, DISMISSED = "taken", "later", "dismissed"
TAKEN_DAYS, DISMISSED_DAYS = 14, 28
LATER_DAYS = (3, 7, 14)
REASON_LIMIT = 300

REASON_MISSING = N_("Say in a few words why not. Both of you read it.")
LATER_WRONG = N_("Pick one of the days on the page.")
NO_LONGER = N_("This is no longer what is suggested. Please look at the page again.")
SAID: Mapping[str, str] = MappingProxyType(
    {
        TAKEN: N_("Good. It comes back in two weeks at the earliest."),
        LATER: N_("Put off."),
        DISMISSED: N_("Left out, with your reason."),
    }
)
ANSWERS: Mapping[str, str] = MappingProxyType(
    {TAKEN: N_("Taken"), LATER: N_("Put off"), DISMISSED: N_("Left out")}
)


@dataclass(frozen=True)
class Move:
    """One move: what a coach may do, and the same as the participant reads it."""

    key: str
    coach: str
    own: str
    reason: Callable[[Standing], str]


CONTACT_TO, CONTACT_UP, STEP_SET, LOOK_BACK = "contact_to", "contact_up", "step_set", "look_back"


def _counted(kind: str, counts: Mapping[str, int]) -> str:
    count = counts.get(kind, 0)
    said = {
        CONTACT_TO: ngettext("%(count)d contact that held to something",
                             "%(count)d contacts that held to something", count),
        CONTACT_UP: ngettext("%(count)d contact that held up",
                             "%(count)d contacts that held up", count),
        STEP_SET: ngettext("%(count)d step set", "%(count)d steps set", count),
        LOOK_BACK: ngettext("%(count)d look back", "%(count)d looks back", count),
    }[kind]  # fmt: skip
    return said % {"count": count}


def _in_eight_weeks(*counts: str) -> str:
    return _("In eight weeks: %(counts)s.") % {"counts": ", ".join(counts)}


def _pressed(found: Standing) -> str:
    counts = found.counts
    words = _in_eight_weeks(_counted(CONTACT_TO, counts), _counted(CONTACT_UP, counts))
    reminders = counts.get("reminder", 0)
    if reminders:
        more = ngettext("And %(count)d reminder.", "And %(count)d reminders.", reminders)
        words = f"{words} {more % {'count': reminders}}"
    return words


def _loose(found: Standing) -> str:
    kinds = (STEP_SET, LOOK_BACK, CONTACT_UP)
    return _in_eight_weeks(*(_counted(kind, found.counts) for kind in kinds))


def _seldom(found: Standing) -> str:
    said = ngettext(
        "In eight weeks: %(count)d contact came through.",
        "In eight weeks: %(count)d contacts came through.",
        found.contacts,
    )
    return said % {"count": found.contacts}


def _apart(found: Standing) -> str:
    axes = ((found.gap.held_to, _("Held to")), (found.gap.held_up, _("Held up")))
    said = ", ".join(word for gap, word in axes if gap)
    return _("In your last answers you two see it differently: %(axes)s.") % {"axes": said}


def _good(_found: Standing) -> str:
    return _("It is about as much of both as was asked for.")


def _silent(found: Standing) -> str:
    said = ngettext(
        "%(answers)d answer of you two in eight weeks; it takes %(needed)d.",
        "%(answers)d answers of you two in eight weeks; it takes %(needed)d.",
        found.pulses,
    )
    return said % {"answers": found.pulses, "needed": PULSES_NEEDED}


LISTEN = Move(
    "listen", N_("Call just to listen."), N_("A call just to listen to you."), _pressed
)  # fmt: skip
CELEBRATE = Move(
    "celebrate",
    N_("Find one thing that went well, and say so before anything else."),
    N_("A word about what went well, before anything else."),
    _pressed,
)
NEXT_STEP = Move(
    "next_step",
    N_("Ask what they want next, and set one small step together."),
    N_("Setting one small step together."),
    _loose,
)
ASK_HOW = Move(
    "ask_how",
    N_("Ask how they want you to hold them to it."),
    N_("A talk about how you want to be held to it."),
    _loose,
)
REACH_OUT = Move(
    "reach_out",
    N_("Call or write without a plan: ask how they are."),
    N_("A call or a text, just to ask how you are."),
    _seldom,
)
OTHER_WAY = Move(
    "other_way",
    N_("Ask which way of keeping in touch suits them best."),
    N_("A talk about which way of keeping in touch suits you."),
    _seldom,
)
TALK = Move(
    "talk",
    N_("Ask how it is for them, and say how you see it."),
    N_("A talk about how each of you sees it."),
    _apart,
)
KEEP_ON = Move(
    "keep_on",
    N_("Go on like this, and say what you like about working together."),
    N_("Going on like this."),
    _good,
)
ASK_PULSE = Move(
    "ask_pulse",
    N_("Answer the two questions, and ask them to answer as well."),
    N_("Answering the two questions, both of you."),
    _silent,
)

MOVES: Mapping[str, Move] = MappingProxyType(
    {
        move.key: move
        for move in (
            LISTEN, CELEBRATE, NEXT_STEP, ASK_HOW, REACH_OUT, OTHER_WAY, TALK, KEEP_ON, ASK_PULSE,
        )
    }
)  # fmt: skip
_OF_PLACE: Mapping[Place, tuple[Move, ...]] = MappingProxyType(
    {
        Place.PRESSURE: (LISTEN, CELEBRATE),
        Place.DRIFT: (NEXT_STEP, ASK_HOW),
        Place.DISTANT: (REACH_OUT, OTHER_WAY),
        Place.IN_STEP: (KEEP_ON,),
    }
)


def suggest(found: Standing, at_rest: Collection[str], *, gap_known: bool) -> Move | None:
    """Return the one move to suggest, or None when all that fit are at rest.

    `at_rest` are the keys that were taken, put off or dismissed and are not yet to come back.
    A gap between the answers is spoken of only when both show theirs (`gap_known`).
    """
    fitting = [TALK] if gap_known and found.gap.any else []
    if found.place in FOUR:
        fitting += _OF_PLACE[found.place]
    else:
        fitting += [REACH_OUT] if found.contacts < CONTACTS_NEEDED else []
        fitting += [ASK_PULSE] if found.pulses < PULSES_NEEDED else []
    return next((move for move in fitting if move.key not in at_rest), None)


def rests_until(answer: str, on: date, days: int) -> date:
    """The first day on which a move may be suggested again; `days` counts for one put off."""
    wait = {TAKEN: TAKEN_DAYS, DISMISSED: DISMISSED_DAYS}.get(answer, days)
    return on + timedelta(days=wait)


def check(answer: str, reason: str, days: int) -> str | None:
    """The sentence to show when this is no answer to a move, or None."""
    if answer == DISMISSED and not reason.strip():
        return REASON_MISSING
    if answer == LATER and days not in LATER_DAYS:
        return LATER_WRONG
    return None if answer in ANSWERS else LATER_WRONG
