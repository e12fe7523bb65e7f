"""What the invented people agreed to: taking part, the notice, and what two others may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from handrail.demo import history
from handrail.ground.accounts.models import User
from handrail.ground.consent.commands import Yes, add_circle_member, share
from handrail.ground.consent.notice import VERSION
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.people.actors import actor_for
from handrail.ground.people.events import TakePartAgreed
from handrail.ground.people.models import Outsider, Participant, Relationship, Staff

SISTER = ("Rosa Marlow", "my sister")
CLINIC = ("Kim Park", "Riverbend Clinic")
SHARED = frozenset({Item.WINS, Item.STEP, Item.APPOINTMENTS, Item.KIND_WORDS, Item.UPDATES})
WITH_CLINIC = frozenset({Item.APPOINTMENTS, Item.MEETINGS})


def take_part(people: Sequence[Participant], manager: Staff) -> None:
    """Keep for everybody, from their first day on, the yes to taking part and the read notice."""
    rows = Relationship.objects.for_system("who was there when the invented people began")
    there = dict(rows.values_list("participant_id", "staff__user_id"))
    for person in people:
        witness: UUID = there.get(person.pk, manager.user_id)
        publish(
            TakePartAgreed(
                org_id=person.org_id, participant_id=person.pk, notice_version=VERSION,
                how="screen", witness_id=witness,
                at=history.at(person.started_on, 10, person.zone),
            )
        )  # fmt: skip


def circle(ana: Participant) -> User:
    """Let somebody of `ana`'s circle see four things for half a year; return their account."""
    assert ana.user_id is not None
    name, label = SISTER
    last = clock.today(ana.zone) + timedelta(days=180)
    joined = add_circle_member(
        actor_for(ana.user_id), participant_id=ana.pk, name=name, label=label,
        yes=Yes(SHARED, "support", last),
    )  # fmt: skip
    return User.objects.get(pk=joined.recipient_id)


def clinic(ana: Participant) -> User:
    """Let somebody at a clinic see two things for a quarter of a year; return their account."""
    assert ana.user_id is not None
    name, label = CLINIC
    user = User.objects.make(org=ana.org, name=name)
    Outsider(org=ana.org, user=user, role="partner", label=label).save()
    last = clock.today(ana.zone) + timedelta(days=90)
    yes = Yes(WITH_CLINIC, "plan", last)
    share(actor_for(ana.user_id), participant_id=ana.pk, recipient_id=user.pk, yes=yes)
    return user
