"""Where a relationship stands, worked out from what happened and from what both say of it.

Two axes, *held to* (accountability) and *held up* (support), each from 0 to 1; one half means as
much as the participant asked for. Source of the axes: supportive accountability (Mohr, Cuijpers
and Lehman, 2011, J Med Internet Res 13(1):e30): people are held to a goal by somebody who is
trusted, well-meaning and able, and whose expectations were set together. Reading the two side by
side as four places, and every number below, is ours. It is **unvalidated: something to begin a
conversation with**, no finding about anybody and no score of a coach.

How it is counted
-----------------
*Window.* The last eight weeks of the participant's own calendar, today among them. Nothing outside
counts. A relationship younger than that is measured on the weeks it has, at least two.

*Pieces.* Each piece of evidence adds its weight to an axis: a contact 1 for each of the tags that
its writer put on it; a step set, a look back done together, a promise asked about, a promise kept
by the coach, a kind word 0.5; a reminder that the house sent 0.25, for a reminder holds somebody to
something, too. A promise that the participant kept, and lets the coach see, adds 0.5 to *held to*,
once a calendar week however many they kept: in supportive accountability somebody is held to a goal
by telling somebody they trust how it went, as much as by being asked. Were it not counted, a missed
promise that the coach asks about would weigh more than a kept one; were each counted, somebody who
keeps one every day would read as under pressure, though the coach did nothing. What did not reach
the person does not count as a contact. One day adds at most 1.5
to an axis: ten texts in an hour are one good day.

*Asked for.* One unit a week and axis, after the weekly call of telephone recovery support, times
what the participant wants (from 0.4 for "a little" to 1.7 for "a lot").

*Amount.* The logarithm of (amount + 1) / (asked for + 1): 0 is as asked, below is less. The 1 makes
one contact more or less matter little where there are few.

*What both say.* In a pulse each says of both axes: too little (-1), right (0), too much (+1), times
the logarithm of 3. The mean of the participant's last two answers weighs 0.35, that of the coach
0.15, the amount what is left. So contacts alone do not say how it feels, and one bad day does not
either.

*Places.* An axis below -0.45 is low. Both low: distant. Only *held up* low: pressure. Only *held
to* low: drift. None low, but *held to* above 0.6 and 0.5 more than *held up*: pressure as well.
Otherwise: in step.

*Not enough yet.* Fewer than four contacts that reached the person, or fewer than two pulses, in the
window: then nothing is said.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

WEEKS: Final = 8
DAYS: Final = 7 * WEEKS
LEAST_WEEKS: Final = 2
CONTACTS_NEEDED: Final = 4
PULSES_NEEDED: Final = 2
MOST_A_DAY: Final = 1.5
LOW: Final = -0.45
HIGH: Final = 0.6
APART: Final = 0.5
OWN_WEIGHT: Final = 0.35
COACH_WEIGHT: Final = 0.15
FEELS: Final = math.log(3)
LAST_ANSWERS: Final = 2
HISTORY_WEEKS: Final = 12

# What the participant wants, from "a little" (1) to "a lot" (5), as units a week.
WANTED: Final[Mapping[int, float]] = MappingProxyType({1: 0.4, 2: 0.7, 3: 1.0, 4: 1.3, 5: 1.7})

# kind of evidence -> what it adds to *held to* and *held up*; a contact adds by its own tags.
WEIGHTS: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "contact": (1.0, 1.0),
        "step_set": (0.5, 0.0),
        "look_back": (0.5, 0.0),
        "promise_asked": (0.5, 0.0),
        "promise_own": (0.5, 0.0),
        "promise_kept": (0.0, 0.5),
        "kind_word": (0.0, 0.5),
        "reminder": (0.25, 0.0),
    }
)


ONCE_A_WEEK: Final = frozenset({"promise_own"})


class Place(StrEnum):
    """Where a relationship stands."""

    NOT_ENOUGH = "not_enough"
    IN_STEP = "in_step"
    PRESSURE = "pressure"
    DRIFT = "drift"
    DISTANT = "distant"


FOUR: Final = (Place.IN_STEP, Place.PRESSURE, Place.DRIFT, Place.DISTANT)


@dataclass(frozen=True)
class Piece:
    """One piece of evidence on a local day. `held_to` and `held_up` are the tags of a contact.

    Raises ValueError for a kind that WEIGHTS does not know.
    """

    on: date
    kind: str
    held_to: bool = False
    held_up: bool = False
    reached: bool = True

    def __post_init__(self) -> None:
        if self.kind not in WEIGHTS:
            raise ValueError(f"no such kind of evidence: {self.kind}")

    def weights(self) -> tuple[float, float]:
        """Return what it adds to the two axes."""
        to, up = WEIGHTS[self.kind]
        if self.kind != "contact":
            return to, up
        counts = self.reached
        return to * (counts and self.held_to), up * (counts and self.held_up)


@dataclass(frozen=True)
class Answer:
    """What one of the two said in a pulse: -1 too little, 0 right, 1 too much, None left out."""

    on: date
    own: bool
    held_to: int | None
    held_up: int | None


@dataclass(frozen=True)
class Mix:
    """How much of each the participant asked for, 1 to 5; 3 and 3 until they say something."""

    held_to: int = 3
    held_up: int = 3


@dataclass(frozen=True)
class Gap:
    """How far apart the two last answers are on each axis; None where one of the two is missing.

    Positive: the coach said more than the participant did.
    """

    held_to: int | None = None
    held_up: int | None = None

    @property
    def any(self) -> bool:
        """Whether the two see something differently."""
        return bool(self.held_to) or bool(self.held_up)


@dataclass(frozen=True)
class Standing:
    """Where it stands on a day, and what that rests on.

    `held_to` and `held_up` are 0 to 1, one half being as much as was asked for. `counts` has the
    number of pieces by kind; contacts by "contact", "contact_to" and "contact_up", and those that
    did not reach anybody by "tried".
    """

    place: Place
    held_to: float
    held_up: float
    contacts: int
    pulses: int
    gap: Gap
    first: date
    last: date
    counts: Mapping[str, int] = field(default_factory=dict)


def day_of(at: datetime, zone: str) -> date:
    """Return the local day of an instant (aware) in an IANA zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def measure(
    pieces: Iterable[Piece],
    answers: Iterable[Answer],
    mix: Mix,
    began: date,
    today: date,
) -> Standing:
    """Return where a relationship that began on a local day stands today.

    The order of the pieces does not matter; what lies outside the window, or after today, does not
    count. One more support contact never lowers *held up*.
    """
    first = today - timedelta(days=DAYS - 1)
    seen = [piece for piece in pieces if first <= piece.on <= today]
    said = [answer for answer in answers if first <= answer.on <= today]
    counts = _counts(seen)
    weeks = min(WEEKS, max(LEAST_WEEKS, ((today - began).days + 1) / 7))
    to, up = _amounts(seen)
    own, coach = last_of(said, own=True), last_of(said, own=False)
    a = _felt(to, WANTED[mix.held_to] * weeks, _mean(own, 0), _mean(coach, 0))
    b = _felt(up, WANTED[mix.held_up] * weeks, _mean(own, 1), _mean(coach, 1))
    enough = counts["contact"] >= CONTACTS_NEEDED and len(said) >= PULSES_NEEDED
    return Standing(
        place=_place(a, b) if enough else Place.NOT_ENOUGH,
        held_to=axis_of(a),
        held_up=axis_of(b),
        contacts=counts["contact"],
        pulses=len(said),
        gap=Gap(*(_apart(own, coach, axis) for axis in (0, 1))),
        first=first,
        last=today,
        counts=dict(counts),
    )


