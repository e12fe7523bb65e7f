"""A coach who begins in another way is asked as well, before the first contact."""

from __future__ import annotations

from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachAssigned

from .models import Knowing


@subscribe(CoachAssigned)
def ask_whoever_begins(event: CoachAssigned) -> None:
    """Ask once for each pair; what was said before stays."""
    rows = Knowing.objects.for_system("a coach begins; do the two know each other?")
    rows.get_or_create(
        participant_id=event.participant_id, staff_id=event.staff_id,
        defaults={"org_id": event.org_id},
    )  # fmt: skip
