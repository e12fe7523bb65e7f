"""How a step, a look back or a win reads, for changing it and for keeping how it read before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person

from . import rules as week_rules
from .models import COACH_TOO, Review, Step, WeekEarlier, Win
from .rules import correcting as rules
from .rules.goals import COACH, may_write
from .who_writes import by_word

_STEP_WORDS = ("text", "why", "chosen_by_name")


Line = Step | Review | Win


def _of(row: Line) -> dict[str, Any]:
    """The column of earlier words and words beside that points to this line."""
    return {type(row).__name__.lower(): row}


def is_mine(actor: Actor, row: Line) -> bool:
    """Whether the actor may change these words themselves: the person always, a coach only what
    this coach wrote and the person did not take over. A win is its writer's alone."""
    coach = by_word(actor, row.participant_id) == COACH
    if isinstance(row, Win):
        mine = row.writer_id in (None, actor.user_id)
        return row.by == by_word(actor, row.participant_id) and (mine or not coach)
    if row.writer_id is None:
        return not coach
    written_by = COACH if row.writer_id == actor.user_id else row.by
    return may_write(written_by, row.writer_id, actor.user_id, coach=coach)


def stands(who: Person, row: Line) -> dict[str, Any]:
    """How it reads now, as JSON can keep it."""
    if isinstance(row, Win):
        return {"text": read(who.key, row, "text") or "", "on": row.on.isoformat()}
    if isinstance(row, Review):
        words = {name: read(who.key, row, name) or "" for name in rules.ANSWERS}
        return {**words, "toward": json.loads(read(who.key, row, "toward") or "{}")}
    words = {name: read(who.key, row, name) or "" for name in _STEP_WORDS}
    tied = {"goal": row.goal_id, "strength": row.strength_id}
    return {**words, "chosen_by": row.chosen_by, "sure": row.sure,
            **{name: str(pk) if pk else None for name, pk in tied.items()}}  # fmt: skip


def put(who: Person, row: Line, said: Mapping[str, Any]) -> None:
    """Let it read like this; the caller saves it."""
    if isinstance(row, Win):
        keep(who.key, row, text=said["text"])
        row.on = date.fromisoformat(said["on"])
        return
    if isinstance(row, Review):
        words = {name: said[name] or None for name in rules.ANSWERS}
        toward = json.dumps(said["toward"]) if said["toward"] else None
        keep(who.key, row, **words, toward=toward)
        return
    keep(who.key, row, **{name: said[name] for name in _STEP_WORDS})
    row.chosen_by, row.sure = said["chosen_by"], said["sure"]
    row.goal_id, row.strength_id = said["goal"], said["strength"]


def keep_before(who: Person, row: Line, words: Mapping[str, Any]) -> None:
    """Keep how it read before it was changed."""
    seen = COACH_TOO if isinstance(row, Step) else row.visibility
    before = WeekEarlier(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, by=row.by, writer_id=row.writer_id,
        changed_by=row.changed_by, visibility=seen, **_of(row),
    )  # fmt: skip
    keep(who.key, before, words=json.dumps(words))
    before.save(force_insert=True)


def earlier_of(actor: Actor, capability: Capability, row: Line) -> Any:
    """How it read before, as far as the actor may see it, newest first."""
    rows = WeekEarlier.objects.visible_to(actor, capability).filter(**_of(row))
    return rows.order_by("-made_at", "-id")


def steps_of(who: Person, week: date, said: Mapping[str, str]) -> dict[str, str]:
    """What was said of steps that the person has in that week."""
    if not said:
        return {}
    rows = Step.objects.for_system("whose steps are named, inside an authorised write")
    known = rows.filter(participant_id=who.id, week_of=week).values_list("pk", flat=True)
    return rules.toward_said(said, [str(pk) for pk in known])


def moved_of(toward: Mapping[str, str] | None) -> dict[str, Any]:
    """What was said of steps, as a part of what was sent; nothing when nothing was said."""
    return {"toward": dict(toward)} if toward else {}


def sealed_toward(who: Person, week: date, toward: Mapping[str, str] | None) -> dict[str, str]:
    """What was said of steps of that week, as a look back keeps it."""
    moved = steps_of(who, week, toward or {})
    return {"toward": json.dumps(moved)} if moved else {}


def answers_of(**typed: str | None) -> dict[str, str]:
    """The answers, tidied. Raises NotLikeThis when all of them are empty, TextTooLong."""
    words = {key: tidy(text or "", limit=week_rules.REVIEW_LIMIT) for key, text in typed.items()}
    if week_rules.is_empty_review(*words.values()):
        raise NotLikeThis(week_rules.REVIEW_EMPTY, "worked")
    return words
