"""Steps and wins of two stretches of days, counted, and texts that are kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.sealed import read

from .models import COACH_TOO, Review, Step, Win, WinWord
from .rules.goals import COACH
from .rules.moves import REPLACED

Days = tuple[date, date]


def counted_as(word: str) -> Q:
    """Steps that count as "done" or "partly": now, or before they were put aside or replaced."""
    return Q(state=word) | Q(happened=word, state__in=(*REPLACED, "open"))


def _within(column: str, a: date, b: date, c: date, d: date) -> Q:
    one = Q(**{f"{column}__gte": a, f"{column}__lte": b})
    return one | Q(**{f"{column}__gte": c, f"{column}__lte": d})


def _steps(actor: Actor, participant_id: UUID, a: date, b: date, c: date, d: date) -> Any:
    rows = Step.objects.visible_to(actor, Capability.STEP_READ).filter(
        _within("week_of", a, b, c, d), counted_as("done") | counted_as("partly"),
        participant_id=participant_id,
    )  # fmt: skip
    return rows.values_list("week_of")


def _wins(actor: Actor, participant_id: UUID, a: date, b: date, c: date, d: date) -> Any:
    rows = Win.objects.visible_to(actor, Capability.WIN_READ).filter(
        _within("on", a, b, c, d), participant_id=participant_id
    )
    return rows.values_list("on")


def _lifted(actor: Actor, participant_id: UUID, first: date, last: date) -> Any:
    # What is private again counts for neither of the two, so that both see the same number.
    words = WinWord.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, win__visibility=COACH_TOO, by=COACH, until__isnull=True,
        on__gte=first, on__lte=last,
    )  # fmt: skip
    # From before words were kept one by one.
    kept = WinWord.objects.visible_to(actor, Capability.CONTACT_READ).filter(win=OuterRef("pk"))
    old = Win.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        ~Exists(kept), participant_id=participant_id, visibility=COACH_TOO, word_back_by=COACH,
        word_back_on__gte=first, word_back_on__lte=last,
    )  # fmt: skip
    return words.values_list("on").union(old.values_list("word_back_on"), all=True)


_LIFTED = Reading(_lifted)


def days_of_words_back(actor: Actor, participant_id: UUID, first: date, last: date) -> list[date]:
    """The day of each word that a coach gave back to a win, for whoever may see the contacts.

    Each coach may have a word; what was taken back, or said another way later, counts no more.
    """
    return [on for (on,) in _LIFTED.rows(actor, participant_id, first, last)]


def _set_since(actor: Actor, participant_id: UUID, start: datetime) -> Any:
    rows = Step.objects.visible_to(actor, Capability.CONTACT_READ)
    kept = rows.filter(participant_id=participant_id, made_at__gte=start)
    return kept.filter(smaller_of__isnull=True, instead_of__isnull=True).values_list("made_at")


def _looked_since(actor: Actor, participant_id: UUID, start: datetime) -> Any:
    # What only one of the two can read counts for neither, so that both see the same number.
    rows = Review.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, visibility=COACH_TOO, made_at__gte=start
    )
    return rows.values_list("made_at")


_SET_SINCE, _LOOKED_SINCE = Reading(_set_since), Reading(_looked_since)


def steps_set(actor: Actor, participant_id: UUID, start: datetime) -> list[datetime]:
    """When each step was set since an instant, for whoever may see the contacts.

    A smaller step, or another one instead, is the same step.
    """
    return [at for (at,) in _SET_SINCE.rows(actor, participant_id, start)]


def shared_looks_back(actor: Actor, participant_id: UUID, start: datetime) -> list[datetime]:
    """When each look back that both can read was kept, for whoever may see the contacts."""
    return [at for (at,) in _LOOKED_SINCE.rows(actor, participant_id, start)]


_STEPS, _WINS = Reading(_steps), Reading(_wins)


def _numbers(rows: Sequence[Any], *stretches: Days) -> list[int]:
    return [sum(first <= on <= last for (on,) in rows) for first, last in stretches]


def steps_done(actor: Actor, participant_id: UUID, one: Days, other: Days) -> list[int]:
    """How many steps of the weeks that begin in each stretch were done, all or in part."""
    return _numbers(_STEPS.rows(actor, participant_id, *one, *other), one, other)


def wins_within(actor: Actor, participant_id: UUID, one: Days, other: Days) -> list[int]:
    """How many wins that the actor may see there are in each stretch; one query."""
    return _numbers(_WINS.rows(actor, participant_id, *one, *other), one, other)


@dataclass(frozen=True)
class Quoted:
    """A text of this room as another list keeps it: whose record, the words, and their day."""

    participant_id: UUID
    text: str
    on: date


def quoted_win(actor: Actor, win_id: UUID) -> Quoted:
    """Return the words of a win. Raises NotVisible."""
    row = Win.objects.visible_to(actor, Capability.WIN_READ).filter(pk=win_id).first()
    if row is None:
        raise NotVisible
    key = key_for(row.participant_id)
    return Quoted(row.participant_id, read(key, row, "text") or "", row.on)


def quoted_review(actor: Actor, review_id: UUID, part: str) -> Quoted:
    """Return one answer of a look back: "worked", "did_not" or "change". Raises NotVisible."""
    rows = Review.objects.visible_to(actor, Capability.REVIEW_READ).filter(pk=review_id)
    row = rows.first()
    if row is None or part not in ("worked", "did_not", "change"):
        raise NotVisible
    words = read(key_for(row.participant_id), row, part)
    if not words:
        raise NotVisible
    return Quoted(row.participant_id, words, row.week_of)
