"""What a coach decides about somebody at the top."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.watch.insight.events import ContactPutOff
from handrail.watch.insight.models import PutOff


@command(Capability.CONTACT_LOG)
def put_off(actor: Actor, *, participant_id: UUID) -> date:
    """Take a person off the top for today and return that day, on the coach's own calendar.

    Nothing else changes: tomorrow the reasons are weighed again. Twice is the same as once.
    Raises NotVisible when the actor does not coach this person.
    """
    if actor.staff_id is None:
        raise NotVisible
    on = clock.today(actor.zone)
    PutOff.objects.for_system("one row a day: the write ring has decided").get_or_create(
        participant_id=participant_id,
        staff_id=actor.staff_id,
        on=on,
        defaults={"org_id": actor.org_id},
    )
    publish(
        ContactPutOff(
            org_id=actor.org_id, participant_id=participant_id, staff_id=actor.staff_id, on=on
        )
    )
    return on
