"""Reading promises with what was said of them, how somebody wants to be held to it, and ideas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read

from ..keeping import when_of
from ..models import COACH_TOO, Answer, EarlierPromise, Idea, Promise
from ..rules import BOTH, COACH, PARTICIPANT, may_change, promises

LISTED, ANSWERS_SHOWN, EARLIER_SHOWN = 200, 400, 20
_C = Capability.PROMISE_READ


@dataclass(frozen=True)
class AnswerView:
    """What somebody said of one day of a promise; `name` is their first name."""

    on: date
    said: str
    moved_to: date | None
    word: str
    by: str
    name: str
    at: datetime

    @property
    def answer_word(self) -> str:
        """What was said in a word, to be translated; "" for a view."""
        return promises.STANDS[self.said].word if self.said in promises.STANDS else ""


@dataclass(frozen=True)
class IdeaView:
    """A coach's words that wait for an answer; `promise_id` None: for a new promise."""

    id: UUID
    promise_id: UUID | None
    text: str
    name: str
    at: datetime


@dataclass(frozen=True)
class PromiseView:
    """One promise as a page shows it: whose, when, for which day, and how it went."""

    id: UUID
    participant_id: UUID
    whose: str
    text: str
    when: promises.Schedule
    day: date | None
    """The day that is asked about now, or that something was said of last."""
    up: date | None
    """The last day that came and has no answer."""
    next: date | None
    stands: str
    by: str
    writer_id: UUID
    name: str
    shared: bool
    away: bool
    version: int
    left: bool = False
    """Its coach left, and nobody has said since whether it goes on."""
    answers: Sequence[AnswerView] = ()
    ideas: Sequence[IdeaView] = ()

    @property
    def word(self) -> str:
        """Where it stands, to be translated where it is shown."""
        return promises.STANDS[self.stands].word

    @property
    def answer_on(self) -> date | None:
        """The day that an answer given now is about; None where no day is set."""
        return self.next if self.stands == promises.MOVED else self.up or self.day

    @property
    def grace_word(self) -> str:
        """How much grace there is, to be translated where it is shown."""
        return promises.GRACE.get(self.when.grace, promises.GRACE[0])

    def whose_word(self, *, mine: bool) -> str:
        """Whose promise it is, to be translated where it is shown."""
        return promises.whose_words(self.whose, mine=mine)

    def may_change(self, actor: Actor) -> bool:
        """Whether the reader may change these words: only whoever wrote them."""
        coach = actor.participant_id != self.participant_id
        return may_change(self.by, self.writer_id, actor.user_id, coach=coach)

    def may_go_on(self, actor: Actor) -> bool:
        """Whether the reader may say that it goes on with the coach of now."""
        return self.left and (self.whose == BOTH or self.may_change(actor))

    def may_answer(self, actor: Actor) -> bool:
        """Whether the reader may say how it went."""
        by = "participant" if actor.participant_id == self.participant_id else COACH
        if self.left and self.whose != PARTICIPANT:
            return False
        return promises.may_answer(self.whose, by)


@dataclass(frozen=True)
class PromiseBefore:
    """How a promise read before."""

    id: UUID
    text: str
    when: promises.Schedule
    at: datetime


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Promise.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer", "holding").order_by("made_at", "id")[:LISTED]


def _one(actor: Actor, promise_id: UUID) -> Any:
    rows = Promise.objects.visible_to(actor, _C).filter(pk=promise_id)
    return rows.select_related("writer", "holding")[:1]


def _answers(actor: Actor, participant_id: UUID) -> Any:
    rows = Answer.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer").order_by("-at", "-id")[:ANSWERS_SHOWN]


def _of_one(actor: Actor, promise_id: UUID) -> Any:
    rows = Answer.objects.visible_to(actor, _C).filter(promise_id=promise_id)
    return rows.select_related("writer").order_by("-at", "-id")[:ANSWERS_SHOWN]


def _ideas(actor: Actor, participant_id: UUID) -> Any:
    rows = Idea.objects.visible_to(actor, _C).filter(participant_id=participant_id, state="waits")
    return rows.select_related("writer").order_by("made_at", "id")[:EARLIER_SHOWN]


