"""Putting something on the list, changing one's own line, and saying how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from .. import rules
from ..finding import WRITE, by_word, keep_before, own_topic
from ..models import EarlierTopic, Topic


def _tidied(text: str) -> str:
    said = tidy(text, limit=rules.TEXT_LIMIT)
    if not said:
        raise NotLikeThis(rules.MISSING, "text")
    return said


@command(Capability.TALK_WRITE)
def add_topic(
    actor: Actor, *, participant_id: UUID, text: str, just_so: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put something on the list of the two and return its id.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said, who = _tidied(text), person(actor, WRITE, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        rows = Topic.objects.visible_to(actor, WRITE).filter(
            participant_id=who.id, put_away_at__isnull=True
        )
        if rows.exclude(state=rules.TALKED).count() >= rules.AT_MOST:
            raise NotLikeThis(rules.FULL)
        row = Topic(
            id=row_id, org_id=who.org_id, participant_id=who.id, writer_id=actor.user_id,
            by=by_word(actor, who.id), just_so=just_so,
        )  # fmt: skip
        keep(who.key, row, text=said)
        row.save(force_insert=True)
        return {"topic": str(row_id)}

    # Of two people on one list, neither may learn which entries the other sent.
    owner = participant_id if by_word(actor, who.id) == rules.PARTICIPANT else actor.user_id
    body = {"of": participant_id, "text": said, "just_so": just_so}
    return UUID(stored_once(owner, id, "topic", body, do, org_id=actor.org_id)["topic"])


@command(Capability.TALK_WRITE)
def change_topic(
    actor: Actor, *, participant_id: UUID, topic_id: UUID, text: str, just_so: bool = False,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Put one's own line in other words; the words before are kept. `version` is what was read.

    Raises NotLikeThis, TextTooLong, and NotVisible for a line that somebody else wrote.
    """
    said, who = _tidied(text), person(actor, WRITE, participant_id)
    row = own_topic(actor, participant_id, topic_id)
    meanwhile = version is not None and version != row.version
    if (said, just_so) != (read(who.key, row, "text") or "", row.just_so):
        _rewrite(who, row, said, just_so)
    return Changed(topic_id, meanwhile)


def _rewrite(who: Person, row: Topic, said: str, just_so: bool) -> None:
    keep_before(who, row)
    keep(who.key, row, text=said)
    row.just_so, row.version = just_so, row.version + 1
    row.save(update_fields=["text", "just_so", "version"])


@command(Capability.TALK_WRITE)
def use_earlier_topic(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let one's own line read as before; the words of now are kept as well. Returns its id."""
    who = person(actor, WRITE, participant_id)
    before = one_of(EarlierTopic, actor, WRITE, participant_id, earlier_id)
    row = own_topic(actor, participant_id, before.topic_id)
    _rewrite(who, row, read(who.key, before, "text") or "", before.just_so)
    return row.pk


@command(Capability.TALK_WRITE)
def stand_topic(actor: Actor, *, participant_id: UUID, topic_id: UUID, state: str) -> None:
    """Say that it was talked about, keep it for next time, or put it on the list again.

    Either of the two does. Raises NotLikeThis, NotVisible.
    """
    if not rules.may_stand(state):
        raise NotLikeThis(rules.NOT_THIS)
    person(actor, WRITE, participant_id)
    _stand(one_of(Topic, actor, WRITE, participant_id, topic_id), state)


def _stand(row: Topic, state: str) -> None:
    row.state, row.touched_at = state, clock.now()
    row.save(update_fields=["state", "touched_at"])


@command(Capability.TALK_WRITE)
def put_topic_away(actor: Actor, *, participant_id: UUID, topic_id: UUID, away: bool) -> None:
    """Take one's own line back, or bring it back as it was. Raises NotVisible."""
    person(actor, WRITE, participant_id)
    row = own_topic(actor, participant_id, topic_id)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.TALK_WRITE)
def talked_about(actor: Actor, *, participant_id: UUID, topic_ids: Iterable[UUID]) -> None:
    """Say of several lines at once that they were talked about; unknown ones are passed over."""
    person(actor, WRITE, participant_id)
    rows = Topic.objects.visible_to(actor, WRITE).filter(
        participant_id=participant_id, pk__in=list(topic_ids), put_away_at__isnull=True
    )
    for row in rows:
        _stand(row, rules.TALKED)
