"""The person's own things, part by part: what they look at when they ask what still works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.queries import my_people
from handrail.practice.around.queries.who_helps import for_company
from handrail.practice.coping.queries.cards import hand
from handrail.practice.coping.queries.lists import signs, triggers
from handrail.practice.coping.queries.plan import plan
from handrail.practice.plans.queries import this_week
from handrail.practice.plans.queries.goals import current
from handrail.practice.thinking.queries.routines import routines

_TO_CALL = ("company", "ask", "lines")


@dataclass(frozen=True)
class Thing:
    """One thing of the person's: what kind, which row, its words, and a word about it."""

    kind: str
    row_id: UUID
    text: str
    note: str = ""


def _triggers(actor: Actor, me: UUID) -> list[Thing]:
    found = [Thing("trigger", each.id, each.text, ", ".join(text for _id, text in each.cards))
             for each in triggers(actor, me)]  # fmt: skip
    return found + [Thing("card", card.id, card.text) for card in hand(actor, me).cards]


def _signs(actor: Actor, me: UUID) -> list[Thing]:
    return [Thing("sign", sign.id, sign.text, sign.first) for sign in signs(actor, me)]


def _steps(actor: Actor, me: UUID) -> list[Thing]:
    found = [Thing("goal", goal.id, goal.text, goal.why) for goal in current(actor, me)]
    steps = this_week(actor, me, clock.today(actor.zone))
    return found + [Thing("step", step.id, step.text, step.why or "") for step in steps]


def _people(actor: Actor, me: UUID) -> list[Thing]:
    found = [Thing("person", person.staff_id, person.name) for person in my_people(actor, me)]
    found += [Thing("helper", one.id, one.name, one.phone) for one in for_company(actor, me)]
    lines = plan(actor, me)
    return found + [Thing("line", line.id, line.text, line.phone)
                    for part in _TO_CALL for line in lines[part]]  # fmt: skip


def _routines(actor: Actor, me: UUID) -> list[Thing]:
    found = routines(actor, me, clock.today(actor.zone))
    return [Thing("routine", each.sheet.id, each.sheet.title) for each in found]


_OF_PART: Mapping[str, Callable[[Actor, UUID], list[Thing]]] = MappingProxyType(
    {"triggers": _triggers, "signs": _signs, "steps": _steps, "people": _people,
     "routines": _routines}
)  # fmt: skip


def things(actor: Actor, me: UUID, part: str) -> list[Thing]:
    """Return the person's own things of one part."""
    return _OF_PART[part](actor, me)
