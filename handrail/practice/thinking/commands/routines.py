"""Ticking a routine for a day, taking it back, pausing and going on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.locked import person

from ..finding import sheet_of
from ..models import Pause, Sheet, Tick
from ..rules import routines

_C = Capability.THINKING_WRITE


def _routine(actor: Actor, participant_id: UUID, sheet_id: UUID) -> Sheet:
    found = sheet_of(actor, _C, participant_id, sheet_id)
    if found.kind != "routine":
        raise NotVisible
    return found


@command(Capability.THINKING_WRITE)
def tick(
    actor: Actor,
    *,
    participant_id: UUID,
    sheet_id: UUID,
    on: date | None = None,
    done: bool = True,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> None:
    """Say that a routine was done on a local day (None: today), or take that back.

    The same twice is once. Raises NotLikeThis, NotVisible, Replayed.
    """
    who = person(actor, _C, participant_id)
    body = {"sheet": sheet_id, "on": on, "done": done}

    def do(_entry: UUID) -> dict[str, str]:
        row, day = _routine(actor, participant_id, sheet_id), on or who.today
        wrong = routines.check_day(day, who.today)
        if wrong:
            raise NotLikeThis(wrong, "on")
        ticks = Tick.objects.visible_to(actor, _C).filter(sheet_id=row.pk, on=day)
        if not done:
            ticks.delete()
        elif not ticks.exists():
            Tick(org_id=who.org_id, participant_id=who.id, sheet=row, on=day).save()
        return {"sheet": str(row.pk)}

    stored_once(participant_id, id, "tick", body, do, org_id=actor.org_id)


@command(Capability.THINKING_WRITE)
def pause(actor: Actor, *, participant_id: UUID, sheet_id: UUID, rests: bool) -> None:
    """Let a routine rest from today on, or go on with it. Nobody is asked why.

    The same twice is once. Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = _routine(actor, participant_id, sheet_id)
    pauses = Pause.objects.visible_to(actor, _C).filter(sheet_id=row.pk, last__isnull=True)
    held: Pause | None = pauses.first()
    if rests and held is None:
        Pause(org_id=who.org_id, participant_id=who.id, sheet=row, first=who.today).save()
    elif not rests and held is not None:
        held.last = routines.ended(held.first, who.today)
        if held.last is None:
            held.delete()
        else:
            held.save(update_fields=["last"])
