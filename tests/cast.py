"""The cast: who tries every page.

ana is a participant and ben her coach; carol supervises ben; mona manages the programme; dee
coaches elsewhere in the organisation; omar coaches in another organisation; rev shared something
and took it back; pat is a partner and chris in ana's circle; andy audits and ada administers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from handrail.ground.access import Actor
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.sealed import keep
from handrail.ground.orgs.models import Organisation, Site
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import (
    Episode,
    Outsider,
    Participant,
    Relationship,
    Staff,
    Strength,
)


def session_for(user: User, **values: object) -> str:
    """Return the key of a saved session in which `user` is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    at = clock.now().timestamp()
    session.update(
        {"private_phone": True, "second_factor_at": at, "signed_in_at": at, "seen_at": at, **values}
    )
    session.save()
    return str(session.session_key)


@dataclass
class Member:
    """One of the cast."""

    user: User
    staff: Staff | None = None
    participant_id: UUID | None = None
    _client: Client | None = field(default=None, repr=False)

    @property
    def actor(self) -> Actor:
        """The actor, loaded anew, so that a changed role counts at once."""
        return actor_for(self.user.pk, private_phone=True)

    @property
    def client(self) -> Client:
        """A signed-in client, the same one each time."""
        if self._client is None:
            self._client = Client()
            self._client.cookies[settings.SESSION_COOKIE_NAME] = session_for(self.user)
        return self._client


@dataclass
class Cast:
    """Everybody, by first name."""

    org: Organisation
    other_org: Organisation
    site: Site
    ana: Member
    ben: Member
    carol: Member
    mona: Member
    dee_coach: Member
    omar: Member
    rev: Member
    pat: Member
    circle: Member
    auditor: Member
    admin: Member

    def everybody(self) -> dict[str, Member]:
        """Return name -> member."""
        return {k: v for k, v in vars(self).items() if isinstance(v, Member)}


def _staff(org: Organisation, site: Site, name: str, roles: str, phone: str,
           supervisor: Staff | None = None) -> Member:  # fmt: skip
    user = User.objects.make(org=org, name=name, phone=phone, zone=site.zone)
    return Member(
        user,
        staff=Staff.objects.create(
            org=org, site=site, user=user, roles=roles, supervisor=supervisor
        ),
    )


def participant(org: Organisation, site: Site, name: str, coach: Staff | None,
                phone: str = "") -> Member:  # fmt: skip
    """Return a participant with a key, an open episode and, where given, a coach."""
    given, _, family = name.partition(" ")
    user = User.objects.make(org=org, name=given, phone=phone or None, zone=site.zone)
    person = Participant(
        org=org, site=site, user=user, given_name=given, family_name=family, phone=phone,
        zone=site.zone, started_on=clock.today(site.zone),
    )  # fmt: skip
    person.save()
    key = keys.make_key(person.pk)
    for text in ("being there for her daughter", "fixes anything"):
        strength = Strength(org=org, participant_id=person.pk, by=Strength.COACH)
        keep(key, strength, text=text)
        strength.save()
    Episode(org=org, participant_id=person.pk).save()
    if coach is not None:
        Relationship(org=org, participant_id=person.pk, staff=coach).save()
    return Member(user, participant_id=person.pk)


def _outsider(org: Organisation, name: str, role: str, label: str) -> Member:
    user = User.objects.make(org=org, name=name)
    Outsider.objects.create(org=org, user=user, role=role, label=label)
    return Member(user)


def make_cast() -> Cast:
    """Make everybody in two organisations and return them."""
    org = Organisation.objects.create(name="Riverbend Recovery", slug="riverbend")
    other = Organisation.objects.create(name="Hilltop Peers", slug="hilltop")
    site = Site.objects.create(org=org, name="Main Street", zone="America/New_York")
    far = Site.objects.create(org=other, name="Hill House", zone="America/Denver")
    carol = _staff(org, site, "Carol", "supervisor", "+12025550103")
    ben = _staff(org, site, "Ben", "coach", "+12025550102", carol.staff)
    return Cast(
        org=org,
        other_org=other,
        site=site,
        ana=participant(org, site, "Ana Marlow", ben.staff, "+12025550101"),
        ben=ben,
        carol=carol,
        mona=_staff(org, site, "Mona", "manager", "+12025550104"),
        dee_coach=_staff(org, site, "Dee", "coach", "+12025550105"),
        omar=_staff(other, far, "Omar", "coach", "+12025550106"),
        rev=participant(org, site, "Rev Quill", ben.staff, "+12025550107"),
        pat=_outsider(org, "Pat", "partner", "County clinic"),
        circle=_outsider(org, "Chris", "circle", "sister"),
        auditor=_staff(org, site, "Andy", "auditor", "+12025550108"),
        admin=_staff(org, site, "Ada", "administrator", "+12025550109"),
    )
