"""Puts a plan together for paper, from the rooms, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from handrail.faces.desks.paper.wish import Wish
from handrail.ground.access import Actor
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.people.before import EARLIER_MOST, Before
from handrail.ground.people.to_call import ToCall, to_call
from handrail.ground.shelf.queries import ever
from handrail.practice.coping.queries import lists as hard_lists
from handrail.practice.coping.queries import strategy
from handrail.practice.coping.queries.cards import card_words, hand, practices
from handrail.practice.coping.queries.days import DayView, days
from handrail.practice.coping.queries.earlier import all_earlier as hard_words
from handrail.practice.coping.queries.moments import MomentView, latest
from handrail.practice.coping.queries.numbers import ClockView, clocks
from handrail.practice.coping.queries.plan import LineView
from handrail.practice.coping.queries.plan import plan as safety_plan
from handrail.practice.coping.rules.plan import PARTS
from handrail.practice.growth.queries.evidence import EvidenceView, evidence
from handrail.practice.growth.queries.evidence import all_earlier as evidence_words
from handrail.practice.growth.queries.milestones import Milestones, milestones
from handrail.practice.growth.queries.milestones import all_earlier as milestone_words
from handrail.practice.growth.queries.outlook import EarlierView as EarlierOutlook
from handrail.practice.growth.queries.outlook import OutlookView, all_before, outlooks
from handrail.practice.plans.queries.behind import Behind, behind
from handrail.practice.plans.queries.direction import ValueView, values
from handrail.practice.plans.queries.earlier import all_earlier as plan_words
from handrail.practice.plans.queries.goals import GoalView
from handrail.practice.plans.queries.whole import WholePlan, whole_plan
from handrail.practice.plans.rules.direction import PILES
from handrail.practice.thinking.queries.routines import routines
from handrail.practice.thinking.queries.sheets import all_earlier as sheet_words
from handrail.practice.thinking.queries.sheets import all_sheets
from handrail.practice.thinking.queries.views import RoutineView, SheetView
from handrail.watch.safety.numbers import numbers

NOTHING = Milestones((), (), ())


@dataclass(frozen=True)
class Outlooks:
    """How somebody sees it, the newest first, and how the numbers of a day were said first."""

    said: Sequence[OutlookView] = ()
    first: Mapping[UUID, Sequence[EarlierOutlook]] = field(default_factory=dict)


@dataclass(frozen=True)
class Hard:
    """What helps when it is hard: cards, signs, what sets it off, and the safety plan by part."""

    cards: Sequence[tuple[UUID, str]] = ()
    signs: Sequence[hard_lists.SignView] = ()
    triggers: Sequence[hard_lists.TriggerView] = ()
    safety: Sequence[tuple[str, Sequence[LineView]]] = ()
    days: Sequence[DayView] = ()
    clocks: Sequence[ClockView] = ()
    moments: Sequence[MomentView] = ()
    walks: Sequence[hard_lists.WalkView] = ()
    looks: Sequence[strategy.LookView] = ()
    practised: Mapping[UUID, Sequence[tuple[date, int | None]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """Everything that stands on the paper, in the order of the templates."""

    wish: Wish
    on: date
    plan: WholePlan
    parts: Mapping[str, str]
    piles: Sequence[tuple[str, Sequence[ValueView]]]
    behind: Behind
    outlooks: Outlooks
    milestones: Milestones
    evidence: Sequence[EvidenceView]
    routines: Sequence[RoutineView]
    sheets: Sequence[SheetView]
    hard: Hard
    people: Sequence[ToCall]
    lines: Sequence[dict[str, str]]
    earlier: Mapping[UUID, Sequence[Before]]

    @property
    def older(self) -> bool:
        """Whether there may be more of something than there is room for."""
        most = sum(len(found) for found in self.earlier.values())
        return self.behind.older or most >= EARLIER_MOST

    @property
    def goals(self) -> Sequence[GoalView]:
        """The goals that there is room for."""
        return self.plan.goals[: self.wish.room.goals]

    def in_little_room(self) -> Sheet:
        """The same with fewer things and shorter texts, for where all of it does not fit."""
        return replace(self, wish=replace(self.wish, tight=True))

    def below(self, goal: GoalView) -> list[GoalView]:
        """The goals on the way to a life goal."""
        return [one for one in self.goals if one.parent == goal.id]

    @property
    def top(self) -> list[GoalView]:
        """Life goals, and goals that belong to none that is here."""
        here = {one.id for one in self.goals}
        return [one for one in self.goals if one.parent not in here]


def sheet(actor: Actor, participant_id: UUID, today: date, wish: Wish) -> Sheet:
    """Return the plan of somebody for paper; what the reader may not see is not there.

    The number of queries depends on the wish alone. The caller has made sure of PLAN_READ.
    """
    key, room = key_for(participant_id), wish.room
    plan = whole_plan(
        actor, participant_id, today, key=key, goals=room.goals, barriers=room.barriers
    )
    mine = actor.participant_id == participant_id
    told = wish.whole
    people = _to_call(actor, participant_id) if mine else []
    return Sheet(
        wish=wish, on=today, plan=plan,
        parts={name: found.title for name, found in ever(actor, "domain").items()},
        piles=_piles(actor, participant_id, key) if told else (),
        outlooks=_outlooks(actor, participant_id) if told else Outlooks(),
        behind=behind(actor, participant_id, today, key=key) if told else Behind(),
        milestones=milestones(actor, participant_id, key=key) if told else NOTHING,
        evidence=evidence(actor, participant_id, key=key).there if told else (),
        routines=routines(actor, participant_id, today, key=key) if told else (),
        sheets=all_sheets(actor, participant_id, key=key) if told else (),
        hard=_setbacks(actor, participant_id, key, today, wish),
        people=people, lines=_others(actor, people),
        earlier=_earlier(actor, participant_id, key, wish) if told else {},
    )  # fmt: skip


def _to_call(actor: Actor, me: UUID) -> list[ToCall]:
    """Whom to call on any day: paper lasts longer than days that were planned."""
    return [one for one in to_call(actor, me, without={"holidays"}) if one.call]


def _others(actor: Actor, people: Sequence[ToCall]) -> list[dict[str, str]]:
    """The help lines whose number is not among those of the person."""
    there = {one.call for one in people}
    return [line for line in numbers(actor.org_id) if line["call"] not in there]


def _piles(
    actor: Actor, participant_id: UUID, key: PersonKey
) -> list[tuple[str, Sequence[ValueView]]]:
    """Every value by pile, with the name of the pile; a pile without any is not there."""
    found = values(actor, participant_id, key=key)
    piles = [
        (words[0], [one for one in found if one.pile == pile]) for pile, words in PILES.items()
    ]
    return [(name, there) for name, there in piles if there]


def _outlooks(actor: Actor, participant_id: UUID) -> Outlooks:
    return Outlooks(outlooks(actor, participant_id), all_before(actor, participant_id))


def _earlier(
    actor: Actor, participant_id: UUID, key: PersonKey, wish: Wish
) -> dict[UUID, Sequence[Before]]:
    """How everything on the paper read before, by the row that it is of."""
    rooms = [plan_words, milestone_words, evidence_words, sheet_words]
    rooms += [hard_words] if wish.hard or wish.told_of_setbacks else []
    found: dict[UUID, Sequence[Before]] = {}
    for room in rooms:
        found |= room(actor, participant_id, key=key)
    return found


def _hard(actor: Actor, participant_id: UUID, key: PersonKey, today: date, wish: Wish) -> Hard:
    if actor.participant_id == participant_id:
        cards = [(card.id, card.text) for card in hand(actor, participant_id).cards]
    else:
        cards = list(card_words(actor, participant_id, key))
    if not wish.whole:
        return Hard(cards[: wish.room.cards])
    lines = safety_plan(actor, participant_id)
    return Hard(
        cards,
        hard_lists.signs(actor, participant_id),
        hard_lists.triggers(actor, participant_id),
        [(PARTS[part].title, found) for part, found in lines.items() if found and part in PARTS],
        [day for day in days(actor, participant_id, today, key=key) if day.next_on],
        (),
        latest(actor, participant_id, key=key, setbacks=False),
        hard_lists.all_walks(actor, participant_id)
        if actor.participant_id == participant_id
        else (),
        [look for look in strategy.looks_said(actor, participant_id, key=key) if look.said],
        practices(actor, participant_id) if actor.participant_id == participant_id else {},
    )


def _setbacks(actor: Actor, participant_id: UUID, key: PersonKey, today: date, wish: Wish) -> Hard:
    """What helps, as far as it was asked for; setbacks and counts only where they were, too."""
    found = _hard(actor, participant_id, key, today, wish) if wish.hard else Hard()
    if not wish.told_of_setbacks:
        return found
    return replace(
        found,
        moments=latest(actor, participant_id, key=key, setbacks=None if wish.hard else True),
        clocks=[clock for clock in clocks(actor, participant_id, today) if not clock.away],
    )  # fmt: skip
