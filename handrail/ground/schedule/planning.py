"""Laying out what falls due; other rooms call it inside their own authorised commands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.ground.kernel import clock
from handrail.ground.schedule import rules
from handrail.ground.schedule.leases import LEASED
from handrail.ground.schedule.models import Due, Expectation


@transaction.atomic
def expect(
    *,
    org_id: UUID,
    participant_id: UUID,
    kind: str,
    rule: rules.Rule,
    subject: UUID | None = None,
) -> UUID:
    """Keep an expectation, lay out its next 14 days, and return its id.

    With a `subject` (what it is about) there is one per kind and subject: the same call again
    with another rule takes its place. Raises ValueError without weekdays and
    ZoneInfoNotFoundError for an unknown zone.
    """
    rules.instant(rule.starts_on, rule.at, rule.zone)
    bits = rules.days_to_bits(rule.weekdays)
    if subject is not None:
        known = _current(kind, subject)
        if known is not None and known.rule() == rule and not known.paused:
            return known.id
        if known is not None:
            _retire(known)
    kept = _expectations().create(
        org_id=org_id,
        participant_id=participant_id,
        kind=kind,
        subject=subject,
        at=rule.at,
        weekdays=bits,
        zone=rule.zone,
        starts_on=rule.starts_on,
        ends_on=rule.ends_on,
    )
    lay_out(kept, clock.now())
    return UUID(str(kept.id))


def remind(
    *, org_id: UUID, participant_id: UUID, kind: str, subject: UUID, at: datetime, zone: str
) -> UUID:
    """Let `DueArrived` be announced once at `at`; the same kind and subject again moves it.

    `at` is kept as the wall clock in `zone`, to the minute, so that a change of the zone's law
    moves the instant and not the hour that was agreed. A time that has passed is not announced.
    """
    wall = clock.local(at, zone)
    minute = wall.time().replace(second=0, microsecond=0, fold=0)
    rule = rules.Rule(minute, zone, wall.date(), wall.date())
    return expect(
        org_id=org_id, participant_id=participant_id, kind=kind, rule=rule, subject=subject
    )


@transaction.atomic
def forget(*, kind: str, subject: UUID) -> None:
    """Stop expecting anything of this kind about `subject`; what was done stays on record."""
    known = _current(kind, subject)
    if known is not None:
        _retire(known)


@transaction.atomic
def pause(expectation_id: UUID, *, paused: bool) -> None:
    """Pause or resume an expectation; resuming lays out from now, never what was missed."""
    kept = _expectations().get(pk=expectation_id)
    kept.paused = paused
    kept.laid_out_to = None
    kept.save(update_fields=["paused", "laid_out_to"])
    _take_up(kept)
    if not paused:
        lay_out(kept, clock.now())


def lay_out(kept: Expectation, at: datetime) -> int:
    """Make the due rows of the next 14 days that are missing; return how many were offered."""
    today = clock.local(at, kept.zone).date()
    last = today + rules.AHEAD
    fresh = kept.laid_out_to is None
    rows = [
        _waiting(kept, found)
        for found in rules.occurrences(kept.rule(), today, last)
        # The first time, what lies before this moment was never promised.
        if found.at >= at or not fresh
    ]
    _dues().bulk_create(rows, ignore_conflicts=True)
    _expectations().filter(pk=kept.pk).update(laid_out_to=last)
    return len(rows)


def _waiting(kept: Expectation, found: rules.Occurrence) -> Due:
    values: dict[str, Any] = {"due_at": found.at, "next_attempt_at": found.at}
    return Due(
        org_id=kept.org_id,
        participant_id=kept.participant_id,
        expectation=kept,
        local_date=found.local_date,
        state=Due.WAITING,
        **values,
    )


def _current(kind: str, subject: UUID) -> Expectation | None:
    rows = _expectations().filter(kind=kind, subject=subject)
    found: Expectation | None = rows.filter(retired_at__isnull=True).first()
    return found


def _retire(kept: Expectation) -> None:
    _take_up(kept)
    _expectations().filter(pk=kept.pk).update(retired_at=clock.now())


def _take_up(kept: Expectation) -> None:
    """Remove what has not happened yet, so that it can be laid out anew or not at all."""
    unsettled = (Due.WAITING, LEASED, Due.STUCK)
    _dues().filter(expectation=kept, state__in=unsettled).delete()


def _expectations() -> Any:
    return Expectation.objects.for_system("laying out what is expected of every participant")


def _dues() -> Any:
    return Due.objects.for_system("laying out due rows for every participant")
