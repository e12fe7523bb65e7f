"""Choosing a milestone, reaching it, celebrating it, and giving a word back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import words_back
from handrail.ground.people.events import Encouraged
from handrail.ground.people.locked import Person, person
from handrail.ground.people.past import check_past
from handrail.ground.people.whose import Changed, one_of
from handrail.ground.shelf.queries import said_again

from ..finding import keep_milestone_before
from ..models import COACH_TOO, ONLY_ME, EarlierMilestone, Milestone, WordBack
from ..rules import check_ahead
from ..rules import milestones as rules

_C, _WORD = Capability.GROWTH_KEEP, Capability.GROWTH_WORD
_WORDS = ("text", "celebrate")


@dataclass(frozen=True)
class Chosen:
    """What the person says of a milestone; `on` None is "when it happens".

    `reached_on` is for one that was reached before it was written down.
    """

    text: str
    on: date | None = None
    celebrate: str = ""
    card: str = ""
    """The way of the shelf whose words `celebrate` are; "" for own words."""
    reached_on: date | None = None

    def words(self) -> dict[str, str]:
        """Both texts, tidied. Raises NotLikeThis, TextTooLong."""
        text = tidy(self.text, limit=rules.TEXT_LIMIT)
        if not text:
            raise NotLikeThis(rules.MISSING, "text")
        return {"text": text, "celebrate": tidy(self.celebrate, limit=rules.CELEBRATE_LIMIT)}


def _check(who: Person, said: Chosen) -> None:
    wrong = said.on and check_ahead(said.on, who.today, who.birth_year)
    if wrong:
        raise NotLikeThis(wrong, "on")
    _check_reached(who, said.reached_on)


def _check_reached(who: Person, on: date | None) -> None:
    wrong = on and check_past(on, who.today, who.birth_year)
    if wrong:
        raise NotLikeThis(wrong, "reached_on")


@command(Capability.GROWTH_KEEP)
def add_milestone(
    actor: Actor, *, participant_id: UUID, said: Chosen, shared: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write a milestone down and return its id; only the person sees it unless `shared`.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, who = said.words(), person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        _check(who, said)
        rows = Milestone.objects.visible_to(actor, _C).filter(participant_id=who.id)
        if rows.filter(put_away_at__isnull=True).count() >= rules.AT_MOST:
            raise NotLikeThis(rules.FULL)
        row = Milestone(
            id=row_id, org_id=who.org_id, participant_id=who.id, on=said.on,
            reached_on=said.reached_on, visibility=COACH_TOO if shared else ONLY_ME,
            card=said.card,
        )  # fmt: skip
        keep(who.key, row, **words)
        row.save(force_insert=True)
        return {"milestone": str(row_id)}

    # The card only says where the words are from, which have been said.
    body = {**asdict(said), "shared": shared}
    del body["card"]
    kept = stored_once(participant_id, id, "milestone", body, do, org_id=actor.org_id)
    return UUID(kept["milestone"])


@command(Capability.GROWTH_KEEP)
def change_milestone(
    actor: Actor, *, participant_id: UUID, milestone_id: UUID, said: Chosen,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Put a milestone in other words or on another day; how it stood before is kept.

    `version` is the one that was read. Raises NotLikeThis, TextTooLong, NotVisible.
    """
    words, who = said.words(), person(actor, _C, participant_id)
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    if said.on != row.on or said.reached_on:
        _check(who, said)
    meanwhile = version is not None and version != row.version
    if said.card and said.card == row.card:
        # The same way in another language is no other way.
        words["celebrate"] = read(who.key, row, "celebrate") or ""
    reworded = words != {name: read(who.key, row, name) or "" for name in words}
    reached_on = said.reached_on or row.reached_on
    if reworded or (said.on, reached_on) != (row.on, row.reached_on):
        keep_milestone_before(who, row)
        keep(who.key, row, **words)
        row.card = said.card if reworded else row.card
        row.on, row.reached_on = said.on, reached_on
        row.version += 1
        row.save(update_fields=["text", "celebrate", "card", "on", "reached_on", "version"])
    return Changed(milestone_id, meanwhile)


