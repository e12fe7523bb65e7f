"""Reading milestones: the list, one with its words, those at hand, those reached by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.sealed import read
from handrail.ground.people import words_back
from handrail.ground.people.before import EARLIER_MOST, Before, by_row
from handrail.ground.people.words_back import WordView
from handrail.ground.shelf.queries import said_again

from ..models import COACH_TOO, EarlierMilestone, Milestone, WordBack
from ..rules import milestones as rules

EARLIER_SHOWN, LISTED = 40, 400
_C = Capability.GROWTH_READ
_TO_CELEBRATE = N_("To celebrate")


@dataclass(frozen=True)
class MilestoneView:
    """One milestone as a page shows it."""

    id: UUID
    participant_id: UUID
    text: str
    celebrate: str
    on: date | None
    reached_on: date | None
    celebrated_on: date | None
    shared: bool
    version: int
    away: bool
    words: Sequence[WordView] = ()
    words_before: Sequence[WordView] = ()

    @property
    def stands(self) -> str:
        """Where it stands: a key of rules.STATES."""
        return rules.stands(
            reached=self.reached_on is not None, celebrated=self.celebrated_on is not None,
            away=self.away,
        )  # fmt: skip

    def word_of(self, writer_id: UUID) -> tuple[str, bool]:
        """What this writer said ("" for nothing), and whether they had said something before."""
        return words_back.of_writer((*self.words, *self.words_before), writer_id)


@dataclass(frozen=True)
class Milestones:
    """The milestones of somebody: still open, reached (the last first), and put away."""

    open: Sequence[MilestoneView]
    reached: Sequence[MilestoneView]
    away: Sequence[MilestoneView]

    @property
    def all(self) -> list[MilestoneView]:
        """Those still open, then those reached."""
        return [*self.open, *self.reached]


@dataclass(frozen=True)
class BeforeView:
    """How a milestone or a sentence read until `at`; `days` says what became of its days.

    `same` says that the words are those that followed, so that only its days were changed.
    """

    id: UUID
    text: str
    at: datetime
    celebrate: str = ""
    days: Sequence[tuple[str, date | None]] = ()
    same: bool = False


def _way(key: PersonKey, row: Milestone | EarlierMilestone) -> str:
    """The way to celebrate; one of ours in the language of the page."""
    return said_again(rules.WAYS, row.card, read(key, row, "celebrate") or "")


def _view(key: PersonKey, row: Milestone, words: Sequence[WordView] = ()) -> MilestoneView:
    return MilestoneView(
        id=row.pk, participant_id=row.participant_id, text=read(key, row, "text") or "",
        celebrate=_way(key, row), on=row.on, reached_on=row.reached_on,
        celebrated_on=row.celebrated_on, shared=row.visibility == COACH_TOO, version=row.version,
        away=row.put_away_at is not None, words=words_back.standing(words),
        words_before=words_back.before(words),
    )  # fmt: skip


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Milestone.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:LISTED]


def _words(actor: Actor, participant_id: UUID) -> Any:
    rows = WordBack.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer").order_by("at", "id")


_ALL, _WORDS = Reading(_all), Reading(_words)


def milestones(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> Milestones:  # fmt: skip
    """Return the milestones that the actor may read, with the words beside them; two queries."""
    rows = _ALL.objects(actor, participant_id)
    key = key or (key_if_kept(participant_id) if rows else None)
    if key is None:
        return Milestones((), (), ())
    words: dict[UUID, list[WordView]] = defaultdict(list)
    for word in _WORDS.objects(actor, participant_id):
        words[word.milestone_id].append(words_back.view(key, word))
    found = [_view(key, row, words[row.pk]) for row in rows]
    still = [each for each in found if not each.away]
    coming = sorted((each for each in still if not each.reached_on), key=_soonest)
    reached = sorted((each for each in still if each.reached_on), key=_latest, reverse=True)
    return Milestones(coming, reached, [each for each in found if each.away])


def _soonest(each: MilestoneView) -> date:
    return each.on or date.max


def _latest(each: MilestoneView) -> date:
    return each.reached_on or date.min


def milestone(actor: Actor, participant_id: UUID, row: Milestone) -> MilestoneView:
    """Return one milestone that was found for a command, without the words beside it."""
    key = key_if_kept(participant_id)
    return _view(key, row) if key else _view_gone(row)


def _view_gone(row: Milestone) -> MilestoneView:
    return MilestoneView(
        row.pk, row.participant_id, "", "", row.on, row.reached_on, row.celebrated_on,
        row.visibility == COACH_TOO, row.version, row.put_away_at is not None,
    )  # fmt: skip


def _earlier(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierMilestone.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_MOST]


_EARLIER = Reading(_earlier)


def all_earlier(
    actor: Actor, participant_id: UUID, *, key: PersonKey
) -> Mapping[UUID, Sequence[Before]]:
    """Return by milestone how it read before, the newest first; one query."""
    found = []
    for row in _EARLIER.objects(actor, participant_id):
        said = (("", read(key, row, "text") or ""), (_TO_CELEBRATE, _way(key, row)))
        words = [(label, text) for label, text in said if text]
        found.append((row.milestone_id, Before(row.made_at, words)))
    return by_row(found)


def before(actor: Actor, view: MilestoneView) -> list[BeforeView]:
    """Return how a milestone stood before, the newest first."""
    rows = EarlierMilestone.objects.visible_to(actor, _C).filter(milestone_id=view.id)
    found = list(rows.order_by("-made_at", "-id")[:EARLIER_SHOWN])
    key = key_if_kept(view.participant_id) if found else None
    return _befores(key, view, found) if key else []


def histories(
    actor: Actor, participant_id: UUID, views: Sequence[MilestoneView]
) -> Mapping[UUID, Sequence[BeforeView]]:
    """Return by milestone how it stood before, the newest first; a query, and one for the key."""
    rows: dict[UUID, list[EarlierMilestone]] = defaultdict(list)
    for row in _EARLIER.objects(actor, participant_id):
        rows[row.milestone_id].append(row)
    key = key_if_kept(participant_id) if rows else None
    return {one.id: _befores(key, one, rows[one.id]) for one in views if key and one.id in rows}


def _befores(
    key: PersonKey, view: MilestoneView, rows: Sequence[EarlierMilestone]
) -> list[BeforeView]:
    then = rules.Days(view.on, view.reached_on, view.celebrated_on)
    text, way, found = view.text, view.celebrate, []
    for row in rows:
        was = rules.Days(row.on, row.reached_on, row.celebrated_on) if row.dated else then
        said, celebrate = read(key, row, "text") or "", _way(key, row)
        same = (said, celebrate) == (text, way)
        found.append(BeforeView(row.pk, said, row.made_at, celebrate, rules.became(was, then),
                                same))  # fmt: skip
        then, text, way = was, said, celebrate
    return found


def _near(actor: Actor, participant_id: UUID, first: date, last: date) -> Any:
    rows = Milestone.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, on__gte=first, on__lte=last, reached_on__isnull=True,
        put_away_at__isnull=True,
    )  # fmt: skip
    return rows.order_by("on", "id")[: rules.NEAR_AT_MOST]


_NEAR = Reading(_near)


def at_hand(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None
) -> list[tuple[MilestoneView, str]]:
    """Return at most two whose day is at hand, with what to say; a query, and one for the key."""
    first = today - timedelta(days=rules.NEAR_AFTER)
    last = today + timedelta(days=rules.NEAR_BEFORE)
    rows = _NEAR.objects(actor, participant_id, first, last)
    key = key or (key_if_kept(participant_id) if rows else None)
    if key is None:
        return []
    return [(_view(key, row), rules.at_hand_words(row.on, today)) for row in rows]


def _reached(actor: Actor, participant_id: UUID) -> Any:
    rows = Milestone.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, reached_on__isnull=False
    )
    return rows.order_by("reached_on", "id")[:LISTED]


_REACHED = Reading(_reached)


def reached_by(
    actor: Actor, participant_id: UUID, days: Sequence[date], *, key: PersonKey | None
) -> list[list[MilestoneView]]:
    """For each day, the milestones reached by then, also those put away since; one query."""
    rows = _REACHED.objects(actor, participant_id)
    found = [_view(key, row) for row in rows] if key else []
    return [[each for each in found if each.reached_on and each.reached_on <= on] for on in days]
