"""Writing down a talk with somebody else about a person, under a yes of theirs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.consent.queries import StandingYes, standing_shares
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person as locked

from .. import rules
from ..keeping import store_contact
from ..person import person, staff_of

_C = Capability.TALK_WITH_OTHER


def _yes(actor: Actor, participant_id: UUID, consent_id: UUID) -> StandingYes:
    shares = standing_shares(actor, _C, participant_id)
    found = next((yes for yes in shares if yes.id == consent_id), None)
    if found is None:
        raise NotLikeThis(rules.NO_YES, "consent")
    return found


@command(Capability.TALK_WITH_OTHER)
def talked_with(
    actor: Actor, *, participant_id: UUID, consent_id: UUID, at: datetime | None = None,
    minutes: int | None = None, note: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write down a talk with somebody to whom the person says yes now, and return its id.

    The person reads it like any other note. Raises NotLikeThis without a yes in force, and for an
    impossible time or length; TextTooLong, Replayed, NotVisible.
    """
    clean, now = tidy(note, limit=rules.NOTE_LIMIT), clock.now()
    locked(actor, _C, participant_id)
    who = person(actor, _C, participant_id)
    for wrong, field in (
        (rules.check_contact_time(at or now, now), "at"), (rules.check_minutes(minutes), "minutes")
    ):  # fmt: skip
        if wrong:
            raise NotLikeThis(wrong, field)

    def do(contact_id: UUID) -> dict[str, str]:
        yes = _yes(actor, participant_id, consent_id)
        fields = {
            "kind": rules.WITH_OTHER, "at": at or now, "minutes": minutes, "words": [],
            "reached": False, "consent_id": yes.id,
        }  # fmt: skip
        store_contact(actor, who, contact_id, clean, fields, with_whom=yes.name)
        return {"contact": str(contact_id)}

    body = {"of": participant_id, "under": consent_id, "at": at, "minutes": minutes, "note": clean}
    kept = stored_once(staff_of(actor), id, "with_other", body, do, org_id=actor.org_id)
    return UUID(kept["contact"])
