"""What comes next for somebody: the nearest agreed time, and every time that waits for a yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import key_for

from . import rules
from .grouped import Group, grouped
from .models import Appointment
from .queries import AppointmentView, appointment_view, appointments_of

STILL_ON = timedelta(hours=1)


@dataclass(frozen=True)
class Coming:
    """The next agreed time; what waits for the reader's yes, and what for the other one's.

    Times that come again and were asked for in one stand together.
    """

    next: AppointmentView | None = None
    yours: Sequence[Group] = field(default_factory=tuple)
    theirs: Sequence[Group] = field(default_factory=tuple)

    @property
    def any(self) -> bool:
        """Whether anything comes or waits."""
        return bool(self.next or self.yours or self.theirs)


def _from_then_on(actor: Actor, participant_id: UUID, start: datetime) -> Any:
    rows = appointments_of(actor, participant_id).filter(
        state__in=rules.AHEAD, starts_at__gte=start
    )
    agreed = rows.filter(state="agreed").values("pk")[:1]
    return rows.filter(Q(state="proposed") | Q(pk__in=agreed))


_COMING = Reading(_from_then_on)


def coming(actor: Actor, participant_id: UUID, at: datetime) -> Coming:
    """Return what comes next and what waits for a yes; one query.

    The next one may have begun within the last hour. A time that was asked for and has begun
    waits for nobody any more.
    """
    rows: list[Appointment] = _COMING.objects(actor, participant_id, at - STILL_ON)
    if not rows:
        return Coming()
    me = "participant" if actor.participant_id == participant_id else "coach"
    key, other = key_for(participant_id), "coach" if me == "participant" else "participant"
    views = {row: appointment_view(key, row) for row in rows}
    waits: dict[str, list[AppointmentView]] = {"": [], me: [], other: []}
    for row, view in views.items():
        whose = rules.waits_for(row.state, row.proposed_by)
        if not whose or row.starts_at > at:
            waits[whose].append(view)
    return Coming(next(iter(waits[""]), None), grouped(waits[me]), grouped(waits[other]))
