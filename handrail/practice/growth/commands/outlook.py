"""Saying how one sees it now, putting it right on the same day, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.locked import person
from handrail.ground.people.whose import Changed, one_of

from ..finding import keep_outlook_before
from ..models import COACH_TOO, ONLY_ME, Outlook
from ..rules import outlook as rules

_C = Capability.GROWTH_KEEP
Numbers = Mapping[str, int | None]


def _checked(numbers: Numbers) -> dict[str, int | None]:
    known = {name: numbers.get(name) for name in rules.QUESTIONS}
    wrong = rules.check(known)
    if wrong:
        raise NotLikeThis(wrong)
    return known


@command(Capability.GROWTH_KEEP)
def say_outlook(
    actor: Actor, *, participant_id: UUID, numbers: Numbers, shared: bool = False,
    said_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep the numbers of today and return their id; only the person sees them unless `shared`.

    `said_on` tells the day of an entry that waited on a phone. Raises NotLikeThis, Replayed,
    NotVisible.
    """
    who = person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        known, day = _checked(numbers), said_on() if said_on else who.today
        wrong = rules.check_day(day, who.today, who.birth_year)
        if wrong:
            raise NotLikeThis(wrong)
        Outlook(
            id=row_id, org_id=who.org_id, participant_id=who.id, on=day,
            visibility=COACH_TOO if shared else ONLY_ME, **known,
        ).save(force_insert=True)  # fmt: skip
        return {"outlook": str(row_id)}

    body = {**numbers, "shared": shared}
    kept = stored_once(participant_id, id, "outlook", body, do, org_id=actor.org_id)
    return UUID(kept["outlook"])


@command(Capability.GROWTH_KEEP)
def change_outlook(
    actor: Actor, *, participant_id: UUID, outlook_id: UUID, numbers: Numbers,
    version: int | None = None, said_on: date | None = None,
) -> Changed:  # fmt: skip
    """Put numbers right on the day of their saying; those before are kept.

    `version` is the one that was read; `said_on` is the day of what waited on a phone. Raises
    NotLikeThis when the day is over, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(Outlook, actor, _C, participant_id, outlook_id)
    if not rules.can_change(row.on, min(said_on or who.today, who.today)):
        raise NotLikeThis(rules.DAY_OVER)
    known, meanwhile = _checked(numbers), version is not None and version != row.version
    if known != {name: getattr(row, name) for name in known}:
        keep_outlook_before(who, row)
        for name, number in known.items():
            setattr(row, name, number)
        row.version += 1
        row.save(update_fields=[*known, "version"])
    return Changed(outlook_id, meanwhile)


@command(Capability.GROWTH_KEEP)
def share_outlook(actor: Actor, *, participant_id: UUID, outlook_id: UUID, shared: bool) -> None:
    """Let the coach read the numbers of one day, or take that back. Raises NotVisible."""
    row = one_of(Outlook, actor, _C, participant_id, outlook_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])
