"""Reading how a row read before: the participant all of it, a coach of a coach's own lines."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.before import EARLIER_MOST, Before, by_row

from ..earlier import SEALED
from ..models import EarlierWords
from ..rules import badday, days, lists, strategy
from ..rules.earlier import SHOWN
from .rows import owned

_KEEP, _LINE = Capability.COPING_KEEP, Capability.SAFETY_LINE_WRITE


@dataclass(frozen=True)
class EarlierView:
    """How a row read until `at`: its words, its day, what kind it was, and the cards for it."""

    id: UUID
    at: datetime
    words: tuple[str, ...]
    on: date | None
    named: tuple[str, ...]
    cards: tuple[str, ...]
    remind: bool | None


def _rows(actor: Actor, row_id: UUID) -> Any:
    rows = EarlierWords.objects.visible_to(actor, _KEEP).filter(row_id=row_id)
    return rows.order_by("-made_at", "-id")[:SHOWN]


def _line_rows(actor: Actor, line_id: UUID) -> Any:
    rows = EarlierWords.objects.visible_to(actor, _LINE).filter(kind="line", row_id=line_id)
    return rows.order_by("-made_at", "-id")[:SHOWN]


_EARLIER, _EARLIER_OF_LINE = Reading(_rows), Reading(_line_rows)


def earlier(
    actor: Actor, participant_id: UUID, row_id: UUID, cards: Sequence[tuple[UUID, str]] = ()
) -> list[EarlierView]:
    """Return how a row read before, newest first; `cards` are the words of the cards by id."""
    rows = _EARLIER.objects(actor, row_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return []
    known = {str(card): text for card, text in cards}
    return [_view(row, json.loads(read(key, row, "words") or "{}"), known) for row in rows]


def earlier_of_line(actor: Actor, participant_id: UUID, line_id: UUID) -> list[EarlierView]:
    """Return how a line of the plan read before, newest first.

    A coach gets it of a coach's line alone, while the plan is shared.
    """
    rows = _EARLIER_OF_LINE.objects(actor, line_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return []
    return [_view(row, json.loads(read(key, row, "words") or "{}"), {}) for row in rows]


def place_of_line(actor: Actor, earlier_id: UUID) -> tuple[UUID, UUID]:
    """Return whose line read like this, and which line it is. Raises NotVisible."""
    row = owned(EarlierWords, actor, _LINE, earlier_id)
    return row.participant_id, row.row_id


def _view(row: EarlierWords, was: dict[str, Any], cards: Mapping[str, str]) -> EarlierView:
    names = (name for name in SEALED[row.kind] if name != "answers")
    words = tuple(was[name] for name in names if was.get(name))
    on = was.get("on") or was.get("starts_on")
    chosen = [*was.get("cards", ()), was.get("card_id")]
    return EarlierView(
        row.id, row.made_at, words, date.fromisoformat(on) if on else None, _named(row.kind, was),
        tuple(cards[key] for key in chosen if key in cards), was.get("remind"),
    )  # fmt: skip


def _named(kind: str, was: dict[str, Any]) -> tuple[str, ...]:
    if kind == "trigger":
        found = [lists.TRIGGER_KINDS.get(was["kind"], "")]
    elif kind == "day":
        found = [days.KINDS.get(was["kind"], ""), days.REPEATS.get(was["repeats"], "")]
        found.append(days.BEFORE.get(was["before"], "") if was["remind"] else "")
    elif kind == "walk":
        found = [word for pair in badday.said(_said(was)) for word in pair]
    elif kind == "said":
        found = [strategy.ANSWERS.get(was["answer"], "")]
    else:
        found = []
    return tuple(word for word in found if word)


def _said(was: dict[str, Any]) -> dict[str, str]:
    said: dict[str, str] = json.loads(was.get("answers") or "{}")
    return said


def earlier_of_many(
    actor: Actor, participant_id: UUID, row_ids: Sequence[UUID]
) -> dict[UUID, list[EarlierView]]:
    """Return by row how several rows read before, newest first; one query, and one for the key."""
    rows = EarlierWords.objects.visible_to(actor, _KEEP).filter(row_id__in=row_ids)
    found: dict[UUID, list[EarlierView]] = defaultdict(list)
    key = key_if_kept(participant_id) if row_ids else None
    if key is None:
        return found
    for row in rows.order_by("-made_at", "-id")[: SHOWN * 4]:
        found[row.row_id].append(_view(row, json.loads(read(key, row, "words") or "{}"), {}))
    return found


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierWords.objects.visible_to(actor, _KEEP).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_MOST]


_ALL = Reading(_all)


def all_earlier(
    actor: Actor, participant_id: UUID, *, key: PersonKey
) -> Mapping[UUID, Sequence[Before]]:
    """Return by row how everything read before, newest first; one query, however much it is."""
    found = []
    for row in _ALL.objects(actor, participant_id):
        was = json.loads(read(key, row, "words") or "{}")
        view = _view(row, was, {})
        words = [("", text) for text in view.words]
        words += [("", dates.dated(view.on))] if view.on else []
        words += _answers(was) if row.kind == "walk" else [("", _(word)) for word in view.named]
        found.append((row.row_id, Before(view.at, words)))
    return by_row(found)


def _answers(was: dict[str, Any]) -> list[tuple[str, str]]:
    """What was said on a walk through a bad day: the question, to translate, and the answer."""
    return [(question, _(answer)) for question, answer in badday.said(_said(was))]


def place_of(actor: Actor, earlier_id: UUID) -> tuple[UUID, str, UUID]:
    """Return whose earlier words these are, of which kind of row and which. Raises NotVisible."""
    row = owned(EarlierWords, actor, _KEEP, earlier_id)
    return row.participant_id, row.kind, row.row_id
