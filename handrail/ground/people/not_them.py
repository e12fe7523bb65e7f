"""Whether a person may have said of a coach that they would rather not have them.

A room above knows what was said; whoever gives a coach asks here first, and once more after that.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.refusal import NotLikeThis

NOT_THEM = N_(
    "They wrote “not this person”, and it may be this coach. Ask them first, and tick that they "
    "are fine with it."
)
Says = Callable[[Actor, UUID, UUID], bool]
_says: list[Says] = []


def says_rather_not(says: Says) -> Says:
    """Let `says` tell whether a person may have named this member of staff."""
    if says not in _says:
        _says.append(says)
    return says


def ask_once_more(actor: Actor, participant_id: UUID, staff_id: UUID, *, anyway: bool) -> None:
    """Raise NotLikeThis for a coach whom the person may have named, unless it was asked about."""
    if not anyway and any(says(actor, participant_id, staff_id) for says in _says):
        raise NotLikeThis(NOT_THEM, "coach")
