"""Lines about handovers, without a word of them: for first pages, and for the office."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, When

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.people.names import WHO, short_name

from .. import rules
from ..invited import Invited, invitations, who_invites
from ..models import HandedOn, Handover, Wish, Writing
from .whole import Standing, standing_of

_C, _PLAN = Capability.HANDOVER_READ, Capability.HANDOVER_PLAN
AT_MOST = 25


def _planned(actor: Actor, participant_id: UUID) -> Any:
    rows = Handover.objects.visible_to(actor, _PLAN).filter(participant_id=participant_id)
    found = rows.select_related("from_staff__user", "to_staff__user")
    return found.order_by("-made_at", "-id")[:1]


_PLANNED = Reading(_planned)


def last_planned(actor: Actor, participant_id: UUID) -> Standing | None:
    """Where the last handover of somebody stands, for the office; one query, no words."""
    rows = _PLANNED.objects(actor, participant_id)
    return standing_of(rows[0], actor.zone) if rows else None


@dataclass(frozen=True)
class PlannedLine:
    """Somebody who gets another coach, for the office."""

    name: str
    stands: Standing


def _open(actor: Actor) -> Any:
    rows = Handover.objects.visible_to(actor, _PLAN).filter(state=rules.OPEN)
    found = rows.select_related("from_staff__user", "to_staff__user", "participant")
    return found.order_by("made_at", "id")[:AT_MOST]


_OPEN = Reading(_open)


def all_planned(actor: Actor) -> list[PlannedLine]:
    """Everybody who gets another coach, at most 25; the reading is written into the book."""
    rows = _OPEN.objects(actor)
    if rows:
        record_list(actor, _PLAN, [row.participant_id for row in rows])
    return [
        PlannedLine(
            short_name(row.participant.given_name, row.participant.family_name,
                       row.participant.removed_at),
            standing_of(row, actor.zone),
        )
        for row in rows
    ]  # fmt: skip


def planned_count(actor: Actor) -> int:
    """How many people get another coach; one query."""
    rows = Handover.objects.visible_to(actor, _PLAN)
    return int(rows.filter(state=rules.OPEN).count())


def _now(actor: Actor, participant_id: UUID) -> Any:
    rows = Handover.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, state=rules.OPEN
    )
    return rows.select_related("from_staff__user", "to_staff__user")[:1]


_NOW = Reading(_now)


def on_today(actor: Actor, participant_id: UUID) -> Standing | None:
    """The handover of one's own that is being prepared; one query."""
    rows = _NOW.objects(actor, participant_id)
    return standing_of(rows[0], actor.zone) if rows else None


@dataclass(frozen=True)
class CoachLine:
    """On a coach's first page: somebody who goes on to another coach, and what to do about it."""

    participant_id: UUID
    name: str
    to_name: str
    written: bool
    wished: bool
    answered: bool
    meet_on: date | None = None
    meet_at: time | None = None


@dataclass(frozen=True)
class NewLine:
    """Somebody who came from another coach lately."""

    participant_id: UUID
    name: str
    from_name: str


def _who_goes(actor: Actor) -> Any:
    rows = Handover.objects.visible_to(actor, _C)
    return rows.filter(state=rules.OPEN, from_staff_id=actor.staff_id)


def _who_came(actor: Actor, since: datetime) -> Any:
    rows = HandedOn.objects.visible_to(actor, Capability.HANDED_ON_READ)
    return rows.filter(to_staff_id=actor.staff_id, made_at__gte=since)


_GO, _CAME, _ASKED = 11, 12, 13


def anybody(actor: Actor, since: datetime) -> Any:
    """Rows of one number each, 11 to 13, for who is there; for a look at it with other rooms."""
    going, came, asked = (
        numbered(rows, number)
        for rows, number in (
            (_who_goes(actor), _GO), (_who_came(actor, since), _CAME), (who_invites(actor), _ASKED)
        )
    )  # fmt: skip
    return going.union(came, asked)


def _going_on(actor: Actor) -> Any:
    words = Writing.objects.visible_to(actor, _C).filter(
        handover=OuterRef("pk"), part=rules.SUMMARY, by=rules.COACH, text__isnull=False
    )
    wishes = Wish.objects.visible_to(actor, _C).filter(handover=OuterRef("pk"), state=rules.WAITS)
    answered = Q(answer=rules.ALL, approved_version=F("version")) | Q(
        answer__in=(rules.MINE, rules.NOTHING)
    )
    found = _who_goes(actor).annotate(
        written=Exists(words), wished=Exists(wishes), done=answered,
        day=Case(When(met=False, then=F("meet_on"))),
    )  # fmt: skip
    return found.order_by("made_at", "id").values_list(
        *WHO, "to_staff__user__name", "written", "wished", "done", "day", "meet_at"
    )[:AT_MOST]


def _coming(actor: Actor, since: datetime) -> Any:
    rows = _who_came(actor, since).order_by("-made_at", "-id")
    return rows.values_list(*WHO, "from_staff__user__name")[:AT_MOST]


_GOING_ON, _COMING = Reading(_going_on), Reading(_coming)


@dataclass(frozen=True)
class OnCoachToday:
    """Who goes on to another coach, who came from one lately, and who is met before."""

    going: Sequence[CoachLine] = ()
    coming: Sequence[NewLine] = ()
    invited: Sequence[Invited] = ()

    @property
    def any(self) -> bool:
        """Whether there is anybody."""
        return bool(self.going or self.coming or self.invited)


def on_coach_today(actor: Actor, since: datetime, there: Collection[int]) -> OnCoachToday:
    """Everybody of it: a query for each number of `anybody` that is `there`.

    The reading is written into the book.
    """
    going = [
        CoachLine(who, short_name(given, family, removed), *more)
        for who, given, family, removed, *more in (_GOING_ON.rows(actor) if _GO in there else ())
    ]
    coming = [
        NewLine(who, short_name(given, family, removed), name)
        for who, given, family, removed, name in (
            _COMING.rows(actor, since) if _CAME in there else ()
        )
    ]
    if going:
        record_list(actor, _C, [one.participant_id for one in going])
    if coming:
        record_list(
            actor, Capability.HANDED_ON_READ, [one.participant_id for one in coming]
        )  # fmt: skip
    return OnCoachToday(going, coming, invitations(actor) if _ASKED in there else ())
