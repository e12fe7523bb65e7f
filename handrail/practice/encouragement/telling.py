"""Letting the participant know that there is something to read, in words that say nothing more."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.ground.messaging.recipients import participant_recipient
from handrail.ground.messaging.rules import WAITS_CAUSE
from handrail.ground.messaging.sending import queue
from handrail.ground.schedule import planning

from . import rules
from .models import KindWord
from .person import Person

ARRIVES = "encouragement.arrives"
MORNING = time(9)


def tell_now(participant_id: UUID, on: date) -> None:
    """Queue "You have a message." at most once for each local day, to an own, proved place.

    It waits while the person has been in touch with as often as they agreed to.
    """
    to = participant_recipient(participant_id)
    if to is not None:
        queue(to, "message", cause=f"{WAITS_CAUSE}kind-words:{participant_id}:{on}")


def plan(word: KindWord, who: Person) -> None:
    """Tell now when the words have arrived, else on the morning of their day where they live."""
    forget(word.id)
    if rules.has_arrived(word.on, who.today):
        tell_now(who.id, word.on)
        return
    at = datetime.combine(word.on, MORNING, tzinfo=ZoneInfo(who.zone))
    planning.remind(
        org_id=who.org_id, participant_id=who.id, kind=ARRIVES, subject=word.id, at=at,
        zone=who.zone,
    )  # fmt: skip


def forget(word_id: UUID) -> None:
    """Do not tell of words that were taken back or deleted."""
    planning.forget(kind=ARRIVES, subject=word_id)
