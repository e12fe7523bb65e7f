"""What the worker does for the outbox."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.kernel.jobs import every, job
from handrail.ground.messaging import outbox
from handrail.ground.messaging.sending import DELIVER


@job(DELIVER)
def deliver(message_id: str) -> None:
    """Send one message right after the commit that queued it."""
    outbox.deliver(UUID(message_id))


@every(1, "messaging.sweep")
def sweep() -> None:
    """Send what is due: held, put off, or left behind by a worker that died."""
    outbox.deliver()
