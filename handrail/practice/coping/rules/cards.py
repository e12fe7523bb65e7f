"""In which order my cards come, learned from "did it pass?"; and what an urge does.

The order: each answer counts less the older it is (half after 30 days); a card that was never
tried counts as "helps a bit more than half the time", so it is neither last nor first; and the
newest of those has a place among the first three. In which order rows arrive changes nothing.
The general ways of our shelf are put in order like the cards, by their keys in place of ids.
The phone says the same without a network (learn.js).

Fact: urges are short-lived (NIAAA, "Rethinking Drinking", about handling urges to drink). How long
one lasts differs, so no number of minutes is promised; the person's own count is shown instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from math import fsum
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from handrail.ground.kernel.marked import N_

TEXT_LIMIT = 300
CARDS_AT_MOST = 60
ANSWERS_READ = 300
HALF_AFTER = timedelta(days=30)
CHANCE = 0.6
FIRST = 3
ONE_WHILE = timedelta(hours=2)
TOLD_FROM = 3
MINUTES_AT_MOST = 24 * 60

PASSED: Mapping[str, str] = MappingProxyType(
    {"yes": N_("Yes"), "little": N_("A little"), "not_yet": N_("Not yet")}
)
HELPED = ("yes", "little")
_WORTH = {"yes": 1.0, "little": 0.5, "not_yet": 0.0}
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "own": N_("My own"),
        "near_miss": N_("From a time I came close"),
        "shelf": N_("From the list of ideas"),
    }
)

STAY = N_("It will pass. Stay with this page.")
IT_PASSED = N_("It passed.")
WAVE = N_("An urge is like a wave. It gets strong, and then it gets weaker. It does not last.")
NO_HURRY = N_("There is no hurry. Breathe out slowly.")
TAP_WHAT = N_("Tap what you try. Then it comes first when it helps.")
SOMETHING_ELSE = N_("Something else")
AFTER: Mapping[str, str] = MappingProxyType(
    {
        "yes": N_("You got through it, and we keep what helped."),
        "little": N_("A little is something. Stay with it, or try one more."),
        "not_yet": N_("Not yet is fine. Try the next one, or call somebody now."),
    }
)
GOT_THROUGH = N_("You got through it.")
"""Said in place of AFTER["yes"] when nothing was picked, for then nothing is kept as a help."""
KEEP_IT = N_("Keep it as my card")
MISSING = N_("Write a few words, or choose one of the ideas.")
FULL = N_("There are 60 cards. Put one away to make room for a new one.")
ANSWER_MISSING = N_("Choose yes, a little or not yet.")
LIST_SHARED = N_("You share your cards with your coach. Your coach can read this one, too.")
"""Said wherever words that only their writer reads may become a card on a list that is shared."""
NOT_A_CARD = N_("That card is not here any more. Choose another one.")


Way = UUID | str
_W = TypeVar("_W", bound=Way)


@dataclass(frozen=True)
class Tried:
    """One answer to "did it pass?"; `card` is None when nothing of the list was tried.

    It is the id of a card, or the key of a general way.
    """

    card: Way | None
    passed: str
    at: datetime


@dataclass(frozen=True)
class Tally:
    """How often a card was tried, and how often it helped at least a little."""

    tried: int = 0
    helped: int = 0


def weighed(answers: Iterable[Tried], now: datetime) -> tuple[float, float]:
    """Return (weight, worth): how much the answers count by now, and how much of it helped.

    Both halve every HALF_AFTER, so a phone without a network can go on counting from them.
    """
    parts = [(0.5 ** (max(now - a.at, timedelta()) / HALF_AFTER), _WORTH[a.passed])
             for a in answers]  # fmt: skip
    # fsum is exact, so the order of the answers cannot matter.
    return fsum(weight for weight, _ in parts), fsum(weight * worth for weight, worth in parts)


def score(answers: Iterable[Tried], now: datetime) -> float:
    """How much a card has helped, 0 to 1; without an answer it is CHANCE."""
    weight, worth = weighed(answers, now)
    return (worth + CHANCE) / (weight + 1.0)


def of_cards(cards: Iterable[_W], answers: Iterable[Tried]) -> dict[_W, list[Tried]]:
    """Return the answers of each of these cards; one without an answer has an empty list."""
    found: dict[Any, list[Tried]] = {card: [] for card in cards}
    for answer in answers:
        if answer.card in found:
            found[answer.card].append(answer)
    return found


def ordered(cards: Iterable[_W], answers: Iterable[Tried], now: datetime) -> list[_W]:
    """Return the cards, the one to try first at the beginning."""
    by_card = of_cards(cards, answers)
    best = sorted(
        by_card, key=lambda card: (-score(by_card[card], now), len(by_card[card]), str(card))
    )
    fresh = max((card for card in best if not by_card[card]), default=None, key=str)
    if fresh is not None and best.index(fresh) >= FIRST:
        best.remove(fresh)
        best.insert(FIRST - 1, fresh)
    return best


def offered(
    general: Iterable[str], kept: Collection[str], answers: Iterable[Tried], *, any_cards: bool
) -> list[str]:
    """Which general ways stand beside one's own cards, by their keys.

    All of them while there is no card; then those that helped before. What was `kept` as a card
    is one's own, and not offered again.
    """
    told = tallies(answers)
    return [
        key for key in general
        if key not in kept and (not any_cards or told.get(key, Tally()).helped)
    ]  # fmt: skip


def tallies(answers: Iterable[Tried]) -> dict[Way, Tally]:
    """Return how often each card was tried and helped."""
    found: dict[Way, Tally] = {}
    for answer in answers:
        if answer.card is not None:
            known = found.get(answer.card, Tally())
            helped = known.helped + (answer.passed != "not_yet")
            found[answer.card] = Tally(known.tried + 1, helped)
    return found


def sittings(answers: Iterable[Tried]) -> tuple[int, int]:
    """Return how many hard whiles there were, and how many ended with "yes".

    "A little" helped, and has not passed. Answers with less than two hours between them belong to
    one while.
    """
    rows: Sequence[Any] = sorted(answers, key=lambda a: (a.at, a.passed, str(a.card)))
    ends = [
        row
        for row, later in zip_longest(rows, rows[1:])
        if later is None or later.at - row.at >= ONE_WHILE
    ]
    return len(ends), sum(row.passed == "yes" for row in ends)


def own_count(answers: Iterable[Tried]) -> tuple[int, int] | None:
    """Return (passed, whiles) when it is worth saying: three or more, and most of them passed."""
    whiles, passed = sittings(answers)
    return (passed, whiles) if whiles >= TOLD_FROM and passed * 2 > whiles else None
