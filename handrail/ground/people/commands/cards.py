"""A sign-in card for a participant: printed or shown by coach or manager."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.accounts.lost import phone_lost
from handrail.ground.accounts.models import User
from handrail.ground.accounts.ways import CardSecret, make_card
from handrail.ground.people.models import Participant


@command(Capability.CARD_ISSUE)
def issue_card(
    actor: Actor, *, participant_id: UUID, lost: bool = False, passkeys: bool = False
) -> CardSecret:
    """Make a card: 15 minutes, once; the card before it ends. Shown once, kept as a hash.

    With `lost` the old phone is signed out first, and with `passkeys` its passkeys go as well;
    the record stays as it is, so that a new phone or number loses nothing.

    Raises NotVisible when the record has no account (it was erased).
    """
    people = Participant.objects.visible_to(actor, Capability.CARD_ISSUE)
    account = User.objects.filter(
        pk__in=people.filter(pk=participant_id).values("user_id"), is_active=True
    ).first()
    if account is None:
        raise NotVisible
    if lost:
        phone_lost(account, passkeys=passkeys)
    return make_card(account, User.objects.get(pk=actor.user_id))
