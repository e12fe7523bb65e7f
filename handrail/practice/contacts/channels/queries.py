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
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read

from .. import rules as contact_rules
from ..models import AgreedPace, Appointment, ChannelPlan, Contact, EarlierChannelPlan
from . import pace as paces
from . import rules
from .cadence import titles

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

    The week is the participant's. What is planned counts with what was; what the participant
    began does not, since the most is about being contacted.
    """
    plan = plan_of(actor, participant_id).plan
    if rules.channel_of(kind) not in plan.most:
        return ""
    here = ZoneInfo(zone)
    week = [datetime.combine(day, time(), tzinfo=here).astimezone(UTC)
            for day in rules.week_of(at.astimezone(here).date())]  # fmt: skip
    found = rules.above(plan, kind, _kinds(actor, participant_id, week, planned))
    if found is None:
        return ""
    count, most = found
    return gettext(rules.ABOVE) % {"count": count, "most": most}


def _kinds(actor: Actor, participant_id: UUID, week: list[datetime], planned: bool) -> list[str]:
    first, after = week
    touched = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, taken_back_at__isnull=True, at__gte=first, at__lt=after,
        begun_by_them=False,
    )  # fmt: skip
    kinds = list(touched.values_list("kind", flat=True))
    if planned:
        ahead = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_READ).filter(
            participant_id=participant_id, state__in=contact_rules.AHEAD,
            starts_at__gte=first, starts_at__lt=after,
        )  # fmt: skip
        kinds += ahead.values_list("kind", flat=True)
    return kinds
