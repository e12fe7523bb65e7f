"""Whose records, in SQL: own, of the people I coach, of those whose coach I supervise, all."""

from __future__ import annotations

from django.db.models import Q

from handrail.ground.access import Actor, Capability, Reach, register_glass, register_reach
from handrail.ground.kernel import clock
from handrail.ground.people.models import BrokenGlass, Relationship

_NOBODY = Q(pk__in=[])


def _own(actor: Actor, capability: Capability, path: str) -> Q:
    return Q(**{path: actor.participant_id}) if actor.participant_id else _NOBODY


def _assigned(actor: Actor, capability: Capability, path: str) -> Q:
    if actor.staff_id is None:
        return _NOBODY
    mine = Relationship.objects.for_system("the read ring itself: people I coach").filter(
        staff_id=actor.staff_id, ended_at__isnull=True
    )
    return Q(**{f"{path}__in": mine.values("participant_id")})


def _supervised(actor: Actor, capability: Capability, path: str) -> Q:
    if actor.staff_id is None:
        return _NOBODY
    theirs = Relationship.objects.for_system("the read ring itself: people I supervise").filter(
        staff__supervisor_id=actor.staff_id, ended_at__isnull=True
    )
    return Q(**{f"{path}__in": theirs.values("participant_id")})


def _organisation(actor: Actor, capability: Capability, path: str) -> Q:
    return Q(org_id=actor.org_id) if actor.staff_id else _NOBODY


def _glass(actor: Actor, capability: Capability, path: str) -> Q:
    if actor.staff_id is None:
        return _NOBODY
    opened = BrokenGlass.objects.for_system("the read ring itself: broken glass").filter(
        staff_id=actor.staff_id, until__gt=clock.now()
    )
    return Q(**{f"{path}__in": opened.values("participant_id")})


def register() -> None:
    """Tell the access room how each reach reads here."""
    register_reach(Reach.SELF, _own)
    register_reach(Reach.ASSIGNED, _assigned)
    register_reach(Reach.SUPERVISED, _supervised)
    register_reach(Reach.ORGANISATION, _organisation)
    register_glass(_glass)
