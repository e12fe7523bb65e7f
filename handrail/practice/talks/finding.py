"""One topic of one person, or nothing at all; and keeping how it read before it is changed."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person
from handrail.ground.people.whose import one_of

from .models import EarlierTopic, Topic
from .rules import COACH, PARTICIPANT, may_write

WRITE = Capability.TALK_WRITE


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Who does it: "participant" for the person themselves, "coach" for anybody else."""
    return PARTICIPANT if actor.participant_id == participant_id else COACH


def writes(actor: Actor, row: Topic) -> bool:
    """Whether the actor may change the words of this line."""
    coach = by_word(actor, row.participant_id) == COACH
    return may_write(row.by, row.writer_id, actor.user_id, coach=coach)


def own_topic(actor: Actor, participant_id: UUID, topic_id: UUID) -> Topic:
    """A line whose words the actor may change: only whoever wrote it. Raises NotVisible."""
    row: Topic = one_of(Topic, actor, WRITE, participant_id, topic_id)
    if not writes(actor, row):
        raise NotVisible
    return row


def keep_before(who: Person, row: Topic) -> None:
    """Keep how a line reads now, before it is changed."""
    before = EarlierTopic(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, topic=row, just_so=row.just_so
    )
    keep(who.key, before, text=read(who.key, row, "text"))
    before.save(force_insert=True)
