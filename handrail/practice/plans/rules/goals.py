"""Goals: who may change which words, the order, what a goal may belong to.

Pure. "No goal of somebody else's words": a coach writes beside a participant's line and never
over it (004-6, 004-16); there is no state that says that somebody did not make it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from handrail.ground.kernel.marked import N_

GOAL_LIMIT, GOALS_AT_MOST = 300, 200
PARTICIPANT, COACH = "participant", "coach"
WRITERS = (PARTICIPANT, COACH)
WAITS, TAKEN, LET_BE = "waits", "taken", "let_be"
IDEA_STATES = (WAITS, TAKEN, LET_BE)

GOAL_SAVED = N_("Saved. It is yours, in your words.")
GOAL_SAVED_FOR = N_(
    "Saved. The goal is theirs. The words are marked as yours until they say it their own way."
)
WHOSE_WORDS = N_("In your own words. They stay as you write them.")
WHOSE_WORDS_FOR = N_(
    "In your words, or as they said it. The goal is theirs; the words are marked as yours until "
    "they say it their own way."
)
GOAL_MISSING = N_("Write the goal in your own words. A few are enough.")
DOMAIN_UNKNOWN = N_("Pick a part of life from the list, or leave it out.")
PARENT_UNKNOWN = N_("Pick one of the life goals, or leave it out.")
VALUE_UNKNOWN = N_("Pick one of the values, or leave it out.")
GOALS_FULL = N_("There are very many goals here. Put some aside or use one of them.")
STATE_UNKNOWN = N_("This goal cannot become that. Load the page again and pick an answer.")
SAME_WORDS = N_("These are the words that stand there now. Write them another way.")
NOTHING_BEFORE = N_("There is nothing to take back.")
LIFE_STAYS = N_("A life goal stands on its own. Pick one of the two.")
HAS_GOALS = N_("Goals stand below this one, so it stays a life goal.")
BESIDE_BACK = N_(
    "Your words are taken back. They stand under “Words that stood beside it”, for both of you."
)
BESIDE_AGAIN = N_("Your words stand beside it again.")
NO_WORDS_BESIDE = N_("There are no words of yours to take back.")
BESIDE_GONE = N_("These words were taken back meanwhile. Your words stay.")
STEP_ALONE = N_("This step belongs to no goal. That is fine: it counts the same.")

SAID: Mapping[str, str] = MappingProxyType(
    {
        "open": N_("The goal is back on your way."),
        "reached": N_("Reached. What was done for it stays."),
        "aside": N_("Put aside. You can bring it back when you want."),
    }
)


def may_write(by: str, writer: UUID, me: UUID, *, coach: bool) -> bool:
    """Whether somebody may change the words themselves: the participant always, a coach only
    words that this coach wrote and the participant did not take over."""
    return not coach or (by == COACH and writer == me)


def saved_words(*, mine: bool) -> str:
    """What to say of a new goal: to the person, or to the coach who wrote it for them."""
    return GOAL_SAVED if mine else GOAL_SAVED_FOR


def place_wrong(*, life: bool, parent: UUID | None, has_goals: bool) -> str | None:
    """The sentence when a goal cannot stand there: life goals stand on top, others below one."""
    if life and parent is not None:
        return LIFE_STAYS
    return HAS_GOALS if has_goals and not life else None


@dataclass(frozen=True)
class Place:
    """Where a goal stands: whether it is for life, the life goal above it, the value it serves."""

    life: bool
    parent: UUID | None
    value: UUID | None


def place_kept(
    said: Place, stands: Place, *, parent_seen: bool, value_seen: bool, all_below_seen: bool
) -> Place:
    """Where a goal stands after somebody said so who may not see all that it hangs on.

    What the one who writes does not see was not offered to them, so leaving it out says nothing:
    it stays. Another life goal or value that they do see, and picked, takes its place.
    """
    value = said.value if said.value is not None or value_seen else stands.value
    if not all_below_seen or (said.parent is None and not parent_seen):
        return Place(stands.life, stands.parent, value)
    return Place(said.life, said.parent, value)


@dataclass(frozen=True)
class Link:
    """One link of the answer to "Why?": what it is, its words, and a word about it."""

    key: str
    name: str
    text: str
    note: str = ""


def chain(
    value: str, life: tuple[str, str], goal: tuple[str, str], step: tuple[str, str]
) -> tuple[Link, ...]:
    """Value, life goal, goal and step, each with its own why where it was written.

    A pair is the words and the why. What is not there is left out.
    """
    found = (
        Link("value", N_("It matters to me"), value),
        Link("life", N_("What I want for my life"), *life),
        Link("goal", N_("The goal"), *goal),
        Link("step", N_("The step"), *step),
    )
    return tuple(link for link in found if link.text)


@dataclass(frozen=True)
class Tree:
    """Open goals in their order: those on top, and below each life goal those on the way to it."""

    top: tuple[UUID, ...]
    below: Mapping[UUID, tuple[UUID, ...]]
    life: frozenset[UUID]

    def beside(self, one: UUID) -> tuple[UUID, ...]:
        """Those among which a goal moves up and down, itself with them."""
        for under in self.below.values():
            if one in under:
                return under
        return tuple(each for each in self.top if (each in self.life) == (one in self.life))

    def ends(self, one: UUID) -> tuple[bool, bool]:
        """Whether it is the first and whether it is the last of them."""
        order = self.beside(one)
        return one == order[0], one == order[-1]

    @property
    def movable(self) -> bool:
        """Whether anything can be moved: two life goals, two under one of them, or two on top."""
        life = sum(one in self.life for one in self.top)
        kinds = (life, len(self.top) - life, *(len(under) for under in self.below.values()))
        return any(number > 1 for number in kinds)


def tree(rows: Iterable[tuple[UUID, bool, UUID | None]]) -> Tree:
    """Put goals (id, whether it is for life, the life goal above) below each other, in order.

    A goal whose life goal is not among them stands on top.
    """
    known = list(rows)
    there = {pk for pk, _life, _parent in known}
    below: dict[UUID, list[UUID]] = {}
    for pk, _life, parent in known:
        if parent in there:
            below.setdefault(parent, []).append(pk)
    return Tree(
        tuple(pk for pk, _life, parent in known if parent not in there),
        {parent: tuple(under) for parent, under in below.items()},
        frozenset(pk for pk, life, _parent in known if life),
    )
