"""Putting messages into the outbox, inside the transaction of their cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.jobs import enqueue
from handrail.ground.messaging import envelope
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.rules import WAITS_CAUSE
from handrail.ground.messaging.words import KINDS
from handrail.ground.schedule import planning
from handrail.ground.schedule.queries import came

DELIVER = "messaging.deliver"
REMINDER = "messaging.reminder"

OWN_CAUSE = "own:"
"""Begins the cause of what somebody let themselves be told, which nobody else counts."""


@dataclass(frozen=True)
class Recipient:
    """Where a message goes; `channel` is "sms" or "email". It does not print the address."""

    org_id: UUID
    channel: str
    address: str = field(repr=False)
    zone: str = "UTC"
    language: str = "en"
    participant_id: UUID | None = None


def queue(
    to: Recipient, kind: str, *, cause: str | None = None, values: dict[str, str] | None = None,
    until: datetime | None = None,
) -> UUID:  # fmt: skip
    """Put one message into the outbox and return its id; it leaves after the commit.

    `kind` is a key of `words.KINDS`. A `cause` that was queued before gets the first message's
    id and sends nothing more. It is never sent at `until` or later; without, it lasts as long as
    its kind.
    """
    if cause is not None:
        known = OutboundMessage.objects.for_system("a cause is told only once")
        if found := known.filter(cause=cause).values_list("pk", flat=True).first():
            return UUID(str(found))
    row = _message(to, kind, values or {})
    row.cause = cause
    if until is not None:
        row.expires_at = until
    row.save(force_insert=True)
    enqueue(DELIVER, {"message_id": str(row.id)})
    return row.id


def remind(*, org_id: UUID, participant_id: UUID, subject: UUID, at: datetime, zone: str) -> UUID:
    """Send the participant "You have a reminder." at `at`; the same `subject` again moves it.

    Nothing is sent to somebody without a phone or e-mail of their own.
    """
    return planning.remind(
        org_id=org_id, participant_id=participant_id, kind=REMINDER, subject=subject, at=at,
        zone=zone,
    )  # fmt: skip


def reminded(subjects: Iterable[UUID], since: datetime) -> set[UUID]:
    """Return of which of these somebody was reminded since then; one query."""
    return set(came((REMINDER,), subjects, since))


def look_again(participant_id: UUID) -> None:
    """Let what is held back for this person be looked at now, for their quiet hours changed."""
    rows = OutboundMessage.objects.for_system("a person's quiet hours changed")
    held = rows.filter(participant_id=participant_id, state=OutboundMessage.HELD)
    # What waits until a week is over, waits for that and not for quiet hours.
    held.exclude(cause__startswith=WAITS_CAUSE).update(next_attempt_at=clock.now())


def forget_reminder(subject: UUID) -> None:
    """Do not remind of `subject`."""
    planning.forget(kind=REMINDER, subject=subject)


def _message(to: Recipient, kind: str, values: dict[str, str]) -> OutboundMessage:
    words, at, pk = KINDS[kind], clock.now(), uuid7()
    with translation.override(to.language):
        subject, text = gettext(words.subject), gettext(words.text).format(**values)
    return OutboundMessage(
        id=pk,
        org_id=to.org_id,
        participant_id=to.participant_id,
        made_at=at,
        channel=to.channel,
        kind=kind,
        address=envelope.close(pk, "address", to.address),
        address_hash=envelope.blind(to.address),
        subject=envelope.close(pk, "subject", subject),
        body=envelope.close(pk, "body", text),
        zone=to.zone,
        urgent=words.urgent,
        expires_at=at + words.lasts,
        state=OutboundMessage.QUEUED,
        next_attempt_at=at,
    )
