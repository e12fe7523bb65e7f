"""Writing private pages, hiding them, and taking words back. Only ever for oneself."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person

from ..models import PrivateEarlier, PrivatePage
from ..rules import pages

_C = Capability.PRIVATE_PAGE


def _tidied(title: str, text: str) -> tuple[str, str]:
    words = tidy(title, limit=pages.TITLE_LIMIT), tidy(text, limit=pages.TEXT_LIMIT)
    wrong = pages.check(*words)
    if wrong:
        raise NotLikeThis(wrong, "text")
    return words


@command(Capability.PRIVATE_PAGE)
def write_page(
    actor: Actor,
    *,
    participant_id: UUID,
    sort: str = "free",
    title: str = "",
    text: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Write a private page and return its id. Raises NotLikeThis, TextTooLong, Replayed."""
    named, words = _tidied(title, text)
    if sort not in pages.SORTS:
        raise ValueError(f"unknown sort {sort!r}")
    who = person(actor, _C, participant_id)

    def do(page_id: UUID) -> dict[str, str]:
        row = PrivatePage(id=page_id, org_id=who.org_id, participant_id=who.id, sort=sort)
        keep(who.key, row, title=named, text=words)
        row.save(force_insert=True)
        return {"page": str(page_id)}

    body = {"sort": sort, "title": named, "text": words}
    return UUID(
        stored_once(participant_id, id, "private_page", body, do, org_id=actor.org_id)["page"]
    )


def _page(actor: Actor, participant_id: UUID, page_id: UUID) -> PrivatePage:
    rows = PrivatePage.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    found: PrivatePage | None = rows.filter(pk=page_id).first()
    if found is None:
        raise NotVisible
    return found


@command(Capability.PRIVATE_PAGE)
def change_page(
    actor: Actor,
    *,
    participant_id: UUID,
    page_id: UUID,
    title: str,
    text: str,
    version: int | None = None,
) -> bool:
    """Change a page; the words before are kept. `version` is the one that was read.

    Return whether it was changed somewhere else in between. Raises NotLikeThis, TextTooLong,
    NotVisible.
    """
    named, words = _tidied(title, text)
    who = person(actor, _C, participant_id)
    row = _page(actor, participant_id, page_id)
    if (named, words) == _words(who, row):
        return False
    meanwhile = version is not None and version != row.version
    _put(who, row, named, words)
    return meanwhile


def _words(who: Person, row: PrivatePage | PrivateEarlier) -> tuple[str, str]:
    return read(who.key, row, "title") or "", read(who.key, row, "text") or ""


def _put(who: Person, row: PrivatePage, title: str, text: str) -> None:
    before = PrivateEarlier(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, page_id=row.pk,
        made_at=row.touched_at,
    )  # fmt: skip
    old_title, old_text = _words(who, row)
    keep(who.key, before, title=old_title, text=old_text)
    before.save(force_insert=True)
    keep(who.key, row, title=title, text=text)
    row.version += 1
    row.touched_at = clock.now()
    row.save(update_fields=["title", "text", "version", "touched_at"])


@command(Capability.PRIVATE_PAGE)
def use_earlier_page(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a page read as it did before, and return its id; nothing is lost. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    rows = PrivateEarlier.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    before: PrivateEarlier | None = rows.filter(pk=earlier_id).first()
    if before is None:
        raise NotVisible
    row = _page(actor, participant_id, before.page_id)
    _put(who, row, *_words(who, before))
    return UUID(str(row.pk))


@command(Capability.PRIVATE_PAGE)
def hide_page(actor: Actor, *, participant_id: UUID, page_id: UUID, hidden: bool) -> None:
    """Take a page off the list until it is asked for, or put it back. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = _page(actor, participant_id, page_id)
    row.hidden = hidden
    row.save(update_fields=["hidden"])


@command(Capability.PRIVATE_PAGE)
def delete_page(actor: Actor, *, participant_id: UUID, page_id: UUID) -> None:
    """Delete a page and all its earlier words for good. Raises NotVisible."""
    person(actor, _C, participant_id)
    _page(actor, participant_id, page_id)
    mine = {"participant_id": participant_id}
    before = PrivateEarlier.objects.visible_to(actor, _C).filter(**mine, page_id=page_id)
    before._raw_delete(before.db)
    row = PrivatePage.objects.visible_to(actor, _C).filter(**mine, pk=page_id)
    row._raw_delete(row.db)
