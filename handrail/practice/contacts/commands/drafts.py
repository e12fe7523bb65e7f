"""Keeping what is typed and not saved yet."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, authorise, command
from handrail.ground.people import drafts

from .. import rules
from ..person import staff_of


@command(Capability.CONTACT_LOG, record=False)
def save_draft(
    actor: Actor, *, about: UUID | None, entry: UUID, body: drafts.Body, began: str = ""
) -> None:
    """Keep what was typed in one form about a person, or about nobody yet.

    A draft is never checked, so that nothing is lost because it is not right yet; only its size is
    limited. `began` is the mark of the draft that the form went on with. Raises NotLikeThis above
    100,000 characters, NotVisible.
    """
    if about is not None:
        authorise(actor, Capability.CONTACT_LOG, about)
    stored_for = staff_of(actor)
    drafts.save(actor, rules.DRAFT_KIND, about, entry, body, stored_for=stored_for)
    drafts.take_over(actor, began)


@command(Capability.CONTACT_LOG, record=False)
def discard_draft(actor: Actor, *, entry: UUID, began: str = "") -> None:
    """Throw away what was typed in one form, and what it went on with. Only one's own."""
    drafts.forget(actor, entry)
    drafts.take_over(actor, began)
