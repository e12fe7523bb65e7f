"""Gathers what a balance rests on from the rooms; the same rows whoever of the two reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.ground.access import Actor, Capability
from handrail.ground.messaging.queries import reminders_sent
from handrail.ground.people.lifting import lifting_days
from handrail.practice.accountability.queries.kept import PromiseFact, promise_facts
from handrail.practice.accountability.rules import COACH
from handrail.practice.accountability.rules.promises import ASKED, KEPT
from handrail.practice.contacts.across import touches_with
from handrail.practice.plans.counted import shared_looks_back, steps_set

from .pair import Pair
from .rules import Piece, day_of
from .rules.measure import DAYS, HISTORY_WEEKS
from .rules.promised import of_coach, of_participant

BEHIND = timedelta(days=DAYS + 7 * HISTORY_WEEKS)


class Seen(NamedTuple):
    """One piece, and for a contact which one it is and of what kind."""

    piece: Piece
    contact_id: UUID | None = None
    contact_kind: str = ""


def first_day(pair: Pair) -> date:
    """The first day that the page needs: the window before the oldest point of the history."""
    return pair.today - BEHIND


def gathered(actor: Actor, pair: Pair) -> list[Seen]:
    """Return every piece of evidence of the two since `first_day`; a query for each kind.

    What is not of one coach by itself, as a step, counts from the day on which the two began; of an
    earlier time with the same coach nothing is in it. The caller has asked whether the actor may
    see the balance of this person.
    """
    since, who = _begin(first_day(pair), pair), pair.participant_id
    since = max(since, pair.before) if pair.before else since
    first = max(first_day(pair), pair.began)
    start = _begin(first, pair)
    found = [
        Seen(Piece(day_of(at, pair.zone), "contact", held_to, held_up, reached), pk, kind)
        for pk, at, kind, held_to, held_up, reached in touches_with(
            actor, who, pair.staff_id, since
        )
    ]
    found += _of("step_set", steps_set(actor, who, start), pair)
    found += _of("look_back", shared_looks_back(actor, who, start), pair)
    found += _of("reminder", reminders_sent(who, start), pair)
    found += [
        Seen(Piece(min(fact.on, day_of(fact.at, pair.zone)), kind))
        for fact in promise_facts(actor, who, first, pair.today, Capability.CONTACT_READ)
        if (kind := _promise_kind(fact))
    ]
    found += [Seen(Piece(on, "kind_word")) for on in lifting_days(actor, who, first, pair.today)]
    return found


def _promise_kind(fact: PromiseFact) -> str:
    """What of a promise counts: that the coach asked about one, or that either kept their own."""
    if fact.said == ASKED:
        return "promise_asked" if fact.by == COACH else ""
    if fact.said != KEPT:
        return ""
    if of_participant(fact.whose, fact.by):
        return "promise_own"
    return "promise_kept" if of_coach(fact.whose, fact.by) else ""


def _begin(day: date, pair: Pair) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(pair.zone)).astimezone(UTC)


def _of(kind: str, instants: Iterable[datetime], pair: Pair) -> list[Seen]:
    return [Seen(Piece(day_of(at, pair.zone), kind)) for at in instants]
