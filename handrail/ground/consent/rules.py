"""When a consent counts, and what it must say. Pure; the truth tables are in tests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a consent is about."""

    TAKE_PART = "take_part"
    PRIVACY_NOTICE = "privacy_notice"
    SHARE = "share"


class State(StrEnum):
    """Where a consent stands at an instant."""

    NOT_YET = "not yet"
    IN_FORCE = "in force"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Item(StrEnum):
    """One thing that can be shared on its own."""

    WINS = "wins"
    STEP = "step"
    APPOINTMENTS = "appointments"
    MEETINGS = "meetings"
    KIND_WORDS = "kind_words"
    UPDATES = "updates"


CAPABILITY_OF: dict[Item, str] = {
    Item.WINS: "win.read",
    Item.STEP: "step.read",
    Item.APPOINTMENTS: "appointment.read",
    Item.MEETINGS: "attendance.read",
    Item.KIND_WORDS: "kind.words.write",
    Item.UPDATES: "update.read",
}
"""The capability that each item opens; check-ins, notes and contacts are never in this list."""

ITEMS_FOR: dict[str, tuple[Item, ...]] = {
    "circle": (Item.WINS, Item.STEP, Item.APPOINTMENTS, Item.KIND_WORDS, Item.UPDATES),
    "partner": (Item.APPOINTMENTS, Item.MEETINGS, Item.UPDATES),
}
"""What may be offered to whom; the policy table gives these roles the same capabilities."""

MAX_DAYS = 366
"""Days. A share ends after at most a year, so that it is chosen again and never forgotten."""

ALL_ELEMENTS = (
    "patient", "discloser", "items", "recipient", "purpose", "right_to_revoke", "expiry",
    "signature", "signed_on",
)  # fmt: skip
"""42 CFR 2.31(a)(1)-(9), in its order. (10) concerns treatment and payment, not used here."""


@dataclass(frozen=True)
class Term:
    """The times of a consent; `ends_at` None is no end (taking part), `revoked_at` None not yet."""

    starts_at: datetime
    ends_at: datetime | None = None
    revoked_at: datetime | None = None


def state(term: Term, at: datetime) -> State:
    """Where a consent stands. Revoked counts before everything; the end itself is outside."""
    if term.revoked_at is not None and term.revoked_at <= at:
        return State.REVOKED
    if at < term.starts_at:
        return State.NOT_YET
    if term.ends_at is not None and term.ends_at <= at:
        return State.EXPIRED
    return State.IN_FORCE


def items_opening(capability: str) -> tuple[Item, ...]:
    """The items that open a capability; none for most of them."""
    return tuple(item for item, opened in CAPABILITY_OF.items() if opened == capability)


def not_offered(role: str, items: frozenset[Item]) -> frozenset[Item]:
    """The items among `items` that may not be shared with somebody of this role."""
    return items - frozenset(ITEMS_FOR.get(role, ()))


def last_day_fits(last_day: date, today: date) -> bool:
    """True for a last day from today to MAX_DAYS ahead."""
    return 0 <= (last_day - today).days <= MAX_DAYS


def missing_elements(written: dict[str, object]) -> tuple[str, ...]:
    """The elements of 2.31(a) that a consent does not have; empty when it is complete."""
    return tuple(name for name in ALL_ELEMENTS if not written.get(name))


def text_hash(text: str) -> str:
    """SHA-256 in hex of the words that were shown, with spaces made single."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
