"""Reading how somebody sees it: the numbers over time, and the last ones by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.people.before import EARLIER_MOST

from ..models import COACH_TOO, EarlierOutlook, Outlook
from ..rules import outlook as rules

_C = Capability.GROWTH_READ


@dataclass(frozen=True)
class OutlookView:
    """The numbers of one day; a question that was left out has None."""

    id: UUID
    participant_id: UUID
    on: date
    numbers: Mapping[str, int | None]
    shared: bool
    version: int

    @property
    def said(self) -> list[tuple[str, int]]:
        """Name, to be translated where it is shown, and number of each question that was said."""
        found = ((rules.NAMES[name], number) for name, number in self.numbers.items())
        return [(words, number) for words, number in found if number is not None]


@dataclass(frozen=True)
class EarlierView:
    """The numbers as they were before they were put right."""

    at: datetime
    said: Sequence[tuple[str, int]]


def _numbers(row: Any) -> dict[str, int | None]:
    return {name: getattr(row, name) for name in rules.QUESTIONS}


def view(row: Outlook) -> OutlookView:
    """Return what a page shows of a row."""
    return OutlookView(
        row.pk, row.participant_id, row.on, _numbers(row), row.visibility == COACH_TOO,
        row.version,
    )  # fmt: skip


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Outlook.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-on", "-id")[: rules.LISTED]


_ALL = Reading(_all)


def outlooks(actor: Actor, participant_id: UUID) -> list[OutlookView]:
    """The numbers that the actor may read, the newest first; one query."""
    return [view(row) for row in _ALL.objects(actor, participant_id)]


def outlooks_by(
    actor: Actor, participant_id: UUID, days: Sequence[date]
) -> list[OutlookView | None]:
    """For each day, the last numbers said by then and not too long before; one query."""
    found = outlooks(actor, participant_id)
    return [_last(found, on) for on in days]


def _last(found: Iterable[OutlookView], on: date) -> OutlookView | None:
    since = on - timedelta(days=rules.RECENT)
    return next((one for one in found if since <= one.on <= on), None)


def before(actor: Actor, outlook_id: UUID) -> list[EarlierView]:
    """The numbers as they were said first, the newest first."""
    rows = EarlierOutlook.objects.visible_to(actor, _C).filter(outlook_id=outlook_id)
    return [_earlier(row) for row in rows.order_by("-made_at", "-id")[:40]]


def _earlier(row: EarlierOutlook) -> EarlierView:
    said = [(rules.NAMES[name], number) for name, number in _numbers(row).items()]
    return EarlierView(row.made_at, [(name, number) for name, number in said if number is not None])


def _all_before(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierOutlook.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_MOST]


_ALL_BEFORE = Reading(_all_before)


def all_before(actor: Actor, participant_id: UUID) -> Mapping[UUID, Sequence[EarlierView]]:
    """Return by day's numbers how they were said first, the newest first; one query."""
    found: dict[UUID, list[EarlierView]] = defaultdict(list)
    for row in _ALL_BEFORE.objects(actor, participant_id):
        found[row.outlook_id].append(_earlier(row))
    return found
