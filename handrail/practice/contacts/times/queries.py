"""Reading when somebody can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.messaging.quiet import Stretch, own_hours

from ..models import EarlierTimeLine, TimeLine
from . import rules

# Whoever was shown a time alone, as the circle may be, does not read these.
_C = Capability.APPOINTMENT_SET
EARLIER_SHOWN = 20


@dataclass(frozen=True)
class LineView:
    """One line as a page shows it: what it says, whose it is, whether it was put away."""

    id: UUID
    participant_id: UUID
    said: rules.Said
    by: str
    writer_id: UUID
    name: str
    version: int
    away: bool

    @property
    def look(self) -> rules.Sort:
        """The kind's word and icon."""
        return rules.SORTS[self.said.sort]

    def may_change(self, actor: Actor) -> bool:
        """Whether the reader may change these words: only whoever wrote them."""
        return self.writer_id == actor.user_id

    def may_put_away(self, actor: Actor) -> bool:
        """Whether the reader may put it away: its writer, and the person whose times they are."""
        return self.may_change(actor) or actor.participant_id == self.participant_id


@dataclass(frozen=True)
class LineBefore:
    """How a line read before."""

    id: UUID
    said: rules.Said
    at: datetime

    @property
    def look(self) -> rules.Sort:
        """The kind's word and icon."""
        return rules.SORTS[self.said.sort]


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = TimeLine.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer").order_by("made_at", "id")


def _earlier(actor: Actor, line_id: UUID) -> Any:
    rows = EarlierTimeLine.objects.visible_to(actor, _C).filter(line_id=line_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_ALL, _EARLIER = Reading(_all), Reading(_earlier)


def said_of(key: PersonKey, row: TimeLine | EarlierTimeLine) -> rules.Said:
    """What a row says."""
    when = rules.When(row.days, row.starts, row.ends)
    return rules.Said(row.sort, when, read(key, row, "words") or "")


def _view(key: PersonKey, row: TimeLine) -> LineView:
    return LineView(
        row.pk, row.participant_id, said_of(key, row), row.by, row.writer_id,
        row.writer.name.split(" ", 1)[0], row.version, row.put_away_at is not None,
    )  # fmt: skip


def lines(actor: Actor, participant_id: UUID) -> Sequence[LineView]:
    """All lines of somebody, also those put away; one query and their key."""
    rows = _ALL.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    return [_view(key, row) for row in rows] if key else []


def said_now(actor: Actor, participant_id: UUID) -> Sequence[LineView]:
    """The lines that count now, for a page where a time is set."""
    return [line for line in lines(actor, participant_id) if not line.away]


@own_hours
def quiet_hours(
    participant_id: UUID, zone: str, first: datetime, last: datetime
) -> list[Stretch]:  # fmt: skip
    """The hours in which somebody asked for quiet, in UTC; asked by the outbox, for nobody's eyes.

    A line that says neither days nor hours has none.
    """
    rows = TimeLine.objects.for_system("which hours are quiet, asked before something is sent")
    quiet = rows.filter(participant_id=participant_id, sort="quiet", put_away_at__isnull=True)
    here, day = ZoneInfo(zone), timedelta(days=1)
    found = [rules.When(*row) for row in quiet.values_list("days", "starts", "ends")]
    days = first.astimezone(here).date() - day, last.astimezone(here).date()
    return [
        (begins.replace(tzinfo=here).astimezone(UTC), ends.replace(tzinfo=here).astimezone(UTC))
        for when in found
        if when.days or when.starts
        for begins, ends in when.spans(*days)
    ]


def line(actor: Actor, line_id: UUID) -> tuple[LineView, Sequence[LineBefore]]:
    """One line, and how it read before, newest first. Raises NotVisible."""
    rows = TimeLine.objects.visible_to(actor, _C).filter(pk=line_id)
    row = rows.select_related("writer").first()
    if row is None:
        raise NotVisible
    key = key_if_kept(row.participant_id)
    if key is None:
        raise NotVisible
    before = _EARLIER.objects(actor, line_id)
    return _view(key, row), [LineBefore(one.pk, said_of(key, one), one.made_at) for one in before]
