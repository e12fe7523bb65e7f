"""What on Today asks somebody for something, in the order in which it cannot wait.

Pure. Who sees one thing at a time is asked the first of it; the others are counted on the fold that
they stand behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

EMPTY: Mapping[str, Any] = MappingProxyType(
    {
        "near_days": (), "holidays_near": (), "milestones_near": (), "beginning": None,
        "times": (), "handover": None, "agreement_asks": (), "promises_up": (),
        "how_review": False, "asked": None, "resting": (), "promise_ideas": (), "pace_asked": None,
    }
)  # fmt: skip
"""What the parts of the page read, when there is nothing of it."""
OF_TWO = "accountability/_today.html"


@dataclass(frozen=True)
class Ask:
    """One thing: the part of the page that says it, and what that part reads.

    `waits` says that an answer is missing, or that a day is near.
    """

    template: str
    has: Mapping[str, Any] = field(default_factory=dict)
    waits: bool = True

    @property
    def reads(self) -> Mapping[str, Any]:
        """What the part reads: this one thing, and nothing else that the page has."""
        return {**EMPTY, **self.has}


def _each(template: str, name: str, found: Sequence[Any]) -> Iterator[Ask]:
    return (Ask(template, {name: [one]}) for one in found)


def asking(found: Mapping[str, Any]) -> list[Ask]:
    """Everything on Today that asks, a day that is near first; `found` is what the page knows."""
    beginning, handover = found["beginning"], found["handover"]
    asks = [
        *_each("coping/_ahead.html", "near_days", found["near_days"]),
        *_each("contacts/_holidays_today.html", "holidays_near", found["holidays_near"]),
        *_each("growth/_today.html", "milestones_near", found["milestones_near"]),
        *_each("desks/participant/_asked_time.html", "times", found["coming"].yours),
    ]
    if beginning:
        on = beginning.state == "on"
        asks.append(Ask("beginning/_today.html", {"beginning": beginning}, on))
    if handover:
        asks.append(Ask("handover/_today.html", {"handover": handover}, not handover.answered))
    asks += _each(OF_TWO, "agreement_asks", found["agreement_asks"])
    asks += _each(OF_TWO, "promise_ideas", found["promise_ideas"])
    asks += _each(OF_TWO, "promises_up", found["promises_up"])
    if found["pace_asked"]:
        asks.append(Ask("contacts/_pace_today.html", {"pace_asked": found["pace_asked"]}))
    if found["how_review"]:
        asks.append(Ask(OF_TWO, {"how_review": True}))
    if found["asked"]:
        asks.append(Ask("balance/_asked.html", {"asked": found["asked"]}))
    asks += _each("desks/participant/_resting.html", "resting", found["resting"])
    # What only tells something asks for nothing: it stands after what waits.
    return sorted(asks, key=lambda one: not one.waits)


@dataclass(frozen=True)
class OneThing:
    """What is asked now, and what stands behind the fold."""

    now: Sequence[Ask]
    later: Sequence[Ask]

    @property
    def waiting(self) -> int:
        """How many behind the fold wait for somebody."""
        return sum(one.waits for one in self.later)


def one_at_a_time(asks: Sequence[Ask]) -> OneThing:
    """Take the first that waits for now, and leave the others; what waits for nobody is later."""
    now = [one for one in asks if one.waits][:1]
    return OneThing(now, [one for one in asks if one not in now])
