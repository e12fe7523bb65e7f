"""Somebody joins the programme."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from handrail.ground import audit
from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.orgs.models import Site
from handrail.ground.people.events import ParticipantTakenIn, TakePartAgreed
from handrail.ground.people.joining import begin_coaching, begin_episode, open_with
from handrail.ground.people.models import Participant

HOW = ("screen", "paper")


class NotAgreedError(ValueError):
    """Nobody is taken in without their consent and without the privacy notice."""


@dataclass(frozen=True)
class Agreement:
    """What the person said yes to. `how` is "screen" or "paper" (a witness saw it signed)."""

    take_part: bool
    notice_version: str
    how: str = "screen"

    def check(self) -> None:
        """Raises NotAgreedError unless both are there."""
        if not self.take_part or not self.notice_version or self.how not in HOW:
            raise NotAgreedError


@dataclass(frozen=True)
class Newcomer:
    """What an intake asks; everything but the given name may be empty.

    What recovery looks like for somebody is not here: they say it themselves (`about`).
    """

    given_name: str
    family_name: str = ""
    phone: str = ""
    email: str = ""
    birth_year: int | None = None
    language: str = "en"


@command(Capability.INTAKE_WRITE, record=False)
def take_in_participant(
    actor: Actor,
    *,
    newcomer: Newcomer,
    site_id: UUID,
    agreement: Agreement,
    coach_id: UUID | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Make the record, its key, an account without a password and the first episode.

    Returns the participant's id; the same entry sent again gives the same. Raises NotAgreedError
    without consent and notice, NotVisible for a site or coach of another organisation and for a
    site that was put away, Replayed.
    """
    agreement.check()
    body = {"who": asdict(newcomer), "site": site_id, "coach": coach_id}

    def do(_entry: UUID) -> dict[str, str]:
        made = _take_in(actor, newcomer, site_id, agreement, coach_id)
        return {"participant": str(made)}

    kept = stored_once(actor.user_id, id, "intake", body, do, org_id=actor.org_id)
    return UUID(kept["participant"])


def _take_in(
    actor: Actor, newcomer: Newcomer, site_id: UUID, agreement: Agreement, coach_id: UUID | None
) -> UUID:
    here = Site.objects.filter(org_id=actor.org_id, away_at__isnull=True)
    site = here.filter(pk=site_id).first()
    if site is None:
        raise NotVisible
    person = _record(actor, newcomer, site)
    keys.make_key(person.pk)
    begin_episode(actor, person.pk)
    publish(ParticipantTakenIn(org_id=actor.org_id, participant_id=person.pk))
    publish(
        TakePartAgreed(
            org_id=actor.org_id,
            participant_id=person.pk,
            notice_version=agreement.notice_version,
            how=agreement.how,
            witness_id=actor.user_id,
            at=clock.now(),
        )
    )
    if coach_id is not None:
        begin_coaching(actor, person.pk, coach_id)
    # The command's own line has no subject yet; this one is in the person's log.
    audit.write(actor, "write", str(Capability.INTAKE_WRITE), subject=person.pk, detail="taken in")
    return person.pk


def _record(actor: Actor, newcomer: Newcomer, site: Site) -> Participant:
    person = Participant(
        org_id=actor.org_id,
        site=site,
        user=_account(actor, newcomer, site),
        given_name=newcomer.given_name,
        family_name=newcomer.family_name,
        phone=newcomer.phone,
        email=newcomer.email,
        birth_year=newcomer.birth_year,
        zone=site.zone,
        language=newcomer.language,
        started_on=clock.today(site.zone),
    )
    person.save(force_insert=True)
    return person


def _account(actor: Actor, newcomer: Newcomer, site: Site) -> User:
    """An account that a card opens; phone and e-mail open it too when nobody else's do.

    Families share phones. Whether another account has the number is not said to anybody.
    """
    account = User(
        org_id=actor.org_id,
        name=newcomer.given_name,
        language=newcomer.language,
        zone=site.zone,
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    for name in ("phone", "email"):
        open_with(account, name, getattr(newcomer, name))
    return account
