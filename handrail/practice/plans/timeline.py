"""Steps, reviews, wins and goals that were reached on a person's timeline."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Count, Window
from django.db.models.functions import Coalesce

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.sealed import words_at
from handrail.ground.kernel.spoken import spoken
from handrail.ground.people.timeline import Moment, Stretch, TimelineItem

from . import rules
from .models import Goal, Review, Step, Win

Row = tuple[Any, ...]
_ALL = Window(Count("*"))
_LABELS = {"worked": N_("What worked"), "did_not": N_("What did not"), "change": N_("To change")}


def _newest_steps(actor: Actor, participant_id: UUID, week: date, most: int) -> Any:
    rows = Step.objects.visible_to(actor, Capability.STEP_READ)
    found = rows.filter(participant_id=participant_id, week_of__gte=week)
    dated = found.annotate(total=_ALL, moment=Coalesce("reported_at", "made_at"))
    ordered = dated.order_by("-moment", "-id")
    return ordered.values_list("total", "id", "moment", "state", "text", "why")[:most]


def _newest_reviews(actor: Actor, participant_id: UUID, start: datetime, most: int) -> Any:
    rows = Review.objects.visible_to(actor, Capability.REVIEW_READ)
    found = rows.filter(participant_id=participant_id, made_at__gte=start)
    ordered = found.annotate(total=_ALL).order_by("-made_at", "-id")
    return ordered.values_list("total", "id", "made_at", "worked", "did_not", "change")[:most]


def _newest_wins(actor: Actor, participant_id: UUID, since: date, most: int) -> Any:
    rows = Win.objects.visible_to(actor, Capability.WIN_READ)
    found = rows.filter(participant_id=participant_id, on__gte=since)
    ordered = found.annotate(total=_ALL).order_by("-on", "-made_at", "-id")
    return ordered.values_list("total", "id", "made_at", "on", "text", "word_back")[:most]


def _newest_goals(actor: Actor, participant_id: UUID, since: date, most: int) -> Any:
    rows = Goal.objects.visible_to(actor, Capability.PLAN_READ)
    found = rows.filter(participant_id=participant_id, state="reached", reached_on__gte=since)
    ordered = found.annotate(total=_ALL).order_by("-reached_on", "-touched_at", "-id")
    return ordered.values_list("total", "id", "touched_at", "reached_on", "text", "why")[:most]


_STEPS, _REVIEWS, _WINS = Reading(_newest_steps), Reading(_newest_reviews), Reading(_newest_wins)
_GOALS = Reading(_newest_goals)


def stretch(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> Stretch:
    """Return the newest steps, reviews, wins and goals that were reached from the day `since` on.

    Four queries. Each needs its own capability (STEP_READ, REVIEW_READ, WIN_READ, PLAN_READ); what
    the actor may not see is not there.
    """
    start = datetime.combine(since, time(), tzinfo=UTC)
    steps = _STEPS.rows(actor, participant_id, rules.week_of(since), most)
    reviews = _REVIEWS.rows(actor, participant_id, start, most)
    wins = _WINS.rows(actor, participant_id, since, most)
    goals = _GOALS.rows(actor, participant_id, since, most)
    moments = [Moment(row[2], partial(_step, key, row)) for row in steps]
    moments += [Moment(row[2], partial(_review, key, row)) for row in reviews]
    moments += [Moment(_when(row), partial(_win, key, row)) for row in wins]
    moments += [Moment(_when(row), partial(_goal, key, row)) for row in goals]
    moments.sort(key=lambda moment: moment.at, reverse=True)
    return Stretch(moments, sum(rows[0][0] for rows in (steps, reviews, wins, goals) if rows))


def _step(key: PersonKey | None, row: Row) -> TimelineItem:
    _total, pk, at, state, text, why = row
    look, say = rules.STATES[state], spoken()
    title = say(N_("Step: %(state)s")) % {"state": say(look.word).lower()}
    return TimelineItem(
        at, "step", look.icon, title,
        words_at(key, "plans_step", "text", pk, text) or "",
        words_at(key, "plans_step", "why", pk, why),
    )  # fmt: skip


def _review(key: PersonKey | None, row: Row) -> TimelineItem:
    _total, pk, at, *sealed = row
    answers = (
        (column, words_at(key, "plans_review", column, pk, blob))
        for column, blob in zip(_LABELS, sealed, strict=True)
    )
    say = spoken()
    said = [f"{say(_LABELS[column])}: {text}" if text else "" for column, text in answers]
    *told, change = said
    return TimelineItem(
        at, "review", "notebook", say(rules.REVIEWED), "\n".join(filter(None, told)), change or None
    )


def _when(row: Row) -> datetime:
    made_at: datetime = row[2]
    # A win of an earlier day has no hour.
    return min(made_at, datetime.combine(row[3], time(12), tzinfo=UTC))


def _win(key: PersonKey | None, row: Row) -> TimelineItem:
    _total, pk, _made_at, _on, text, word_back = row
    return TimelineItem(
        _when(row), "win", "trophy", spoken()(rules.WON),
        words_at(key, "plans_win", "text", pk, text) or "",
        words_at(key, "plans_win", "word_back", pk, word_back),
    )  # fmt: skip


def _goal(key: PersonKey | None, row: Row) -> TimelineItem:
    _total, pk, _touched_at, _on, text, why = row
    return TimelineItem(
        _when(row), "goal", "flag", spoken()(rules.GOAL_REACHED),
        words_at(key, "plans_goal", "text", pk, text) or "",
        words_at(key, "plans_goal", "why", pk, why),
    )  # fmt: skip
