"""A coach who begins in another way is asked as well, before the first contact."""

from __future__ import annotations

from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachAssigned
from handrail.ground.people.models import Relationship

from .models import Knowing


@subscribe(CoachAssigned)
def ask_whoever_begins(event: CoachAssigned) -> None:
    """Ask once for each pair that did not work together before; what was said before stays."""
    pairs = Relationship.objects.for_system("a coach begins; did the two work together before?")
    who = {"participant_id": event.participant_id, "staff_id": event.staff_id}
    if pairs.filter(**who, kind="coach", ended_at__isnull=False).exists():
        return
    rows = Knowing.objects.for_system("a coach begins; do the two know each other?")
    rows.get_or_create(**who, defaults={"org_id": event.org_id})
