"""Agreeing on a step, saying how it went, and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.order import move
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import tidy
from handrail.ground.people import drafts
from handrail.ground.people.locked import Person, person

from .. import rules
from ..events import StepReported
from ..finding import named_goal, named_strength, sees_goal
from ..keeping import place_step, states_of
from ..lastsaid import Answers, hear, is_newest
from ..models import Step
from ..moving import keep_move, keep_place
from ..rules import moves
from ..week_words import keep_before, stands
from ..who_writes import by_word


def _words(text: str, why: str | None, name: str | None) -> dict[str, str | None]:
    words: dict[str, str | None] = {
        "text": tidy(text, limit=rules.STEP_LIMIT),
        "why": tidy(why or "", limit=rules.WHY_LIMIT),
        "chosen_by_name": tidy(name or "", limit=rules.NAME_LIMIT),
    }
    if not words["text"]:
        raise NotLikeThis(rules.STEP_MISSING, "text")
    return words


def _known(chosen_by: str, sure: int | None) -> None:
    rules.size(sure)
    if chosen_by not in rules.CHOSEN_BY:
        raise ValueError(f"unknown chosen_by {chosen_by!r}")


def _planned(asked: date | None, who: Person, written_on: Callable[[], date] | None) -> date:
    written = written_on() if written_on else who.today
    week = rules.week_planned(asked, written, who.today)
    if not rules.may_plan(week, who.today):
        raise NotLikeThis(rules.WEEK_NOT_PLANNED, "week_of")
    return week


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
    goal: UUID | None = None,
    strength: UUID | None = None,
    sized: bool = False,
    written_on: Callable[[], date] | None = None,
) -> UUID:
    """Set a step for a week (this one unless said otherwise) and return its id.

    `sure` is 0 to 10 or None for "not sure"; `goal` and `strength` are ids of what it is for and
    what it uses, both optional; `sized` says that its size was looked at. `written_on` tells, for
    a new entry, the day on which it was written (today unless given). Raises NotLikeThis when the
    week is full, too far away, or the text is empty; TextTooLong; Replayed when `id` came before
    with another body.
    """
    who = person(actor, Capability.STEP_AGREE, participant_id)
    words = _words(text, why, chosen_by_name)
    _known(chosen_by, sure)
    tied, asked = {"goal": goal, "strength": strength}, week_of and rules.week_of(week_of)
    body = {**words, "chosen_by": chosen_by, "sure": sure, "week_of": asked,
            **{name: pk for name, pk in tied.items() if pk}}  # fmt: skip

    def do(step_id: UUID) -> dict[str, str]:
        week = _planned(week_of, who, written_on)
        place_step(actor, who, step_id, week, words, chosen_by=chosen_by, sure=sure,
                   size_seen=sure if sized else None, goal_id=named_goal(actor, who.id, goal),
                   strength_id=named_strength(actor, who.id, strength))  # fmt: skip
        drafts.forget(actor, step_id)
        return {"step": str(step_id)}

    return UUID(stored_once(participant_id, id, "step", body, do, org_id=actor.org_id)["step"])


def _step(actor: Actor, participant_id: UUID, step_id: UUID) -> Step:
    rows = Step.objects.visible_to(actor, Capability.STEP_REPORT)
    found: Step | None = rows.filter(participant_id=participant_id, pk=step_id).first()
    if found is None:
        raise NotVisible
    return found


def _check_room(step: Step, then: str) -> None:
    if not rules.needs_room(step.state, then):
        return
    if not rules.has_room(states_of(step.participant_id, step.week_of, step.pk)):
        raise NotLikeThis(rules.WEEK_FULL_AGAIN, "state")


def _move(
    actor: Actor, step: Step, state: str, said_at: datetime | None = None, *, back: bool = False
) -> None:
    at = said_at or clock.now()
    known = Answers(step.state, step.reported_at, step.was, step.was_at)
    if not back and is_newest(known, at) and not rules.may_move(step.state, state):
        raise NotLikeThis(rules.MOVE_UNKNOWN, "state")
    now = hear(known, state, at)
    if not (back and actor.participant_id == step.participant_id):
        _check_room(step, now.state)
    if now.state != known.state:
        step.happened = moves.happened(step.happened, known.state, now.state)
    if (now.state, now.was) != (known.state, known.was):
        # Also an answer that arrives late is told, at the time at which it was given.
        newest = now.state != known.state
        keep_move(actor, step, moves.STATE, known.state if newest else "", state, at)
    step.state, step.reported_at, step.was, step.was_at = now.state, now.at, now.was, now.was_at
    step.save(update_fields=["state", "reported_at", "was", "was_at", "happened"])
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


@dataclass(frozen=True)
class _Other:
    """The step that takes the place of one: a smaller one, or another one instead."""

    state: str
    text: str
    sure: int | None
    sized: bool = False

    @property
    def column(self) -> str:
        return "smaller_of_id" if self.state == "smaller" else "instead_of_id"


def _replace(
    actor: Actor, who: Person, step: Step, new_id: UUID, other: _Other, said_at: datetime | None
) -> UUID:
    earlier = (
        Step.objects.visible_to(actor, Capability.STEP_REPORT)
        .filter(participant_id=who.id, **{other.column: step.id})
        .exclude(state="aside")
        .values_list("pk", flat=True)
        .first()
    )
    if step.state == other.state and earlier:
        return UUID(str(earlier))
    _move(actor, step, other.state, said_at)
    week = max(step.week_of, rules.week_of(who.today))
    fields = {"chosen_by": _chosen_by(actor, who, step), "sure": other.sure, other.column: step.id,
              "goal_id": step.goal_id,
              "size_seen": other.sure if other.sized else None}  # fmt: skip
    if other.state == "smaller":
        fields["strength_id"] = step.strength_id
    return UUID(str(place_step(actor, who, new_id, week, {"text": other.text}, **fields).id))


def _chosen_by(actor: Actor, who: Person, step: Step) -> str:
    """Who chose what takes a step's place: a coach's other words are never her own choice."""
    own = actor.participant_id == who.id
    return "coach" if not own and step.chosen_by == "participant" else step.chosen_by


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
    sized: bool = False,
    said_at: Callable[[], datetime] | None = None,
) -> UUID:
    """Say how a step went and return its id, or the id of the smaller step that was made.

    "smaller" and "swapped" need `smaller_text`, the words of the step that takes its place, with
    `sure` of that one and whether its size was looked at (`sized`); the old step is kept, the new
    one is for its week, or for this week when that is over. `said_at` tells, for a new entry, the
    instant at which it was said (now unless given); the answer given last counts, whichever
    arrives first. Raises NotLikeThis for a move that rules.STATES does not know and for a step
    that would come back into a week that has three; NotVisible, TextTooLong, Replayed.
    """
    who = person(actor, Capability.STEP_REPORT, participant_id)
    small = tidy(smaller_text or "", limit=rules.STEP_LIMIT)
    rules.size(sure)
    if state not in rules.STATES:
        raise NotLikeThis(rules.MOVE_UNKNOWN, "state")
    if state in rules.REPLACED and not small:
        raise NotLikeThis(rules.REPLACED[state], "smaller_text")
    body = {"step": step_id, "state": state, "smaller_text": small, "sure": sure}

    def do(new_id: UUID) -> dict[str, str]:
        step, at = _step(actor, participant_id, step_id), said_at() if said_at else None
        if state in rules.REPLACED:
            other = _Other(state, small, sure, sized)
            return {"step": str(_replace(actor, who, step, new_id, other, at))}
        _move(actor, step, state, at)
        return {"step": str(step_id)}

    return UUID(stored_once(participant_id, id, "report", body, do, org_id=actor.org_id)["step"])


@command(Capability.STEP_REPORT)
def undo_step(actor: Actor, *, participant_id: UUID, step_id: UUID) -> str:
    """Take the last answer about a step back and return the state it is in now.

    The step that took its place and that nobody has reported on yet is put aside when that is
    undone; the words of both stay. The person can always take an answer back, also where that makes
    a fourth step in the week; for a coach it raises NotLikeThis then. Raises NotVisible.
    """
    person(actor, Capability.STEP_REPORT, participant_id)
    step = _step(actor, participant_id, step_id)
    if not step.was:
        return str(step.state)
    # What was put aside comes back as it was, also where only "open" would be on offer.
    known = step.state == "aside" or rules.may_move(step.state, step.was)
    back = step.was if known else "open"
    if step.state in rules.REPLACED:
        back = "open"
        children = Step.objects.visible_to(actor, Capability.STEP_REPORT).filter(
            Q(smaller_of_id=step.id) | Q(instead_of_id=step.id),
            participant_id=participant_id, state="open",
        )  # fmt: skip
        for child in children:
            _move(actor, child, "aside")
    _move(actor, step, back, back=True)
    return back


@command(Capability.STEP_AGREE)
def tie_step(
    actor: Actor, *, participant_id: UUID, step_id: UUID, goal: UUID | None, strength: UUID | None
) -> None:
    """Say which goal a step is for and which strength it uses; None for neither.

    What it was for before is kept. Raises NotLikeThis for a goal that is not there, NotVisible.
    """
    who = person(actor, Capability.STEP_AGREE, participant_id)
    step = _step(actor, participant_id, step_id)
    before = stands(who, step)
    hidden = goal is None and step.goal_id is not None and not sees_goal(actor, step.goal_id)
    if not hidden:
        # A goal that a coach does not see stays tied, whatever the coach's form says.
        step.goal_id = named_goal(actor, participant_id, goal)
    step.strength_id = named_strength(actor, participant_id, strength)
    if stands(who, step) != before:
        keep_before(who, step, before)
        step.changed_by = by_word(actor, who.id)
        step.version += 1
        step.save(update_fields=["goal", "strength", "changed_by", "version"])


@command(Capability.STEP_AGREE)
def move_step(actor: Actor, *, participant_id: UUID, step_id: UUID, up: bool) -> None:
    """Move a step one place up or down among those of its week that stand beside it.

    What was done or replaced is folded away, so that the others move past it. Raises NotVisible.
    """
    person(actor, Capability.STEP_AGREE, participant_id)
    step = _step(actor, participant_id, step_id)
    rows = Step.objects.visible_to(actor, Capability.STEP_AGREE)
    same = rows.filter(participant_id=participant_id, week_of=step.week_of)
    live = step.state in rules.LIVE
    beside = [one for one in same.order_by("position", "id") if (one.state in rules.LIVE) == live]
    if move(beside, step.pk, up=up):
        keep_place(actor, step, up=up)


@command(Capability.STEP_AGREE)
def keep_size(actor: Actor, *, participant_id: UUID, step_id: UUID, kept: bool) -> None:
    """Say that a step is fine in its size, or (`kept` False) that it can be looked at again.

    Both are told beside the step. Raises NotVisible.
    """
    person(actor, Capability.STEP_AGREE, participant_id)
    step = _step(actor, participant_id, step_id)
    seen = step.sure if kept else None
    if step.size_seen != seen:
        was, now = (moves.ASKED, moves.KEPT) if kept else (moves.KEPT, moves.ASKED)
        keep_move(actor, step, moves.SIZE, was, now)
        step.size_seen = seen
        step.save(update_fields=["size_seen"])
