"""Giving a word back to a win of the other person, and taking the last one back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import words_back
from handrail.ground.people.events import Encouraged
from handrail.ground.people.locked import Person, person

from .. import rules
from ..models import Win, WinWord
from ..who_writes import by_word

_C = Capability.WIN_RECORD


@command(Capability.WIN_RECORD)
def answer_win(actor: Actor, *, participant_id: UUID, win_id: UUID, text: str) -> UUID:
    """Give a word back to a win of the other person and return the win's id.

    A later word by the same writer takes the place of the earlier one, which is kept; the word of
    another writer stays beside it. Raises NotLikeThis for an empty word or for one's own win,
    TextTooLong, NotVisible.
    """
    who = person(actor, _C, participant_id)
    clean = tidy(text, limit=rules.WIN_LIMIT)
    if not clean:
        raise NotLikeThis(rules.WORD_MISSING, "text")
    win, by = _win(actor, who, win_id)
    mine = _mine(actor, who, win, by)
    stands = mine.filter(until__isnull=True).first()
    if stands is None or read(who.key, stands, "text") != clean:
        words_back.make_room(mine, clock.now())
        word = _word(who, win, by, actor.user_id)
        keep(who.key, word, text=clean)
        word.save(force_insert=True)
        _copy_last(who, win)
        _tell(who, by)
    return win_id


@command(Capability.WIN_RECORD)
def turn_win_word_back(
    actor: Actor, *, participant_id: UUID, win_id: UUID, before: bool = False
) -> str:
    """Take one's last word to a win back: none stands, or with `before` the one before it.

    What stood there is kept. Returns the sentence to say. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    win, by = _win(actor, who, win_id)
    said = words_back.turn_back(_mine(actor, who, win, by), clock.now(), before=before)
    if said is None:
        raise NotLikeThis(words_back.NO_WORD)
    _copy_last(who, win)
    _tell(who, by)
    return said


def _win(actor: Actor, who: Person, win_id: UUID) -> tuple[Win, str]:
    rows = Win.objects.visible_to(actor, _C)
    win: Win | None = rows.filter(participant_id=who.id, pk=win_id).first()
    if win is None:
        raise NotVisible
    by = by_word(actor, who.id)
    if win.by == by:
        raise NotLikeThis(rules.WORD_TO_SELF, "text")
    return win, by


def _word(who: Person, win: Win, by: str, writer: UUID | None) -> WinWord:
    return WinWord(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, win=win, by=by, writer_id=writer,
        on=who.today,
    )  # fmt: skip


def _all(win: Win) -> Any:
    return WinWord.objects.for_system("words of a win, inside an authorised write").filter(win=win)


def _mine(actor: Actor, who: Person, win: Win, by: str) -> Any:
    rows = _all(win)
    before = read(who.key, win, "word_back")
    if before and not rows.exists():
        # A word from before words were kept one by one: whose it is was known by "by" alone.
        hers = win.word_back_by == by == "participant"
        word = _word(who, win, win.word_back_by, actor.user_id if hers else None)
        word.on = win.word_back_on or win.on
        keep(who.key, word, text=before)
        word.save(force_insert=True)
    return rows.filter(writer_id=actor.user_id)


def _copy_last(who: Person, win: Win) -> None:
    last = _all(win).filter(until__isnull=True).order_by("-made_at", "-id").first()
    keep(who.key, win, word_back=read(who.key, last, "text") if last else None)
    win.word_back_by, win.word_back_on = (last.by, last.on) if last else ("", None)
    win.save(update_fields=["word_back", "word_back_by", "word_back_on"])


def _tell(who: Person, by: str) -> None:
    if by == "coach":
        publish(Encouraged(org_id=who.org_id, participant_id=who.id))
