"""A coach's words for a line of the person's: beside it, until the person says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import words_back
from handrail.ground.people.locked import Person, person

from .. import rules as week_rules
from ..finding import keep_value, one_of, touch
from ..models import Review, Step, Value, WeekBeside, Win
from ..rules import correcting as rules
from ..rules.direction import VALUE_LIMIT
from ..rules.goals import BESIDE_GONE, COACH, LET_BE, PARTICIPANT, SAME_WORDS, TAKEN, WAITS
from ..week_words import Line, is_mine, keep_before, stands
from ..who_writes import by_word

_STEP, _REVIEW, _WIN = Capability.STEP_AGREE, Capability.REVIEW_WRITE, Capability.WIN_RECORD
_VALUE = Capability.PLAN_WRITE
_LIMITS: dict[Any, int] = {
    Step: week_rules.STEP_LIMIT, Review: week_rules.REVIEW_LIMIT, Win: week_rules.WIN_LIMIT,
    Value: VALUE_LIMIT,
}  # fmt: skip


def _of_writer(actor: Actor, part: str, of: Mapping[str, Any]) -> Any:
    """The actor's words beside one part of a line that nobody has answered."""
    rows = WeekBeside.objects.for_system("one's own words beside a line, in an authorised write")
    return rows.filter(**of, part=part, writer_id=actor.user_id, state=WAITS)


def _new(actor: Actor, who: Person, beside_id: UUID, row: Line | Value, part: str,
         said: str) -> dict[str, str]:  # fmt: skip
    if not said:
        raise NotLikeThis(rules.WORDS_MISSING, "text")
    if said == read(who.key, row, part):
        raise NotLikeThis(SAME_WORDS, "text")
    of = {type(row).__name__.lower(): row}
    words_back.make_room(_of_writer(actor, part, of), clock.now())
    new = WeekBeside(id=beside_id, org_id=who.org_id, participant_id=who.id, part=part,
                     writer_id=actor.user_id, **of)  # fmt: skip
    keep(who.key, new, text=said)
    new.save(force_insert=True)
    if not isinstance(row, Value):
        row.beside = True
        row.save(update_fields=["beside"])
    return {"beside": str(beside_id)}


def _of_a_coach(actor: Actor, row: Line | Value) -> None:
    mine = not isinstance(row, Value) and is_mine(actor, row)
    # Between two coaches nobody is there who could take the words.
    of_another = isinstance(row, Win) and row.by == COACH
    if by_word(actor, row.participant_id) != COACH or mine or of_another:
        raise NotVisible


def _suggest(
    actor: Actor, capability: Capability, model: Any, *, participant_id: UUID, row_id: UUID,
    part: str, text: str, entry: UUID | None,
) -> UUID:  # fmt: skip
    """Put a coach's words beside one part of a line and return their id; the line stays."""
    name = model.__name__.lower()
    said = tidy(text, limit=_LIMITS[model])
    who = person(actor, capability, participant_id)
    row = one_of(actor, capability, model, participant_id, row_id)
    _of_a_coach(actor, row)

    def do(beside_id: UUID) -> dict[str, str]:
        return _new(actor, who, beside_id, row, part, said)

    # A look back has more than one part; the others are called by their words.
    body = {name: row_id, "text": said, **({"part": part} if model is Review else {})}
    done = stored_once(participant_id, entry, "week_beside", body, do, org_id=actor.org_id)
    return UUID(done["beside"])


@command(Capability.STEP_AGREE)
def suggest_step_words(
    actor: Actor, *, participant_id: UUID, step_id: UUID, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put a coach's words beside a step and return their id; the step stays as it is.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    return _suggest(actor, _STEP, Step, participant_id=participant_id, row_id=step_id,
                    part=rules.STEP_WORDS, text=text, entry=id)  # fmt: skip


