"""What the pages about a person begin with, a kinder word, and whether it is one thing at a time.

Templates ask for it where they stand, so that no room has to hand it on. Each answer is one query,
and one for the key where there are words.
"""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Capability, current_actor
from handrail.ground.kernel import clock
from handrail.ground.people.about import StrengthView, coaching_of, strengths
from handrail.ground.shelf.queries import entries
from handrail.ground.shelf.rules import Entry, of_day

_C = Capability.PERSON_READ


def strengths_of(participant_id: UUID | None = None) -> list[StrengthView]:
    """Return what somebody is good at, as far as the reader may see it; the reader's without id."""
    actor = current_actor()
    who = participant_id or (actor.participant_id if actor else None)
    return strengths(actor, _C, who) if actor and who else []


def one_thing() -> bool:
    """Whether the reader is a participant who sees fewer choices, as in the first 90 days."""
    actor = current_actor()
    if actor is None or actor.participant_id is None:
        return False
    return coaching_of(actor, actor.participant_id).first_days


def kinder_word() -> Entry | None:
    """Return a question that asks the reader to be kind to themselves, another one each day."""
    actor = current_actor()
    return of_day(entries(actor, "kinder_word"), clock.today(actor.zone)) if actor else None
