"""Reading a plan: this week, the weeks before it, reviews, wins, and the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people import words_back
from handrail.ground.people.words_back import WordView

from .. import rules
from ..models import COACH_TOO, Review, Step, Win, WinWord
from ..rules.goals import PARTICIPANT

WEEKS_A_PAGE = 8
WINS_A_PAGE = 20


@dataclass(frozen=True)
class StepView:
    """One step as a page shows it. `sure` is 0 to 10, None for "not sure"."""

    id: UUID
    text: str
    why: str | None
    chosen_by: str
    sure: int | None
    state: str
    week_of: date
    participant_id: UUID
    chosen_by_name: str | None = None
    smaller_of_id: UUID | None = None
    can_undo: bool = False
    goal: UUID | None = None
    strength: UUID | None = None
    beside: bool = False
    own_words: bool = True
    size_seen: int | None = None

    @property
    def look_at_size(self) -> bool:
        """Whether nobody has looked at its size yet, and a smaller one is worth a thought."""
        return rules.look_at_size(self.state, self.sure, self.size_seen)

    def size_words(self, *, mine: bool) -> str:
        """What is said about its size then, to be translated where it is shown; wants `sure`."""
        return rules.LOOK_AT_SIZE if mine else rules.LOOK_AT_SIZE_THEY

    @property
    def word(self) -> str:
        """The word of the state, to be translated where it is shown."""
        return rules.STATES[self.state].word

    @property
    def who_chose(self) -> str:
        """Who chose the step, in words, to be translated where it is shown."""
        return rules.WHO_CHOSE[self.chosen_by]


@dataclass(frozen=True)
class ReviewView:
    """One look back at a week."""

    id: UUID
    week_of: date
    worked: str | None
    did_not: str | None
    change: str | None
    by: str
    shared: bool
    made_step: bool
    at: datetime
    beside: bool = False


@dataclass(frozen=True)
class WinView:
    """One win, with the word that came back."""

    id: UUID
    text: str
    by: str
    on: date
    word_back: str | None
    word_back_by: str
    shared: bool
    can_take_back: bool
    changed: bool = False
    beside: bool = False
    writer: UUID | None = None
    words: Sequence[WordView] = ()
    words_before: Sequence[WordView] = ()

    def word_of(self, writer_id: UUID) -> tuple[str, bool]:
        """What this writer said ("" for nothing), and whether they had said something before."""
        return words_back.of_writer((*self.words, *self.words_before), writer_id)


@dataclass(frozen=True)
class WeekView:
    """One week that has something in it."""

    week_of: date
    steps: Sequence[StepView]
    reviews: Sequence[ReviewView]

    @property
    def looks(self) -> list[ReviewView]:
        """The looks back that stand, the newest first."""
        stand = rules.looks_standing(one.by for one in self.reviews)
        return [one for one, yes in zip(self.reviews, stand, strict=True) if yes]

    @property
    def looks_before(self) -> list[ReviewView]:
        """Those of the same week that were written before them."""
        standing = self.looks
        return [one for one in self.reviews if one not in standing]


def step_view(key: PersonKey, row: Step) -> StepView:
    return StepView(
        id=row.id,
        text=read(key, row, "text") or "",
        why=read(key, row, "why"),
        chosen_by=row.chosen_by,
        sure=row.sure,
        state=row.state,
        week_of=row.week_of,
        participant_id=row.participant_id,
        chosen_by_name=read(key, row, "chosen_by_name"),
        smaller_of_id=row.smaller_of_id,
        can_undo=bool(row.was),
        goal=row.goal_id,
        strength=row.strength_id,
        beside=row.beside,
        own_words=row.by == PARTICIPANT,
        size_seen=row.size_seen,
    )


def review_view(key: PersonKey, row: Review) -> ReviewView:
    return ReviewView(
        id=row.id,
        week_of=row.week_of,
        worked=read(key, row, "worked"),
        did_not=read(key, row, "did_not"),
        change=read(key, row, "change"),
        by=row.by,
        shared=row.visibility == COACH_TOO,
        made_step=row.made_step_id is not None,
        at=row.made_at,
        beside=row.beside,
    )


def win_view(key: PersonKey, row: Win) -> WinView:
    return WinView(
        id=row.id,
        text=read(key, row, "text") or "",
        by=row.by,
        on=row.on,
        word_back=read(key, row, "word_back"),
        word_back_by=row.word_back_by,
        shared=row.visibility == COACH_TOO,
        can_take_back=rules.may_take_back_win(row.made_at, clock.now()),
        changed=row.version > 1,
        beside=row.beside,
        writer=row.writer_id,
    )


def _steps(actor: Actor, participant_id: UUID) -> Any:
    return Step.objects.visible_to(actor, Capability.STEP_READ).filter(
        participant_id=participant_id
    )


def _reviews(actor: Actor, participant_id: UUID) -> Any:
    return Review.objects.visible_to(actor, Capability.REVIEW_READ).filter(
        participant_id=participant_id
    )


def _in_week(actor: Actor, participant_id: UUID, week: date) -> Any:
    rows = _steps(actor, participant_id).filter(week_of=week)
    return rows.exclude(state__in=("aside", "smaller", "swapped")).order_by("position", "id")


_THIS_WEEK = Reading(_in_week)


def this_week(
    actor: Actor, participant_id: UUID, on: date, *, key: PersonKey | None = None
) -> list[StepView]:
    """Return the steps of the week that holds `on`, in their order, those put aside left out.

    A caller that has the key in hand saves a query.
    """
    rows = _THIS_WEEK.objects(actor, participant_id, rules.week_of(on))
    if not rows:
        return []
    key = key or key_for(participant_id)
    return [step_view(key, row) for row in rows]


def step(actor: Actor, capability: Capability, step_id: UUID) -> StepView:
    """Return one step; raises NotVisible when the actor may not do this with it."""
    row = Step.objects.visible_to(actor, capability).filter(pk=step_id).first()
    if row is None:
        raise NotVisible
    return step_view(key_for(row.participant_id), row)


def too_many(actor: Actor, capability: Capability, step_id: UUID) -> bool:
    """Whether a step stands in its week as one too many; raises NotVisible."""
    one = step(actor, capability, step_id)
    same = _steps(actor, one.participant_id).filter(week_of=one.week_of).exclude(pk=step_id)
    return rules.counts(one.state) and not rules.has_room(same.values_list("state", flat=True))


def week(actor: Actor, participant_id: UUID, on: date) -> WeekView:
    """Return everything in the week that holds `on`, also what was put aside."""
    return _weeks(actor, participant_id, [rules.week_of(on)])[0]


def _weeks(actor: Actor, participant_id: UUID, weeks: Iterable[date]) -> list[WeekView]:
    wanted = list(weeks)
    steps = _steps(actor, participant_id).filter(week_of__in=wanted).order_by("position", "id")
    reviews = _reviews(actor, participant_id).filter(week_of__in=wanted).order_by("id")
    return in_weeks(key_for(participant_id), wanted, steps, reviews)


def in_weeks(
    key: PersonKey, weeks: Iterable[date], steps: Iterable[Step], reviews: Iterable[Review]
) -> list[WeekView]:
    """These weeks with their steps and reviews, of rows that were read."""
    of_steps: dict[date, list[StepView]] = defaultdict(list)
    of_reviews: dict[date, list[ReviewView]] = defaultdict(list)
    wanted = list(weeks)
    known = set(wanted)
    for row in steps:
        if row.week_of in known:
            of_steps[row.week_of].append(step_view(key, row))
    for look in reviews:
        if look.week_of in known:
            of_reviews[look.week_of].append(review_view(key, look))
    # An id is made where it is written, so what was sent late stands where it belongs.
    newest = {day: sorted(looks, key=lambda one: one.id, reverse=True)
              for day, looks in of_reviews.items()}  # fmt: skip
    return [WeekView(day, of_steps[day], newest.get(day, [])) for day in wanted]


def past_weeks(actor: Actor, participant_id: UUID, on: date, page: str | int) -> Page[Any]:
    """Return a page of the weeks before the one that holds `on`, newest first.

    A week with nothing in it is not there. The page's objects are WeekView.
    """
    before = {"week_of__lt": rules.week_of(on)}
    stepped = _steps(actor, participant_id).filter(**before).values_list("week_of", flat=True)
    looked = _reviews(actor, participant_id).filter(**before).values_list("week_of", flat=True)
    found = Paginator(sorted({*stepped, *looked}, reverse=True), WEEKS_A_PAGE).get_page(page)
    found.object_list = _weeks(actor, participant_id, found.object_list)
    return found


def coming_weeks(actor: Actor, participant_id: UUID, on: date) -> list[WeekView]:
    """Return the weeks after the one that holds `on` that have steps already, nearest first."""
    days = _steps(actor, participant_id).filter(week_of__gt=rules.week_of(on))
    weeks = sorted(set(days.values_list("week_of", flat=True)))
    return _weeks(actor, participant_id, weeks) if weeks else []


def tally(actor: Actor, participant_id: UUID) -> rules.Tally:
    """Return what was done so far, over all weeks."""
    return rules.tally(_steps(actor, participant_id).values_list("week_of", "state", "happened"))


def wins(actor: Actor, participant_id: UUID, page: str | int = 1) -> Page[Any]:
    """Return a page of wins, newest first, with all words that came back: objects are WinView."""
    rows = (
        Win.objects.visible_to(actor, Capability.WIN_READ)
        .filter(participant_id=participant_id)
        .order_by("-on", "-id")
    )
    found = Paginator(rows, WINS_A_PAGE).get_page(page)
    key = key_for(participant_id)
    shown = [win_view(key, row) for row in found.object_list]
    found.object_list = with_words(actor, participant_id, shown, key)
    return found


def with_words(
    actor: Actor, participant_id: UUID, shown: Sequence[WinView], key: PersonKey
) -> list[WinView]:
    """Return these wins with all words that came back, also earlier ones; one query."""
    words = _words_of(actor, participant_id, [win.id for win in shown], key)
    return [_with_words(win, words.get(win.id, ())) for win in shown]


def _words(actor: Actor, participant_id: UUID) -> Any:
    rows = WinWord.objects.visible_to(actor, Capability.WIN_READ)
    return rows.filter(participant_id=participant_id).select_related("writer")


def _words_of(
    actor: Actor, participant_id: UUID, wins: Sequence[UUID], key: PersonKey
) -> dict[UUID, list[WordView]]:
    found: dict[UUID, list[WordView]] = defaultdict(list)
    for row in _words(actor, participant_id).filter(win_id__in=wins).order_by("made_at", "id"):
        found[row.win_id].append(words_back.view(key, row, row.by))
    return found


def _with_words(win: WinView, words: Sequence[WordView]) -> WinView:
    if words or not win.word_back:
        return replace(win, words=words_back.standing(words), words_before=words_back.before(words))
    # From before words were kept one by one.
    return replace(win, words=[WordView(win.word_back, "", None, win.word_back_by)])


def win(actor: Actor, win_id: UUID) -> tuple[UUID, WinView]:
    """Return whose win this is, and the win; raises NotVisible."""
    row = Win.objects.visible_to(actor, Capability.WIN_RECORD).filter(pk=win_id).first()
    if row is None:
        raise NotVisible
    return row.participant_id, win_view(key_for(row.participant_id), row)
