"""Reading a step or a look back for correcting it: how it stands, how it read before, and the
words of a coach beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read

from ..models import Goal, Review, Step, WeekBeside, WeekEarlier
from ..rules import CHOSEN_BY, WHO_CHOSE
from ..rules import correcting as rules
from ..rules.goals import COACH, TAKEN, WAITS
from ..week_words import is_mine
from .beside import Beside, beside_view
from .weeks import ReviewView, StepView, review_view, step_view

_STEP, _REVIEW = Capability.STEP_AGREE, Capability.REVIEW_WRITE


@dataclass(frozen=True)
class Before:
    """How it read until `at`; `was` has the words by name, `goal` the words of its goal."""

    id: UUID
    at: datetime
    changed_by: str
    was: Mapping[str, Any]
    goal: str = ""

    @property
    def who_chose(self) -> str:
        """Who had chosen a step, to translate; "" for a look back."""
        chosen = self.was.get("chosen_by", "")
        return WHO_CHOSE[chosen] if chosen in CHOSEN_BY else ""


@dataclass(frozen=True)
class Correcting:
    """What a page for correcting shows of a step or a look back."""

    participant_id: UUID
    version: int
    may_write: bool
    may_undo: bool
    may_share: bool
    changed_by: str
    before: Sequence[Before]
    besides: Sequence[Beside]
    toward: Mapping[str, str] = field(default_factory=dict)


def _step(actor: Actor, step_id: UUID) -> Any:
    return Step.objects.visible_to(actor, _STEP).filter(pk=step_id)[:1]


def _review(actor: Actor, review_id: UUID) -> Any:
    return Review.objects.visible_to(actor, _REVIEW).filter(pk=review_id)[:1]


def _before_step(actor: Actor, step_id: UUID) -> Any:
    rows = WeekEarlier.objects.visible_to(actor, _STEP).filter(step_id=step_id)
    return rows.order_by("-made_at", "-id")[: rules.SHOWN]


def _before_review(actor: Actor, review_id: UUID) -> Any:
    rows = WeekEarlier.objects.visible_to(actor, _REVIEW).filter(review_id=review_id)
    return rows.order_by("-made_at", "-id")[: rules.SHOWN]


def _beside_step(actor: Actor, step_id: UUID) -> Any:
    rows = WeekBeside.objects.visible_to(actor, _STEP).filter(step_id=step_id)
    return rows.exclude(state=TAKEN).select_related("writer").order_by("made_at", "id")


def _beside_review(actor: Actor, review_id: UUID) -> Any:
    rows = WeekBeside.objects.visible_to(actor, _REVIEW).filter(review_id=review_id)
    return rows.exclude(state=TAKEN).select_related("writer").order_by("made_at", "id")


def _goals(actor: Actor, participant_id: UUID) -> Any:
    rows = Goal.objects.visible_to(actor, Capability.PLAN_READ)
    return rows.filter(participant_id=participant_id)


_ONE_STEP, _ONE_REVIEW = Reading(_step), Reading(_review)
_STEP_BEFORE, _REVIEW_BEFORE = Reading(_before_step), Reading(_before_review)
_STEP_BESIDE, _REVIEW_BESIDE = Reading(_beside_step), Reading(_beside_review)


def _named(actor: Actor, key: PersonKey, person: UUID, found: list[dict[str, Any]]) -> Any:
    wanted = {was["goal"] for was in found if was.get("goal")}
    rows = _goals(actor, person).filter(pk__in=wanted) if wanted else ()
    return {str(row.pk): read(key, row, "text") or "" for row in rows}


def _befores(actor: Actor, key: PersonKey, person: UUID, rows: list[Any]) -> list[Before]:
    said = [json.loads(read(key, row, "words") or "{}") for row in rows]
    goals = _named(actor, key, person, said)
    return [Before(row.pk, row.made_at, row.changed_by, was, goals.get(was.get("goal") or "", ""))
            for row, was in zip(rows, said, strict=True)]  # fmt: skip


def _besides(actor: Actor, key: PersonKey, rows: list[Any]) -> list[Beside]:
    own = any(row.participant_id == actor.participant_id for row in rows)
    return [beside_view(actor, key, row) for row in rows if own or row.state == WAITS]


def _correcting(
    actor: Actor, key: PersonKey, row: Step | Review, before: list[Any], beside: list[Any]
) -> Correcting:
    me = row.participant_id
    own = actor.participant_id == me
    kept = read(key, row, "toward") if isinstance(row, Review) else None
    return Correcting(
        participant_id=me, version=row.version, may_write=is_mine(actor, row),
        may_undo=bool(before) and (own or row.changed_by == COACH),
        may_share=own and isinstance(row, Review) and row.by != "together",
        changed_by=row.changed_by, before=_befores(actor, key, me, before),
        besides=_besides(actor, key, beside), toward=json.loads(kept or "{}"),
    )  # fmt: skip


def step_to_correct(actor: Actor, step_id: UUID) -> tuple[StepView, Correcting]:
    """Return a step and what its page for correcting shows; raises NotVisible."""
    row = next(iter(_ONE_STEP.objects(actor, step_id)), None)
    if row is None:
        raise NotVisible
    key = key_for(row.participant_id)
    before, beside = _STEP_BEFORE.objects(actor, step_id), _STEP_BESIDE.objects(actor, step_id)
    return step_view(key, row), _correcting(actor, key, row, before, beside)


def review_to_correct(actor: Actor, review_id: UUID) -> tuple[ReviewView, Correcting]:
    """Return a look back and what its page for correcting shows; raises NotVisible."""
    row = next(iter(_ONE_REVIEW.objects(actor, review_id)), None)
    if row is None:
        raise NotVisible
    key = key_for(row.participant_id)
    before = _REVIEW_BEFORE.objects(actor, review_id)
    beside = _REVIEW_BESIDE.objects(actor, review_id)
    return review_view(key, row), _correcting(actor, key, row, before, beside)


def _owner(actor: Actor, model: Any, pk: UUID) -> Any:
    row = model.objects.visible_to(actor, _STEP).filter(pk=pk).first()
    if row is None:
        raise NotVisible
    return row


def place_of_earlier(actor: Actor, earlier_id: UUID) -> tuple[UUID, str]:
    """Return whose earlier words these are, and of what: "step", "review" or "win"."""
    row = _owner(actor, WeekEarlier, earlier_id)
    return row.participant_id, _line(row, "step", "review", "win")[0]


def place_of_beside(actor: Actor, beside_id: UUID) -> tuple[UUID, str, UUID]:
    """Return beside whose line these words stand, what the line is, and its id."""
    row = _owner(actor, WeekBeside, beside_id)
    return row.participant_id, *_line(row, "step", "review", "win", "value")


def _line(row: Any, *kinds: str) -> tuple[str, UUID]:
    for kind in kinds:
        pk = getattr(row, f"{kind}_id")
        if pk is not None:
            return kind, pk
    raise NotVisible
