"""When the fourteen days are over, the removal becomes real."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground import audit
from handrail.ground.access import Capability
from handrail.ground.kernel.events import subscribe
from handrail.ground.mydata.commands import KIND
from handrail.ground.mydata.queries import standing_wish
from handrail.ground.mydata.removing import remove
from handrail.ground.schedule.events import DueArrived


@dataclass(frozen=True)
class _Programme:
    """Who acts when nobody presses a button."""

    org_id: UUID
    user_id: UUID | None = None
    participant_id: UUID | None = None
    name: str = "Handrail"
    role_word: str = "operator"


@subscribe(DueArrived)
def make_it_real(event: DueArrived) -> None:
    """Remove the person, in the transaction that settles the due row."""
    if event.kind != KIND:
        return
    wish = standing_wish(event.participant_id)
    if wish is None or wish.pk != event.subject:
        return
    remove(wish, None)
    audit.write(
        _Programme(event.org_id), "write", str(Capability.MY_DATA),
        subject=event.participant_id, detail="remove",
    )  # fmt: skip
