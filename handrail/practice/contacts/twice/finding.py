"""Finding what a form was stored as, and what stands there of the same minute."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.receipts import answer_of
from handrail.ground.kernel.refusal import NotLikeThis

from ..models import Contact
from ..person import staff_of
from . import rules


class SavedBefore(NotLikeThis):
    """It may be the talk that is written down as `contact_id`: whoever writes is asked."""

    def __init__(self, words: str, contact_id: UUID) -> None:
        super().__init__(words)
        self.contact_id = contact_id


def _mine(actor: Actor, participant_id: UUID) -> object:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG)
    return rows.filter(
        participant_id=participant_id, staff_id=staff_of(actor), taken_back_at__isnull=True
    )


def stored_as(actor: Actor, participant_id: UUID, entry: UUID | None) -> Contact | None:
    """The actor's own contact that a form became, or None: not stored, or taken back."""
    kept = answer_of(staff_of(actor), entry) if entry else None
    which = kept.get("contact") if kept else None
    rows = _mine(actor, participant_id)
    found: Contact | None = rows.filter(pk=which).first() if which else None  # type: ignore[attr-defined]
    return found


def of_that_minute(
    actor: Actor, participant_id: UUID, kind: str, at: datetime
) -> Contact | None:  # fmt: skip
    """The actor's own contact of that kind with this person in the minute of `at`, or None."""
    begins, ends = rules.minute_of(at)
    rows = _mine(actor, participant_id)
    found: Contact | None = rows.filter(kind=kind, at__gte=begins, at__lt=ends).first()  # type: ignore[attr-defined]
    return found
