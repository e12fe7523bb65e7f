"""Reading how the two keep in touch: the plan, the pace, and how much there was this week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, When
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.messaging.ceiling import full_for
from handrail.ground.messaging.queries import sent_between

from .. import rules as contact_rules
from ..models import AgreedPace, Appointment, ChannelPlan, Contact, EarlierChannelPlan
from . import pace as paces
from . import rules
from .cadence import titles
from .words import parts_of

_C = Capability.APPOINTMENT_SET
EARLIER_SHOWN, PACES_SHOWN = 20, 12


@dataclass(frozen=True)
class PlanBefore:
    """How the plan was before, and who had said it so."""

    id: UUID
    plan: rules.Plan
    by: str
    at: datetime


@dataclass(frozen=True)
class PlanView:
    """The plan of the two; version 0 while nobody has written anything."""

    plan: rules.Plan = rules.NOTHING
    by: str = "participant"
    version: int = 0
    before: Sequence[PlanBefore] = ()


@dataclass(frozen=True)
class PaceView:
    """A pace as a page shows it: in words, who proposed it, and from when to when it holds."""

    id: UUID
    pace: paces.Pace
    state: str
    by: str
    from_on: date | None
    until_on: date | None
    title: str = ""
    """What the programme calls it, in the reader's language; "" for an own one."""

    @property
    def word(self) -> str:
        """Where it stands, to be translated where it is shown."""
        return paces.STANDS[self.state].word

    @property
    def every_word(self) -> str:
        """How often, in the reader's language."""
        return gettext(paces.EVERY[self.pace.every])

    def may_agree(self, reader: str) -> bool:
        """Whether the reader ("participant" or "coach") may say yes to it."""
        return paces.may_agree(self.by, reader)


@dataclass(frozen=True)
class Paces:
    """The pace that holds, the one that waits for a yes, and those before."""

    now: PaceView | None = None
    waits: PaceView | None = None
    before: Sequence[PaceView] = ()


def _plan(actor: Actor, participant_id: UUID) -> Any:
    rows = ChannelPlan.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows[:1]


def _earlier(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierChannelPlan.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


def _paces(actor: Actor, participant_id: UUID) -> Any:
    rows = AgreedPace.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    # What holds or waits is never pushed out of sight by what came after it.
    there = Case(When(state__in=(paces.HOLDS, paces.WAITS), then=0), default=1)
    return rows.order_by(there, "-made_at", "-id")[:PACES_SHOWN]


_PLAN, _EARLIER, _PACES = Reading(_plan), Reading(_earlier), Reading(_paces)


def plan_of(actor: Actor, participant_id: UUID, *, before: bool = False) -> PlanView:
    """The plan of the two, with how it was before where it is asked for."""
    rows = _PLAN.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return PlanView()
    row = rows[0]
    older = _EARLIER.objects(actor, participant_id) if before else []
    return PlanView(
        rules.opened(read(key, row, "body") or ""), row.by, row.version,
        [PlanBefore(one.pk, rules.opened(read(key, one, "body") or ""), one.by, one.made_at)
         for one in older],
    )  # fmt: skip


def paces_of(actor: Actor, participant_id: UUID) -> Paces:
    """The paces of the two; two queries and a key."""
    rows = _PACES.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return Paces()
    known = titles(actor)
    found = [
        PaceView(
            row.pk,
            paces.Pace(row.every, row.minutes, row.weeks, row.key, read(key, row, "words") or ""),
            row.state, row.by, row.from_on, row.until_on, known.get(row.key, ""),
        )
        for row in rows
    ]  # fmt: skip
    return Paces(
        next((one for one in found if one.state == paces.HOLDS), None),
        next((one for one in found if one.state == paces.WAITS), None),
        [one for one in found if one.state in (paces.OVER, paces.LET_BE)],
    )


def above_words(
    actor: Actor, participant_id: UUID, zone: str, kind: str, at: datetime, *, planned: bool = False
) -> str:
    """A kind sentence when a contact or a planned time is more than the two said; "" when not.

    The week is the participant's. What is planned counts with what was, and so does what Handrail
    itself sent; what the participant began does not, since the most is about being contacted.
    """
    plan, way = plan_of(actor, participant_id).plan, rules.channel_of(kind)
    if way not in plan.most:
        return ""
    days = _instants(zone, at)
    kinds = _kinds(actor, participant_id, days) + (
        _planned(actor, participant_id, days) if planned else []
    )
    found = _week(participant_id, way, kinds, days)
    over = rules.above(plan, way, found)
    if over is None:
        return ""
    values = {"count": over[0], "most": over[1], "parts": parts_of(found, mine=False)}
    return gettext(rules.ABOVE_BOTH if found.itself else rules.ABOVE) % values


def this_week(
    actor: Actor, participant_id: UUID, plan: rules.Plan, zone: str
) -> dict[str, rules.Week]:
    """What there was this week of each way that has a most; two queries, none without a most."""
    if not plan.most:
        return {}
    days = _instants(zone, clock.now())
    kinds = _kinds(actor, participant_id, days)
    return {way: _week(participant_id, way, kinds, days) for way in rules.CHANNELS
            if way in plan.most}  # fmt: skip


def _instants(zone: str, at: datetime) -> tuple[datetime, datetime]:
    """The two ends of the participant's week that an instant lies in."""
    here = ZoneInfo(zone)
    first, after = (
        datetime.combine(day, time(), tzinfo=here).astimezone(UTC)
        for day in rules.week_of(at.astimezone(here).date())
    )
    return first, after


def _week(
    participant_id: UUID, way: str, kinds: list[str], days: tuple[datetime, datetime]
) -> rules.Week:
    if way != rules.SYSTEM_WAY:
        return rules.week(way, kinds)
    sent = sent_between(participant_id, *days)
    return rules.week(way, kinds, sent.reminders, sent.messages)


def _touched(rows: Any, participant_id: UUID, days: tuple[datetime, datetime]) -> list[str]:
    found = rows.filter(
        participant_id=participant_id, taken_back_at__isnull=True, at__gte=days[0],
        at__lt=days[1], begun_by_them=False,
    )  # fmt: skip
    return list(found.values_list("kind", flat=True))


def _kinds(actor: Actor, participant_id: UUID, days: tuple[datetime, datetime]) -> list[str]:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ)
    return _touched(rows, participant_id, days)


def _planned(actor: Actor, participant_id: UUID, days: tuple[datetime, datetime]) -> list[str]:
    ahead = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_READ).filter(
        participant_id=participant_id, state__in=contact_rules.AHEAD,
        starts_at__gte=days[0], starts_at__lt=days[1],
    )  # fmt: skip
    return list(ahead.values_list("kind", flat=True))


@full_for
def full_until(participant_id: UUID, at: datetime) -> datetime | None:
    """The end of a week in which somebody had as many texts as the two said, or None.

    It is asked by the outbox, for nobody's eyes, about what can wait.
    """
    rows = ChannelPlan.objects.for_system("how often at the most, asked before something is sent")
    kept = rows.select_related("participant").filter(participant_id=participant_id).first()
    key = key_if_kept(participant_id) if kept else None
    if kept is None or key is None:
        return None
    plan = rules.opened(read(key, kept, "body") or "")
    if rules.SYSTEM_WAY not in plan.most:
        return None
    days = _instants(kept.participant.zone, at)
    touched = Contact.objects.for_system("how often there was, asked before something is sent")
    kinds = _touched(touched, participant_id, days)
    found = _week(participant_id, rules.SYSTEM_WAY, kinds, days)
    return days[1] if rules.is_full(plan, rules.SYSTEM_WAY, found) else None
