"""Reading the working agreement: what stands now, every version, and whose name is under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from handrail.ground.access import Actor, Capability, NotVisible, Role
from handrail.ground.access.reading import Reading
from handrail.ground.accounts.devices import device_named
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Relationship
from handrail.ground.people.names import short_name

from ..models import Agreement, AgreementLater, Signature
from ..rules import COACH, PARTICIPANT
from ..rules import agreement as rules
from ..text import opened, spoken, text_now

VERSIONS_SHOWN, ASKED_AT_MOST = 30, 12
_C = Capability.AGREEMENT_READ


@dataclass(frozen=True)
class SignatureView:
    """A name under an agreement; `path` draws it, "" for a name that was typed."""

    name: str
    path: str
    by: str
    signer_id: UUID
    device: str
    at: datetime


@dataclass(frozen=True)
class AgreementView:
    """One version: its text in the language of the page, what the two wrote, and the names."""

    id: UUID
    participant_id: UUID
    number: int
    current: bool
    fingerprint: str
    paragraphs: Sequence[rules.Paragraph]
    reach: str
    hours: str
    review_on: date
    made_at: datetime
    signatures: Sequence[SignatureView]

    def signed_by(self, user_id: UUID) -> bool:
        """Whether this account has signed it."""
        return any(one.signer_id == user_id for one in self.signatures)

    def signed_on_side(self, by: str) -> bool:
        """Whether that side of the two has signed it."""
        return any(one.by == by for one in self.signatures)


@dataclass(frozen=True)
class Table:
    """What lies on the table: the text of now, the version that holds, and where it stands."""

    fingerprint: str
    paragraphs: Sequence[rules.Paragraph]
    now: AgreementView | None
    stands: str
    earlier: Sequence[AgreementView]

    @property
    def ask(self) -> str:
        """What to do about it, to be translated where it is shown."""
        return rules.ASKS[self.stands]

    @property
    def word(self) -> str:
        """Where it stands, to be translated where it is shown."""
        return rules.STANDS[self.stands].word

    @property
    def may_sign(self) -> bool:
        """Whether the reader's name is asked for."""
        return self.stands not in (rules.ALL_GOOD, rules.WAITS_FOR_OTHER)


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Agreement.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("text").order_by("-number")[:VERSIONS_SHOWN]


def _one(actor: Actor, agreement_id: UUID) -> Any:
    rows = Agreement.objects.visible_to(actor, _C).filter(pk=agreement_id)
    return rows.select_related("text")[:1]


def _names(actor: Actor, participant_id: UUID) -> Any:
    rows = Signature.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("at", "id")


_ALL, _ONE, _NAMES = Reading(_all), Reading(_one), Reading(_names)


def _signatures(
    actor: Actor, participant_id: UUID, key: PersonKey
) -> dict[UUID, list[SignatureView]]:
    found: dict[UUID, list[SignatureView]] = defaultdict(list)
    for row in _NAMES.objects(actor, participant_id):
        found[row.agreement_id].append(
            SignatureView(
                name=read(key, row, "name") or "",
                path=rules.path_of(read(key, row, "drawn") or ""),
                by=row.by, signer_id=row.signer_id,
                device=device_named(row.device), at=row.at,
            )
        )  # fmt: skip
    return found


def _view(key: PersonKey, row: Agreement, names: Sequence[SignatureView]) -> AgreementView:
    return AgreementView(
        id=row.pk, participant_id=row.participant_id, number=row.number, current=row.current,
        fingerprint=row.text.fingerprint, paragraphs=spoken(opened(row.text)),
        reach=read(key, row, "reach") or "", hours=read(key, row, "hours") or "",
        review_on=row.review_on, made_at=row.made_at, signatures=names,
    )  # fmt: skip


def table(actor: Actor, participant_id: UUID, today: date) -> Table:
    """What lies between the two, for either of them; a number of queries that does not grow."""
    text = text_now(actor)
    print_, rows = rules.fingerprint(text), _ALL.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    names = _signatures(actor, participant_id, key) if key else {}
    found = [_view(key, row, names.get(row.pk, ())) for row in rows] if key else []
    now = next((one for one in found if one.current), None)
    return Table(
        fingerprint=print_, paragraphs=spoken(text), now=now,
        stands=_stands(actor, participant_id, now, print_, today) if now or not found
        else rules.NEW_PAIR,
        earlier=[one for one in found if not one.current],
    )  # fmt: skip


