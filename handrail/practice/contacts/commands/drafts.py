"""Keeping what is typed and not saved yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from handrail.ground.access import Actor, Capability, authorise, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import Erased, PersonKey, key_for, make_key

from .. import rules
from ..models import ContactDraft
from ..rules import NotLikeThis
from ..sealing import keep
from .person import staff_of


def draft_key(staff_id: UUID, participant_id: UUID | None) -> PersonKey:
    """Return the key a draft is sealed with: the participant's, or the writer's own."""
    if participant_id is not None:
        return key_for(participant_id)
    try:
        return key_for(staff_id)
    except Erased:
        return make_key(staff_id)


def forget_drafts(actor: Actor, participant_id: UUID | None) -> None:
    """Delete the actor's draft about this person, and the one without a person."""
    for person in {participant_id, None}:
        ContactDraft.objects.of(staff_of(actor), person).delete()


@command(Capability.CONTACT_LOG, record=False)
def save_draft(actor: Actor, *, about: UUID | None, body: Mapping[str, str | list[str]]) -> str:
    """Keep what was typed about a person, or about nobody yet, and return when (ISO 8601, UTC).

    Choosing a person moves the draft without one to them. A draft is never checked, so that
    nothing is lost because it is not right yet; only its size is limited. Raises NotLikeThis
    above 100,000 characters, NotVisible.
    """
    if about is not None:
        authorise(actor, Capability.CONTACT_LOG, about)
    text = json.dumps(dict(body))
    if len(text) > rules.DRAFT_LIMIT:
        raise NotLikeThis(rules.DRAFT_TOO_LONG)
    staff_id = staff_of(actor)
    draft = ContactDraft.objects.of(staff_id, about).first()
    draft = draft or ContactDraft(staff_id=staff_id, participant_id=about)
    keep(draft_key(staff_id, about), draft, body=text)
    draft.saved_at = clock.now()
    draft.save()
    if about is not None:
        ContactDraft.objects.of(staff_id, None).delete()
    return draft.saved_at.isoformat()


@command(Capability.CONTACT_LOG, record=False)
def discard_draft(actor: Actor, *, about: UUID | None) -> None:
    """Throw away what was typed about a person, or about nobody yet. Only one's own draft."""
    ContactDraft.objects.of(staff_of(actor), about).delete()
