"""Saying yes, and taking it back. Only the person does either."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import translation

from handrail.design import dates
from handrail.ground.access import Actor, Capability, NotVisible, Role, command
from handrail.ground.accounts.models import User
from handrail.ground.accounts.ways import CardSecret, make_card
from handrail.ground.consent import rules
from handrail.ground.consent.events import Shared, SharingStopped
from handrail.ground.consent.models import Consent, ConsentItem
from handrail.ground.consent.rules import Item, Kind, text_hash
from handrail.ground.consent.words import PURPOSES, SHARE_VERSION, ShareWords, share_text
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.models import Outsider, Participant


class IncompleteError(ValueError):
    """The consent lacks something that 42 CFR 2.31(a) asks for; `missing` names it."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


@dataclass(frozen=True)
class Yes:
    """What is shared, why (a key of PURPOSES), and through which local day."""

    items: frozenset[Item]
    purpose: str
    last_day: date


def _recipient(actor: Actor, recipient_id: UUID) -> Outsider:
    found = (
        Outsider.objects.select_related("user")
        .filter(user_id=recipient_id, org_id=actor.org_id, user__is_active=True)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def _check(actor: Actor, who: Outsider, yes: Yes) -> None:
    missing = []
    if not yes.items or rules.not_offered(who.role, yes.items):
        missing.append("items")
    if yes.purpose not in PURPOSES:
        missing.append("purpose")
    if not rules.last_day_fits(yes.last_day, clock.today(actor.zone)):
        missing.append("expiry")
    if missing:
        raise IncompleteError(tuple(missing))


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(zone))


def _words(actor: Actor, participant_id: UUID, who: Outsider, yes: Yes) -> str:
    people = Participant.objects.visible_to(actor, Capability.SHARING_CHANGE)
    person = people.only("given_name", "family_name").get(pk=participant_id)
    return share_text(
        ShareWords(
            person=f"{person.given_name} {person.family_name}".strip(),
            programme=Organisation.objects.values_list("name", flat=True).get(pk=actor.org_id),
            items=tuple(sorted(yes.items)),
            recipient=f"{who.user.name} ({who.label})",
            purpose=str(PURPOSES[yes.purpose]),
            last_day=dates.dated(yes.last_day),
            signed_on=dates.dated(clock.today(actor.zone)),
        )
    )


def _keep(actor: Actor, participant_id: UUID, who: Outsider, yes: Yes) -> UUID:
    now = clock.now()
    consent = Consent(
        org_id=actor.org_id,
        participant_id=participant_id,
        kind=Kind.SHARE,
        recipient=who.user,
        purpose=yes.purpose,
        version=SHARE_VERSION,
        language=translation.get_language() or "en",
        text_hash=text_hash(_words(actor, participant_id, who, yes)),
        given_at=now,
        starts_at=now,
        expires_at=_end_of(yes.last_day, actor.zone),
    )
    consent.save(force_insert=True)
    for item in sorted(yes.items):
        ConsentItem(
            org_id=actor.org_id, participant_id=participant_id, consent=consent, item=item
        ).save(force_insert=True)
    publish(
        Shared(
            org_id=actor.org_id,
            participant_id=participant_id,
            consent_id=consent.pk,
            recipient_id=who.user_id,
        )
    )
    return consent.pk


def _standing(actor: Actor, recipient_id: UUID) -> Collection[Consent]:
    return list(
        Consent.objects.visible_to(actor, Capability.SHARING_CHANGE).filter(
            kind=Kind.SHARE, recipient_id=recipient_id, revoked_at__isnull=True
        )
    )


def _stop(consent: Consent) -> None:
    consent.revoked_at = clock.now()
    consent.save(update_fields=["revoked_at"])
    if consent.recipient_id is None:
        return
    publish(
        SharingStopped(
            org_id=consent.org_id,
            participant_id=consent.participant_id,
            consent_id=consent.pk,
            recipient_id=consent.recipient_id,
        )
    )


@command(Capability.SHARING_CHANGE)
def share(actor: Actor, *, participant_id: UUID, recipient_id: UUID, yes: Yes) -> UUID:
    """Share exactly these items with this person from now on; what was shared before ends.

    Returns the consent's id. Raises IncompleteError, and NotVisible for somebody who is not
    outside this organisation's programme.
    """
    who = _recipient(actor, recipient_id)
    _check(actor, who, yes)
    for consent in _standing(actor, recipient_id):
        _stop(consent)
    return _keep(actor, participant_id, who, yes)


@command(Capability.SHARING_CHANGE)
def stop_sharing(actor: Actor, *, participant_id: UUID, consent_id: UUID) -> None:
    """Take a yes back. It acts from the next query on; doing it twice changes nothing.

    Raises NotVisible for a consent that is not the person's own.
    """
    mine = Consent.objects.visible_to(actor, Capability.SHARING_CHANGE)
    consent = mine.filter(pk=consent_id, kind=Kind.SHARE).first()
    if consent is None:
        raise NotVisible
    if consent.revoked_at is None:
        _stop(consent)


@dataclass(frozen=True)
class Joined:
    """Somebody new in the circle: the account and the way in, shown once."""

    recipient_id: UUID
    way_in: CardSecret


@command(Capability.SHARING_CHANGE)
def add_circle_member(
    actor: Actor, *, participant_id: UUID, name: str, label: str, yes: Yes
) -> Joined:
    """Make an account for somebody of one's circle and share items with them.

    The card is for them alone: 15 minutes, once. Raises IncompleteError.
    """
    account = User(org_id=actor.org_id, name=name, language=actor.language, zone=actor.zone)
    account.set_unusable_password()
    account.save(force_insert=True)
    who = Outsider.objects.create(
        org_id=actor.org_id, user=account, role=str(Role.CIRCLE), label=label
    )
    _check(actor, who, yes)
    _keep(actor, participant_id, who, yes)
    return Joined(account.pk, make_card(account, User.objects.get(pk=actor.user_id)))


@command(Capability.SHARING_CHANGE)
def circle_card(actor: Actor, *, participant_id: UUID, recipient_id: UUID) -> CardSecret:
    """A new way in for somebody of one's own circle. Raises NotVisible.

    Only while that person sees nobody else's record and something of this one: a card opens all
    that its account may see.
    """
    who = _recipient(actor, recipient_id)
    shares = Consent.objects.for_system("whose records would this card open?").filter(
        kind=Kind.SHARE, recipient_id=recipient_id
    )
    others = shares.exclude(participant_id=participant_id).exists()
    if who.role != Role.CIRCLE or others or not _standing(actor, recipient_id):
        raise NotVisible
    return make_card(who.user, User.objects.get(pk=actor.user_id))
