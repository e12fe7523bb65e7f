"""What a manager does about messages that are stuck."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.jobs import enqueue
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.queries import stuck_rows
from handrail.ground.messaging.sending import DELIVER

TOO_LATE = N_("It is too late for this one: by now it would say something that is not so.")
_EMPTIED: dict[str, Any] = {
    "state": OutboundMessage.LET_GO, "address": None, "subject": None, "body": None,
    "lease": None, "locked_until": None,
}  # fmt: skip


@command(Capability.OUTBOX_MEND, record=False)
def try_again(actor: Actor, *, message_id: UUID, participant_id: UUID | None) -> None:
    """Send a stuck message once more, at once and with all its tries.

    `participant_id` is whose message it is, for their book. Raises NotLikeThis when it has become
    too late, NotVisible when it left meanwhile.
    """
    at = clock.now()
    row = stuck_rows(actor, at).filter(pk=message_id, participant_id=participant_id)
    if not row.exists():
        raise NotVisible
    changed = row.filter(expires_at__gt=at).update(
        state=OutboundMessage.QUEUED, attempts=0, next_attempt_at=at, lease=None, locked_until=None
    )
    if not changed:
        raise NotLikeThis(TOO_LATE)
    enqueue(DELIVER, {"message_id": str(message_id)})


@command(Capability.OUTBOX_MEND, record=False)
def let_go(actor: Actor, *, message_id: UUID, participant_id: UUID | None) -> None:
    """Give a stuck message up; its address and words go. Raises NotVisible when it left meanwhile.

    `participant_id` is whose message it is, for their book.
    """
    rows = stuck_rows(actor, clock.now()).filter(pk=message_id, participant_id=participant_id)
    if not rows.update(**_EMPTIED):
        raise NotVisible


@command(Capability.OUTBOX_MEND, record=False)
def let_late_go(actor: Actor) -> int:
    """Give up all that would come too late, and return how many there were."""
    at = clock.now()
    return int(stuck_rows(actor, at).filter(expires_at__lte=at).update(**_EMPTIED))
