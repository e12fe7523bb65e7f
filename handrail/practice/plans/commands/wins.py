"""Writing a win down, letting the coach read it, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person

from .. import rules
from ..events import WinRecorded, WinTakenBack
from ..models import COACH_TOO, ONLY_ME, Win
from ..week_words import is_mine
from ..who_writes import by_word


@command(Capability.WIN_RECORD)
def record_win(
    actor: Actor,
    *,
    participant_id: UUID,
    text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
    on: date | None = None,
    shared: bool = False,
    written_on: Callable[[], date] | None = None,
) -> UUID:
    """Write a win down and return its id; one that a coach writes is always shared.

    `written_on` tells, for a new entry without a day, the day on which it was written (today
    unless given); it is no part of what was said, so a phone put right in between changes nothing.
    Raises NotLikeThis for an empty text or a day that has not been, TextTooLong, Replayed.
    """
    who = person(actor, Capability.WIN_RECORD, participant_id)
    clean = tidy(text, limit=rules.WIN_LIMIT)
    if not clean:
        raise NotLikeThis(rules.WIN_MISSING, "text")
    by = by_word(actor, participant_id)
    seen = COACH_TOO if shared or by == "coach" else ONLY_ME
    body = {"text": clean, "on": on, "seen": seen}

    def do(win_id: UUID) -> dict[str, str]:
        day = on or (written_on() if written_on else who.today)
        wrong_day = rules.check_win_day(day, who.today, who.birth_year)
        if wrong_day:
            raise NotLikeThis(wrong_day, "on")
        win = Win(id=win_id, org_id=actor.org_id, participant_id=participant_id, by=by, on=day,
                  writer_id=actor.user_id, visibility=seen)  # fmt: skip
        keep(who.key, win, text=clean)
        win.save(force_insert=True)
        publish(WinRecorded(org_id=actor.org_id, participant_id=participant_id, win_id=win_id,
                            by=by, at=clock.now()))  # fmt: skip
        return {"win": str(win_id)}

    return UUID(stored_once(participant_id, id, "win", body, do, org_id=actor.org_id)["win"])


@command(Capability.WIN_RECORD)
def share_win(actor: Actor, *, participant_id: UUID, win_id: UUID, shared: bool) -> None:
    """Let the coach read a win that the person wrote, or take that back. Raises NotVisible."""
    who = person(actor, Capability.WIN_RECORD, participant_id)
    if actor.participant_id != who.id:
        raise NotVisible
    rows = Win.objects.visible_to(actor, Capability.WIN_RECORD)
    win = rows.filter(participant_id=participant_id, pk=win_id, by="participant").first()
    if win is None:
        raise NotVisible
    win.visibility = COACH_TOO if shared else ONLY_ME
    win.save(update_fields=["visibility"])


@command(Capability.WIN_RECORD)
def take_back_win(actor: Actor, *, participant_id: UUID, win_id: UUID) -> None:
    """Remove an own win of the last day and the words in it; sent again it does not come back.

    Raises NotLikeThis when it is older, NotVisible unless the actor wrote it.
    """
    by = by_word(actor, participant_id)
    rows = Win.objects.visible_to(actor, Capability.WIN_RECORD)
    win = rows.filter(participant_id=participant_id, pk=win_id, by=by).first()
    if win is None or not is_mine(actor, win):
        raise NotVisible
    saved_at = win.made_at
    if not rules.may_take_back_win(saved_at, clock.now()):
        raise NotLikeThis(rules.WIN_STAYS)
    win.delete()
    publish(WinTakenBack(org_id=actor.org_id, participant_id=participant_id, win_id=win_id,
                         by=by, at=saved_at))  # fmt: skip
