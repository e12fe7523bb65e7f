"""Keeping the directory of places, telling somebody of one, and saying how it went."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.models import Participant

from . import queries, rules
from .models import Referral, Resource

_COLUMNS = ("name", "address", "phone", "web", "hours", "languages", "cost", "checked_on")
_SEARCHED = ("name", "address", "phone", "hours", "languages", "cost")


@dataclass(frozen=True)
class Place:
    """What the manager says of a place; `kinds` are keys of rules.KINDS."""

    name: str
    kinds: tuple[str, ...]
    checked_on: date
    address: str = ""
    phone: str = ""
    web: str = ""
    hours: str = ""
    languages: str = ""
    cost: str = ""


def _fill(actor: Actor, row: Resource, said: Place) -> None:
    wrong = rules.check_place(
        said.phone, said.address, said.web, said.checked_on, clock.today(actor.zone)
    )
    if wrong:
        raise NotLikeThis(wrong[1], wrong[0])
    for column in _COLUMNS:
        setattr(row, column, getattr(said, column))
    row.kinds = rules.bars(said.kinds)
    row.search = "\n".join(getattr(said, column) for column in _SEARCHED).casefold()


@command(Capability.RESOURCE_KEEP, record=False)
def add_place(actor: Actor, *, said: Place, id: UUID | None = None) -> UUID:  # noqa: A002
    """Add a place to the directory and return its id. Raises NotLikeThis, Replayed."""

    def do(place_id: UUID) -> dict[str, str]:
        row = Resource(id=place_id, org_id=actor.org_id)
        _fill(actor, row, said)
        row.save(force_insert=True)
        return {"place": str(place_id)}

    kept = stored_once(actor.user_id, id, "place", asdict(said), do, org_id=actor.org_id)
    return UUID(kept["place"])


@command(Capability.RESOURCE_KEEP, record=False)
def change_place(actor: Actor, *, resource_id: UUID, said: Place) -> None:
    """Change a place. Raises NotLikeThis, NotVisible."""
    row = queries.place(actor, resource_id)
    _fill(actor, row, said)
    row.save()


@command(Capability.RESOURCE_KEEP, record=False)
def put_away(actor: Actor, *, resource_id: UUID) -> None:
    """Take a place out of the directory; it can be taken back. Raises NotVisible."""
    row = queries.place(actor, resource_id)
    if row.put_away_at is None:
        row.put_away_at = clock.now()
        row.save(update_fields=["put_away_at"])


@command(Capability.RESOURCE_KEEP, record=False)
def bring_back(actor: Actor, *, resource_id: UUID) -> None:
    """Put a place back into the directory. Raises NotVisible."""
    row = queries.place(actor, resource_id)
    row.put_away_at = None
    row.save(update_fields=["put_away_at"])


@command(Capability.RESOURCE_KEEP, record=False)
def checked_today(actor: Actor, *, resource_id: UUID) -> None:
    """Say that everything about a place was looked at today. Raises NotVisible."""
    row = queries.place(actor, resource_id)
    row.checked_on = clock.today(actor.zone)
    row.save(update_fields=["checked_on"])


@dataclass(frozen=True)
class Told:
    """What a coach says: a place of the directory or one in own words, why, and when to ask."""

    ask_on: date
    reason: str
    resource_id: UUID | None = None
    place_name: str = ""
    place_phone: str = ""

    def tidied(self) -> Told:
        """The same with its words tidied. Raises TextTooLong."""
        return Told(
            ask_on=self.ask_on, resource_id=self.resource_id,
            reason=tidy(self.reason, limit=rules.REASON_LIMIT),
            place_name=tidy(self.place_name, limit=rules.NAME_LIMIT),
            place_phone=tidy(self.place_phone, limit=rules.PHONE_LIMIT),
        )  # fmt: skip


def _today_of(actor: Actor, capability: Capability, participant_id: UUID) -> date:
    people = Participant.objects.visible_to(actor, capability).filter(pk=participant_id)
    zone = people.values_list("zone", flat=True).first()
    if zone is None:
        raise NotVisible
    return clock.today(zone)


def _check_told(actor: Actor, told: Told, today: date) -> None:
    wrong = rules.check_referral(
        told.resource_id is not None, told.place_name, told.place_phone, told.ask_on, today
    )
    if wrong:
        raise NotLikeThis(wrong[1], wrong[0])
    if not told.reason:
        raise NotLikeThis(rules.NO_REASON, "reason")
    if told.resource_id and queries.place(actor, told.resource_id).put_away_at is not None:
        raise NotLikeThis(rules.GONE, "resource")


@command(Capability.REFERRAL_MAKE)
def refer(actor: Actor, *, participant_id: UUID, told: Told, id: UUID | None = None) -> UUID:  # noqa: A002
    """Tell a participant of a place and return the referral's id.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said, staff_id = told.tidied(), actor.staff_id
    if staff_id is None:
        raise NotVisible

    def do(referral_id: UUID) -> dict[str, str]:
        _check_told(actor, said, _today_of(actor, Capability.REFERRAL_MAKE, participant_id))
        row = Referral(
            id=referral_id, org_id=actor.org_id, participant_id=participant_id,
            resource_id=said.resource_id, staff_id=staff_id, ask_on=said.ask_on,
        )  # fmt: skip
        keep(key_for(participant_id), row, reason=said.reason, place_name=said.place_name,
             place_phone=said.place_phone)  # fmt: skip
        row.save(force_insert=True)
        return {"referral": str(referral_id)}

    kept = stored_once(participant_id, id, "referral", asdict(said), do, org_id=actor.org_id)
    return UUID(kept["referral"])


def _of(actor: Actor, participant_id: UUID, referral_id: UUID) -> Referral:
    row = queries.referral(actor, referral_id)
    if row.participant_id != participant_id:
        raise NotVisible
    return row


@command(Capability.REFERRAL_ANSWER)
def answer(actor: Actor, *, participant_id: UUID, referral_id: UUID, state: str) -> None:
    """Say how it went; the same answer twice is one. Raises NotLikeThis, NotVisible."""
    row = _of(actor, participant_id, referral_id)
    if row.state == state:
        return
    if not rules.may_follow(row.state, state):
        raise NotLikeThis(rules.MOVED_ON)
    today = _today_of(actor, Capability.REFERRAL_ANSWER, participant_id)
    row.state_before, row.ask_before = row.state, row.ask_on
    row.state, row.ask_on = state, rules.asks_on(state, row.ask_on, today)
    row.save(update_fields=["state", "ask_on", "state_before", "ask_before"])


@command(Capability.REFERRAL_ANSWER)
def take_back(actor: Actor, *, participant_id: UUID, referral_id: UUID) -> None:
    """Take the last answer back; it stands as before. Raises NotVisible."""
    row = _of(actor, participant_id, referral_id)
    if not row.state_before:
        return
    row.state, row.ask_on = row.state_before, row.ask_before or row.ask_on
    # An end that followed "contacted" goes back to it, and from there to the start.
    row.state_before = "offered" if row.state == "contacted" else ""
    row.ask_before = None
    row.save(update_fields=["state", "ask_on", "state_before", "ask_before"])
