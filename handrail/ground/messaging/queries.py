"""Messages that wait for a human: those that used up their tries, and those that wait too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.audit import record_list
from handrail.ground.kernel import clock
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.kernel.sealed import Tampered
from handrail.ground.messaging import envelope, rules
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.sending import OWN_CAUSE
from handrail.ground.messaging.words import CHANNELS, NAMES
from handrail.ground.schedule.leases import LEASED

PAGE = 25
REMINDER, MESSAGE = "reminder", "message"


@dataclass(frozen=True)
class StuckView:
    """One message that has not left; `kind`, `channel` and `reason` are to be translated.

    It has no words of the message. `hint` is a part of the address, where no person is known.
    """

    id: UUID
    participant_id: UUID | None
    name: str
    hint: str
    kind: str
    channel: str
    made_at: datetime
    tries: int
    reason: str
    late: bool


def _reminded(participant_id: UUID, start: datetime) -> Any:
    rows = OutboundMessage.objects.for_system("counting reminders of one person, without words")
    sent = rows.filter(participant_id=participant_id, kind=REMINDER, sent_at__gte=start)
    sent = sent.exclude(cause__startswith=OWN_CAUSE)
    return sent.values_list("sent_at")


_REMINDED = Prepared(_reminded)


def reminders_sent(participant_id: UUID, start: datetime) -> list[datetime]:
    """When the house reminded one person since an instant; ask the ring first whether one may.

    What somebody let themselves be reminded of, of days that only they know, is not in it.
    """
    return [at for (at,) in _REMINDED.rows(participant_id, start)]


@dataclass(frozen=True)
class Sent:
    """How much the house sent to one person: reminders, and that there is something to read."""

    reminders: int = 0
    messages: int = 0


def _sent(participant_id: UUID, first: datetime, after: datetime) -> Any:
    rows = OutboundMessage.objects.for_system("counting messages to one person, without words")
    sent = rows.filter(
        participant_id=participant_id, kind__in=(REMINDER, MESSAGE), sent_at__gte=first,
        sent_at__lt=after,
    )  # fmt: skip
    return sent.exclude(cause__startswith=OWN_CAUSE).values_list("kind")


_SENT = Prepared(_sent)


def sent_between(participant_id: UUID, first: datetime, after: datetime) -> Sent:
    """What the house sent to one person of itself; ask the ring first whether one may.

    What somebody let themselves be reminded of is theirs, and is not in it.
    """
    kinds = [kind for (kind,) in _SENT.rows(participant_id, first, after)]
    return Sent(kinds.count(REMINDER), kinds.count(MESSAGE))


def stuck_rows(actor: Actor, at: datetime) -> Any:
    """The rows themselves, cleared for the actor, for reading and for the commands."""
    waiting = Q(state__in=(OutboundMessage.QUEUED, OutboundMessage.HELD, LEASED))
    # What waits for the morning, or for its next try, is not stuck: only what is overdue.
    overdue = waiting & Q(next_attempt_at__lte=at - rules.TOO_LONG)
    return OutboundMessage.objects.visible_to(actor, Capability.OUTBOX_MEND).filter(
        Q(state=OutboundMessage.STUCK) | overdue
    )


def stuck_count(actor: Actor) -> int:
    """How many there are; nothing is read of them."""
    return int(stuck_rows(actor, clock.now()).count())


def stuck_page(actor: Actor, page: int) -> Page[Any]:
    """One page of them as StuckView, newest first, and a line in the book about their people."""
    at = clock.now()
    rows = stuck_rows(actor, at).select_related("participant").order_by("-made_at", "-pk")
    found: Page[Any] = Paginator(rows, PAGE).get_page(page)
    people = [row.participant_id for row in found.object_list if row.participant_id]
    record_list(actor, Capability.OUTBOX_MEND, people)
    found.object_list = [_view(row, at) for row in found.object_list]
    return found


def stuck_one(actor: Actor, message_id: UUID) -> StuckView:
    """One of them. Raises NotVisible when it is not stuck, or not here."""
    at = clock.now()
    row = stuck_rows(actor, at).select_related("participant").filter(pk=message_id).first()
    if row is None:
        raise NotVisible
    record_list(actor, Capability.OUTBOX_MEND, [row.participant_id] if row.participant_id else [])
    return _view(row, at)


def _view(row: OutboundMessage, at: datetime) -> StuckView:
    return StuckView(
        id=row.pk,
        participant_id=row.participant_id,
        name=row.participant.short_name if row.participant else "",
        hint="" if row.participant else _hint(row),
        kind=NAMES.get(row.kind, row.kind),
        channel=CHANNELS.get(row.channel, row.channel),
        made_at=row.made_at,
        tries=row.attempts,
        reason=rules.why(row.trouble),
        late=at >= row.expires_at,
    )


def _hint(row: OutboundMessage) -> str:
    try:
        return rules.hint(envelope.reopen(row.pk, "address", row.address))
    except Tampered:
        return ""
