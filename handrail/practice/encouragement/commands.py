"""Writing kind words, and what the participant may do with them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.events import Encouraged

from . import rules
from .models import CIRCLE, COACH, KindWord, SwitchedOff
from .person import Person, last_day, person
from .telling import forget, plan

_WRITE, _ANSWER = Capability.KIND_WORDS_WRITE, Capability.KIND_WORDS_ANSWER


@command(Capability.KIND_WORDS_WRITE)
def write_word(
    actor: Actor,
    *,
    participant_id: UUID,
    text: str = "",
    ready: str = "",
    on: date | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Write kind words for a local day of the participant (None: today) and return their id.

    `ready` is a key of rules.READY; the sentence is kept in the participant's language, before
    one's own text. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _WRITE, participant_id)
    words = _words(who, ready, text)
    day = on or who.today
    body = {"text": text, "ready": ready, "on": on}

    def do(word_id: UUID) -> dict[str, str]:
        # Inside: the same entry sent again is no second one for its day.
        _check(actor, who, day)
        by = CIRCLE if actor.outsider_id else COACH
        word = KindWord(id=word_id, org_id=actor.org_id, participant_id=who.id, on=day, by=by,
                        writer_id=actor.user_id)  # fmt: skip
        keep(who.key, word, text=words)
        word.save(force_insert=True)
        plan(word, who)
        _tell(word)
        return {"word": str(word_id)}

    return UUID(stored_once(participant_id, id, "kind_word", body, do, org_id=actor.org_id)["word"])


def _tell(word: KindWord) -> None:
    """Words of a coach count as being in touch; those of the circle are nobody else's business."""
    if word.by == COACH:
        publish(Encouraged(org_id=word.org_id, participant_id=word.participant_id))


def _words(who: Person, ready: str, text: str) -> str:
    sentence = rules.READY.get(ready, "")
    if sentence:
        with translation.override(who.language):
            sentence = gettext(sentence)
    words = tidy(rules.compose(sentence, tidy(text, limit=rules.TEXT_LIMIT)),
                 limit=rules.TEXT_LIMIT)  # fmt: skip
    if not words:
        raise NotLikeThis(rules.MISSING, "text")
    return words


def _check(actor: Actor, who: Person, day: date, besides: UUID | None = None) -> None:
    """Raise NotLikeThis when nothing can arrive from this writer on that day."""
    off = SwitchedOff.objects.visible_to(actor, _WRITE).filter(participant_id=who.id)
    if off.filter(writer_id=actor.user_id).exists():
        raise NotLikeThis(rules.SWITCHED_OFF)
    wrong = rules.check_day(day, who.today, last_day(actor, who.id, who.zone))
    if wrong:
        raise NotLikeThis(wrong, "on")
    same = KindWord.objects.visible_to(actor, _WRITE).filter(
        participant_id=who.id, writer_id=actor.user_id, on=day
    )
    if not rules.has_room(same.exclude(pk=besides).count()):
        raise NotLikeThis(rules.DAY_FULL, "on")


def _waiting(actor: Actor, who: Person, word_id: UUID) -> KindWord:
    rows = KindWord.objects.visible_to(actor, _WRITE)
    found: KindWord | None = rows.filter(
        participant_id=who.id, writer_id=actor.user_id, pk=word_id
    ).first()
    if found is None:
        raise NotVisible
    if rules.has_arrived(found.on, who.today):
        raise NotLikeThis(rules.ARRIVED)
    return found


@command(Capability.KIND_WORDS_WRITE)
def change_word(
    actor: Actor, *, participant_id: UUID, word_id: UUID, text: str, on: date | None = None
) -> UUID:
    """Change own words whose day has not come, and return their id; `on` None is today.

    Raises NotLikeThis, TextTooLong, and NotVisible unless the actor wrote them.
    """
    who = person(actor, _WRITE, participant_id)
    word = _waiting(actor, who, word_id)
    words, day = _words(who, "", text), on or who.today
    _check(actor, who, day, besides=word_id)
    word.on = day
    keep(who.key, word, text=words)
    word.save(update_fields=["text", "on"])
    plan(word, who)
    _tell(word)
    return word_id


@command(Capability.KIND_WORDS_WRITE)
def take_back_word(actor: Actor, *, participant_id: UUID, word_id: UUID) -> None:
    """Take own words back whose day has not come. Raises NotLikeThis, NotVisible."""
    who = person(actor, _WRITE, participant_id)
    word = _waiting(actor, who, word_id)
    forget(word.id)
    word.delete()
    _tell(word)


def _mine(actor: Actor, participant_id: UUID, word_id: UUID) -> KindWord:
    """Words that have arrived; raises NotVisible for any other."""
    who = person(actor, _ANSWER, participant_id)
    rows: Any = KindWord.objects.visible_to(actor, _ANSWER)
    found: KindWord | None = rows.filter(
        participant_id=participant_id, pk=word_id, on__lte=who.today, held=False
    ).first()
    if found is None:
        raise NotVisible
    return found


@command(Capability.KIND_WORDS_ANSWER)
def thank(
    actor: Actor,
    *,
    participant_id: UUID,
    word_id: UUID,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> None:
    """Say thank you; the writer sees it. Twice is the same as once. Raises NotVisible, Replayed."""

    def do(_entry: UUID) -> dict[str, str]:
        word = _mine(actor, participant_id, word_id)
        if word.thanked_at is None:
            word.thanked_at = clock.now()
            word.save(update_fields=["thanked_at"])
        return {"word": str(word_id)}

    body = {"word": word_id}
    stored_once(participant_id, id, "thanks", body, do, org_id=actor.org_id)


@command(Capability.KIND_WORDS_ANSWER)
def put_away(actor: Actor, *, participant_id: UUID, word_id: UUID) -> None:
    """Take words off Today; they stay on their own page. Raises NotVisible."""
    word = _mine(actor, participant_id, word_id)
    if word.put_away_at is None:
        word.put_away_at = clock.now()
        word.save(update_fields=["put_away_at"])


@command(Capability.KIND_WORDS_ANSWER)
def delete_word(actor: Actor, *, participant_id: UUID, word_id: UUID) -> None:
    """Delete words for good; the writer is not told, and no longer sees them. Raises NotVisible."""
    word = _mine(actor, participant_id, word_id)
    forget(word.id)
    word.delete()
    _tell(word)


@command(Capability.KIND_WORDS_ANSWER)
def switch_off(actor: Actor, *, participant_id: UUID, writer_id: UUID) -> None:
    """Let no kind words arrive from this person; what came before is hidden, not deleted.

    Raises NotVisible for somebody who never wrote.
    """
    who = person(actor, _ANSWER, participant_id)
    wrote = KindWord.objects.visible_to(actor, _ANSWER).filter(
        participant_id=who.id, writer_id=writer_id, on__lte=who.today
    )
    if not wrote.exists():
        raise NotVisible
    off = SwitchedOff.objects.visible_to(actor, _ANSWER)
    if not off.filter(participant_id=who.id, writer_id=writer_id).exists():
        SwitchedOff(
            org_id=actor.org_id, participant_id=who.id, writer_id=writer_id
        ).save(force_insert=True)  # fmt: skip


@command(Capability.KIND_WORDS_ANSWER)
def switch_on(actor: Actor, *, participant_id: UUID, writer_id: UUID) -> None:
    """Let kind words from this person arrive again, with what was hidden."""
    off = SwitchedOff.objects.visible_to(actor, _ANSWER)
    off.filter(participant_id=participant_id, writer_id=writer_id).delete()
