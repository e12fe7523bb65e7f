"""Whose records, in SQL: own, of the people I coach, of those whose coach I supervise, all but
those I coached, all."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from handrail.ground.access import Actor, Capability, Reach, Role, register_glass, register_reach
from handrail.ground.kernel import clock
from handrail.ground.people.models import BrokenGlass, Participant, Relationship, Staff

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


def _ever_coached(actor: Actor) -> QuerySet[Relationship]:
    rows = Relationship.objects.for_system("the read ring itself: people I coach or coached")
    found: QuerySet[Relationship] = rows.filter(staff_id=actor.staff_id)
    return found


def _not_coached(actor: Actor, capability: Capability, path: str) -> Q:
    if actor.staff_id is None:
        return _NOBODY
    mine = Q(**{f"{path}__in": _ever_coached(actor).values("participant_id")})
    return Q(org_id=actor.org_id) & ~mine


def working_with_role(org_id: UUID, role: Role) -> QuerySet[Staff]:
    """Who works in an organisation with a role, and is not paused."""
    return Staff.objects.filter(
        org_id=org_id, suspended_at__isnull=True, roles__contains=str(role)
    )  # fmt: skip


def _no_manager(actor: Actor, capability: Capability, path: str) -> Q:
    coached = Relationship.objects.for_system("the read ring itself: whom a manager coached")
    free = working_with_role(actor.org_id, Role.MANAGER).exclude(
        Exists(coached.filter(staff_id=OuterRef("pk"), participant_id=OuterRef(OuterRef("pk"))))
    )
    people = Participant.objects.for_system("the read ring itself: whom every manager coached")
    left = people.filter(org_id=actor.org_id).exclude(Exists(free))
    return _not_coached(actor, capability, path) & Q(**{f"{path}__in": left.values("pk")})


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
    register_reach(Reach.NOT_COACHED, _not_coached)
    register_reach(Reach.NO_MANAGER, _no_manager)
    register_glass(_glass)
