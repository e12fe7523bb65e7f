"""Reading the directory of places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from handrail.ground.access import Actor, NotVisible

from . import rules
from .models import Resource

PLACES_A_PAGE = 12


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