def history(
    pieces: Sequence[Piece], answers: Sequence[Answer], mix: Mix, began: date, today: date
) -> list[Standing]:
    """Return the standing at the end of each of the last twelve weeks, the newest last.

    Weeks before the relationship began are left out.
    """
    ends = (today - timedelta(weeks=back) for back in reversed(range(HISTORY_WEEKS)))
    return [measure(pieces, answers, mix, began, end) for end in ends if end >= began]


def _counts(seen: Iterable[Piece]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for piece in seen:
        if piece.kind != "contact":
            counts[piece.kind] += 1
        elif not piece.reached:
            counts["tried"] += 1
        else:
            counts["contact"] += 1
            counts["contact_to"] += piece.held_to
            counts["contact_up"] += piece.held_up
    return counts


def _amounts(seen: Sequence[Piece]) -> tuple[float, float]:
    to: defaultdict[date, float] = defaultdict(float)
    up: defaultdict[date, float] = defaultdict(float)
    for piece in [piece for piece in seen if piece.kind not in ONCE_A_WEEK]:
        more_to, more_up = piece.weights()
        to[piece.on] += more_to
        up[piece.on] += more_up
    for kept in _by_week(seen):
        # On the emptiest of its days, for one more never to take the place of another.
        one = min(kept, key=lambda piece: (to[piece.on], piece.on))
        to[one.on] += one.weights()[0]
    # Added exactly, for the order of the pieces not to matter in the last digit either.
    return tuple(math.fsum(min(MOST_A_DAY, day) for day in axis.values()) for axis in (to, up))  # type: ignore[return-value]


def _by_week(seen: Iterable[Piece]) -> Iterable[list[Piece]]:
    """What adds to *held to* once a week, together for each calendar week."""
    weeks: defaultdict[date, list[Piece]] = defaultdict(list)
    for piece in seen:
        if piece.kind in ONCE_A_WEEK:
            weeks[piece.on - timedelta(days=piece.on.weekday())].append(piece)
    return weeks.values()


def last_of(said: Iterable[Answer], *, own: bool) -> list[tuple[int | None, int | None]]:
    """The last two answers of one side, the newest first; of one day in the order of values."""
    theirs = sorted(
        ((a.on, _key(a.held_to), _key(a.held_up), a) for a in said if a.own is own), reverse=True
    )
    return [(a.held_to, a.held_up) for *_order, a in theirs[:LAST_ANSWERS]]


def _key(value: int | None) -> int:
    return -2 if value is None else value


def _mean(last: Sequence[tuple[int | None, int | None]], axis: int) -> float | None:
    known = [value for answer in last if (value := answer[axis]) is not None]
    return sum(known) / len(known) if known else None


def _felt(amount: float, asked: float, own: float | None, coach: float | None) -> float:
    """The logarithm of how much there is beside what was asked for, as it feels to both."""
    counted = math.log((amount + 1) / (asked + 1))
    found, left = 0.0, 1.0
    for answer, weight in ((own, OWN_WEIGHT), (coach, COACH_WEIGHT)):
        if answer is not None:
            found += weight * answer * FEELS
            left -= weight
    return found + left * counted


def axis_of(felt: float) -> float:
    """Return the place on an axis from 0 to 1 of how much there is, as it feels."""
    return 1 / (1 + math.exp(-felt))


def _place(to: float, up: float) -> Place:
    if to < LOW:
        return Place.DISTANT if up < LOW else Place.DRIFT
    pressed = to > HIGH and to - up > APART
    return Place.PRESSURE if up < LOW or pressed else Place.IN_STEP


def _apart(
    own: Sequence[tuple[int | None, int | None]],
    coach: Sequence[tuple[int | None, int | None]],
    axis: int,
) -> int | None:
    mine, theirs = (side[0][axis] if side else None for side in (own, coach))
    return None if mine is None or theirs is None else theirs - mine
