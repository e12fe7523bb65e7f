"""Reading how everything in a plan read before it was changed, by the row that it is of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.sealed import read
from handrail.ground.people.before import EARLIER_MOST, Before, by_row

from ..models import PlanEarlier, WeekEarlier

_WHY = N_("Why")
_OF_GOALS = (("text", ""), ("why", _WHY))
_OF_WEEKS = (*_OF_GOALS, ("worked", N_("What worked")), ("did_not", N_("What did not")),
             ("change", N_("What to change")))  # fmt: skip


def _of_goals(actor: Actor, participant_id: UUID) -> Any:
    rows = PlanEarlier.objects.visible_to(actor, Capability.PLAN_READ)
    found = rows.filter(participant_id=participant_id)
    return found.order_by("-made_at", "-id")[:EARLIER_MOST]


def _of_weeks(actor: Actor, participant_id: UUID) -> Any:
    rows = WeekEarlier.objects.visible_to(actor, Capability.STEP_AGREE)
    found = rows.filter(participant_id=participant_id)
    return found.order_by("-made_at", "-id")[:EARLIER_MOST]


_GOALS, _WEEKS = Reading(_of_goals), Reading(_of_weeks)


def all_earlier(
    actor: Actor, participant_id: UUID, *, key: PersonKey
) -> Mapping[UUID, Sequence[Before]]:
    """Return by goal, barrier, vision, value, step, look back or win how it read, newest first.

    Two queries, however much there is; a row has earlier words at most `EARLIER_MOST` times.
    """
    return by_row((*_in_goals(actor, participant_id, key), *_in_weeks(actor, participant_id, key)))


def _in_goals(
    actor: Actor, participant_id: UUID, key: PersonKey
) -> Iterator[tuple[UUID | None, Before]]:
    for row in _GOALS.objects(actor, participant_id):
        # The `why` of something that was in the way is how it had ended.
        said = [
            ("" if row.barrier_id else label, read(key, row, name)) for name, label in _OF_GOALS
        ]
        words = [(label, text) for label, text in said if text]
        line = row.goal_id or row.barrier_id or row.vision_id or row.of_value_id
        yield line, Before(row.made_at, words)


def _in_weeks(
    actor: Actor, participant_id: UUID, key: PersonKey
) -> Iterator[tuple[UUID | None, Before]]:
    for row in _WEEKS.objects(actor, participant_id):
        was = json.loads(read(key, row, "words") or "{}")
        words = [(label, was[name]) for name, label in _OF_WEEKS if was.get(name)]
        yield row.step_id or row.review_id or row.win_id, Before(row.made_at, words)
