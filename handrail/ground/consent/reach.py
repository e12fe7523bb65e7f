"""Whose records a circle member or partner reaches: part of every query, so a "no" acts at once."""

from __future__ import annotations

from django.db.models import Q

from handrail.ground.access import Actor, Capability, Reach, register_reach
from handrail.ground.consent.models import ConsentItem
from handrail.ground.consent.rules import Kind, items_opening
from handrail.ground.kernel import clock

_NOBODY = Q(pk__in=[])


def _consented(actor: Actor, capability: Capability, path: str) -> Q:
    items = items_opening(str(capability))
    if not items or actor.outsider_id is None:
        return _NOBODY
    now = clock.now()
    open_now = ConsentItem.objects.for_system("the read ring itself: what was shared").filter(
        Q(consent__expires_at__isnull=True) | Q(consent__expires_at__gt=now),
        item__in=items,
        org_id=actor.org_id,
        consent__kind=Kind.SHARE,
        consent__recipient_id=actor.user_id,
        consent__starts_at__lte=now,
        consent__revoked_at__isnull=True,
    )
    return Q(**{f"{path}__in": open_now.values("participant_id")})


def register() -> None:
    """Tell the access room how a consent reads."""
    register_reach(Reach.CONSENTED, _consented)
