"""Promises as facts without words, for whoever counts how the two are in step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from ..models import COACH_TOO, Answer
from ..rules import promises as rules

AT_MOST = 1000


@dataclass(frozen=True)
class PromiseFact:
    """What was last said of one day of a promise: whose it is, by which side, and what.

    `said` is "kept", "moved", "not_yet", or "asked" when the coach asked about it.
    """

    promise_id: UUID
    whose: str
    by: str
    on: date
    said: str
    at: datetime


def _facts(
    actor: Actor, capability: Capability, participant_id: UUID, first: date, last: date
) -> Any:
    rows = Answer.objects.visible_to(actor, capability).filter(
        participant_id=participant_id, on__gte=first, on__lte=last
    )
    if capability is not Capability.PROMISE_READ:
        rows = rows.filter(promise__visibility=COACH_TOO)
    told = rows.exclude(said=rules.VIEW).order_by("-at", "-id")
    return told.values_list("promise_id", "promise__whose", "by", "on", "said", "at")[:AT_MOST]


_FACTS = Reading(_facts)


def promise_facts(
    actor: Actor, participant_id: UUID, first: date, last: date,
    capability: Capability = Capability.PROMISE_READ,
) -> list[PromiseFact]:  # fmt: skip
    """What was said of promises between two days, the last word of each side; one query.

    Both people get the same but for what the participant keeps to themselves; under any other
    `capability` than to read promises, everybody gets the same.
    """
    found: dict[tuple[UUID, str, date, bool], PromiseFact] = {}
    for row in _FACTS.rows(actor, capability, participant_id, first, last):
        fact = PromiseFact(*row)
        found.setdefault((fact.promise_id, fact.by, fact.on, fact.said == rules.ASKED), fact)
    return sorted(found.values(), key=lambda fact: (fact.on, fact.at))
