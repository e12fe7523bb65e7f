"""Writing down a setback, a near miss or a return to use; nothing is sent to anybody by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.next_step import make_next_step, next_step_there
from handrail.ground.people.past import check_past
from handrail.ground.people.whose import one_of

from ..earlier import changed, stands
from ..keeping import new_card, write
from ..models import COACH_TOO, ONLY_ME, Moment
from ..rules import moments as rules

_KEEP = Capability.COPING_KEEP


@dataclass(frozen=True)
class Said:
    """What the person wrote; every part may be empty. `on` None is today."""

    on: date | None = None
    happened: str = ""
    stopped: str = ""
    learned: str = ""
    change: str = ""

    def words(self) -> dict[str, str]:
        """The parts, tidied. Raises TextTooLong."""
        return {name: tidy(getattr(self, name), limit=rules.TEXT_LIMIT) for name in rules.ASKED}


def _day(who: Person, on: date | None) -> date:
    day = on or who.today
    wrong = check_past(day, who.today, who.birth_year)
    if wrong:
        raise NotLikeThis(wrong, "on")
    return day


@command(Capability.COPING_KEEP)
def write_moment(
    actor: Actor, *, participant_id: UUID, kind: str, said: Said,
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write a moment of rules.KINDS and return its id; only the person sees it.

    `written_on` tells, for a new entry that names no day, the day it was written; else today.
    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        row = Moment(id=row_id, org_id=who.org_id, participant_id=who.id, kind=kind,
                     on=_day(who, said.on or (written_on() if written_on else None)))  # fmt: skip
        write(who, row, **said.words())
        return {"moment": str(row_id)}

    body = {"kind": kind, **asdict(said)}
    return UUID(stored_once(participant_id, id, "moment", body, do, org_id=actor.org_id)["moment"])


@command(Capability.COPING_KEEP)
def change_moment(
    actor: Actor, *, participant_id: UUID, moment_id: UUID, said: Said, version: int | None = None
) -> bool:
    """Say more, or something else, about a moment. True: changed meanwhile as well.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(Moment, actor, _KEEP, participant_id, moment_id)
    was = stands(who.key, "moment", row)
    row.on = _day(who, said.on)
    keep(who.key, row, **said.words())
    crossed = changed(who, "moment", row, was, version)
    row.save(update_fields=["on", "version", *rules.ASKED])
    return crossed


@command(Capability.COPING_KEEP)
def share_moment(actor: Actor, *, participant_id: UUID, moment_id: UUID, shared: bool) -> None:
    """Let the coach read this one moment, or not any more. Raises NotVisible."""
    row = one_of(Moment, actor, _KEEP, participant_id, moment_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])


@command(Capability.COPING_KEEP)
def make_card(actor: Actor, *, participant_id: UUID, moment_id: UUID) -> UUID:
    """Make what stopped it one of my cards and return the card's id; twice is the same as once.

    What is longer than a card is cut at a word; the moment keeps all of it.

    Raises NotLikeThis when nothing is written there, and NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(Moment, actor, _KEEP, participant_id, moment_id)
    if row.card_id is not None:
        return UUID(str(row.card_id))
    stopped = read(who.key, row, "stopped")
    if not stopped:
        raise NotLikeThis(rules.NO_STOPPED)
    row.card = new_card(actor, who, uuid7(), rules.card_words(stopped), "near_miss")
    row.save(update_fields=["card"])
    return UUID(str(row.card_id))


@command(Capability.COPING_KEEP)
def make_step(actor: Actor, *, participant_id: UUID, moment_id: UUID) -> UUID:
    """Make the change a step of this week and return the step's id; twice is the same as once.

    A step that was erased since is made again. Raises NotLikeThis when nothing is written there
    or the week is full, and NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(Moment, actor, _KEEP, participant_id, moment_id)
    if not next_step_there(actor, participant_id, row.next_step):
        words = rules.step_words(read(who.key, row, "change") or "")
        if not words:
            raise NotLikeThis(rules.NO_CHANGE)
        row.next_step = make_next_step(actor, participant_id, words, this_week=True)
        row.save(update_fields=["next_step"])
    return UUID(str(row.next_step))
