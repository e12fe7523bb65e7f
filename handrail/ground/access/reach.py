"""Turning "whose records" into SQL. The rooms above know the tables; they register how."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from handrail.ground.access.actor import Actor
from handrail.ground.access.capability import Capability, Reach
from handrail.ground.access.policy import rules_for

Resolver = Callable[[Actor, Capability, str], Q]
NONE = Q(pk__in=[])
_resolvers: dict[Reach, Resolver] = {}
_glass: list[Resolver] = []


def register_reach(reach: Reach, resolver: Resolver) -> None:
    """Say how `reach` reads in SQL: a Q over the participant's id under the given field name."""
    _resolvers[reach] = resolver


def register_glass(resolver: Resolver) -> None:
    """Say which people's records a broken glass opens to an actor just now."""
    _glass.append(resolver)


def reach_of(actor: Actor, capability: Capability, path: str) -> tuple[Q, Q]:
    """Return the actor's own rows, and the rows of others that the policy reaches.

    `path` is the field that holds the participant's id ("participant_id", or "id" on the
    participant's own table). Both are `NONE` when the policy has no row for the actor.
    """
    own, others = NONE, NONE
    for rule in rules_for(actor.roles, capability):
        if rule.fresh and not actor.second_factor:
            continue
        resolver = _resolvers.get(rule.reach)
        if resolver is None:
            continue
        if rule.reach is Reach.SELF:
            own |= resolver(actor, capability, path)
        else:
            others |= resolver(actor, capability, path)
        if rule.glass:
            for glass in _glass:
                others |= glass(actor, capability, path)
    if others is not NONE and actor.participant_id is not None:
        # A peer who is coached: their own record is theirs, and never a record of their work.
        others &= ~Q(**{path: actor.participant_id})
    return own, others