@command(Capability.REVIEW_WRITE)
def suggest_review_words(
    actor: Actor, *, participant_id: UUID, review_id: UUID, part: str, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put a coach's words beside one answer of a look back, as `suggest_step_words` does."""
    if part not in rules.ANSWERS:
        raise NotLikeThis(rules.PART_UNKNOWN, "part")
    return _suggest(actor, _REVIEW, Review, participant_id=participant_id, row_id=review_id,
                    part=part, text=text, entry=id)  # fmt: skip


@command(Capability.WIN_RECORD)
def suggest_win_words(
    actor: Actor, *, participant_id: UUID, win_id: UUID, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put a coach's words beside a win of the person's, as `suggest_step_words` does."""
    return _suggest(actor, _WIN, Win, participant_id=participant_id, row_id=win_id,
                    part=rules.STEP_WORDS, text=text, entry=id)  # fmt: skip


@command(Capability.PLAN_WRITE)
def suggest_value_words(
    actor: Actor, *, participant_id: UUID, value_id: UUID, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put a coach's words beside a value of the person's, as `suggest_step_words` does."""
    return _suggest(actor, _VALUE, Value, participant_id=participant_id, row_id=value_id,
                    part=rules.STEP_WORDS, text=text, entry=id)  # fmt: skip


_LINES: tuple[tuple[str, Any], ...] = (
    ("step_id", Step), ("review_id", Review), ("win_id", Win), ("value_id", Value),
)  # fmt: skip


def _about(
    actor: Actor, capability: Capability, beside: WeekBeside
) -> tuple[Line | Value, dict[str, Any]]:
    for column, model in _LINES:
        pk = getattr(beside, column)
        if pk is not None:
            return one_of(actor, capability, model, beside.participant_id, pk), {column: pk}
    raise NotVisible


def _settle(actor: Actor, capability: Capability, beside: WeekBeside) -> Line | Value:
    """Save what became of words beside a line, and return the line."""
    row, of = _about(actor, capability, beside)
    beside.save(update_fields=["state", "until"])
    if isinstance(row, Value):
        return row
    waiting = WeekBeside.objects.visible_to(actor, capability).filter(**of, state=WAITS)
    row.beside = waiting.filter(until__isnull=True).exists()
    row.save(update_fields=["beside"])
    return row


@command(Capability.STEP_AGREE)
def answer_beside(actor: Actor, *, participant_id: UUID, beside_id: UUID, take: bool) -> None:
    """Take a coach's words for one's own, or let them be; the words before are kept.

    Words that were let be can be taken later on. Raises NotLikeThis for words that were taken back
    meanwhile, NotVisible for anybody but the person.
    """
    who = person(actor, _STEP, participant_id)
    if actor.participant_id != who.id:
        raise NotVisible
    beside = one_of(actor, _STEP, WeekBeside, participant_id, beside_id)
    if beside.until is not None:
        raise NotLikeThis(BESIDE_GONE)
    if beside.state == TAKEN:
        return
    beside.state = TAKEN if take else LET_BE
    row = _settle(actor, _STEP, beside)
    if take and isinstance(row, Value):
        keep_value(who, row)
        keep(who.key, row, text=read(who.key, beside, "text"), card="")
        row.version += 1
        touch(row, "text", "card", "version")
    elif take and not isinstance(row, Value):
        keep_before(who, row, stands(who, row))
        keep(who.key, row, **{beside.part: read(who.key, beside, "text")})
        row.changed_by, row.writer_id = PARTICIPANT, actor.user_id
        row.version += 1
        if isinstance(row, Step):
            row.by = PARTICIPANT
        row.save()


@command(Capability.STEP_AGREE)
def take_beside_back(actor: Actor, *, participant_id: UUID, beside_id: UUID) -> None:
    """Take back words that the actor put beside a line and that still wait; they are kept.

    Raises NotVisible.
    """
    person(actor, _STEP, participant_id)
    beside = _own(actor, participant_id, beside_id)
    beside.until = beside.until or clock.now()
    _settle(actor, _STEP, beside)


@command(Capability.STEP_AGREE)
def put_beside_again(actor: Actor, *, participant_id: UUID, beside_id: UUID) -> None:
    """Let words of the actor's stand beside a line again; those that stand there make room.

    Raises NotVisible.
    """
    person(actor, _STEP, participant_id)
    beside = _own(actor, participant_id, beside_id)
    if beside.until is not None:
        _row, of = _about(actor, _STEP, beside)
        words_back.make_room(_of_writer(actor, beside.part, of), clock.now())
        beside.until = None
        _settle(actor, _STEP, beside)


def _own(actor: Actor, participant_id: UUID, beside_id: UUID) -> WeekBeside:
    """Words of the actor's that nobody has answered. Raises NotVisible."""
    beside = one_of(actor, _STEP, WeekBeside, participant_id, beside_id)
    if beside.writer_id != actor.user_id or beside.state != WAITS:
        raise NotVisible
    return beside
