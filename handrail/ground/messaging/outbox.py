"""The worker's side of the outbox: lease, send, and mark only after the provider took it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.kernel.sealed import Tampered
from handrail.ground.messaging import ceiling, envelope, lasting, quiet, rules
from handrail.ground.messaging.channels import (
    Letter,
    NoChannel,
    Refused,
    Unreachable,
    channel_for,
)
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.rules import Outcome
from handrail.ground.messaging.words import KINDS
from handrail.ground.schedule.leases import claim, settle

logger = logging.getLogger(__name__)
_WAITING = (OutboundMessage.QUEUED, OutboundMessage.HELD)
_EMPTIED: dict[str, Any] = {"address": None, "subject": None, "body": None}


def deliver(message_id: UUID | None = None) -> int:
    """Send what is due, or one message if it is; return how many the providers took.

    Safe to run in any number of processes at once. One message is leased at a time, so that a
    slow provider never lets the lease of the next one run out.
    """
    taken = 0
    while rows := _claim(message_id):
        taken += _try(rows[0])
    return taken


def _claim(message_id: UUID | None) -> list[OutboundMessage]:
    rows = _messages()
    if message_id is not None:
        rows = rows.filter(pk=message_id)
    return claim(rows, clock.now(), waiting=_WAITING, limit=1, lasts=rules.LEASE)


def _try(row: OutboundMessage) -> bool:
    """Give one leased message its try; return whether the provider took it."""
    at = clock.now()
    if at >= row.expires_at:
        _settle(row, state=OutboundMessage.EXPIRED, **_EMPTIED)
        return False
    if row.attempts > rules.TRIES:
        # Its workers died again and again before they could say why.
        _settle(row, state=OutboundMessage.STUCK, trouble="WorkerLost")
        return False
    if not row.urgent and (end := _quiet_until(row, at)):
        _hold(row, end)
        return False
    if lasting.is_moot(row.cause):
        _settle(row, state=OutboundMessage.LET_GO, **_EMPTIED)
        return False
    if end := _full_until(row, at):
        return _put_off(row, end)
    return _send(row, at)


def _hold(row: OutboundMessage, end: datetime) -> None:
    """Hold it back until the quiet hours are over.

    It lasts from then on, however long they were, where no room said until when it is of use.
    """
    until = row.expires_at
    if not lasting.has_an_end(row.cause):
        until = max(until, end + KINDS[row.kind].lasts)
    _settle(
        row, state=OutboundMessage.HELD, next_attempt_at=end, attempts=row.attempts - 1,
        expires_at=until,
    )  # fmt: skip


def _quiet_until(row: OutboundMessage, at: datetime) -> datetime | None:
    who = row.participant_id
    own = quiet.asked_for(who, row.zone, at, at) if who else ()
    found = quiet.stretch(at, row.zone, own)
    return found[1] if found else None


def _full_until(row: OutboundMessage, at: datetime) -> datetime | None:
    if row.participant_id is None or not rules.may_wait(row.kind, row.cause, urgent=row.urgent):
        return None
    return ceiling.full_until(row.participant_id, at)


def _put_off(row: OutboundMessage, end: datetime) -> bool:
    """Hold it back until `end`; when one waits already, that one tells of this too."""
    there = _messages().filter(
        participant_id=row.participant_id, state=OutboundMessage.HELD, kind=row.kind,
        cause__startswith=rules.WAITS_CAUSE, next_attempt_at__gte=end,
    )  # fmt: skip
    if there.exclude(pk=row.pk).exists():
        _settle(row, state=OutboundMessage.LET_GO, **_EMPTIED)
        return False
    _settle(
        row, state=OutboundMessage.HELD, next_attempt_at=end, attempts=row.attempts - 1,
        expires_at=max(row.expires_at, end + KINDS[row.kind].lasts),
    )  # fmt: skip
    return False


def _send(row: OutboundMessage, at: datetime) -> bool:
    try:
        receipt = channel_for(row.channel).send(_letter(row))
    except Unreachable as trouble:
        return _not_taken(row, Outcome.UNREACHABLE, str(trouble), at)
    except NoChannel:
        return _not_taken(row, Outcome.UNREACHABLE, f"NoChannel {row.channel}", at)
    except (Refused, Tampered) as trouble:
        return _not_taken(row, Outcome.REFUSED, str(trouble), at)
    except Exception as trouble:
        logger.error("message %s met %s", row.pk, type(trouble).__name__)
        return _not_taken(row, Outcome.UNREACHABLE, type(trouble).__name__, at)
    step = rules.after(Outcome.ARRIVED if receipt.arrived else Outcome.TAKEN, row.attempts)
    return _settle(
        row, state=step.state, provider_id=receipt.provider_id, sent_at=clock.now(), trouble="",
        **_EMPTIED,
    )  # fmt: skip


def _letter(row: OutboundMessage) -> Letter:
    subject, text = (envelope.reopen(row.id, c, getattr(row, c)) for c in ("subject", "body"))
    return Letter(str(row.id), envelope.reopen(row.id, "address", row.address), subject, text)


def _not_taken(row: OutboundMessage, outcome: Outcome, trouble: str, at: datetime) -> bool:
    step = rules.after(outcome, row.attempts)
    later = {} if step.pause is None else {"next_attempt_at": at + step.pause}
    _settle(row, state=step.state, trouble=trouble[:80], **later)
    return False


def _settle(row: OutboundMessage, **values: Any) -> bool:
    return settle(_messages(), row.pk, row.lease, **values)


def _messages() -> Any:
    return OutboundMessage.objects.for_system("the outbox worker sends for everybody")
