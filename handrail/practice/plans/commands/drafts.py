"""Keeping what is typed about a step or a week and not saved yet."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, authorise, command
from handrail.ground.people import drafts

from .. import rules


def _save(
    actor: Actor, kind: str, participant_id: UUID, entry: UUID, body: drafts.Body, began: str
) -> None:
    drafts.save(actor, kind, participant_id, entry, body, stored_for=participant_id)
    drafts.take_over(actor, began)


@command(Capability.REVIEW_WRITE, record=False)
def save_review_draft(
    actor: Actor, *, participant_id: UUID, entry: UUID, body: drafts.Body, began: str = ""
) -> None:
    """Keep what was typed in one look back; it is never checked, only its size is limited.

    `began` is the mark of the draft that the form went on with. Raises NotLikeThis, NotVisible.
    """
    authorise(actor, Capability.REVIEW_WRITE, participant_id)
    _save(actor, rules.REVIEW_DRAFT, participant_id, entry, body, began)


@command(Capability.STEP_AGREE, record=False)
def save_step_draft(
    actor: Actor, *, participant_id: UUID, entry: UUID, body: drafts.Body, began: str = ""
) -> None:
    """Keep what was typed in one form of a step, as `save_review_draft` does."""
    authorise(actor, Capability.STEP_AGREE, participant_id)
    _save(actor, rules.STEP_DRAFT, participant_id, entry, body, began)


@command(Capability.REVIEW_WRITE, record=False)
def discard_review_draft(actor: Actor, *, entry: UUID, began: str = "") -> None:
    """Throw away what was typed in one look back, and what it went on with. Only one's own."""
    drafts.forget(actor, entry)
    drafts.take_over(actor, began)


@command(Capability.STEP_AGREE, record=False)
def discard_step_draft(actor: Actor, *, entry: UUID, began: str = "") -> None:
    """Throw away what was typed in one form of a step, and what it went on with."""
    drafts.forget(actor, entry)
    drafts.take_over(actor, began)
