"""What belongs to one note of one person; and keeping how it read before it is changed."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from ..models import Contact
from .models import CorrectionAsk, EarlierAsk, EarlierView, OwnView
from .rules import WAITS

OWN = Capability.NOTE_OWN
WORDS = ("text", "heard", "means")


def notes_shown(actor: Actor, capability: Capability) -> object:
    """Contacts whose note the actor can read, without those that were taken back."""
    rows = Contact.objects.visible_to(actor, capability)
    return rows.filter(taken_back_at__isnull=True)


def words_beside(actor: Actor, capability: Capability) -> Q:
    """Contacts beside which the participant wrote or asked something."""
    views = OwnView.objects.visible_to(actor, capability).filter(contact_id=OuterRef("pk"))
    asks = CorrectionAsk.objects.visible_to(actor, capability).filter(contact_id=OuterRef("pk"))
    return Q(Exists(views)) | Q(Exists(asks))


def asked_about(actor: Actor, capability: Capability, contact_id: UUID) -> bool:
    """Whether the participant waits for this note to be put right; one query."""
    rows = CorrectionAsk.objects.visible_to(actor, capability)
    return bool(rows.filter(contact_id=contact_id, state=WAITS).exists())


def open_to(actor: Actor) -> Q:
    """What is true in SQL of contacts that this actor may come to put right: their own, and those
    that stand and that the participant waits to have put right."""
    asks = CorrectionAsk.objects.visible_to(actor, Capability.CONTACT_LOG).filter(
        contact_id=OuterRef("pk"), state=WAITS
    )
    return Q(staff_id=actor.staff_id) | Q(Exists(asks), taken_back_at__isnull=True)


def keep_view_before(who: Person, row: OwnView) -> None:
    """Keep how an own view reads now."""
    before = EarlierView(id=uuid7(), org_id=who.org_id, participant_id=who.id, view=row)
    keep(who.key, before, **{name: read(who.key, row, name) for name in WORDS})
    before.save(force_insert=True)


def keep_ask_before(who: Person, row: CorrectionAsk) -> None:
    """Keep what was asked and answered until now."""
    before = EarlierAsk(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, ask=row, state=row.state
    )
    keep(who.key, before, **{name: read(who.key, row, name) for name in ("words", "answer")})
    before.save(force_insert=True)
