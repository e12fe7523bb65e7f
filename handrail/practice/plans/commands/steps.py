"""Agreeing on a step, saying how it went, and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import tidy
from handrail.ground.people import drafts
from handrail.ground.people.locked import Person, person

from .. import rules
from ..events import StepReported
from ..keeping import place_step
from ..lastsaid import Answers, hear, is_newest
from ..models import Step


@command(Capability.STEP_AGREE)
def agree_step(
    actor: Actor,
    *,
    participant_id: UUID,
    text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
    why: str | None = None,
    chosen_by: str = "participant",
    chosen_by_name: str | None = None,
    sure: int | None = None,
    week_of: date | None = None,
) -> UUID:
    """Set a step for a week (this one unless said otherwise) and return its id.

    `sure` is 0 to 10 or None for "not sure". Raises NotLikeThis when the week is full, too far
    away, or the text is empty; TextTooLong; Replayed when `id` came before with another body.
    """
    who = person(actor, Capability.STEP_AGREE, participant_id)
    words: dict[str, str | None] = {
        "text": tidy(text, limit=rules.STEP_LIMIT),
        "why": tidy(why or "", limit=rules.WHY_LIMIT),
        "chosen_by_name": tidy(chosen_by_name or "", limit=rules.NAME_LIMIT),
    }
    if not words["text"]:
        raise NotLikeThis(rules.STEP_MISSING, "text")
    rules.size(sure)
    if chosen_by not in rules.CHOSEN_BY:
        raise ValueError(f"unknown chosen_by {chosen_by!r}")
    week = rules.week_of(week_of or who.today)
    if not rules.may_plan(week, who.today):
        raise NotLikeThis(rules.WEEK_NOT_PLANNED, "week_of")
    body = {**words, "chosen_by": chosen_by, "sure": sure, "week_of": week_of and week}

    def do(step_id: UUID) -> dict[str, str]:
        place_step(actor, who, step_id, week, words, chosen_by=chosen_by, sure=sure)
        drafts.forget(actor, step_id)
        return {"step": str(step_id)}

    return UUID(stored_once(participant_id, id, "step", body, do, org_id=actor.org_id)["step"])


def _step(actor: Actor, participant_id: UUID, step_id: UUID) -> Step:
    rows = Step.objects.visible_to(actor, Capability.STEP_REPORT)
    found: Step | None = rows.filter(participant_id=participant_id, pk=step_id).first()
    if found is None:
        raise NotVisible
    return found


def _move(step: Step, state: str, said_at: datetime | None = None) -> None:
    at = said_at or clock.now()
    known = Answers(step.state, step.reported_at, step.was, step.was_at)
    if is_newest(known, at) and not rules.may_move(step.state, state):
        raise NotLikeThis(rules.MOVE_UNKNOWN, "state")
    now = hear(known, state, at)
    step.state, step.reported_at, step.was, step.was_at = now.state, now.at, now.was, now.was_at
    step.save(update_fields=["state", "reported_at", "was", "was_at"])
    if now.state != known.state:
        publish(
            StepReported(
                org_id=step.org_id,
                participant_id=step.participant_id,
                step_id=step.id,
                week_of=step.week_of,
                state=state,
                at=at,
            )
        )


def _make_smaller(
    actor: Actor,
    who: Person,
    step: Step,
    new_id: UUID,
    text: str,
    sure: int | None,
    said_at: datetime | None,
) -> UUID:
    earlier = (
        Step.objects.visible_to(actor, Capability.STEP_REPORT)
        .filter(participant_id=who.id, smaller_of_id=step.id)
        .exclude(state="aside")
        .values_list("pk", flat=True)
        .first()
    )
    if step.state == "smaller" and earlier:
        return UUID(str(earlier))
    _move(step, "smaller", said_at)
    week = max(step.week_of, rules.week_of(who.today))
    fields = {"chosen_by": step.chosen_by, "sure": sure, "smaller_of_id": step.id}
    return UUID(str(place_step(actor, who, new_id, week, {"text": text}, **fields).id))


@command(Capability.STEP_REPORT)
def report_step(
    actor: Actor,
    *,
    participant_id: UUID,
    step_id: UUID,
    state: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
    smaller_text: str | None = None,
    sure: int | None = None,
    said_at: Callable[[], datetime] | None = None,
) -> UUID:
    """Say how a step went and return its id, or the id of the smaller step that was made.

    "smaller" needs `smaller_text`; the old step is kept, the smaller one is for its week, or for
    this week when that is over. `said_at` tells, for a new entry, the instant at which it was said
    (now unless given); the answer given last counts, whichever arrives first. Raises NotLikeThis
    for a move that rules.STATES does not know, NotVisible, TextTooLong, Replayed.
    """
    who = person(actor, Capability.STEP_REPORT, participant_id)
    small = tidy(smaller_text or "", limit=rules.STEP_LIMIT)
    rules.size(sure)
    if state not in rules.STATES:
        raise NotLikeThis(rules.MOVE_UNKNOWN, "state")
    if state == "smaller" and not small:
        raise NotLikeThis(rules.SMALLER_MISSING, "smaller_text")
    body = {"step": step_id, "state": state, "smaller_text": small, "sure": sure}

    def do(new_id: UUID) -> dict[str, str]:
        step, at = _step(actor, participant_id, step_id), said_at() if said_at else None
        if state == "smaller":
            return {"step": str(_make_smaller(actor, who, step, new_id, small, sure, at))}
        _move(step, state, at)
        return {"step": str(step_id)}

    return UUID(stored_once(participant_id, id, "report", body, do, org_id=actor.org_id)["step"])


@command(Capability.STEP_REPORT)
def undo_step(actor: Actor, *, participant_id: UUID, step_id: UUID) -> str:
    """Take the last answer about a step back and return the state it is in now.

    A smaller step that nobody has reported on yet is put aside when its making is undone; the
    words of both stay. Raises NotVisible.
    """
    person(actor, Capability.STEP_REPORT, participant_id)
    step = _step(actor, participant_id, step_id)
    if not step.was:
        return str(step.state)
    back = step.was if rules.may_move(step.state, step.was) else "open"
    if step.state == "smaller":
        back = "open"
        children = Step.objects.visible_to(actor, Capability.STEP_REPORT).filter(
            participant_id=participant_id, smaller_of_id=step.id, state="open"
        )
        for child in children:
            _move(child, "aside")
    _move(step, back)
    return back
