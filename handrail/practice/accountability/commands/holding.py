"""Saying how one wants to be held to it, letting it rest, and taking a change back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..finding import HOLDS, by_word, holding_of, keep_holding_before, touch
from ..keeping import from_today
from ..models import EarlierHolding, Holding
from ..rules import holding as rules

_C, _OWN = Capability.PROMISE_WRITE, Capability.PROMISE_OWN


@dataclass(frozen=True)
class Wish:
    """What happens first, the wanted mix, and the day to look at it together."""

    first: str = "call"
    first_words: str = ""
    mix: rules.Mix = rules.EVEN_MIX
    review_on: date | None = None


def _check(who: Person, row: Holding, said: Wish, words: str) -> None:
    wrong = rules.check_first(said.first, words)
    if wrong:
        raise NotLikeThis(wrong, "first_words" if said.first in rules.FIRST else "first")
    wrong = rules.check_mix(said.mix)
    if wrong:
        raise NotLikeThis(wrong, "held_to")
    wrong = rules.check_review(said.review_on, who.today)
    if wrong and said.review_on != row.review_on:
        raise NotLikeThis(wrong, "review_on")


@command(Capability.PROMISE_WRITE)
def say_how(
    actor: Actor, *, participant_id: UUID, said: Wish, version: int | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:  # fmt: skip
    """Say how the person wants to be held to it; how it was before is kept, and by whom.

    `version` is the one that was read. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words = tidy(said.first_words, limit=rules.WORDS_LIMIT) if said.first == "own" else ""
    who = person(actor, _C, participant_id)

    def do(_row_id: UUID) -> dict[str, Any]:
        row = holding_of(actor, who)
        # Version 0 was read before anybody had said anything.
        meanwhile = version is not None and version != row.version and row.version > 1
        _change(actor, who, row, said, words)
        return {"meanwhile": meanwhile}

    body = {**asdict(said), "first_words": words}
    kept = stored_once(participant_id, id, "holding", body, do, org_id=actor.org_id)
    return Changed(participant_id, kept["meanwhile"])


def _change(actor: Actor, who: Person, row: Holding, said: Wish, words: str) -> None:
    _check(who, row, said, words)
    new: dict[str, Any] = {
        "first": said.first, "held_to": said.mix.held_to, "held_up": said.mix.held_up,
        "review_on": said.review_on,
    }  # fmt: skip
    same = all(getattr(row, name) == value for name, value in new.items())
    if not same or words != (read(who.key, row, "first_words") or ""):
        keep_holding_before(who, row)
        _set(actor, who, row, new, words)


def _set(actor: Actor, who: Person, row: Holding, new: dict[str, Any], words: str | None) -> None:
    for name, value in new.items():
        setattr(row, name, value)
    row.changed_by = by_word(actor, who.id)
    row.version += 1
    keep(who.key, row, first_words=words)
    touch(row, *HOLDS, "first_words", "version")


@command(Capability.PROMISE_OWN)
def put_back(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let it be as it was before, also what a coach changed; the way of now is kept as well.

    A day to look at it that is over does not come back. Raises NotVisible.
    """
    who = person(actor, _OWN, participant_id)
    before: EarlierHolding = one_of(EarlierHolding, actor, _OWN, participant_id, earlier_id)
    row = holding_of(actor, who)
    keep_holding_before(who, row)
    new = {name: getattr(before, name) for name in HOLDS if name != "changed_by"}
    if rules.check_review(before.review_on, who.today):
        new["review_on"] = row.review_on
    _set(actor, who, row, new, read(who.key, before, "first_words"))


@command(Capability.PROMISE_OWN)
def rest(actor: Actor, *, participant_id: UUID, rests: bool) -> None:
    """Let it all rest, or take it up again; nobody is asked for a reason. Raises NotVisible."""
    who = person(actor, _OWN, participant_id)
    row = holding_of(actor, who)
    row.rests_since = (row.rests_since or who.today) if rests else None
    row.rests_away = False
    touch(row, "rests_since", "rests_away")
    if not rests:
        from_today(actor, who, row)
