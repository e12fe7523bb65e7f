"""Reads: one's own questions, those of everybody for a supervisor, and what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability, NotVisible, rules_for
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, keys_for
from handrail.ground.kernel.sealed import read

from . import rules
from .finding import for_supervisor, own, supervises
from .models import BoundaryBefore, BoundaryQuestion

AT_MOST = 60


@dataclass(frozen=True)
class Before:
    """How a question or an answer read until it was changed."""

    at: datetime
    text: str
    of_answer: bool


@dataclass(frozen=True)
class QuestionView:
    """One question with its answer."""

    id: UUID
    topic: str
    text: str
    state: str
    made_at: datetime
    by: str
    answer: str
    answered_by: str
    look_again_on: date | None
    version: int
    answer_version: int
    seen: bool
    mine: bool
    before: tuple[Before, ...] = ()

    @property
    def topic_word(self) -> str:
        """What it is about, to be translated where it is shown."""
        return rules.TOPICS[self.topic]

    @property
    def word(self) -> str:
        """How it stands, to be translated where it is shown."""
        return rules.STANDS[self.state].word


def _view(
    actor: Actor, key: PersonKey, row: BoundaryQuestion, before: tuple[Before, ...] = ()
) -> QuestionView:
    return QuestionView(
        row.pk, row.topic, read(key, row, "text") or "", row.state, row.made_at,
        row.staff.user.name, read(key, row, "answer") or "",
        row.answered_by.user.name if row.answered_by else "", row.look_again_on, row.version,
        row.answer_version, row.seen, row.staff_id == actor.staff_id, before,
    )  # fmt: skip


def _views(actor: Actor, found: Any) -> list[QuestionView]:
    rows: Iterable[BoundaryQuestion] = list(
        found.select_related("staff__user", "answered_by__user")[:AT_MOST]
    )
    keys = keys_for({row.staff_id for row in rows}) if rows else {}
    return [_view(actor, keys[row.staff_id], row) for row in rows if row.staff_id in keys]


def my_questions(actor: Actor) -> list[QuestionView]:
    """The actor's own questions, the newest first; two queries."""
    if not rules_for(actor.roles, Capability.BOUNDARY_WRITE):
        raise NotVisible
    return _views(actor, own(actor).order_by("-made_at", "-id"))


def questions_here(actor: Actor, *, closed: bool = False) -> list[QuestionView]:
    """The questions of everybody here, the oldest first; those that are closed instead."""
    rows = for_supervisor(actor)
    rows = rows.filter(state=rules.CLOSED) if closed else rows.exclude(state=rules.CLOSED)
    return _views(actor, rows.order_by("made_at", "id"))


def question(actor: Actor, question_id: UUID) -> QuestionView:
    """One question with how it read before. Raises NotVisible."""
    if actor.staff_id is None:
        raise NotVisible
    rows = own(actor).filter(pk=question_id)
    if supervises(actor):
        rows = rows | for_supervisor(actor).filter(pk=question_id)
    row = rows.select_related("staff__user", "answered_by__user").first()
    keys = keys_for([row.staff_id]) if row else {}
    if row is None or row.staff_id not in keys:
        raise NotVisible
    key = keys[row.staff_id]
    earlier = BoundaryBefore.objects.filter(question_id=row.pk).order_by("-made_at", "-id")
    if row.staff_id != actor.staff_id:
        # What the writer took out of the question is the writer's alone.
        earlier = earlier.filter(of_answer=True)
    before = tuple(
        Before(one.made_at, read(key, one, "text") or "", one.of_answer)
        for one in earlier[:AT_MOST]
    )
    return _view(actor, key, row, before)


def waiting_here(actor: Actor) -> int:
    """How many questions wait for a supervisor, or for a second look today."""
    today = clock.today(actor.zone)
    due = Q(state=rules.WAITS) | Q(state=rules.ANSWERED, look_again_on__lte=today)
    return int(for_supervisor(actor).filter(due).count())
