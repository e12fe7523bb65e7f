"""Who can see what, put together for one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.faces.desks.trust.looking import last_looks
from handrail.faces.desks.trust.words import UNTIL, WHY, what_sees
from handrail.ground.access import Actor, Capability, Role
from handrail.ground.consent.queries import AgreementView, ShareView, agreements, shares
from handrail.ground.consent.rules import State
from handrail.ground.kernel import clock
from handrail.ground.people.models import BrokenGlass, Relationship, Staff
from handrail.ground.people.queries import initials
from handrail.ground.people.words import ROLE_WORDS
from handrail.practice.contacts.notes.remark_queries import remarks_counted

_C = Capability.SHARING_READ


@dataclass(frozen=True)
class SeesCard:
    """One person who can see something: what, since when, why, until when, and the last look."""

    name: str
    initials: str
    role_word: str
    what: tuple[str, ...]
    since: datetime | None
    why: str
    until: str
    last: str


@dataclass(frozen=True)
class GlassView:
    """An emergency access: who, why, and until when."""

    name: str
    reason: str
    at: datetime
    until: datetime
    open: bool


@dataclass(frozen=True)
class SeesPage:
    """Everything on the page."""

    cards: tuple[SeesCard, ...]
    shares: tuple[ShareView, ...]
    ended: tuple[ShareView, ...]
    agreements: tuple[AgreementView, ...]
    glasses: tuple[GlassView, ...]
    remarks: int = 0


def page(actor: Actor, participant_id: UUID) -> SeesPage:
    """The page of the participant who reads it; nine queries, whatever the history."""
    looks = last_looks(participant_id)
    all_shares = shares(actor, participant_id)
    standing = [s for s in all_shares if s.state in (State.IN_FORCE, State.NOT_YET)]
    shown = {share.recipient_id for share in standing}
    ended: dict[UUID, ShareView] = {}
    for share in all_shares:
        if share.recipient_id not in shown:
            ended.setdefault(share.recipient_id, share)
    return SeesPage(
        cards=(*_team(actor, participant_id, looks), *_office(actor, looks)),
        shares=tuple(standing),
        ended=tuple(ended.values()),
        agreements=tuple(agreements(actor, participant_id)),
        glasses=tuple(g for g in glasses(actor, participant_id, _C) if g.open),
        remarks=remarks_counted(actor, participant_id),
    )


def _team(actor: Actor, participant_id: UUID, looks: dict[UUID, str]) -> list[SeesCard]:
    now = Relationship.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, ended_at__isnull=True, staff__suspended_at__isnull=True
    )
    cards: list[SeesCard] = []
    for row in now.select_related("staff__user", "staff__supervisor__user"):
        cards.append(_card(row.staff, Role.COACH, row.started_at, looks))
        boss = row.staff.supervisor
        if boss is not None and boss.suspended_at is None:
            cards.append(_card(boss, Role.SUPERVISOR, row.started_at, looks))
    return cards


def _office(actor: Actor, looks: dict[UUID, str]) -> list[SeesCard]:
    rows = Staff.objects.filter(org_id=actor.org_id, suspended_at__isnull=True)
    office = rows.filter(roles__contains=str(Role.MANAGER)).select_related("user")
    return [_card(row, Role.MANAGER, None, looks) for row in office.order_by("user__name")]


def _card(staff: Staff, role: Role, since: datetime | None, looks: dict[UUID, str]) -> SeesCard:
    given, _space, family = staff.user.name.partition(" ")
    return SeesCard(
        name=staff.user.name,
        initials=initials(given, family),
        role_word=str(ROLE_WORDS[str(role)]),
        what=tuple(what_sees(role)),
        since=since,
        why=str(WHY[role]),
        until=str(UNTIL[role]),
        last=looks.get(staff.user_id, ""),
    )


def glasses(actor: Actor, participant_id: UUID, capability: Capability) -> list[GlassView]:
    """Emergency accesses to this record, newest first, at most 20."""
    rows: Any = BrokenGlass.objects.visible_to(actor, capability)
    found = rows.filter(participant_id=participant_id).select_related("staff__user")
    now = clock.now()
    return [
        GlassView(g.staff.user.name, g.reason, g.made_at, g.until, g.until > now)
        for g in found.order_by("-made_at")[:20]
    ]
