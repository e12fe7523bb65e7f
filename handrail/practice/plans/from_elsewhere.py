"""A step that comes from another room's words, and the words of steps for other rooms."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.people.locked import person

from . import rules
from .commands import agree_step
from .models import Step
from .queries.weeks import this_week

WHO_READS = rules.WHO_READS_STEPS


def step_of_words(actor: Actor, participant_id: UUID, words: str, this_week: bool) -> UUID:
    """Agree these words as a step for next week, or for this one, and return its id.

    Raises NotLikeThis when the week is full, TextTooLong, NotVisible.
    """
    who = person(actor, Capability.STEP_AGREE, participant_id)
    week = rules.shift(rules.week_of(who.today), 0 if this_week else 1)
    return UUID(str(agree_step(actor, participant_id=participant_id, text=words, week_of=week)))


def step_is_there(actor: Actor, participant_id: UUID, step_id: UUID) -> bool:
    """Whether this step of the participant's was not erased; one query."""
    rows = Step.objects.visible_to(actor, Capability.STEP_READ)
    return bool(rows.filter(participant_id=participant_id, pk=step_id).exists())


def words_of_this_week(actor: Actor, participant_id: UUID) -> list[str]:
    """Return the words of the steps of this week, those put aside left out; two queries."""
    return [step.text for step in this_week(actor, participant_id, clock.today(actor.zone))]