@command(Capability.GROWTH_KEEP)
def reach_milestone(
    actor: Actor, *, participant_id: UUID, milestone_id: UUID, on: date | None = None
) -> str:
    """Say that a milestone is reached, today or on an earlier day; another day takes its place.

    The day before is kept. Returns the way to celebrate, or "". Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    day = on or who.today
    _check_reached(who, day)
    if row.reached_on != day:
        _with_days(who, row, reached_on=day)
    return said_again(rules.WAYS, row.card, read(who.key, row, "celebrate") or "")


@command(Capability.GROWTH_KEEP)
def open_milestone(actor: Actor, *, participant_id: UUID, milestone_id: UUID) -> None:
    """Take back that a milestone is reached: only the person does, by their own hand.

    When it was reached and celebrated is kept.
    """
    who = person(actor, _C, participant_id)
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    if row.reached_on or row.celebrated_on:
        _with_days(who, row, reached_on=None, celebrated_on=None)


def _with_days(who: Person, row: Milestone, **days: date | None) -> None:
    keep_milestone_before(who, row)
    for name, day in days.items():
        setattr(row, name, day)
    row.version += 1
    row.save(update_fields=[*days, "version"])


@command(Capability.GROWTH_KEEP)
def celebrate_milestone(actor: Actor, *, participant_id: UUID, milestone_id: UUID) -> None:
    """Say that it was celebrated. Raises NotLikeThis before it is reached, NotVisible."""
    who = person(actor, _C, participant_id)
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    if row.reached_on is None:
        raise NotLikeThis(rules.NOT_REACHED)
    if row.celebrated_on is None:
        _with_days(who, row, celebrated_on=who.today)


@command(Capability.GROWTH_KEEP)
def put_milestone_away(
    actor: Actor, *, participant_id: UUID, milestone_id: UUID, away: bool
) -> None:
    """Take a milestone off the list, or bring it back as it was. Raises NotVisible."""
    person(actor, _C, participant_id)
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.GROWTH_KEEP)
def share_milestone(
    actor: Actor, *, participant_id: UUID, milestone_id: UUID, shared: bool
) -> None:
    """Let the coach read one milestone, or take that back. Raises NotVisible."""
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])


@command(Capability.GROWTH_KEEP)
def use_earlier_milestone(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a milestone read as before, or, where the words are the same, have the days of before.

    What stands there now is kept as well. Returns its id. Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    before = one_of(EarlierMilestone, actor, _C, participant_id, earlier_id)
    row = one_of(Milestone, actor, _C, participant_id, before.milestone_id)
    same = all(read(who.key, row, name) == read(who.key, before, name) for name in _WORDS)
    _again(who, row, before, words=not same, days=same and before.dated)
    return row.pk  # type: ignore[no-any-return]


def _again(
    who: Person, row: Milestone, before: EarlierMilestone, *, words: bool, days: bool
) -> None:
    keep_milestone_before(who, row)
    if words:
        keep(who.key, row, **{name: read(who.key, before, name) for name in _WORDS})
        row.card = before.card
    if days:
        for name in rules.DAYS:
            setattr(row, name, getattr(before, name))
    row.version += 1
    row.save(update_fields=[*_WORDS, "card", *rules.DAYS, "version"])


@command(Capability.GROWTH_KEEP)
def undo_milestone(actor: Actor, *, participant_id: UUID, milestone_id: UUID) -> None:
    """Take the last change of a milestone back, words and days; what stood there now is kept.

    Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(Milestone, actor, _C, participant_id, milestone_id)
    rows = EarlierMilestone.objects.visible_to(actor, _C).filter(milestone_id=milestone_id)
    before: EarlierMilestone | None = rows.order_by("-made_at", "-id").first()
    if before is None:
        raise NotLikeThis(rules.NOTHING_BEFORE)
    _again(who, row, before, words=True, days=before.dated)


@command(Capability.GROWTH_WORD)
def give_word(actor: Actor, *, participant_id: UUID, milestone_id: UUID, text: str) -> UUID:
    """Give a word back to a milestone that is shared, and return the milestone's id.

    A later word of the same writer takes the place of their earlier one, which is kept. Raises
    NotLikeThis for an empty word, TextTooLong, NotVisible.
    """
    words = tidy(text, limit=rules.WORD_LIMIT)
    if not words:
        raise NotLikeThis(rules.WORD_MISSING, "text")
    who = person(actor, _WORD, participant_id)
    row, mine = _mine(actor, participant_id, milestone_id)
    stands = mine.filter(until__isnull=True).first()
    if stands is None or read(who.key, stands, "text") != words:
        words_back.make_room(mine, clock.now())
        said = WordBack(
            id=uuid7(), org_id=who.org_id, participant_id=who.id, milestone=row,
            writer_id=actor.user_id, at=clock.now(),
        )  # fmt: skip
        keep(who.key, said, text=words)
        said.save(force_insert=True)
    publish(Encouraged(org_id=who.org_id, participant_id=who.id))
    return milestone_id


def _mine(actor: Actor, participant_id: UUID, milestone_id: UUID) -> tuple[Milestone, Any]:
    row = one_of(Milestone, actor, _WORD, participant_id, milestone_id)
    if row.put_away_at is not None:
        raise NotVisible
    words = WordBack.objects.visible_to(actor, _WORD)
    return row, words.filter(milestone=row, writer_id=actor.user_id)


@command(Capability.GROWTH_WORD)
def turn_word_back(
    actor: Actor, *, participant_id: UUID, milestone_id: UUID, before: bool = False
) -> str:
    """Take one's last word to a milestone back: none stands, or with `before` the one before it.

    What stood there is kept. Returns the sentence to say. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _WORD, participant_id)
    _row, mine = _mine(actor, participant_id, milestone_id)
    said = words_back.turn_back(mine, clock.now(), before=before)
    if said is None:
        raise NotLikeThis(words_back.NO_WORD)
    publish(Encouraged(org_id=who.org_id, participant_id=who.id))
    return said
