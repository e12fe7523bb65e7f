"""Who lives in the world of the tests, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from handrail.ground.consent.commands import Yes, add_circle_member, share, stop_sharing
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.commands.glass import break_glass
from handrail.practice.contacts.commands import save_draft
from handrail.practice.matching.models import Knowing
from tests.cast import Cast, Member, _staff

CIRCLE_ITEMS = frozenset({Item.WINS, Item.STEP, Item.APPOINTMENTS, Item.KIND_WORDS,
                          Item.UPDATES})  # fmt: skip
PARTNER_ITEMS = frozenset({Item.MEETINGS, Item.APPOINTMENTS, Item.UPDATES})


@dataclass
class World(Cast):
    """The cast, three more of them, and the id of one object of each kind."""

    former: Member
    glass: Member
    boss_elsewhere: Member
    ids: dict[str, UUID | int] = field(default_factory=dict)

    @property
    def ana_id(self) -> UUID:
        """Ana's id as a participant."""
        assert self.ana.participant_id is not None
        return self.ana.participant_id

    @property
    def rev_id(self) -> UUID:
        """Rev's id as a participant."""
        assert self.rev.participant_id is not None
        return self.rev.participant_id

    @property
    def today(self) -> date:
        """The day where they all live."""
        return clock.today(self.site.zone)

    def in_days(self, days: int) -> date:
        """A day ahead of today, or before it."""
        return self.today + timedelta(days=days)

    def later(self, *, hours: int) -> datetime:
        """The moment so many hours from now, or before it."""
        return clock.now() + timedelta(hours=hours)


def more_people(cast: Cast) -> World:
    far = cast.omar.staff
    assert far is not None
    assert far.site is not None
    return World(
        **vars(cast),
        former=_staff(cast.org, cast.site, "Kim", "coach", "+12025550110"),
        glass=_staff(cast.org, cast.site, "Gil", "supervisor", "+12025550111"),
        boss_elsewhere=_staff(
            cast.other_org, far.site, "Olga", "manager supervisor", "+12025550112"
        ),
    )


def relationships(world: World) -> None:
    """Kim's coaching is over and Ben's goes on; Gil opens Ana's record for an hour."""
    assert world.ben.staff is not None
    assert world.former.staff is not None
    boss = world.mona.actor
    for staff in (world.former.staff, world.ben.staff):
        assign_coach(boss, participant_id=world.ana_id, staff_id=staff.pk)
    asked = Knowing.objects.for_system("a test answers for them")
    asked.filter(participant_id=world.ana_id).update(state="no")
    break_glass(
        world.glass.actor, participant_id=world.ana_id,
        reason="She called from a bridge and nobody else is there tonight.",
    )  # fmt: skip


def consents(world: World) -> None:
    last = world.in_days(30)
    for member, person, ends in ((world.ana, world.ana_id, False), (world.rev, world.rev_id, True)):
        for to, items in ((world.circle, CIRCLE_ITEMS), (world.pat, PARTNER_ITEMS)):
            kept = share(
                member.actor, participant_id=person, recipient_id=to.user.pk,
                yes=Yes(items, "support", last),
            )  # fmt: skip
            if ends:
                stop_sharing(member.actor, participant_id=person, consent_id=kept)
            elif to is world.circle:
                world.ids["consent_id"] = kept
    world.ids["recipient_id"] = world.circle.user.pk
    aunt = add_circle_member(
        world.ana.actor, participant_id=world.ana_id, name="Rosa", label="my aunt",
        yes=Yes(frozenset({Item.WINS}), "support", last),
    )  # fmt: skip
    world.ids["aunt_id"] = aunt.recipient_id


def _credential() -> dict[str, Any]:
    """What a phone says when it has made a passkey."""
    mine = b"a passkey of ana"
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    known = AttestedCredentialData.create(Aaguid(bytes(16)), mine, key)
    made = AttestationObject.create("none", AuthenticatorData.create(bytes(32), 0x45, 0, known), {})
    client = b'{"type":"webauthn.create","challenge":"eA","origin":"http://testserver"}'
    said = {"clientDataJSON": client, "attestationObject": bytes(made)}
    return {
        "id": websafe_encode(mine), "rawId": websafe_encode(mine), "type": "public-key",
        "response": {name: websafe_encode(raw) for name, raw in said.items()},
    }  # fmt: skip


def account(world: World) -> None:
    """A passkey of Ana's, an app of Mona's, and something begun."""
    passkey = Authenticator.objects.create(
        user=world.ana.user, type=Authenticator.Type.WEBAUTHN,
        data={"name": "Phone", "credential": _credential()},
    )  # fmt: skip
    TOTP.activate(world.mona.user, generate_totp_secret())
    RecoveryCodes.activate(world.mona.user)
    world.ids["pk"] = passkey.pk
    save_draft(world.ben.actor, about=None, entry=uuid7(), body={"note": "begun"})
