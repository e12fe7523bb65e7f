"""Reading the ready words, and who would like company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.names import WHO, short_name

from ..models import CompanyAsk, ReadyWords
from ..rules import company as rules

COMPANY = 41
"""The number under which `anybody` says that somebody asked; no other room's."""
EARLIER_SHOWN, AT_MOST = 8, 30


@dataclass(frozen=True)
class ReadyView:
    """Words that are, or were, ready to send."""

    id: UUID | None
    text: str


def _ready(actor: Actor, participant_id: UUID) -> Any:
    rows = ReadyWords.objects.visible_to(actor, Capability.HELPER_READ)
    return rows.filter(participant_id=participant_id).order_by("-made_at", "-id")[:EARLIER_SHOWN]


_READY = Reading(_ready)


def ready_words(actor: Actor, participant_id: UUID) -> list[ReadyView]:
    """The ready words and the ones before them; ours while there are none."""
    rows = _READY.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    own = [ReadyView(row.pk, read(key, row, "text") or "") for row in rows if key]
    return own or [ReadyView(None, gettext(rules.READY))]


@dataclass(frozen=True)
class CompanyView:
    """An asking for company, and where it stands."""

    id: UUID
    state: str
    at: datetime

    @property
    def stands(self) -> str:
        """Where it stands in words, to be translated where it is shown."""
        return rules.STANDS[self.state].word


def _mine(actor: Actor, participant_id: UUID) -> Any:
    rows = CompanyAsk.objects.visible_to(actor, Capability.COMPANY_ASK)
    return rows.filter(participant_id=participant_id).order_by("-made_at", "-id")[:1]


_MINE = Reading(_mine)


def my_ask(actor: Actor, participant_id: UUID) -> CompanyView | None:
    """The last asking; one query."""
    rows = _MINE.objects(actor, participant_id)
    return CompanyView(rows[0].pk, rows[0].state, rows[0].made_at) if rows else None


@dataclass(frozen=True)
class WhoAsked:
    """Somebody who would like company, for their coach."""

    id: UUID
    participant_id: UUID
    name: str
    at: datetime


def _waiting(actor: Actor) -> Any:
    rows = CompanyAsk.objects.visible_to(actor, Capability.COMPANY_ANSWER)
    return rows.filter(state=rules.WAITS)


def anybody(actor: Actor) -> Any:
    """A row of the number COMPANY for each who asked; for a look at it with other rooms."""
    return numbered(_waiting(actor), COMPANY)


def _named(actor: Actor) -> Any:
    rows = _waiting(actor).order_by("made_at", "id")
    return rows.values_list("id", *WHO, "made_at")[:AT_MOST]


_NAMED = Reading(_named)


def who_asked(actor: Actor) -> tuple[WhoAsked, ...]:
    """Who would like company, the first who asked first; the reading is written into the book."""
    found = tuple(
        WhoAsked(pk, who, short_name(given, family, removed), made_at)
        for pk, who, given, family, removed, made_at in _NAMED.rows(actor)
    )
    if found:
        record_list(actor, Capability.COMPANY_ANSWER, [one.participant_id for one in found])
    return found
