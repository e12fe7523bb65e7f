"""Who helps, with what, and how each of them is reached. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

NAME_LIMIT, HELPS_LIMIT, REACH_LIMIT, PHONE_LIMIT, TOLD_LIMIT = 80, 300, 200, 30, 300
AT_MOST = 40

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "doctor": N_("A doctor or nurse"),
        "therapist": N_("A therapist"),
        "counsellor": N_("A counsellor"),
        "medication": N_("Somebody for my medication"),
        "sponsor": N_("A sponsor"),
        "officer": N_("A probation or parole officer"),
        "worker": N_("Help with housing, work or papers"),
        "family": N_("Family"),
        "friend": N_("A friend"),
        "other": N_("Somebody else"),
    }
)
PROFESSIONALS = frozenset({"doctor", "therapist", "counsellor", "medication", "officer", "worker"})
"""Those who help at work; the others help because they are close."""

MISSING = N_("Write who it is. A first name is enough.")
KIND_UNKNOWN = N_("Choose from the list what they are to you.")
NOT_A_NUMBER = N_("Write a phone number with digits, like 215 555 0101.")
NO_WAY = N_("Write a phone number first, so that you can call or write to them.")
FULL = N_("There is room for 40 people. Put one away first.")
NOT_KNOWN = N_("Choose somebody from the list, or nobody.")
SAVED = N_("Saved. It is your list, in your words.")
BOTH_KEPT = N_(
    "This was changed on another page meanwhile. Yours counts now, and the other words are kept "
    "under “Earlier words”."
)
NOTHING_TOLD = N_("You have said no yes for them. Nobody here talks with them about you.")


def is_number(typed: str) -> bool:
    """Whether a phone could dial it: 3 to 15 digits, and nothing but what belongs to a number."""
    digits = sum(char.isascii() and char.isdigit() for char in typed)
    known = all(char in "+-() ./" or (char.isascii() and char.isdigit()) for char in typed)
    return not typed or (known and 3 <= digits <= 15)


def dialable(typed: str) -> str:
    """The number as a phone dials it."""
    digits = "".join(char for char in typed if char.isascii() and char.isdigit())
    return f"+{digits}" if typed.strip().startswith("+") else digits


def crossed(seen: int | None, version: int) -> bool:
    """Whether somebody changed a row since it was seen."""
    return seen is not None and seen != version
