"""Choosing the way of coaching, and turning one thing at a time on or off."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.orgs.models import Organisation
from handrail.ground.people import coaching
from handrail.ground.people.models import Participant
from handrail.ground.people.organisation import note_setting


def _person(actor: Actor, participant_id: UUID, *, agreed: bool) -> Participant:
    if actor.participant_id != participant_id and not agreed:
        raise NotLikeThis(coaching.TALK_FIRST, "agreed")
    people = Participant.objects.visible_to(actor, Capability.PROFILE_EDIT)
    person: Participant | None = people.filter(pk=participant_id).first()
    if person is None:
        raise NotVisible
    return person


@command(Capability.PROFILE_EDIT)
def choose_model(actor: Actor, *, participant_id: UUID, model: str, agreed: bool = False) -> None:
    """Keep the person's way of coaching, a key of `coaching.MODELS`; it counts at once.

    The person says it alone; a coach, for somebody without a phone at hand, with `agreed`, and
    the book keeps who said so. Raises NotLikeThis for a model that is none, or without `agreed`.
    """
    if model not in coaching.MODELS:
        raise NotLikeThis(coaching.CHOOSE_ONE, "model")
    person = _person(actor, participant_id, agreed=agreed)
    if person.coaching_model == model:
        return
    person.coaching_model, person.coaching_since = model, clock.today(person.zone)
    person.save(update_fields=["coaching_model", "coaching_since"])


@command(Capability.PROFILE_EDIT)
def set_first_days(actor: Actor, *, participant_id: UUID, on: bool, agreed: bool = False) -> None:
    """Turn one thing at a time on or off, whatever the day. As `choose_model`."""
    person = _person(actor, participant_id, agreed=agreed)
    person.first_days = coaching.ON if on else coaching.OFF
    person.save(update_fields=["first_days"])


@command(Capability.ORG_SETTINGS, record=False)
def set_default_model(actor: Actor, *, model: str) -> None:
    """Set how people are coached who did not choose. Raises NotLikeThis."""
    if model not in coaching.MODELS:
        raise NotLikeThis(coaching.CHOOSE_ONE, "model")
    own = Organisation.objects.filter(pk=actor.org_id)
    if own.exclude(coaching_model=model).update(coaching_model=model):
        note_setting(actor, "coaching_model", model)
