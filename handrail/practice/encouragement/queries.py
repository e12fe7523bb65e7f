"""Reading kind words: for the one they are for, and for the one who wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read

from . import rules
from .models import COACH, KindWord, SwitchedOff

WORDS_A_PAGE = 12


@dataclass(frozen=True)
class WordView:
    """Some kind words as a page shows them; `name` is the writer's whole name."""

    id: UUID
    text: str
    on: date
    writer_id: UUID
    name: str
    by: str
    thanked: bool
    put_away: bool

    @property
    def first_name(self) -> str:
        """The writer's first name."""
        return rules.first_name(self.name)


def arrive(words: Any, off: Any) -> Any:
    """Of a cleared query of words, those that reach the participant; `off` is who may not write."""
    return words.filter(held=False).exclude(writer_id__in=off.values("writer_id"))


def _view(key: PersonKey, row: KindWord) -> WordView:
    return WordView(
        id=row.id,
        text=read(key, row, "text") or "",
        on=row.on,
        writer_id=row.writer_id,
        name=row.writer.name,
        by=row.by,
        thanked=row.thanked_at is not None,
        put_away=row.put_away_at is not None,
    )


def _arrived(actor: Actor, participant_id: UUID, today: date) -> Any:
    mine = KindWord.objects.visible_to(actor, Capability.KIND_WORDS_READ).filter(
        participant_id=participant_id, on__lte=today
    )
    off = SwitchedOff.objects.visible_to(actor, Capability.KIND_WORDS_READ).filter(
        participant_id=participant_id
    )
    return arrive(mine, off).select_related("writer").order_by("-on", "-made_at", "-id")


def _fresh(actor: Actor, participant_id: UUID, today: date, since: date) -> Any:
    rows = _arrived(actor, participant_id, today).filter(on__gte=since, put_away_at__isnull=True)
    return rows[: rules.TODAY_AT_MOST]


_ON_TODAY = Reading(_fresh)


def on_today(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None
) -> list[WordView]:
    """Return at most two for Today, newest first; a query, and one for the key when there are."""
    rows = _ON_TODAY.objects(actor, participant_id, today, rules.shown_since(today))
    key = key or (key_for(participant_id) if rows else None)
    return [_view(key, row) for row in rows] if key else []


def all_words(actor: Actor, participant_id: UUID, today: date, page: str | int) -> Page[Any]:
    """Return a page of everything that arrived, newest first. The page's objects are WordView."""
    return _page(_arrived(actor, participant_id, today), participant_id, page)


def _page(rows: Any, participant_id: UUID, page: str | int) -> Page[Any]:
    found = Paginator(rows, WORDS_A_PAGE).get_page(page)
    key = key_for(participant_id)
    found.object_list = [_view(key, row) for row in found.object_list]
    return found


def switched_off(actor: Actor, participant_id: UUID) -> list[tuple[UUID, str]]:
    """Return the people from whom nothing arrives just now: account id and name."""
    rows = SwitchedOff.objects.visible_to(actor, Capability.KIND_WORDS_READ)
    mine = rows.filter(participant_id=participant_id).order_by("writer__name", "id")
    return list(mine.values_list("writer_id", "writer__name"))


def _own(actor: Actor) -> Any:
    """What this very writer wrote to people whom they may still write to."""
    rows = KindWord.objects.visible_to(actor, Capability.KIND_WORDS_WRITE)
    return rows.filter(writer_id=actor.user_id).select_related("writer")


def waiting(actor: Actor, participant_id: UUID, today: date) -> list[WordView]:
    """Return the writer's own words whose day has not come, nearest first."""
    rows = _own(actor).filter(participant_id=participant_id, on__gt=today).order_by("on", "id")
    found = list(rows)
    key = key_for(participant_id) if found else None
    return [_view(key, row) for row in found] if key else []


def sent(actor: Actor, participant_id: UUID, today: date, page: str | int) -> Page[Any]:
    """Return a page of the writer's own words whose day has come, newest first."""
    rows = _own(actor).filter(participant_id=participant_id, on__lte=today, held=False)
    return _page(rows.order_by("-on", "-made_at", "-id"), participant_id, page)


def own_word(actor: Actor, word_id: UUID) -> tuple[UUID, WordView]:
    """Return whose words these are and the words; raises NotVisible unless the actor wrote them."""
    row = _own(actor).filter(pk=word_id).first()
    if row is None:
        raise NotVisible
    return row.participant_id, _view(key_for(row.participant_id), row)


def takes_none(actor: Actor, participant_id: UUID) -> bool:
    """Whether the participant switched off kind words from this writer."""
    rows = SwitchedOff.objects.visible_to(actor, Capability.KIND_WORDS_WRITE)
    return bool(rows.filter(participant_id=participant_id, writer_id=actor.user_id).exists())


def _coach_words(actor: Actor, participant_id: UUID, first: date, last: date) -> Any:
    words = KindWord.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, by=COACH, on__gte=first, on__lte=last
    )
    off = SwitchedOff.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id
    )
    return arrive(words, off).values_list("on")


_COACH_WORDS = Reading(_coach_words)


def days_of_coach_words(actor: Actor, participant_id: UUID, first: date, last: date) -> list[date]:
    """Return the day of each of the coach's words that arrived between two local days.

    It is a count for the balance, for whoever may see the contacts; words of the circle are
    nobody's business but the participant's and are left out.
    """
    return [row[0] for row in _COACH_WORDS.rows(actor, participant_id, first, last)]
