"""Writing when somebody can: a line, other words for it, putting it away, earlier words again."""

from __future__ import annotations

from dataclasses import asdict, replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..models import EarlierTimeLine, TimeLine
from ..setting import by_word, remind_again
from ..times import rules
from ..times.queries import said_of

_C = Capability.APPOINTMENT_SET


def _tidied(said: rules.Said) -> rules.Said:
    found = replace(said, words=tidy(said.words, limit=rules.WORDS_LIMIT))
    wrong = rules.check(found)
    if wrong:
        raise NotLikeThis(*wrong)
    return rules.kept(found)


def _put(who: Person, row: TimeLine, said: rules.Said) -> None:
    row.sort, row.days = said.sort, said.when.days
    row.starts, row.ends = said.when.starts, said.when.ends
    keep(who.key, row, words=said.words)


def _keep_before(who: Person, row: TimeLine) -> None:
    before = EarlierTimeLine(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, line=row, sort=row.sort,
        days=row.days, starts=row.starts, ends=row.ends,
    )  # fmt: skip
    keep(who.key, before, words=read(who.key, row, "words"))
    before.save(force_insert=True)


def _quiet_changed(sort: str, who: Person) -> None:
    if sort == "quiet":
        remind_again(who.id)


def _own(actor: Actor, participant_id: UUID, line_id: UUID) -> TimeLine:
    row: TimeLine = one_of(TimeLine, actor, _C, participant_id, line_id)
    if row.writer_id != actor.user_id:
        raise NotVisible
    return row


def _room(who: Person) -> None:
    rows = TimeLine.objects.for_system("is there room for another line of this person")
    if rows.filter(participant_id=who.id, put_away_at__isnull=True).count() >= rules.AT_MOST:
        raise NotLikeThis(rules.FULL)


@command(Capability.APPOINTMENT_SET)
def add_time_line(
    actor: Actor, *, participant_id: UUID, said: rules.Said,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write a line about when somebody can: the person, or the coach beside them.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, who = _tidied(said), person(actor, _C, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        _room(who)
        row = TimeLine(id=row_id, org_id=who.org_id, participant_id=who.id,
                       by=by_word(actor, who.id), writer_id=actor.user_id)  # fmt: skip
        _put(who, row, words)
        row.save(force_insert=True)
        _quiet_changed(row.sort, who)
        return {"line": str(row_id)}

    kept = stored_once(participant_id, id, "time_line", asdict(words), do, org_id=actor.org_id)
    return UUID(kept["line"])


@command(Capability.APPOINTMENT_SET)
def change_time_line(
    actor: Actor, *, participant_id: UUID, line_id: UUID, said: rules.Said,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Change one's own line; what it said before is kept. `version` is the one that was read.

    Raises NotLikeThis, TextTooLong, and NotVisible for words of somebody else.
    """
    words, who = _tidied(said), person(actor, _C, participant_id)
    row = _own(actor, participant_id, line_id)
    meanwhile = version is not None and version != row.version
    if words != said_of(who.key, row):
        _say(who, row, words)
    return Changed(row.pk, meanwhile)


def _say(who: Person, row: TimeLine, said: rules.Said) -> None:
    _keep_before(who, row)
    was = row.sort
    _put(who, row, said)
    row.version, row.touched_at = row.version + 1, clock.now()
    row.save()
    _quiet_changed(row.sort if row.sort == "quiet" else was, who)


@command(Capability.APPOINTMENT_SET)
def put_time_line_away(
    actor: Actor, *, participant_id: UUID, line_id: UUID, away: bool
) -> None:  # fmt: skip
    """Take a line off the list, or bring it back: its writer, or the person whose times they are.

    Raises NotLikeThis when the list is full, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row: TimeLine = one_of(TimeLine, actor, _C, participant_id, line_id)
    if row.writer_id != actor.user_id and actor.participant_id != participant_id:
        raise NotVisible
    if not away and row.put_away_at is not None:
        _room(who)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])
    _quiet_changed(row.sort, who)


@command(Capability.APPOINTMENT_SET)
def use_earlier_time_line(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let one's own line read as before; the words of now are kept as well. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    before: EarlierTimeLine = one_of(EarlierTimeLine, actor, _C, participant_id, earlier_id)
    row = _own(actor, participant_id, before.line_id)
    _say(who, row, said_of(who.key, before))
    return UUID(str(row.pk))
