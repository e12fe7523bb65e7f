"""Opening a record in an emergency: a reason, one hour, and everybody concerned is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.text import tidy
from handrail.ground.people.events import BreakGlassUsed
from handrail.ground.people.models import BrokenGlass, Staff

OPEN_FOR = timedelta(minutes=60)
"""One hour, read only; 42 CFR 2.51 asks for the emergency only, not for the time after."""

MIN_REASON = 20
"""Characters. Long enough that "emergency" alone does not do."""

MAX_REASON = 500


class ReasonTooShortError(ValueError):
    """The reason does not say enough; at least MIN_REASON characters."""


@dataclass(frozen=True)
class Opened:
    """The emergency access: its row and when it ends."""

    glass_id: UUID
    until: datetime


def _who_is_told(org_id: UUID, staff_id: UUID) -> UUID | None:
    """Return the supervisor of whoever opens it; where there is none, a manager."""
    here = Staff.objects.filter(org_id=org_id, suspended_at__isnull=True)
    above: UUID | None = here.filter(pk=staff_id).values_list("supervisor_id", flat=True).first()
    managers = here.filter(roles__contains=Role.MANAGER).exclude(pk=staff_id)
    return above or managers.order_by("made_at").values_list("pk", flat=True).first()


@command(Capability.BREAK_GLASS)
def break_glass(
    actor: Actor,
    *,
    participant_id: UUID,
    reason: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Opened:
    """Open the record to this supervisor for 60 minutes and tell the people concerned.

    The same entry sent again opens nothing more. Raises ReasonTooShortError, TextTooLong above
    500 characters, NotVisible for anybody else, Replayed.
    """
    words = tidy(reason, limit=MAX_REASON)
    if len(words) < MIN_REASON:
        raise ReasonTooShortError
    if actor.staff_id is None:
        raise NotVisible
    body = {"of": participant_id, "reason": words}
    answer = stored_once(
        actor.staff_id, id, "glass", body, lambda _entry: _open(actor, participant_id, words),
        org_id=actor.org_id,
    )  # fmt: skip
    return Opened(UUID(answer["glass"]), datetime.fromisoformat(answer["until"]))


def _open(actor: Actor, participant_id: UUID, words: str) -> dict[str, str]:
    if actor.staff_id is None:
        raise NotVisible
    until = clock.now() + OPEN_FOR
    glass = BrokenGlass(
        org_id=actor.org_id,
        participant_id=participant_id,
        staff_id=actor.staff_id,
        reason=words,
        until=until,
    )
    glass.save(force_insert=True)
    publish(
        BreakGlassUsed(
            org_id=actor.org_id,
            participant_id=participant_id,
            glass_id=glass.pk,
            staff_id=actor.staff_id,
            told_staff_id=_who_is_told(actor.org_id, actor.staff_id),
            until=until,
        )
    )
    return {"glass": str(glass.pk), "until": until.isoformat()}
