"""Reads: where the two weeks stand, and who is to be asked on a coach's first page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.people.names import WHO, short_name

from . import rules
from .models import TwoWeeks

AT_MOST, BEFORE_SHOWN = 40, 10
_READ = Capability.BEGINNING_READ


@dataclass(frozen=True)
class TwoWeeksView:
    """One try; `coach_says` is a key of rules.COACH_SAYS or ""."""

    id: UUID
    starts_on: date
    ends_on: date
    state: str
    answered_on: date | None
    coach_says: str

    @property
    def word(self) -> str:
        """How it stands, to be translated where it is shown."""
        return rules.STANDS[self.state].word

    @property
    def coach_words(self) -> str:
        """What the coach says, to be translated where it is shown, or ""."""
        return rules.COACH_SAYS.get(self.coach_says, "")

    def due(self, today: date) -> bool:
        """Whether it is time to say how it is."""
        return rules.is_due(self.state, self.ends_on, today)


def _of(actor: Actor, capability: Capability, participant_id: UUID) -> Any:
    rows = TwoWeeks.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:BEFORE_SHOWN]


_OF = Reading(_of)


def two_weeks(actor: Actor, capability: Capability, participant_id: UUID) -> list[TwoWeeksView]:
    """Every try of this person, the newest first; one query."""
    return [
        TwoWeeksView(row.pk, row.starts_on, row.ends_on, row.state, row.answered_on,
                     row.coach_says)
        for row in _OF.objects(actor, capability, participant_id)
    ]  # fmt: skip


def on_today(actor: Actor, participant_id: UUID, today: date) -> TwoWeeksView | None:
    """What stands on the person's first page: a day that has come, or the open door."""
    now = next(iter(two_weeks(actor, _READ, participant_id)), None)
    return now if now and (now.due(today) or now.state == rules.NOT_NOW) else None


_DUE = 33


def _asking(actor: Actor, today: date, since: date) -> Any:
    rows = TwoWeeks.objects.visible_to(actor, _READ)
    lately = Q(answered_on__gte=since)
    due = Q(state=rules.ON, ends_on__lte=today)
    return rows.filter(due | (lately & Q(state__in=tuple(rules.ANSWERS))))


def anybody(actor: Actor, today: date, since: date) -> Any:
    """A row with the number _DUE when there is anybody; for a look at it with other rooms."""
    return numbered(_asking(actor, today, since), _DUE)


def _rows(actor: Actor, today: date, since: date) -> Any:
    found = _asking(actor, today, since).order_by("ends_on", "id")
    return found.values_list(*WHO, "state", "coach_says")[:AT_MOST]


_ROWS = Reading(_rows)


@dataclass(frozen=True)
class TryLine:
    """On a coach's first page: somebody whose two weeks are over, and which answer they gave."""

    participant_id: UUID
    name: str
    state: str
    coach_says: str

    @property
    def word(self) -> str:
        """Which answer it is, to be translated where it is shown."""
        return rules.STANDS[self.state].word


def on_coach_today(
    actor: Actor, today: date, since: date, there: Collection[int]
) -> Sequence[TryLine]:
    """Whom to ask, and who answered on that day or later; no query when `anybody` found nobody.

    The reading is written into the book.
    """
    if _DUE not in there:
        return ()
    lines = [
        TryLine(who, short_name(given, family, removed), state, says)
        for who, given, family, removed, state, says in _ROWS.rows(actor, today, since)
    ]
    record_list(actor, _READ, [one.participant_id for one in lines])
    return lines
