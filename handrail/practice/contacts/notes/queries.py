"""Reading what belongs to notes: views and askings beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people import drafts
from handrail.ground.people.names import short_name

from . import rules
from .finding import WORDS
from .models import CorrectionAsk, EarlierAsk, EarlierView, OwnView

EARLIER_SHOWN, ON_TODAY = 20, 12
_C = Capability.CONTACT_READ


@dataclass(frozen=True)
class View:
    """The participant's own words beside a note."""

    id: UUID
    text: str
    heard: str
    means: str
    version: int
    away: bool
    at: datetime


@dataclass(frozen=True)
class Ask:
    """What was asked to be put right, where it stands, and what was answered."""

    id: UUID
    contact_id: UUID
    participant_id: UUID
    words: str
    state: str
    answer: str
    by: str
    at: datetime
    version: int

    @property
    def stands(self) -> str:
        """Where it stands, to be translated where it is shown."""
        return rules.STANDS[self.state].word


@dataclass(frozen=True)
class Beside:
    """What stands beside one note."""

    view: View | None = None
    ask: Ask | None = None


@dataclass(frozen=True)
class Before:
    """How something read before: its texts in their order."""

    id: UUID
    words: Sequence[str]
    at: datetime


def _views(actor: Actor, participant_id: UUID) -> Any:
    return OwnView.objects.visible_to(actor, _C).filter(participant_id=participant_id)


def _asks(actor: Actor, participant_id: UUID) -> Any:
    rows = CorrectionAsk.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("answered_by")


def view_of(key: PersonKey, row: OwnView) -> View:
    """The view of a row."""
    text, heard, means = (read(key, row, name) or "" for name in WORDS)
    away = row.put_away_at is not None
    return View(row.pk, text, heard, means, row.version, away, row.touched_at)


def ask_of(key: PersonKey, row: CorrectionAsk) -> Ask:
    """The asking of a row."""
    by = row.answered_by.name.split(" ")[0] if row.answered_by else ""
    return Ask(
        row.pk, row.contact_id, row.participant_id, read(key, row, "words") or "", row.state,
        read(key, row, "answer") or "", by, row.answered_at or row.made_at, row.version,
    )  # fmt: skip


def beside_notes(
    actor: Actor, participant_id: UUID, contact_ids: Iterable[UUID]
) -> Mapping[UUID, Beside]:
    """Return what stands beside each of these notes; two queries and the key.

    What the participant took back is shown to nobody else.
    """
    wanted, mine = list(contact_ids), actor.participant_id == participant_id
    if not wanted:
        return {}
    views = _views(actor, participant_id).filter(contact_id__in=wanted)
    shown = list(views if mine else views.filter(put_away_at__isnull=True))
    asked = list(_asks(actor, participant_id).filter(contact_id__in=wanted))
    key = key_if_kept(participant_id) if shown or asked else None
    if key is None:
        return {}
    found = {row.contact_id: view_of(key, row) for row in shown}
    asks = {row.contact_id: ask_of(key, row) for row in asked if mine or row.state != rules.BACK}
    return {one: Beside(found.get(one), asks.get(one)) for one in {*found, *asks}}


def beside_note(actor: Actor, participant_id: UUID, contact_id: UUID) -> Beside:
    """Return what stands beside one note."""
    return beside_notes(actor, participant_id, [contact_id]).get(contact_id, Beside())


def asking(actor: Actor, ask_id: UUID) -> Ask:
    """Return an asking that the actor may answer. Raises NotVisible."""
    rows = CorrectionAsk.objects.visible_to(actor, Capability.CONTACT_LOG)
    row = rows.select_related("answered_by").filter(pk=ask_id).exclude(state=rules.BACK).first()
    if row is None:
        raise NotVisible
    return ask_of(key_for(row.participant_id), row)


def answer_begun(actor: Actor, asked: Ask) -> str:
    """The actor's own answer that was typed before the note was corrected, or nothing."""
    found = drafts.begun(actor, rules.ANSWER_DRAFT, {asked.participant_id})
    return next((str(one.body["answer"]) for one in found if one.entry == asked.id), "")


def earlier_views(actor: Actor, participant_id: UUID, view_id: UUID) -> list[Before]:
    """Return how an own view read before, newest first; one query and the key."""
    rows = EarlierView.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, view_id=view_id
    )
    return _before(rows, participant_id, WORDS)


def earlier_asks(actor: Actor, participant_id: UUID, ask_id: UUID) -> list[Before]:
    """Return what was asked and answered before, newest first; one query and the key."""
    rows = EarlierAsk.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, ask_id=ask_id
    )
    return _before(rows, participant_id, ("words", "answer"))


def _before(rows: Any, participant_id: UUID, names: tuple[str, ...]) -> list[Before]:
    found = list(rows.order_by("-made_at", "-id")[:EARLIER_SHOWN])
    key = key_if_kept(participant_id) if found else None
    if key is None:
        return []
    return [
        Before(row.pk, [text for name in names if (text := read(key, row, name))], row.made_at)
        for row in found
    ]


@dataclass(frozen=True)
class Asked:
    """Somebody waits for an answer about a note."""

    id: UUID
    participant_id: UUID
    name: str


CORRECTIONS = 21


def _open_asks(actor: Actor) -> Any:
    rows = CorrectionAsk.objects.visible_to(actor, Capability.CONTACT_LOG)
    return rows.filter(state=rules.WAITS, contact__taken_back_at__isnull=True)


def any_corrections(actor: Actor) -> Any:
    """Rows of the number 21, when somebody waits; for a look at it with other rooms."""
    return numbered(_open_asks(actor), CORRECTIONS)


def _waiting(actor: Actor) -> Any:
    return _open_asks(actor).order_by("made_at", "id").values_list(
        "id", "participant_id", "participant__given_name", "participant__family_name",
        "participant__removed_at",
    )[:ON_TODAY]  # fmt: skip


_WAITING = Reading(_waiting)


def corrections_asked(actor: Actor) -> list[Asked]:
    """Return who waits for an answer, the longest first, without words; one query.

    Writes the reading into the book when there is anybody.
    """
    found = [Asked(pk, who, short_name(*names)) for pk, who, *names in _WAITING.rows(actor)]
    if found:
        record_list(actor, _C, [one.participant_id for one in found])
    return found