def _earlier(actor: Actor, promise_id: UUID) -> Any:
    rows = EarlierPromise.objects.visible_to(actor, _C).filter(promise_id=promise_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_ALL, _ONE, _ANSWERS, _OF_ONE = Reading(_all), Reading(_one), Reading(_answers), Reading(_of_one)
_IDEAS, _EARLIER = Reading(_ideas), Reading(_earlier)


def _first(name: str) -> str:
    return name.split(" ", 1)[0]


def _answer_view(key: PersonKey, row: Answer) -> AnswerView:
    return AnswerView(
        row.on, row.said, row.moved_to, read(key, row, "word") or "", row.by,
        _first(row.writer.name), row.at,
    )  # fmt: skip


def _idea_view(key: PersonKey, row: Idea) -> IdeaView:
    return IdeaView(row.pk, row.promise_id, read(key, row, "text") or "", _first(row.writer.name),
                    row.made_at)  # fmt: skip


def promise_view(
    key: PersonKey, row: Promise, today: date, answers: Sequence[AnswerView] = (),
    ideas: Sequence[IdeaView] = (),
) -> PromiseView:  # fmt: skip
    """The view of a promise that was read with its writer and how it is held."""
    when, left = when_of(row), row.left_at is not None
    rests = row.holding.rests_since is not None or (left and row.whose != PARTICIPANT)
    up = promises.current(when, row.due_on, today)
    late = promises.late_day(when, row.due_on, row.grace, today)
    # What was said of the last day stands until the next day comes.
    told = next((one for one in answers if one.said != promises.VIEW), None)
    day = late or (told.on if told and (up is None or up > today) else up)
    said = told.said if told and told.on == day else ""
    return PromiseView(
        id=row.pk, participant_id=row.participant_id, whose=row.whose,
        text=read(key, row, "text") or "", when=when, day=day,
        up=up if up and up <= today else None,
        next=row.due_on if row.due_on and row.due_on > today else None,
        stands=promises.stands(day, row.grace, said, today, rests=rests),
        by=row.by, writer_id=row.writer_id, name=_first(row.writer.name),
        shared=row.visibility == COACH_TOO, away=row.put_away_at is not None, version=row.version,
        left=left, answers=answers, ideas=ideas,
    )  # fmt: skip


@dataclass(frozen=True)
class Promises:
    """The promises of a relationship: of either side, rituals of both, and what was put away."""

    mine: Sequence[PromiseView]
    coach: Sequence[PromiseView]
    both: Sequence[PromiseView]
    away: Sequence[PromiseView]
    ideas: Sequence[IdeaView]
    over: Sequence[PromiseView] = ()
    """What coaches who have left had promised."""


def promises_of(actor: Actor, participant_id: UUID, today: date) -> Promises:
    """Everything that the two promised, with what was said; a number of queries that stays."""
    rows, ideas = _ALL.objects(actor, participant_id), _IDEAS.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows or ideas else None
    if key is None:
        return Promises((), (), (), (), ())
    said: dict[UUID, list[AnswerView]] = defaultdict(list)
    for one in _ANSWERS.objects(actor, participant_id):
        said[one.promise_id].append(_answer_view(key, one))
    beside = [_idea_view(key, row) for row in ideas]
    views = [
        promise_view(key, row, today, said[row.pk],
                     [idea for idea in beside if idea.promise_id == row.pk])
        for row in rows
    ]  # fmt: skip
    over = [view for view in views if view.left and view.whose == COACH and not view.away]
    there = [view for view in views if not view.away and view not in over]
    mine, coach, both = ([v for v in there if v.whose == w] for w in promises.WHOSE)
    return Promises(
        mine, coach, both, [view for view in views if view.away],
        [idea for idea in beside if idea.promise_id is None], over,
    )  # fmt: skip


def promise(
    actor: Actor, promise_id: UUID, today: date
) -> tuple[PromiseView, list[PromiseBefore]]:  # fmt: skip
    """One promise and how it read before. Raises NotVisible."""
    rows = _ONE.objects(actor, promise_id)
    if not rows:
        raise NotVisible
    key = key_for(rows[0].participant_id)
    said = [_answer_view(key, one) for one in _OF_ONE.objects(actor, promise_id)]
    before = [
        PromiseBefore(row.pk, read(key, row, "text") or "", when_of(row), row.made_at)
        for row in _EARLIER.objects(actor, promise_id)
    ]
    return promise_view(key, rows[0], today, said), before
