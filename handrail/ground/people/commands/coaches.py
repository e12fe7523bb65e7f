"""Who coaches whom: one coach at a time, the ones before stay in the history."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.people.joining import begin_coaching, coaching_of, end_coaching
from handrail.ground.people.not_them import ask_once_more


@command(Capability.COACH_ASSIGN)
def assign_coach(
    actor: Actor, *, participant_id: UUID, staff_id: UUID | None, anyway: bool = False
) -> UUID | None:
    """Make `staff_id` the coach from now on; None leaves the person without one for now.

    Returns the relationship's id. The coach before sees nothing from the next query on. Raises
    NotVisible for somebody who is no coach here; NotLikeThis without `anyway` for somebody else
    whom the person may have named under "not this person".
    """
    standing = coaching_of(participant_id)
    if staff_id is not None:
        if standing is None or standing.staff_id != staff_id:
            ask_once_more(actor, participant_id, staff_id, anyway=anyway)
        return begin_coaching(actor, participant_id, staff_id)
    if standing is not None:
        end_coaching(actor, standing)
    return None
