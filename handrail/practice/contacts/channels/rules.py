"""Which way for what, how often at the most, evenings, weekends, holidays, and who is away.

Pure: no clock, no database. The plan is what the two wrote. The most is about being contacted: what
the participant begins counts for none, and listening counts as a call. A contact above it is never
stopped: the page says so kindly, and they talk about it. Requirements 004-4 and 003-19.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

WORDS_LIMIT, MOST_AT_MOST = 300, 50


@dataclass(frozen=True)
class Channel:
    """One way to be in touch: its word, its icon, and the kinds of contact that count as it."""

    word: str
    icon: str
    kinds: frozenset[str]


CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {
        "call": Channel(
            N_("Calls"), "phone", frozenset({"call", "listening", "left_message", "tried"})
        ),
        "text": Channel(N_("Texts"), "chat-circle", frozenset({"text"})),
        "video": Channel(N_("Video"), "video-camera", frozenset({"video"})),
        "in_person": Channel(
            N_("Meeting in person"), "user",
            frozenset({"in_person", "community", "joint_meeting", "practical_help"}),
        ),
    }
)  # fmt: skip
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "evenings": N_("In the evening and at night"),
        "weekends": N_("At the weekend"),
        "holidays": N_("On holidays"),
        "away": N_("When one of us is away"),
    }
)

MOST_WORDS = N_("How often is a whole number from 0 to 50, or nothing.")
SAVED = N_("Saved. You both see it here. What it said before is kept.")
PUT_BACK = N_("It is as it was before. The other words are kept as well.")
BOTH_KEPT = N_("Somebody changed this at the same time. Yours counts now, theirs is kept below.")
ABOVE_BOTH = N_(
    "That makes %(count)d this week (%(parts)s). You two said %(most)d at most. Talk it over."
)
ABOVE = N_("That makes %(count)d this week. You two said %(most)d at most. Talk it over.")


@dataclass(frozen=True)
class Plan:
    """What the two wrote: words and the most a week for each way, and words for each part."""

    uses: Mapping[str, str] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def says(self) -> bool:
        """Whether anything is written."""
        return bool(self.most or any(self.uses.values()) or any(self.parts.values()))

    def packed(self) -> str:
        """The plan as text, to be sealed."""
        return json.dumps(
            {"uses": dict(self.uses), "most": dict(self.most), "parts": dict(self.parts)},
            sort_keys=True,
        )


NOTHING = Plan()


def opened(text: str) -> Plan:
    """The plan of a text; what is not known any more is left out."""
    said = json.loads(text or "{}")
    return Plan(
        {key: str(words) for key, words in said.get("uses", {}).items() if key in CHANNELS},
        {key: int(most) for key, most in said.get("most", {}).items() if key in CHANNELS},
        {key: str(words) for key, words in said.get("parts", {}).items() if key in PARTS},
    )


def channel_of(kind: str) -> str:
    """The way that a kind of contact counts as, or "" for one that counts as none."""
    return next((key for key, channel in CHANNELS.items() if kind in channel.kinds), "")


def week_of(day: date) -> tuple[date, date]:
    """The Monday of the week that holds a day, and the Monday after."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """How often there was one way this week: from the coach, and from Handrail itself."""

    coach: int = 0
    reminders: int = 0
    messages: int = 0

    @property
    def count(self) -> int:
        """All of it: a reminder is being in touch too."""
        return self.coach + self.reminders + self.messages

    @property
    def itself(self) -> bool:
        """Whether Handrail itself sent any of it."""
        return bool(self.reminders or self.messages)


SYSTEM_WAY = "text"
"""What Handrail sends, by text message or e-mail, is read like a text and counts as one."""


def week(way: str, kinds: Iterable[str], reminders: int = 0, messages: int = 0) -> Week:
    """What there was of one way, of the kinds of contact of a week and what Handrail sent in it."""
    coach = sum(1 for one in kinds if channel_of(one) == way)
    return Week(coach, reminders, messages) if way == SYSTEM_WAY else Week(coach)


def above(plan: Plan, way: str, found: Week) -> tuple[int, int] | None:
    """How many there are this week and how many were agreed on, when it is more; else None."""
    most = plan.most.get(way)
    return (found.count, most) if most is not None and found.count > most else None


def is_full(plan: Plan, way: str, found: Week) -> bool:
    """Whether there was as much of a way this week as was agreed on, or more."""
    most = plan.most.get(way)
    return most is not None and found.count >= most
