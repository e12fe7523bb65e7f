"""Rows of one person, or nothing at all; keeping how something was before it is changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person
from handrail.ground.people.whose import one_of, owner_of

from .models import EarlierHolding, EarlierPromise, Holding, Promise
from .rules import COACH, PARTICIPANT, holding, may_change


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Who does it: "participant" for the person themselves, "coach" for anybody else."""
    return PARTICIPANT if actor.participant_id == participant_id else COACH


def own_promise(actor: Actor, participant_id: UUID, promise_id: UUID) -> Promise:
    """A promise whose words this person may change: only whoever wrote it. Raises NotVisible."""
    row: Promise = one_of(
        Promise, actor, Capability.PROMISE_WRITE, participant_id, promise_id
    )  # fmt: skip
    coach = by_word(actor, participant_id) == COACH
    if not may_change(row.by, row.writer_id, actor.user_id, coach=coach):
        raise NotVisible
    return row


def own_promise_of(actor: Actor, promise_id: UUID) -> UUID:
    """Whose record a promise is in whose words this actor may change. Raises NotVisible."""
    whose = owner_of(actor, Capability.PROMISE_WRITE, Promise, promise_id)
    own_promise(actor, whose, promise_id)
    return whose


def holding_of(actor: Actor, who: Person) -> Holding:
    """How this person wants to be held to it; begun, with nothing said, when it is not there.

    The person's row is locked, so that it is begun once.
    """
    rows = Holding.objects.visible_to(actor, Capability.PROMISE_READ)
    found: Holding | None = rows.filter(participant_id=who.id).first()
    if found is not None:
        return found
    row = Holding(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, changed_by=by_word(actor, who.id),
        review_on=holding.review_default(who.today),
    )  # fmt: skip
    row.save(force_insert=True)
    return row


HOLDS = ("first", "held_to", "held_up", "review_on", "changed_by")


def keep_holding_before(who: Person, row: Holding) -> None:
    """Keep how it is now, before it is changed."""
    before = EarlierHolding(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, holding=row,
        **{name: getattr(row, name) for name in HOLDS},
    )  # fmt: skip
    keep(who.key, before, first_words=read(who.key, row, "first_words"))
    before.save(force_insert=True)


PLANNED = ("days", "on", "at", "grace")


def keep_promise_before(who: Person, row: Promise) -> None:
    """Keep how a promise reads now, before it is changed."""
    before = EarlierPromise(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, promise=row, by=row.by,
        visibility=row.visibility, **{name: getattr(row, name) for name in PLANNED},
    )  # fmt: skip
    keep(who.key, before, text=read(who.key, row, "text"))
    before.save(force_insert=True)


def touch(row: Any, *columns: str) -> None:
    """Save these columns, and that something happened."""
    row.touched_at = clock.now()
    row.save(update_fields=[*columns, "touched_at"])
