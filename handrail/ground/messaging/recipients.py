"""Where somebody can be reached: only at places that are their own and proved."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.accounts.models import User
from handrail.ground.messaging.sending import Recipient
from handrail.ground.people.models import Participant, Staff


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
    return _own_place(person.user, person.zone, person.id)


def staff_recipient(staff_id: UUID) -> Recipient | None:
    """Return the confirmed phone of somebody who works here, else their e-mail, else None."""
    works = Staff.objects.select_related("user").filter(pk=staff_id, suspended_at__isnull=True)
    found = works.first()
    return None if found is None else _own_place(found.user, found.user.zone, None)


def account_recipient(user_id: UUID) -> Recipient | None:
    """Return the confirmed phone of somebody outside the programme, else their e-mail, or None."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return None if user is None else _own_place(user, user.zone, None)


def _own_place(user: User, zone: str, participant_id: UUID | None) -> Recipient | None:
    channel, address = ("sms", user.phone) if user.phone_verified else ("email", user.email)
    if not address:
        return None
    return Recipient(user.org_id, channel, address, zone, user.language, participant_id)