def _stands(
    actor: Actor, participant_id: UUID, now: AgreementView | None, print_: str, today: date
) -> str:
    if now is None:
        return rules.NONE
    me = actor.participant_id == participant_id
    theirs = any((one.by == PARTICIPANT) is not me for one in now.signatures)
    return rules.stands(
        there=True, mine=now.signed_by(actor.user_id), theirs=theirs,
        same_text=now.fingerprint == print_, review_on=now.review_on, today=today,
    )  # fmt: skip


def version(actor: Actor, agreement_id: UUID) -> AgreementView:
    """One version, as it was signed. Raises NotVisible."""
    rows = _ONE.objects(actor, agreement_id)
    if not rows:
        raise NotVisible
    key = key_for(rows[0].participant_id)
    names = _signatures(actor, rows[0].participant_id, key)
    return _view(key, rows[0], names.get(rows[0].pk, ()))


def working_together(actor: Actor) -> Any:
    """The relationships that go on: one's own, or with each person one coaches."""
    rows = Relationship.objects.visible_to(actor, _C)
    return rows.filter(kind="coach", ended_at__isnull=True)


def _waiting(actor: Actor, today: date) -> Any:
    of_person = {"participant_id": OuterRef("participant_id")}
    every = Agreement.objects.visible_to(actor, _C).filter(**of_person)
    now = every.filter(current=True)
    signed = Signature.objects.visible_to(actor, _C).filter(agreement__current=True, **of_person)
    later = AgreementLater.objects.visible_to(actor, _C).filter(
        user_id=actor.user_id, until__gt=today, **of_person
    )
    side = COACH if Role.COACH in actor.roles else PARTICIPANT
    rows = working_together(actor).exclude(Exists(later)).annotate(
        of=Subquery(now.values("text__fingerprint")[:1]),
        review=Subquery(now.values("review_on")[:1]),
        mine=Exists(signed.filter(signer_id=actor.user_id)),
        theirs=Exists(signed.exclude(by=side)),
        before=Exists(every.filter(current=False)),
    )  # fmt: skip
    return rows.order_by("started_at", "id").values_list(
        "participant_id", "participant__given_name", "participant__family_name",
        "participant__removed_at", "of", "review", "mine", "theirs", "before",
    )  # fmt: skip


_WAITING = Reading(_waiting)


@dataclass(frozen=True)
class AgreementAsk:
    """An agreement that asks something of the reader: whose, and where it stands."""

    participant_id: UUID
    name: str
    stands: str

    @property
    def word(self) -> str:
        """Where it stands, to be translated where it is shown."""
        return rules.STANDS[self.stands].word

    @property
    def ask(self) -> str:
        """What to do about it, to be translated where it is shown."""
        return rules.ASKS[self.stands]


def agreement_asks(actor: Actor, today: date) -> list[AgreementAsk]:
    """The agreements of one's own that ask for one's name, or for a look; two queries.

    Whoever has none yet with their coach of now is asked for the first one, unless put off.

    For a coach these are those of their people; whoever shows them notes the reading.
    """
    rows = _WAITING.rows(actor, today)
    if not rows:
        return []
    print_, found = rules.fingerprint(text_now(actor)), []
    for who, given, family, removed, of, review_on, mine, theirs, before in rows:
        stands = rules.stands(there=of is not None, mine=mine, theirs=theirs, before=before,
                              same_text=of == print_, review_on=review_on, today=today)  # fmt: skip
        if stands not in (rules.ALL_GOOD, rules.WAITS_FOR_OTHER):
            found.append(AgreementAsk(who, short_name(given, family, removed), stands))
    first = [one for one in found if one.stands == rules.NONE]
    others = [one for one in found if one.stands != rules.NONE]
    return [*others, *first[: rules.FIRST_ASKS]][:ASKED_AT_MOST]
