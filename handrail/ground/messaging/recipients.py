"""Where a participant can be reached: only at places that are their own and proved."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.messaging.commands import Recipient
from handrail.ground.people.models import Participant


def participant_recipient(participant_id: UUID) -> Recipient | None:
    """Return the participant's own confirmed phone, else their e-mail, else None.

    A number that only the team wrote down is never used: it may belong to somebody else.
    """
    person = (
        Participant.objects.for_system("a message goes to the participant")
        .select_related("user")
        .filter(pk=participant_id, user__is_active=True)
        .first()
    )
    if person is None or person.user is None:
        return None
    user = person.user
    channel, address = ("sms", user.phone) if user.phone_verified else ("email", user.email)
    if not address:
        return None
    return Recipient(user.org_id, channel, address, person.zone, user.language, person.id)
