"""A coach who begins in another way is asked as well; whoever was asked for nothing forgets."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachAssigned, CoachEnded, EpisodeClosed
from handrail.ground.people.joining import coaching_of
from handrail.ground.people.models import Relationship

from .models import Knowing


def _shut_all_but(participant_id: UUID, staff_id: UUID | None) -> None:
    rows = Knowing.objects.for_system("who coaches now; the other askings about the person end")
    found = rows.filter(participant_id=participant_id, shut_at__isnull=True)
    found.exclude(staff_id=staff_id).update(shut_at=clock.now())


@subscribe(CoachAssigned)
def ask_whoever_begins(event: CoachAssigned) -> None:
    """Ask once for each pair that did not work together before; what was said before stays."""
    pairs = Relationship.objects.for_system("a coach begins; did the two work together before?")
    who = {"participant_id": event.participant_id, "staff_id": event.staff_id}
    rows = Knowing.objects.for_system("a coach begins; do the two know each other?")
    if rows.filter(**who).update(shut_at=None):
        return
    if not pairs.filter(**who, kind="coach", ended_at__isnull=False).exists():
        rows.create(**who, org_id=event.org_id)


@subscribe(CoachAssigned)
def let_the_others_forget(event: CoachAssigned) -> None:
    """Somebody else coaches now: whoever was asked as well reads the name no more."""
    _shut_all_but(event.participant_id, event.staff_id)


@subscribe(CoachEnded)
def forget_with_the_coach(event: CoachEnded) -> None:
    """A coach who works with the person no more reads the name no more; the answer stays."""
    rows = Knowing.objects.for_system("a coach leaves; what they were asked is over")
    found = rows.filter(participant_id=event.participant_id, staff_id=event.staff_id)
    found.filter(shut_at__isnull=True).update(shut_at=clock.now())


@subscribe(EpisodeClosed)
def forget_while_away(event: EpisodeClosed) -> None:
    """While somebody is away nobody is looked for; whoever coaches them stays asked."""
    now = coaching_of(event.participant_id)
    _shut_all_but(event.participant_id, now.staff_id if now else None)
