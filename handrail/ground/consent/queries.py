"""What a person agreed to and shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from handrail.ground.access import Actor, Capability
from handrail.ground.consent.models import Consent, ConsentItem
from handrail.ground.consent.rules import Item, Kind, State, Term, items_opening, state
from handrail.ground.kernel import clock
from handrail.ground.people.models import Outsider


@dataclass(frozen=True)
class ShareView:
    """One share as its owner reads it."""

    id: UUID
    recipient_id: UUID
    name: str
    label: str
    role: str
    items: tuple[Item, ...]
    purpose: str
    since: datetime
    until: datetime
    state: State
    stopped_at: datetime | None

    @property
    def last_moment(self) -> datetime:
        """The last second in which it counts: `until` itself is outside."""
        return self.until - timedelta(seconds=1)


@dataclass(frozen=True)
class AgreementView:
    """A yes to taking part or to the notice."""

    kind: str
    version: str
    given_at: datetime
    given_how: str


@dataclass(frozen=True)
class SharedWithMe:
    """One person who shares something with the reader just now."""

    participant_id: UUID
    name: str
    zone: str
    items: tuple[Item, ...]
    until: datetime

    @property
    def last_moment(self) -> datetime:
        """The last second in which it counts: `until` itself is outside."""
        return self.until - timedelta(seconds=1)


def shares(actor: Actor, participant_id: UUID) -> list[ShareView]:
    """All shares of this person, newest first, ended ones too; three queries."""
    mine = Consent.objects.visible_to(actor, Capability.SHARING_READ)
    rows = list(
        mine.filter(participant_id=participant_id, kind=Kind.SHARE)
        .select_related("recipient")
        .order_by("-given_at")
    )
    labels = {
        who.user_id: (who.label, who.role)
        for who in Outsider.objects.filter(user_id__in=[row.recipient_id for row in rows])
    }
    items = _items(actor, [row.pk for row in rows])
    now = clock.now()
    return [
        ShareView(
            id=row.pk,
            recipient_id=row.recipient_id,
            name=row.recipient.name,
            label=labels.get(row.recipient_id, ("", ""))[0],
            role=labels.get(row.recipient_id, ("", ""))[1],
            items=items.get(row.pk, ()),
            purpose=row.purpose,
            since=row.starts_at,
            until=row.expires_at,
            state=state(Term(row.starts_at, row.expires_at, row.revoked_at), now),
            stopped_at=row.revoked_at,
        )
        for row in rows
    ]


def _items(actor: Actor, consents: list[UUID]) -> dict[UUID, tuple[Item, ...]]:
    found: dict[UUID, tuple[Item, ...]] = {}
    rows = ConsentItem.objects.visible_to(actor, Capability.SHARING_READ)
    for row in rows.filter(consent_id__in=consents).order_by("item"):
        found[row.consent_id] = (*found.get(row.consent_id, ()), Item(row.item))
    return found


def agreements(actor: Actor, participant_id: UUID) -> list[AgreementView]:
    """The person's yes to taking part and to the privacy notice, oldest first."""
    rows = (
        Consent.objects.visible_to(actor, Capability.SHARING_READ)
        .filter(participant_id=participant_id)
        .exclude(kind=Kind.SHARE)
        .order_by("given_at", "kind")
    )
    return [AgreementView(c.kind, c.version, c.given_at, c.given_how) for c in rows]


def shared_with(actor: Actor) -> list[SharedWithMe]:
    """Who shares what with this circle member or partner now; one query."""
    if actor.outsider_id is None:
        return []
    now = clock.now()
    rows = (
        ConsentItem.objects.for_system("a recipient's own list of what was shared with them")
        .filter(
            org_id=actor.org_id,
            consent__kind=Kind.SHARE,
            consent__recipient_id=actor.user_id,
            consent__starts_at__lte=now,
            consent__expires_at__gt=now,
            consent__revoked_at__isnull=True,
        )
        .order_by("participant_id", "item")
        .values_list(
            "participant_id", "participant__given_name", "participant__zone", "item",
            "consent__expires_at",
        )
    )  # fmt: skip
    found: dict[UUID, SharedWithMe] = {}
    for participant_id, name, zone, item, until in rows:
        before = found.get(participant_id)
        items = (*before.items, Item(item)) if before else (Item(item),)
        found[participant_id] = SharedWithMe(participant_id, name, zone, items, until)
    return list(found.values())


