"""Who asked to be removed, and whose record is past its years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.audit import record_list, record_read
from handrail.ground.kernel import clock
from handrail.ground.mydata import rules
from handrail.ground.mydata.models import Removal
from handrail.ground.orgs.models import Organisation, Site
from handrail.ground.people.models import Episode, Participant

_OFFICE = Capability.EPISODE_CHANGE


@dataclass(frozen=True)
class Waiting:
    """Somebody to decide about: `asked_at` for a wish, `closed_at` for a record past its years."""

    id: UUID
    name: str
    asked_at: datetime | None = None
    real_at: datetime | None = None
    closed_at: datetime | None = None


def standing_wish(participant_id: UUID) -> Removal | None:
    """The wish that stands, or was followed; None when there is none or it was taken back."""
    rows = Removal.objects.for_system("part of a command or reaction that has authorised")
    found: Removal | None = rows.filter(
        participant_id=participant_id, taken_back_at__isnull=True
    ).first()
    return found


def my_wish(actor: Actor, participant_id: UUID) -> Waiting | None:
    """The actor's own wish that stands."""
    rows = Removal.objects.visible_to(actor, Capability.MY_DATA)
    wish = rows.filter(participant_id=participant_id, taken_back_at__isnull=True).first()
    return _wished(wish, "") if wish else None


def _wished(wish: Removal, name: str) -> Waiting:
    at = wish.asked_at
    return Waiting(wish.participant_id, name, asked_at=at, real_at=rules.real_at(at))


def years_kept(actor: Actor) -> int | None:
    """After how many years a closed record comes up; None while the organisation has not said."""
    found: int | None = Organisation.objects.values_list("keep_years", flat=True).get(
        pk=actor.org_id
    )
    return found


def past_its_years(actor: Actor) -> Any:
    """People whose last episode closed longer ago than the organisation keeps records."""
    people = Participant.objects.visible_to(actor, _OFFICE).filter(
        merged_into__isnull=True, removed_at__isnull=True
    )
    years = years_kept(actor)
    if years is None:
        return people.none()
    episodes = Episode.objects.visible_to(actor, _OFFICE).filter(participant_id=OuterRef("pk"))
    last = (
        episodes.order_by()
        .values("participant_id")
        .annotate(last=Max("closed_at"))
        .values("last")[:1]
    )
    return (
        people.annotate(closed=last)
        .filter(~Exists(episodes.filter(closed_at__isnull=True)), _closed_long_ago(actor, years))
        .order_by("closed", "pk")
    )


def _closed_long_ago(actor: Actor, years: int) -> Q:
    """Closed on a day, as the wall of the person's own site shows it, that is long enough ago."""
    found = Q(pk__in=[])
    zones = Site.objects.filter(org_id=actor.org_id).values_list("zone", flat=True).distinct()
    for zone in zones:
        last_day = rules.closed_before(clock.today(zone), years)
        found |= Q(site__zone=zone, closed__lt=rules.day_ends(last_day, zone))
    return found


def to_decide(actor: Actor) -> tuple[list[Waiting], list[Waiting]]:
    """Wishes that stand and records past their years, oldest first; noted in the book."""
    rows = Removal.objects.visible_to(actor, _OFFICE).filter(
        taken_back_at__isnull=True, done_at__isnull=True
    )
    wishes = [
        _wished(row, row.participant.short_name)
        for row in rows.select_related("participant").order_by("asked_at", "pk")
    ]
    known = {wish.id for wish in wishes}
    old = [
        Waiting(row.pk, row.short_name, closed_at=row.closed)
        for row in past_its_years(actor)[:200]
        if row.pk not in known
    ]
    record_list(actor, _OFFICE, [*known, *(row.id for row in old)])
    return wishes, old


def one_to_decide(actor: Actor, participant_id: UUID) -> Waiting:
    """Somebody whose removal is to be decided; raises NotVisible for anybody else."""
    rows = Removal.objects.visible_to(actor, _OFFICE).filter(
        participant_id=participant_id, taken_back_at__isnull=True, done_at__isnull=True
    )
    wish = rows.select_related("participant").first()
    old = past_its_years(actor).filter(pk=participant_id).first() if wish is None else None
    if wish is None and old is None:
        raise NotVisible
    record_read(actor, _OFFICE, participant_id)
    if old is not None:
        return Waiting(participant_id, old.short_name, closed_at=old.closed)
    assert wish is not None
    return _wished(wish, wish.participant.short_name)
