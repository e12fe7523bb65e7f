"""Who works here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from handrail.ground.access import Actor, Capability, NotVisible, Role, command
from handrail.ground.accounts.models import User
from handrail.ground.accounts.ways import CardSecret, make_invitation
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.orgs.models import Site
from handrail.ground.people.events import StaffInvited
from handrail.ground.people.models import STAFF_ROLES, Staff


class PlaceTakenError(ValueError):
    """The phone number or e-mail opens another account already."""


class OwnAccountError(ValueError):
    """Nobody pauses their own work account: there would be no way back."""


@dataclass(frozen=True)
class Invited:
    """A new member of staff and the way in, which is shown once."""

    staff_id: UUID
    way_in: CardSecret


@command(Capability.STAFF_INVITE, record=False)
def invite_staff(
    actor: Actor,
    *,
    name: str,
    roles: Collection[Role],
    site_id: UUID | None,
    supervisor_id: UUID | None = None,
    phone: str = "",
    email: str = "",
    work_phone: str = "",
) -> Invited:
    """Make the account and its invitation (48 hours, once).

    Raises NotVisible for a site or supervisor of another organisation, ValueError for no role or
    one that is not staff's, PlaceTakenError when phone or e-mail open another account.
    """
    if not roles or not set(roles) <= set(STAFF_ROLES):
        raise ValueError("staff have one or more staff roles")
    _check_place(actor, site_id, supervisor_id)
    try:
        with transaction.atomic():
            account = User(org_id=actor.org_id, name=name, phone=phone or None, email=email or None)
            account.language = actor.language
            account.zone = _zone(actor, site_id)
            account.set_unusable_password()
            account.save(force_insert=True)
    except IntegrityError as taken:
        raise PlaceTakenError from taken
    words = [str(role) for role in STAFF_ROLES if role in roles]
    staff = Staff.objects.create(
        org_id=actor.org_id,
        site_id=site_id,
        user=account,
        roles=" ".join(words),
        supervisor_id=supervisor_id,
        work_phone=work_phone,
    )
    publish(StaffInvited(org_id=actor.org_id, staff_id=staff.pk, user_id=account.pk))
    return Invited(staff.pk, make_invitation(account, User.objects.get(pk=actor.user_id)))


def _check_place(actor: Actor, site_id: UUID | None, supervisor_id: UUID | None) -> None:
    here = Site.objects.filter(org_id=actor.org_id, away_at__isnull=True)
    if site_id is not None and not here.filter(pk=site_id).exists():
        raise NotVisible
    if supervisor_id is None:
        return
    boss = _mine(actor, supervisor_id)
    if Role.SUPERVISOR not in boss.roles.split() or boss.suspended_at is not None:
        raise NotVisible


def _zone(actor: Actor, site_id: UUID | None) -> str:
    if site_id is None:
        return actor.zone
    return Site.objects.values_list("zone", flat=True).get(pk=site_id)


def _mine(actor: Actor, staff_id: UUID) -> Staff:
    found = Staff.objects.select_related("user").filter(pk=staff_id, org_id=actor.org_id).first()
    if found is None:
        raise NotVisible
    return found


@command(Capability.STAFF_INVITE, record=False)
def renew_invitation(actor: Actor, *, staff_id: UUID) -> CardSecret:
    """A new way in for somebody who lost theirs; the one before ends. Raises NotVisible."""
    staff = _mine(actor, staff_id)
    if staff.suspended_at is not None:
        raise NotVisible
    return make_invitation(staff.user, User.objects.get(pk=actor.user_id))


@command(Capability.STAFF_INVITE, record=False)
def suspend_staff(actor: Actor, *, staff_id: UUID) -> None:
    """End this person's access from the next request on; their people and history stay.

    Raises OwnAccountError for one's own account and NotVisible for a stranger's.
    """
    if staff_id == actor.staff_id:
        raise OwnAccountError
    staff = _mine(actor, staff_id)
    if staff.suspended_at is None:
        staff.suspended_at = clock.now()
        staff.save(update_fields=["suspended_at"])
        # Every session carries a hash of this; another one ends them all.
        staff.user.set_unusable_password()
        staff.user.save(update_fields=["password"])


@command(Capability.STAFF_INVITE, record=False)
def resume_staff(actor: Actor, *, staff_id: UUID) -> None:
    """Give access back after a pause. Raises NotVisible for a stranger's account."""
    staff = _mine(actor, staff_id)
    staff.suspended_at = None
    staff.save(update_fields=["suspended_at"])


@command(Capability.ACCOUNT_OWN, record=False)
def change_work_phone(actor: Actor, *, work_phone: str) -> None:
    """Set the number that one's own people see (E.164), or take it away with "".

    Raises NotVisible for somebody who does not work here.
    """
    if actor.staff_id is None:
        raise NotVisible
    Staff.objects.filter(pk=actor.staff_id, org_id=actor.org_id).update(work_phone=work_phone)
