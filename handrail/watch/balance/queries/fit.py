"""Reading whether it fits, and what is asked of the participant now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Relationship
from handrail.practice.contacts.counted import reached_with

from ..models import COACH_TOO, FitCheck, Pulse, PulseRest
from ..pair import Pair
from ..rules import fit as rules
from ..rules import pulses

_C = Capability.PULSE_ANSWER


@dataclass(frozen=True)
class FitView:
    """One answer; `words` is "" without any."""

    id: UUID
    at_contact: int
    fits: str
    words: str
    on: date
    shared: bool
    at: datetime


@dataclass(frozen=True)
class Asked:
    """What a first page asks of the participant: a pulse, or whether it fits (2, 4 or None)."""

    coach: str
    pulse: bool
    fit: int | None


def _said(actor: Actor, participant_id: UUID, staff_id: UUID) -> Any:
    rows = FitCheck.objects.visible_to(actor, _C)
    return rows.filter(participant_id=participant_id, staff_id=staff_id).order_by(
        "stint", "at_contact"
    )


_SAID = Reading(_said)


def fits(actor: Actor, pair: Pair, *, key: PersonKey | None = None) -> list[FitView]:
    """Return the answers about the coach of now that the reader may see; one query and the key."""
    rows = _SAID.objects(actor, pair.participant_id, pair.staff_id)
    key = key or (key_if_kept(pair.participant_id) if rows else None)
    return [
        FitView(row.pk, row.at_contact, row.fits, (read(key, row, "words") if key else "") or "",
                row.on, row.visibility == COACH_TOO, row.made_at)
        for row in rows
    ]  # fmt: skip


def fit_due(actor: Actor, pair: Pair, said: list[FitView]) -> int | None:
    """After which contact it is asked now; one query."""
    reached = reached_with(actor, pair.participant_id, pair.staff_id, rules.UNTIL + 1)
    # What was said before the two began, this time, answers nothing of now.
    now = {one.at_contact for one in said if pair.before is None or one.at > pair.before}
    return rules.due(reached, now)


def _with_coach(actor: Actor, participant_id: UUID) -> Any:
    own = Pulse.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, own=True, staff_id=OuterRef("staff_id")
    )
    out = PulseRest.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, own=True, staff_id=OuterRef("staff_id")
    )
    ended = Relationship.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, staff_id=OuterRef("staff_id"), kind="coach",
        ended_at__gte=OuterRef("made_at"),
    )  # fmt: skip
    said = FitCheck.objects.visible_to(actor, _C).filter(
        ~Exists(ended), participant_id=participant_id, staff_id=OuterRef("staff_id")
    )
    last = own.order_by().values("staff_id").annotate(last=Max("on")).values("last")
    rest = out.order_by().values("staff_id").annotate(rest=Max("on")).values("rest")
    most = said.order_by().values("staff_id").annotate(most=Max("at_contact")).values("most")
    rows = Relationship.objects.visible_to(actor, _C).filter(
        Q(kind="coach"), participant_id=participant_id, ended_at__isnull=True
    )
    return rows.annotate(
        last=Subquery(last[:1]), rest=Subquery(rest[:1]), most=Subquery(most[:1])
    ).values_list("staff_id", "staff__user__name", "started_at", "last", "rest", "most")


_WITH_COACH = Reading(_with_coach)


def asked(actor: Actor, participant_id: UUID, today: date) -> Asked | None:
    """Return what is asked of the participant today, None when nothing is.

    One query, and another while it may be asked whether it fits. A pulse is asked for from two
    weeks after the two began, after the last answer, and after it was left out; one question at
    a time.
    """
    found = _WITH_COACH.first(actor, participant_id)
    if found is None:
        return None
    staff_id, coach, started_at, last, rest, most = found
    began = clock.local(started_at, actor.zone).date()
    fit = None
    if most != rules.SECOND:
        reached = reached_with(actor, participant_id, staff_id, rules.UNTIL + 1)
        fit = rules.due(reached, {most} if most else ())
    pulse = fit is None and pulses.asked_from(began, last, rest) <= today
    return Asked(coach, pulse, fit) if pulse or fit else None
