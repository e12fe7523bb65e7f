"""Which contacts a number of the balance is about, so that it opens to exactly these.

What an address asks for is read here; what cannot be read asks for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from handrail.ground.kernel.marked import N_

from .rules import WITH_OTHER

SORTS: Mapping[str, tuple[str, Mapping[str, bool]]] = MappingProxyType(
    {
        "to": (N_("Contacts that held to something"), {"reached": True, "held_to": True}),
        "up": (N_("Contacts that held up"), {"reached": True, "held_up": True}),
        "neither": (
            N_("Contacts with neither of the two tags"),
            {"reached": True, "held_to": False, "held_up": False},
        ),
        "tried": (N_("Calls and messages that reached nobody"), {"reached": False}),
    }
)


@dataclass(frozen=True)
class Counted:
    """One sort of contact of one coach, between two days of the participant."""

    sort: str
    staff_id: UUID
    first: date
    last: date

    @property
    def word(self) -> str:
        """What is shown, to be translated where it is shown."""
        return SORTS[self.sort][0]

    def where(self, zone: str) -> Q:
        """The contacts that are counted."""
        here = ZoneInfo(zone)
        start, end = (
            datetime.combine(day, time(), tzinfo=here).astimezone(UTC)
            for day in (self.first, self.last + timedelta(days=1))
        )
        kept = Q(staff_id=self.staff_id, at__gte=start, at__lt=end, taken_back_at__isnull=True)
        return kept & Q(**SORTS[self.sort][1]) & ~Q(kind=WITH_OTHER)


def counted(asked: Mapping[str, str]) -> Counted | None:
    """What an address asks for, or None."""
    try:
        found = Counted(
            asked.get("counted", ""), UUID(asked.get("coach", "")),
            date.fromisoformat(asked.get("first", "")), date.fromisoformat(asked.get("last", "")),
        )  # fmt: skip
    except ValueError:
        return None
    sane = date(1970, 1, 2) <= found.first <= found.last <= date(9000, 1, 1)
    return found if found.sort in SORTS and sane else None
