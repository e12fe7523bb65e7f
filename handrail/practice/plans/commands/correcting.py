"""Correcting a step, a look back or a win after it was saved: the words before are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed

from .. import rules as week_rules
from ..finding import named_goal, named_strength, one_of, sees_goal
from ..models import COACH_TOO, ONLY_ME, Review, Step, WeekEarlier, Win
from ..rules.goals import COACH, NOTHING_BEFORE, PARTICIPANT
from ..week_words import Line, answers_of, earlier_of, is_mine, keep_before, put, stands, steps_of
from ..who_writes import by_word, same_again

_STEP, _REVIEW, _WIN = Capability.STEP_AGREE, Capability.REVIEW_WRITE, Capability.WIN_RECORD


@dataclass(frozen=True)
class StepSaid:
    """What a step says: its words, why, who chose it, how sure, its goal and its strength."""

    text: str
    why: str = ""
    chosen_by: str = PARTICIPANT
    chosen_by_name: str = ""
    sure: int | None = None
    goal: UUID | None = None
    strength: UUID | None = None

    def tidied(self) -> StepSaid:
        """The same with its words tidied. Raises NotLikeThis, TextTooLong."""
        text = tidy(self.text, limit=week_rules.STEP_LIMIT)
        if not text:
            raise NotLikeThis(week_rules.STEP_MISSING, "text")
        if self.chosen_by not in week_rules.CHOSEN_BY:
            raise ValueError(f"unknown chosen_by {self.chosen_by!r}")
        week_rules.size(self.sure)
        why = tidy(self.why, limit=week_rules.WHY_LIMIT)
        name = tidy(self.chosen_by_name, limit=week_rules.NAME_LIMIT)
        return replace(self, text=text, why=why, chosen_by_name=name)


@dataclass(frozen=True)
class ReviewSaid:
    """The three answers of a look back, and whether steps moved the person toward their goal."""

    worked: str = ""
    did_not: str = ""
    change: str = ""
    toward: Mapping[str, str] | None = None


def _mine(actor: Actor, row: Line) -> None:
    if not is_mine(actor, row):
        raise NotVisible


@command(Capability.STEP_AGREE)
def change_step(
    actor: Actor, *, participant_id: UUID, step_id: UUID, said: StepSaid,
    version: int | None = None, sized: bool = False,
) -> Changed:  # fmt: skip
    """Change what a step says; how it read before is kept. `version` is the one that was read,
    `sized` says that its size was looked at.

    How it went and its week stay. Raises NotLikeThis, TextTooLong, and NotVisible for a coach and
    words of somebody else: theirs go beside them.
    """
    words = said.tidied()
    who = person(actor, _STEP, participant_id)
    row = one_of(actor, _STEP, Step, participant_id, step_id)
    _mine(actor, row)
    goal, strength = words.goal, named_strength(actor, who.id, words.strength)
    if goal is None and row.goal_id is not None and not sees_goal(actor, row.goal_id):
        # A goal that a coach does not see stays tied, whatever the coach's form says.
        goal = row.goal_id
    elif goal != row.goal_id:
        named_goal(actor, who.id, goal)
    was = (row.sure, read(who.key, row, "text") or "")
    row.size_seen = week_rules.seen_after((words.sure, words.text), was, row.size_seen, kept=sized)
    return _write(actor, who, row, {**asdict(words), "goal": goal, "strength": strength}, version)


@command(Capability.REVIEW_WRITE)
def change_review(
    actor: Actor, *, participant_id: UUID, review_id: UUID, said: ReviewSaid,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Change the answers of a look back; how it read before is kept.

    A step that was made of it stays as it is. Raises NotLikeThis, TextTooLong, NotVisible.
    """
    words = answers_of(worked=said.worked, did_not=said.did_not, change=said.change)
    who = person(actor, _REVIEW, participant_id)
    row = one_of(actor, _REVIEW, Review, participant_id, review_id)
    _mine(actor, row)
    toward = steps_of(who, row.week_of, said.toward or {})
    return _write(actor, who, row, {**words, "toward": toward}, version)


def _write(
    actor: Actor, who: Person, row: Line, said: dict[str, Any], version: int | None
) -> Changed:
    meanwhile, mine = version is not None and version != row.version, same_again(actor, row)
    before = stands(who, row)
    put(who, row, said)
    if stands(who, row) == before:
        return Changed(row.pk, meanwhile, mine)
    keep_before(who, row, before)
    _by(actor, row)
    row.save()
    return Changed(row.pk, meanwhile, mine)


def _by(actor: Actor, row: Line) -> None:
    row.changed_by = by_word(actor, row.participant_id)
    row.writer_id = actor.user_id
    row.version += 1
    if isinstance(row, Step) and row.changed_by == PARTICIPANT:
        # What the person wrote over a coach's line is the person's line from then on.
        row.by = PARTICIPANT


