"""Reading the directory of places, and who was told of which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.names import short_name

from . import rules
from .models import Referral, Resource

PLACES_A_PAGE = 12
NEWEST, TO_ASK_AT_MOST = 5, 12


@dataclass(frozen=True)
class PlaceView:
    """A place as a page shows it; `kinds` are words to translate, `tel` is what a phone dials."""

    id: UUID
    name: str
    kinds: tuple[str, ...]
    address: str
    phone: str
    tel: str
    web: str
    hours: str
    languages: str
    cost: str
    checked_on: date
    checked: rules.Checked


def place_view(row: Resource, today: date) -> PlaceView:
    """The view of one place on that day."""
    return PlaceView(
        id=row.id, name=row.name,
        kinds=tuple(rules.KINDS[kind] for kind in rules.unbar(row.kinds)),
        address=row.address, phone=row.phone, tel=rules.dial(row.phone) or "", web=row.web,
        hours=row.hours, languages=row.languages, cost=row.cost, checked_on=row.checked_on,
        checked=rules.checked(row.checked_on, today),
    )  # fmt: skip


def _places(actor: Actor) -> QuerySet[Resource]:
    return Resource.objects.filter(org_id=actor.org_id).order_by("name", "id")


def places(
    actor: Actor, today: date, *, kind: str = "", text: str = "", page: int = 1, away: bool = False
) -> Page[Any]:
    """Return a page of places by name: of that kind, with every one of the words somewhere.

    `away`: those that were put away instead. The page's objects are PlaceView; two queries.
    """
    rows = _places(actor).filter(put_away_at__isnull=not away)
    if kind:
        rows = rows.filter(kinds__contains=f"|{kind}|")
    for word in text.casefold().split():
        rows = rows.filter(search__contains=word)
    found: Page[Any] = Paginator(rows, PLACES_A_PAGE).get_page(page)
    found.object_list = [place_view(row, today) for row in found.object_list]
    return found


def place(actor: Actor, resource_id: UUID) -> Resource:
    """Return a place of the actor's organisation, put away or not. Raises NotVisible."""
    found = _places(actor).filter(pk=resource_id).first()
    if found is None:
        raise NotVisible
    return found


def kinds_of(row: Resource) -> tuple[str, ...]:
    """The keys of what a place helps with."""
    return rules.unbar(row.kinds)


def choices(actor: Actor) -> list[tuple[UUID, str]]:
    """Return id and name of every place in the directory, by name."""
    return list(_places(actor).filter(put_away_at__isnull=True).values_list("id", "name"))


@dataclass(frozen=True)
class ReferralView:
    """A referral as a page shows it; `place` is None for a place in own words."""

    id: UUID
    name: str
    phone: str
    tel: str
    place: PlaceView | None
    reason: str
    by: str
    ask_on: date
    state: rules.State
    due: bool
    answers: tuple[tuple[str, str], ...]
    can_take_back: bool


def _referral(key: PersonKey, row: Referral, today: date) -> ReferralView:
    listed = place_view(row.resource, today) if row.resource else None
    phone = listed.phone if listed else read(key, row, "place_phone") or ""
    state = rules.STATES[row.state]
    return ReferralView(
        id=row.id, name=listed.name if listed else read(key, row, "place_name") or "",
        phone=phone, tel=rules.dial(phone) or "", place=listed,
        reason=read(key, row, "reason") or "", by=row.staff.user.name, ask_on=row.ask_on,
        state=state, due=rules.is_due(row.state, row.ask_on, today),
        answers=tuple((name, rules.STATES[name].tap) for name in state.follows),
        can_take_back=bool(row.state_before),
    )  # fmt: skip


def _referrals(actor: Actor, participant_id: UUID) -> Any:
    rows = Referral.objects.visible_to(actor, Capability.REFERRAL_READ)
    mine = rows.filter(participant_id=participant_id).select_related("resource", "staff__user")
    return mine.order_by("-made_at", "-id")


def referrals(actor: Actor, participant_id: UUID, today: date, page: str) -> Page[Any]:
    """Return a page of somebody's referrals, newest first. The page's objects are ReferralView."""
    found = Paginator(_referrals(actor, participant_id), PLACES_A_PAGE).get_page(page)
    key = key_for(participant_id)
    found.object_list = [_referral(key, row, today) for row in found.object_list]
    return found


def _some(rows: list[Referral], participant_id: UUID, today: date) -> list[ReferralView]:
    key = key_for(participant_id) if rows else None
    return [_referral(key, row, today) for row in rows] if key else []


def newest(actor: Actor, participant_id: UUID, today: date) -> list[ReferralView]:
    """Return the newest five; one query, and one for the key when there are any."""
    return _some(list(_referrals(actor, participant_id)[:NEWEST]), participant_id, today)


def _due(actor: Actor, participant_id: UUID, today: date) -> Any:
    rows = _referrals(actor, participant_id).filter(state__in=rules.OPEN, ask_on__lte=today)
    return rows.order_by("ask_on", "id")


_DUE = Reading(_due)


def due(actor: Actor, participant_id: UUID, today: date) -> list[ReferralView]:
    """Return those whose day to ask has come, longest waiting first."""
    return _some(_DUE.objects(actor, participant_id, today), participant_id, today)


@dataclass(frozen=True)
class ToAsk:
    """Somebody to ask how it went; `place` is "" for a place in own words."""

    participant_id: UUID
    name: str
    place: str


TO_ASK = 31


def _ask_now(actor: Actor, today: date) -> Any:
    rows = Referral.objects.visible_to(actor, Capability.REFERRAL_MAKE)
    return rows.filter(state__in=rules.OPEN, ask_on__lte=today)


def anybody_to_ask(actor: Actor, today: date) -> Any:
    """Rows of the number 31, when there is somebody; for a look at it with other rooms."""
    return numbered(_ask_now(actor, today), TO_ASK)


def _open(actor: Actor, today: date) -> Any:
    return _ask_now(actor, today).order_by("ask_on", "id").values_list(
        "participant_id", "participant__given_name", "participant__family_name",
        "participant__removed_at", "resource__name",
    )[:TO_ASK_AT_MOST]  # fmt: skip


_TO_ASK = Reading(_open)


def to_ask(actor: Actor, today: date) -> list[ToAsk]:
    """Return at most twelve of the coach's own people to ask, longest waiting first; one query.

    Writes the reading into the book when there is anybody.
    """
    found = _TO_ASK.rows(actor, today)
    if found:
        record_list(actor, Capability.REFERRAL_READ, [row[0] for row in found])
    return [ToAsk(who, short_name(given, family, removed), place or "")
            for who, given, family, removed, place in found]  # fmt: skip


def referral(actor: Actor, referral_id: UUID) -> Referral:
    """Return a referral that the actor may answer. Raises NotVisible."""
    rows = Referral.objects.visible_to(actor, Capability.REFERRAL_ANSWER)
    found: Referral | None = rows.filter(pk=referral_id).first()
    if found is None:
        raise NotVisible
    return found
