"""What leaves the house when something happens elsewhere, queued with its cause."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.accounts.events import CodeRequested, CredentialChanged
from handrail.ground.accounts.models import User
from handrail.ground.kernel.events import subscribe
from handrail.ground.messaging import lasting
from handrail.ground.messaging.recipients import participant_recipient, staff_recipient
from handrail.ground.messaging.sending import REMINDER, Recipient, queue
from handrail.ground.people.events import BreakGlassUsed
from handrail.ground.schedule.events import DueArrived

_CHANNELS = {"phone": "sms", "email": "email"}


@subscribe(CodeRequested)
def send_code(event: CodeRequested) -> None:
    """Send a sign-in code at once; it is sealed while it waits and gone when it has left."""
    to = Recipient(
        org_id=event.org_id,
        channel=_CHANNELS[event.channel],
        address=event.to,
        zone=_zone(event.user_id),
        language=event.language,
    )
    queue(to, "code", values={"code": event.code})


@subscribe(CredentialChanged)
def tell_owner(event: CredentialChanged) -> None:
    """Tell the owner of an account at every place known before the change."""
    zone = _zone(event.user_id)
    for channel, address in (("sms", event.phone), ("email", event.email)):
        if address:
            queue(Recipient(event.org_id, channel, address, zone, event.language), "sign_in")


@subscribe(DueArrived)
def send_reminder(event: DueArrived) -> None:
    """Send a reminder whose time has come to somebody who can be reached."""
    if event.kind != REMINDER:
        return
    to = participant_recipient(event.participant_id)
    if to is not None:
        queue(
            to, "reminder", cause=f"{lasting.DUE_CAUSE}{event.due_id}",
            until=lasting.until(event.subject),
        )  # fmt: skip


@subscribe(BreakGlassUsed)
def tell_of_emergency(event: BreakGlassUsed) -> None:
    """Let the participant and the one to be told look: the reason stands on their own pages."""
    cause = f"glass:{event.glass_id}"
    person = participant_recipient(event.participant_id)
    if person is not None:
        queue(person, "message", cause=f"{cause}:participant")
    watcher = staff_recipient(event.told_staff_id) if event.told_staff_id else None
    if watcher is not None:
        queue(watcher, "message", cause=f"{cause}:staff")


def _zone(user_id: UUID) -> str:
    return str(User.objects.values_list("zone", flat=True).get(pk=user_id))
