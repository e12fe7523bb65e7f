"""Pure rules: what a question can be about, where it stands, and what an answer needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

TEXT_LIMIT, ANSWER_LIMIT, FOLLOW_UP_AT_MOST = 2000, 2000, 366
TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "two_roles": N_("We know each other from somewhere else"),
        "gifts": N_("A gift"),
        "money": N_("Money, buying or selling"),
        "romance": N_("Love or touch"),
        "rides": N_("A ride"),
        "home": N_("A home visit"),
        "online": N_("Phones and social media"),
        "outside_role": N_("I was asked to do what is not my part"),
        "other": N_("Something else"),
    }
)
WAITS, ANSWERED, CLOSED, BACK = "waits", "answered", "closed", "back"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("Waits for an answer"), ANSWERED, CLOSED, BACK),
        ANSWERED: place(N_("Answered"), WAITS, CLOSED, BACK),
        CLOSED: place(N_("Closed"), WAITS, ANSWERED),
        BACK: place(N_("Taken back"), WAITS, ANSWERED),
    }
)

MISSING = N_("Write what happened, or what you ask.")
NO_TOPIC = N_("Choose what it is about.")
NO_ANSWER = N_("Write what you decided together.")
NOT_A_DAY = N_("Write the day like 2026-05-14.")
PAST = N_("This day is over. Pick a day that is still to come.")
FAR = N_("This is far away. Pick a day within a year.")
NOT_NOW = N_("That cannot be done as it stands now. Look at it once more.")
ASKED = N_("Saved. You and the supervisors here read it, and nobody else.")
CHANGED = N_("Saved. The earlier words are kept.")
TAKEN = N_("Taken back. No supervisor reads it now. You can send it again.")
AGAIN = N_("It is there again for the supervisors.")
SAID = N_("Saved. The coach who asked reads it now.")
CLOSED_SAID = N_("Closed. It stays readable for the two of you.")
OPEN_SAID = N_("Open again.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)


def why_no_question(topic: str, text: str) -> tuple[str, str] | None:
    """What a question still needs: the sentence and the field, or None."""
    if topic not in TOPICS:
        return NO_TOPIC, "topic"
    return None if text else (MISSING, "text")


def why_no_day(on: date | None, today: date) -> str | None:
    """Why a day to look again does not fit, or None; to leave it out is fine."""
    if on is None:
        return None
    if on < today:
        return PAST
    return FAR if on > today + timedelta(days=FOLLOW_UP_AT_MOST) else None


def stands_again(version: int, answered_version: int | None) -> str:
    """Where a question stands that is sent or opened again: answered only in these very words."""
    return ANSWERED if answered_version == version else WAITS


def may_go(state: str, to: str) -> bool:
    """Whether a question may go from one state to another; the same again changes nothing."""
    return to == state or to in STANDS[state].moves


def is_due(state: str, on: date | None, today: date) -> bool:
    """Whether a supervisor is asked to look again."""
    return state == ANSWERED and on is not None and on <= today
