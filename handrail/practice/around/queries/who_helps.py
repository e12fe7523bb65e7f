"""Reading who helps: one's own list, and for the coach what is shared of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.consent.queries import YesTo, known_recipients
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.to_call import COMPANY, ToCall

from ..models import COACH_TOO, EarlierHelper, Helper
from ..rules import who_helps as rules

LISTED, EARLIER_SHOWN = 100, 20
_C = Capability.HELPER_READ


@dataclass(frozen=True)
class HelperView:
    """Somebody who helps; `yes` is what they may be told, None while there is no yes."""

    id: UUID
    kind: str
    name: str
    helps: str
    phone: str
    reach: str
    may_know: str
    recipient: UUID | None
    company: bool
    shared: bool
    version: int
    away: bool
    yes: YesTo | None = None

    @property
    def kind_word(self) -> str:
        """What they are, to be translated where it is shown."""
        return rules.KINDS[self.kind]

    @property
    def call(self) -> str:
        """The number as a phone dials it, or nothing."""
        return rules.dialable(self.phone)


@dataclass(frozen=True)
class HelperList:
    """Who helps at work, who is close, and who was put away."""

    at_work: Sequence[HelperView] = ()
    close: Sequence[HelperView] = ()
    away: Sequence[HelperView] = ()
    known: Mapping[UUID, YesTo] = field(default_factory=dict)

    @property
    def there(self) -> Sequence[HelperView]:
        """All who are on the list."""
        return [*self.at_work, *self.close]


def _view(key: PersonKey, row: Helper, known: Mapping[UUID, YesTo]) -> HelperView:
    def opened(name: str) -> str:
        return read(key, row, name) or ""

    yes = known.get(row.recipient_id) if row.recipient_id else None
    return HelperView(
        id=row.pk, kind=row.kind, name=opened("name"), helps=opened("helps"),
        phone=opened("phone"), reach=opened("reach"), may_know=opened("may_know"),
        recipient=row.recipient_id, company=row.company, shared=row.visibility == COACH_TOO,
        version=row.version, away=row.put_away_at is not None,
        yes=yes if yes and yes.items else None,
    )  # fmt: skip


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Helper.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by(F("put_away_at").desc(nulls_first=True), "id")[:LISTED]


_ALL = Reading(_all)


def helpers(actor: Actor, participant_id: UUID) -> HelperList:
    """Return the lines that the actor may read, with what each may be told; three queries."""
    rows = _ALL.objects(actor, participant_id)
    known = known_recipients(actor, _C, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found = [_view(key, row, known) for row in rows] if key else []
    there = [each for each in found if not each.away]
    return HelperList(
        [each for each in there if each.kind in rules.PROFESSIONALS],
        [each for each in there if each.kind not in rules.PROFESSIONALS],
        [each for each in found if each.away], known,
    )  # fmt: skip


def for_company(actor: Actor, participant_id: UUID) -> list[HelperView]:
    """Those whom the person wants to call or write to when alone; two queries."""
    rows = [row for row in _ALL.objects(actor, participant_id)
            if row.company and row.put_away_at is None]  # fmt: skip
    key = key_if_kept(participant_id) if rows else None
    return [_view(key, row, {}) for row in rows] if key else []


def to_call(actor: Actor, participant_id: UUID) -> list[ToCall]:
    """The same, for the one list of whom to call; those without a number are on it as well."""
    found = for_company(actor, participant_id)
    return [ToCall(COMPANY, one.name, one.phone, one.call) for one in found]


def one_helper(actor: Actor, participant_id: UUID, row: Helper) -> HelperView | None:
    """Return a line that was found for a change; None when its words are gone."""
    key = key_if_kept(participant_id)
    return _view(key, row, known_recipients(actor, _C, participant_id)) if key else None


@dataclass(frozen=True)
class EarlierView:
    """How a line read until `at`."""

    id: UUID
    at: datetime
    words: Mapping[str, str]


def earlier(actor: Actor, participant_id: UUID, helper_id: UUID) -> list[EarlierView]:
    """Return how a line read before, the newest first; for its owner."""
    rows = EarlierHelper.objects.visible_to(actor, _C).filter(helper_id=helper_id)
    found = list(rows.order_by("-made_at", "-id")[:EARLIER_SHOWN])
    key = key_if_kept(participant_id) if found else None
    return [
        EarlierView(row.pk, row.made_at, json.loads(read(key, row, "words") or "{}"))
        for row in found
        if key
    ]
