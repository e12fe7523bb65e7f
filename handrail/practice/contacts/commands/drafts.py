"""Keeping what is typed and not saved yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from handrail.ground.access import Actor, Capability, authorise, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep

from .. import rules
from ..keeping import draft_key, own_draft
from ..models import ContactDraft
from ..person import staff_of


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
    draft = own_draft(staff_id, about).first()
    draft = draft or ContactDraft(org_id=actor.org_id, staff_id=staff_id, participant_id=about)
    keep(draft_key(staff_id, about), draft, body=text)
    draft.saved_at = clock.now()
    draft.save()
    if about is not None:
        own_draft(staff_id, None).delete()
    return draft.saved_at.isoformat()


@command(Capability.CONTACT_LOG, record=False)
def discard_draft(actor: Actor, *, about: UUID | None) -> None:
    """Throw away what was typed about a person, or about nobody yet. Only one's own draft."""
    own_draft(staff_of(actor), about).delete()
