"""What happened to an account."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CodeRequested(Event):
    """Somebody asked for a sign-in code; it must be sent now, as it ends at `ends_at`.

    `channel` is "phone" or "email", `to` an E.164 number or an address. The code is never
    printed with the event.
    """

    org_id: UUID
    user_id: UUID
    channel: str
    to: str
    code: str = field(repr=False)
    language: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class CredentialChanged(Event):
    """A way to sign in was added, removed or changed; its owner is told.

    `what` is "passkey_added", "passkey_removed", "app_added", "app_removed", "codes_made",
    "phone_changed", "email_changed", "card_used" or "sessions_ended". `phone` and `email` are
    where the person was reached *before* the change: whoever changed it must not get the notice
    alone.
    """

    org_id: UUID
    user_id: UUID
    what: str
    phone: str | None
    email: str | None
    language: str
    at: datetime
