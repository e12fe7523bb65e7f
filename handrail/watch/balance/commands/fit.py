"""Saying whether it fits, taking that back, and letting the coach read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.models import Relationship
from handrail.ground.people.whose import one_of
from handrail.practice.contacts.counted import reached_with

from ..models import COACH_TOO, ONLY_ME, FitCheck
from ..pair import the_pair
from ..rules import fit as rules

_C = Capability.PULSE_ANSWER


@dataclass(frozen=True)
class FitSaid:
    """One answer: a key of rules.FITS, own words, and whether the coach may read it."""

    fits: str
    words: str = ""
    shared: bool = False


def _only_own(actor: Actor, participant_id: UUID) -> None:
    if actor.participant_id != participant_id:
        raise NotVisible


def _stint(actor: Actor, participant_id: UUID, staff_id: UUID) -> int:
    rows = Relationship.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, staff_id=staff_id, kind="coach", ended_at__isnull=False
    )
    return 1 + int(rows.count())


@command(Capability.PULSE_ANSWER)
def say_fit(
    actor: Actor, *, participant_id: UUID, said: FitSaid,
    said_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep whether it fits with the coach of now, and return the answer's id.

    `said_on` tells the day of an entry that waited on a phone. Raises NotLikeThis when nothing is
    asked, or for an answer that is none; TextTooLong, Replayed; NotVisible for anybody else.
    """
    _only_own(actor, participant_id)
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    if said.fits not in rules.FITS:
        raise NotLikeThis(rules.NOT_AN_ANSWER, "fits")
    words = tidy(said.words, limit=rules.WORDS_LIMIT)

    def do(row_id: UUID) -> dict[str, str]:
        rows = FitCheck.objects.visible_to(actor, _C)
        mine = rows.filter(participant_id=who.id, staff_id=pair.staff_id)
        stint = _stint(actor, who.id, pair.staff_id)
        answered = set(mine.filter(stint=stint).values_list("at_contact", flat=True))
        reached = reached_with(actor, who.id, pair.staff_id, rules.UNTIL + 1)
        at = rules.due(reached, answered)
        if at is None:
            raise NotLikeThis(rules.ALREADY if answered else rules.NOT_ASKED)
        row = FitCheck(
            id=row_id, org_id=who.org_id, participant_id=who.id, staff_id=pair.staff_id,
            at_contact=at, stint=stint, fits=said.fits, on=said_on() if said_on else who.today,
            visibility=COACH_TOO if said.shared else ONLY_ME,
        )  # fmt: skip
        keep(who.key, row, words=words)
        row.save(force_insert=True)
        return {"fit": str(row_id)}

    kept = stored_once(participant_id, id, "fit", asdict(said), do, org_id=actor.org_id)
    return UUID(kept["fit"])


@command(Capability.PULSE_ANSWER)
def take_back_fit(actor: Actor, *, participant_id: UUID, fit_id: UUID) -> None:
    """Take an own answer back, so that it can be answered again. Raises NotVisible."""
    _only_own(actor, participant_id)
    person(actor, _C, participant_id)
    one_of(FitCheck, actor, _C, participant_id, fit_id).delete()


@command(Capability.PULSE_ANSWER)
def share_fit(actor: Actor, *, participant_id: UUID, fit_id: UUID, shared: bool) -> None:
    """Let the coach read an own answer, or not any more. Raises NotVisible."""
    _only_own(actor, participant_id)
    person(actor, _C, participant_id)
    row = one_of(FitCheck, actor, _C, participant_id, fit_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])
