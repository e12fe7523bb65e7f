"""Saying how a promise went, adding one's view, and that somebody asked about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from ..finding import by_word, touch
from ..keeping import set_due, when_of
from ..models import Answer, Promise
from ..rules import COACH, PARTICIPANT
from ..rules import promises as rules

_C = Capability.PROMISE_WRITE


@dataclass(frozen=True)
class Went:
    """What is said of a promise: a key of `rules.SORTS`, of which day, and a word about it.

    `on` None is the day that is up now. `moved_to` belongs to "moved".
    """

    said: str
    on: date | None = None
    moved_to: date | None = None
    word: str = ""


@command(Capability.PROMISE_WRITE)
def answer(
    actor: Actor, *, participant_id: UUID, promise_id: UUID, went: Went,
    said_at: Callable[[], datetime] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Say how a promise went, or add one's view, and return the id of what was said.

    The last word counts and the ones before it stay. How it went is said by whoever made the
    promise; anybody of the two can add a view. Raises NotLikeThis, TextTooLong, Replayed,
    NotVisible.
    """
    word = tidy(went.word, limit=rules.WORD_LIMIT)
    who = person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        row: Promise = one_of(Promise, actor, _C, participant_id, promise_id)
        day = _day(who, row, went)
        _check(actor, who, row, went, word)
        at = said_at() if said_at else clock.now()
        new = Answer(id=row_id, promise=row, on=day, said=went.said, at=at, due_was=row.due_on)
        _write(actor, who, new, went, word)
        _move_on(who, row, went, day)
        return {"answer": str(row_id)}

    body = {**asdict(went), "word": word, "promise": promise_id}
    kept = stored_once(participant_id, id, "answer", body, do, org_id=actor.org_id)
    return UUID(kept["answer"])


def _day(who: Person, row: Promise, went: Went) -> date:
    """The day that the answer is about. Raises NotLikeThis for a day on which nothing was up."""
    if went.on is None:
        up = rules.current(when_of(row), row.due_on, who.today)
        return up or row.asked_for or who.today
    wrong = rules.check_day(when_of(row), went.on, who.today, (row.due_on, row.asked_for))
    if wrong:
        raise NotLikeThis(wrong, "on")
    return went.on


def _check(actor: Actor, who: Person, row: Promise, went: Went, word: str) -> None:
    by = by_word(actor, who.id)
    if went.said == rules.VIEW:
        if not word:
            raise NotLikeThis(rules.VIEW_MISSING, "word")
        return
    if row.left_at is not None and row.whose != PARTICIPANT:
        raise NotLikeThis(rules.RESTS_NOW)
    if went.said == rules.ASKED:
        if by != COACH:
            raise NotVisible
        return
    if went.said not in rules.ANSWERS:
        raise NotLikeThis(rules.WHICH_ANSWER, "said")
    if not rules.may_answer(row.whose, by):
        raise NotLikeThis(rules.NOT_YOURS_TO_SAY, "said")
    wrong = rules.check_moved(went.moved_to, who.today) if went.said == rules.MOVED else None
    if wrong:
        raise NotLikeThis(wrong, "moved_to")


def _write(actor: Actor, who: Person, row: Answer, went: Went, word: str) -> None:
    row.org_id, row.participant_id, row.writer_id = who.org_id, who.id, actor.user_id
    row.by = by_word(actor, who.id)
    row.moved_to = went.moved_to if went.said == rules.MOVED else None
    keep(who.key, row, word=word)
    row.save(force_insert=True)


def _move_on(who: Person, row: Promise, went: Went, day: date) -> None:
    """Say when it is due next, after what was said of `day`."""
    if went.said == rules.VIEW:
        return
    when = when_of(row)
    if went.said == rules.ASKED:
        row.asked_for = day
    elif row.asked_for == day:
        row.asked_for = None
    if went.said == rules.MOVED:
        set_due(row, went.moved_to)
    elif row.due_on is None or day >= row.due_on or not when.is_on(row.due_on):
        set_due(row, rules.current(when, rules.after(when, day), who.today))
    # Else something from before was put right, and what is ahead stays.
    touch(row, "due_on", "late_from", "asked_for")


@command(Capability.PROMISE_WRITE)
def take_back(actor: Actor, *, participant_id: UUID, promise_id: UUID) -> None:
    """Take one's own last answer back; it is as if it had not been said.

    A day that has another answer stays answered. Raises NotVisible.
    """
    person(actor, _C, participant_id)
    row: Promise = one_of(Promise, actor, _C, participant_id, promise_id)
    rows = Answer.objects.visible_to(actor, _C).filter(promise=row)
    last = rows.filter(writer_id=actor.user_id).order_by("-at", "-id").first()
    if last is None:
        raise NotVisible
    last.delete()
    if last.said == rules.VIEW:
        return
    others = list(rows.filter(on__gte=last.on).exclude(said=rules.VIEW).order_by("at", "id"))
    if last.said != rules.ASKED:
        found = [rules.Said(one.on, one.said, one.moved_to, one.at > last.at) for one in others
                 if one.said in rules.ANSWERS]  # fmt: skip
        _as_if_unsaid(rows, last)
        of_day = rules.Taken(last.on, last.due_was, row.due_on)
        set_due(row, rules.due_again(when_of(row), of_day, found))
    _ask_again(row, last.on, {(one.on, one.said) for one in others})
    touch(row, "due_on", "late_from", "asked_for")


def _as_if_unsaid(rows: Any, last: Answer) -> None:
    """What was due before the answer after it is what was due before this one."""
    following = rows.filter(at__gt=last.at, said__in=tuple(rules.ANSWERS)).order_by("at", "id")
    after = following.first()
    if after is not None:
        after.due_was = last.due_was
        after.save(update_fields=["due_was"])


def _ask_again(row: Promise, day: date, others: set[tuple[date, str]]) -> None:
    """Somebody asked about that day, or nobody did, by what is left of it."""
    if row.asked_for not in (None, day):
        return
    answered = any((day, said) in others for said in rules.ANSWERS)
    row.asked_for = day if (day, rules.ASKED) in others and not answered else None