def _undo(actor: Actor, who: Person, row: Line, before: WeekEarlier) -> None:
    now = stands(who, row)
    again: dict[str, Any] = json.loads(read(who.key, before, "words") or "{}")
    if isinstance(row, Step):
        again |= _still_there(actor, who, row, again)
    keep_before(who, row, now)
    put(who, row, again)
    row.by, row.writer_id = before.by, before.writer_id
    row.changed_by = by_word(actor, who.id)
    row.version += 1
    row.save()


def _still_there(actor: Actor, who: Person, row: Step, was: dict[str, Any]) -> dict[str, Any]:
    """The goal and the strength of before, where they are there and the one who asks sees them."""
    goal = UUID(was["goal"]) if was["goal"] else None
    hidden = row.goal_id is not None and not sees_goal(actor, row.goal_id)
    if hidden or (goal is not None and not sees_goal(actor, goal)):
        goal = row.goal_id
    strength = UUID(was["strength"]) if was["strength"] else None
    return {"goal": goal, "strength": named_strength(actor, who.id, strength)}


def _last_of(actor: Actor, capability: Capability, row: Line) -> WeekEarlier:
    if by_word(actor, row.participant_id) == COACH and row.changed_by != COACH:
        raise NotVisible
    before = earlier_of(actor, capability, row).first()
    if before is None:
        raise NotLikeThis(NOTHING_BEFORE)
    found: WeekEarlier = before
    return found


@command(Capability.STEP_AGREE)
def undo_step_words(actor: Actor, *, participant_id: UUID, step_id: UUID) -> None:
    """Take the last change of a step's words back: the person any, a coach only a coach's.

    What stood there now is kept as well. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _STEP, participant_id)
    row = one_of(actor, _STEP, Step, participant_id, step_id)
    _undo(actor, who, row, _last_of(actor, _STEP, row))


@command(Capability.REVIEW_WRITE)
def undo_review(actor: Actor, *, participant_id: UUID, review_id: UUID) -> None:
    """Take the last change of a look back back, as `undo_step_words` does."""
    who = person(actor, _REVIEW, participant_id)
    row = one_of(actor, _REVIEW, Review, participant_id, review_id)
    _undo(actor, who, row, _last_of(actor, _REVIEW, row))


def _use(
    actor: Actor, capability: Capability, model: type[Line], column: str,
    participant_id: UUID, earlier_id: UUID,
) -> UUID:  # fmt: skip
    who = person(actor, capability, participant_id)
    before = one_of(actor, capability, WeekEarlier, participant_id, earlier_id)
    row_id = getattr(before, column)
    if row_id is None:
        raise NotVisible
    row = one_of(actor, capability, model, participant_id, row_id)
    _mine(actor, row)
    _undo(actor, who, row, before)
    return UUID(str(row.pk))


@command(Capability.STEP_AGREE)
def use_earlier_step(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a step read as before and return its id; what stands there now is kept as well.

    Raises NotVisible.
    """
    return _use(actor, _STEP, Step, "step_id", participant_id, earlier_id)


@command(Capability.REVIEW_WRITE)
def use_earlier_review(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a look back read as before and return its id. Raises NotVisible."""
    return _use(actor, _REVIEW, Review, "review_id", participant_id, earlier_id)


@command(Capability.WIN_RECORD)
def change_win(
    actor: Actor, *, participant_id: UUID, win_id: UUID, text: str, on: date | None = None,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Put a win in other words or on another day (None: its own); how it read before is kept.

    Raises NotLikeThis, TextTooLong, and NotVisible for a win of the other one's.
    """
    said = tidy(text, limit=week_rules.WIN_LIMIT)
    if not said:
        raise NotLikeThis(week_rules.WIN_MISSING, "text")
    who = person(actor, _WIN, participant_id)
    row = one_of(actor, _WIN, Win, participant_id, win_id)
    _mine(actor, row)
    day = on or row.on
    wrong = week_rules.check_win_day(day, who.today, who.birth_year) if day != row.on else None
    if wrong:
        raise NotLikeThis(wrong, "on")
    return _write(actor, who, row, {"text": said, "on": day.isoformat()}, version)


@command(Capability.WIN_RECORD)
def undo_win(actor: Actor, *, participant_id: UUID, win_id: UUID) -> None:
    """Take the last change of one's own win back. Raises NotLikeThis, NotVisible."""
    who = person(actor, _WIN, participant_id)
    row = one_of(actor, _WIN, Win, participant_id, win_id)
    _mine(actor, row)
    _undo(actor, who, row, _last_of(actor, _WIN, row))


@command(Capability.WIN_RECORD)
def use_earlier_win(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a win read as before and return its id. Raises NotVisible."""
    return _use(actor, _WIN, Win, "win_id", participant_id, earlier_id)


@command(Capability.REVIEW_WRITE)
def share_review(actor: Actor, *, participant_id: UUID, review_id: UUID, shared: bool) -> None:
    """Let the coach read a look back that the person wrote alone, or take that back.

    Raises NotVisible.
    """
    who = person(actor, _REVIEW, participant_id)
    row = one_of(actor, _REVIEW, Review, participant_id, review_id)
    if actor.participant_id != who.id or row.by != PARTICIPANT:
        raise NotVisible
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])
