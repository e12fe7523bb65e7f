"""What the coach said they would do and did, for the two of them: counts with their days.

It is no score: nothing is put in order, summed up or handed on, and no list or report reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.marked import N_
from handrail.ground.schedule.rules import instant
from handrail.practice.accountability.queries.kept import promise_facts
from handrail.practice.contacts.happened import came_about

from ..pair import Pair
from ..rules.promised import of_coach

DAYS = 90
KEPT = N_("Promises of the coach, kept")
MOVED = N_("Promises of the coach, moved to another day")
NOT_YET = N_("Promises of the coach, not yet")
MET = N_("Appointments that happened")
NOT_SEEN = N_("Appointments, not seen yet")


@dataclass(frozen=True)
class KeptLine:
    """One thing that is counted, and the days behind it."""

    words: str
    days: Sequence[date]


def kept_by_coach(actor: Actor, participant_id: UUID, pair: Pair) -> list[KeptLine]:
    """The last 90 days with this coach, the same for both; what has no day is left out.
    A ritual of both is counted as the coach said how it went.

    Two queries. What a coach before promised is not this one's.
    """
    first = max(pair.today - timedelta(days=DAYS), pair.began)
    facts = promise_facts(actor, participant_id, first, pair.today)
    said = [(fact.on, fact.said) for fact in facts if of_coach(fact.whose, fact.by)]
    began = instant(first, time(0), pair.zone)
    met = came_about(actor, participant_id, pair.staff_id, began, pair.zone)
    lines = [
        KeptLine(KEPT, [on for on, what in said if what == "kept"]),
        KeptLine(MOVED, [on for on, what in said if what == "moved"]),
        KeptLine(NOT_YET, [on for on, what in said if what == "not_yet"]),
        KeptLine(MET, [on for on, happened in met if happened]),
        KeptLine(NOT_SEEN, [on for on, happened in met if not happened]),
    ]
    return [line for line in lines if line.days]
