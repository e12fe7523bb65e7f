"""How a person is reached, corrected by the office or filled in from a file."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.accounts.models import User
from handrail.ground.kernel.events import publish
from handrail.ground.people.commands.intake import Newcomer
from handrail.ground.people.events import ProfileChanged
from handrail.ground.people.joining import open_with
from handrail.ground.people.models import Participant

_GAPS = ("family_name", "phone", "email", "birth_year")


def _person(actor: Actor, participant_id: UUID) -> Participant:
    people = Participant.objects.visible_to(actor, Capability.INTAKE_WRITE)
    found: Participant | None = people.filter(pk=participant_id, removed_at__isnull=True).first()
    if found is None:
        raise NotVisible
    return found


def _save(actor: Actor, person: Participant, fields: list[str]) -> None:
    if not fields:
        return
    person.save(update_fields=fields)
    account = User.objects.filter(pk=person.user_id).first() if person.user_id else None
    for name in ("phone", "email"):
        if account is not None and name in fields:
            open_with(account, name, getattr(person, name))
    publish(ProfileChanged(org_id=actor.org_id, participant_id=person.pk))


@command(Capability.INTAKE_WRITE)
def change_contact_points(actor: Actor, *, participant_id: UUID, phone: str, email: str) -> None:
    """Set phone (E.164 or "") and e-mail; signing in by them follows. Raises NotVisible."""
    person = _person(actor, participant_id)
    changed = [n for n, v in (("phone", phone), ("email", email)) if getattr(person, n) != v]
    person.phone, person.email = phone, email
    _save(actor, person, changed)


@command(Capability.INTAKE_WRITE)
def fill_gaps(actor: Actor, *, participant_id: UUID, newcomer: Newcomer) -> None:
    """Write what the record does not know yet; nothing that stands there is replaced.

    The way a likely duplicate is merged: what the programme knows counts more than a file.
    """
    person = _person(actor, participant_id)
    changed = []
    for name in _GAPS:
        value = getattr(newcomer, name)
        if value and not getattr(person, name):
            setattr(person, name, value)
            changed.append(name)
    _save(actor, person, changed)
