"""Reading private pages: one's own, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read

from ..models import PrivateEarlier, PrivatePage
from ..rules import pages

PAGES_A_PAGE, EARLIER_SHOWN = 20, 50
_C = Capability.PRIVATE_PAGE


@dataclass(frozen=True)
class PageView:
    """One private page, or how it read before; `sort` is a key of rules.pages.SORTS."""

    id: UUID
    sort: str
    title: str
    text: str
    hidden: bool
    version: int
    at: datetime

    @property
    def name(self) -> str:
        """What it is called in the list."""
        return pages.name(self.title, self.text)


def _view(key: PersonKey, row: PrivatePage) -> PageView:
    return PageView(
        id=row.id, sort=row.sort, title=read(key, row, "title") or "",
        text=read(key, row, "text") or "", hidden=row.hidden, version=row.version,
        at=row.touched_at,
    )  # fmt: skip


def private_pages(
    actor: Actor, participant_id: UUID, number: str, *, hidden: bool = False
) -> Page[Any]:
    """Return a page of the list, the last written first; with `hidden` the hidden ones instead."""
    rows = PrivatePage.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, hidden=hidden
    )
    found: Page[Any] = Paginator(rows.order_by("-touched_at", "-id"), PAGES_A_PAGE).get_page(number)
    shown = list(found.object_list)
    key = key_for(participant_id) if shown else None
    found.object_list = [_view(key, row) for row in shown] if key else []
    return found


def _one(actor: Actor, page_id: UUID) -> Any:
    return PrivatePage.objects.visible_to(actor, _C).filter(pk=page_id)[:1]


_ONE = Reading(_one)


def private_page(actor: Actor, page_id: UUID) -> PageView:
    """Return one page; raises NotVisible for everybody but the one who wrote it."""
    found = _ONE.objects(actor, page_id)
    if not found:
        raise NotVisible
    return _view(key_for(found[0].participant_id), found[0])


def _before(actor: Actor, page_id: UUID) -> Any:
    rows = PrivateEarlier.objects.visible_to(actor, _C).filter(page_id=page_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_BEFORE = Reading(_before)


def earlier_pages(actor: Actor, participant_id: UUID, page: PageView) -> list[PageView]:
    """Return how a page read before, the newest first."""
    rows = _BEFORE.objects(actor, page.id)
    key = key_for(participant_id) if rows else None
    if key is None:
        return []
    return [
        PageView(
            id=row.id, sort=page.sort, title=read(key, row, "title") or "",
            text=read(key, row, "text") or "", hidden=False, version=0, at=row.made_at,
        )
        for row in rows
    ]  # fmt: skip