def possible_recipients(actor: Actor) -> list[tuple[UUID, str]]:
    """Partners of the programme to whom something can be shown: account id and name."""
    partners = Outsider.objects.filter(
        org_id=actor.org_id, role="partner", user__is_active=True
    ).select_related("user")
    return [(who.user_id, f"{who.user.name}, {who.label}") for who in partners.order_by("label")]


def open_until(actor: Actor, capability: Capability, participant_id: UUID) -> datetime | None:
    """The last moment in which a share opens `capability` to this reader, None without one."""
    now = clock.now()
    found = (
        ConsentItem.objects.for_system("a recipient's own yes: how long it still lasts")
        .filter(
            participant_id=participant_id,
            org_id=actor.org_id,
            item__in=items_opening(str(capability)),
            consent__kind=Kind.SHARE,
            consent__recipient_id=actor.user_id,
            consent__starts_at__lte=now,
            consent__expires_at__gt=now,
            consent__revoked_at__isnull=True,
        )
        .aggregate(until=Max("consent__expires_at"))["until"]
    )
    return found - timedelta(seconds=1) if found else None


@dataclass(frozen=True)
class StandingYes:
    """Somebody to whom a person says yes just now: who, and what may be shown to them."""

    id: UUID
    name: str
    items: tuple[Item, ...]


def standing_shares(
    actor: Actor, capability: Capability, participant_id: UUID
) -> list[StandingYes]:
    """The shares of this person that are in force now, by name; one query.

    A share that was taken back or is over is none: it is part of the query.
    """
    now = clock.now()
    rows = ConsentItem.objects.visible_to(actor, capability).filter(
        participant_id=participant_id, consent__kind=Kind.SHARE, consent__starts_at__lte=now,
        consent__expires_at__gt=now, consent__revoked_at__isnull=True,
    )  # fmt: skip
    found: dict[UUID, StandingYes] = {}
    for consent_id, name, item in rows.order_by("consent__recipient__name", "item").values_list(
        "consent_id", "consent__recipient__name", "item"
    ):
        before = found.get(consent_id)
        items = (*before.items, Item(item)) if before else (Item(item),)
        found[consent_id] = StandingYes(consent_id, name, items)
    return list(found.values())


@dataclass(frozen=True)
class YesTo:
    """Somebody to whom a person said yes once; `items` and `until` are of the yes in force now."""

    name: str
    items: tuple[Item, ...] = ()
    until: datetime | None = None


def known_recipients(
    actor: Actor, capability: Capability, participant_id: UUID
) -> dict[UUID, YesTo]:  # fmt: skip
    """Everybody to whom this person ever said yes, by account, with what is open now; one query."""
    now = clock.now()
    rows = (
        ConsentItem.objects.visible_to(actor, capability)
        .filter(participant_id=participant_id, consent__kind=Kind.SHARE)
        .order_by("consent__recipient__name", "item")
        .values_list(
            "consent__recipient_id", "consent__recipient__name", "item", "consent__starts_at",
            "consent__expires_at", "consent__revoked_at",
        )
    )  # fmt: skip
    found: dict[UUID, YesTo] = {}
    for who, name, item, starts_at, ends_at, revoked_at in rows:
        before = found.setdefault(who, YesTo(name))
        if state(Term(starts_at, ends_at, revoked_at), now) is State.IN_FORCE:
            found[who] = YesTo(name, (*before.items, Item(item)), ends_at - timedelta(seconds=1))
    return found
