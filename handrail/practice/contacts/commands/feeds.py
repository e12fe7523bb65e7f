"""Making, renewing and stopping one's own calendar address."""

from __future__ import annotations

import secrets
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once

from ..feeds import rules
from ..feeds.queries import hash_of
from ..models import CalendarFeed


def _own(actor: Actor) -> CalendarFeed | None:
    rows = CalendarFeed.objects.for_system("somebody changes their own calendar address")
    found: CalendarFeed | None = rows.filter(user_id=actor.user_id, org_id=actor.org_id).first()
    return found


@command(Capability.APPOINTMENT_SET, record=False)
def make_feed(
    actor: Actor, *, with_place: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> str | None:  # fmt: skip
    """Make an address for one's own calendar, in place of the one before, and return the secret.

    Returns None when this very form was sent before: the secret is not kept and is shown once.
    """
    secret = secrets.token_urlsafe(rules.SECRET_BYTES)
    fresh: list[str] = []

    def do(_row_id: UUID) -> dict[str, str]:
        row = _own(actor) or CalendarFeed(
            org_id=actor.org_id, user_id=actor.user_id, participant_id=actor.participant_id
        )
        row.secret_hash, row.with_place = hash_of(secret), with_place
        row.made_at = row.touched_at = clock.now()
        row.save()
        fresh.append(secret)
        return {"feed": str(row.pk)}

    body = {"with_place": with_place}
    stored_once(actor.user_id, id, "calendar_feed", body, do, org_id=actor.org_id)
    return fresh[0] if fresh else None


@command(Capability.APPOINTMENT_SET, record=False)
def show_place(actor: Actor, *, with_place: bool) -> bool:
    """Let the place stand in one's own calendar, or not; return whether there is an address."""
    row = _own(actor)
    if row is None:
        return False
    row.with_place, row.touched_at = with_place, clock.now()
    row.save(update_fields=["with_place", "touched_at"])
    return True


@command(Capability.APPOINTMENT_SET, record=False)
def stop_feed(actor: Actor) -> None:
    """Stop one's own address: it opens nothing from now on. Stopping twice is fine."""
    row = _own(actor)
    if row is not None:
        row.delete()
