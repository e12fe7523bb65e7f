"""Reading the cards, in the order that helped before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from .. import ready
from ..models import Answer, Card, Practice
from ..rules import cards as rules

NEVER = rules.Tally()
PRACTICES_READ = 1000


@dataclass(frozen=True)
class CardView:
    """A card as a page shows it; `sure` and `practised_on` are of the last practice.

    `weighed` is what its answers count by now, see rules.weighed.
    """

    id: UUID
    text: str
    source: str
    tally: rules.Tally = NEVER
    weighed: tuple[float, float] = (0.0, 0.0)
    practised_on: date | None = None
    sure: int | None = None
    version: int = 1


@dataclass(frozen=True)
class WayView:
    """One of the ways through a hard while: an own card, or a general way with its key as `id`."""

    id: str
    text: str
    tally: rules.Tally = NEVER
    weighed: tuple[float, float] = (0.0, 0.0)
    own: bool = False


@dataclass(frozen=True)
class Ways:
    """All the ways in their order, and (passed, whiles) when it is worth saying."""

    cards: tuple[WayView, ...] = ()
    count: tuple[int, int] | None = None


@dataclass(frozen=True)
class Hand:
    """The cards in their order, those put away, and (passed, whiles) when it is worth saying."""

    cards: tuple[CardView, ...] = ()
    away: tuple[CardView, ...] = ()
    count: tuple[int, int] | None = None


def _cards(actor: Actor, participant_id: UUID) -> Any:
    rows = Card.objects.visible_to(actor, Capability.COPING_READ)
    return rows.filter(participant_id=participant_id).order_by("id")


def _answers(actor: Actor, participant_id: UUID) -> Any:
    rows = Answer.objects.visible_to(actor, Capability.COPING_OPEN)
    newest = rows.filter(participant_id=participant_id).order_by("-at", "-id")
    return newest.values_list("card_id", "passed", "at", "idea")[: rules.ANSWERS_READ]


def _practices(actor: Actor, participant_id: UUID) -> Any:
    rows = Practice.objects.visible_to(actor, Capability.COPING_OPEN)
    newest = rows.filter(participant_id=participant_id).order_by("-on", "-id")
    return newest.values_list("card_id", "on", "sure")[:PRACTICES_READ]


_CARDS, _ANSWERS, _PRACTICES = Reading(_cards), Reading(_answers), Reading(_practices)


def practices(actor: Actor, participant_id: UUID) -> dict[UUID, list[tuple[date, int | None]]]:
    """Return by card every day on which it was practiced, and how sure one was; the newest first.

    One query. Nobody but the participant gets any.
    """
    found: dict[UUID, list[tuple[date, int | None]]] = defaultdict(list)
    for card_id, on, sure in _PRACTICES.rows(actor, participant_id):
        found[card_id].append((on, sure))
    return dict(found)


def last_practised(actor: Actor, participant_id: UUID) -> dict[UUID, tuple[date, int | None]]:
    """Return when each card was practiced last, and how sure one was; a query."""
    return {card: days[0] for card, days in practices(actor, participant_id).items()}


def _tried(actor: Actor, participant_id: UUID) -> list[rules.Tried]:
    """Every answer with the card that was tried, or else the key of the general way."""
    return [
        rules.Tried(card_id or idea or None, passed, at)
        for card_id, passed, at, idea in _ANSWERS.rows(actor, participant_id)
    ]


def ways(actor: Actor, participant_id: UUID) -> Ways:
    """Return one's own cards and the general ways that are offered, in the order that helped.

    Two queries, and one for the key.
    """
    rows = {row.id: row for row in _CARDS.objects(actor, participant_id)}
    answers, key = _tried(actor, participant_id), key_if_kept(participant_id) if rows else None
    mine = {pk: _text(key, row) for pk, row in rows.items() if row.put_away_at is None}
    general = ready.general()
    kept = {row.idea for row in rows.values()} | {
        name for name, words in general.items() if words in mine.values()
    }
    free = rules.offered(general, kept, answers, any_cards=bool(mine))
    words: dict[rules.Way, str] = {**mine, **{name: general[name] for name in free}}
    told, now = rules.tallies(answers), clock.now()
    of_way = rules.of_cards(words, answers)
    return Ways(
        tuple(
            WayView(str(one), words[one], told.get(one, NEVER), rules.weighed(of_way[one], now),
                    isinstance(one, UUID))
            for one in rules.ordered(words, answers, now)
        ),
        rules.own_count(answers),
    )  # fmt: skip


def hand(actor: Actor, participant_id: UUID, *, practised: bool = False) -> Hand:
    """Return the participant's own cards; two queries and the key, three with the practice."""
    rows = {row.id: row for row in _CARDS.objects(actor, participant_id)}
    answers = _tried(actor, participant_id)
    last = last_practised(actor, participant_id) if practised else {}
    key = key_if_kept(participant_id) if rows else None
    told = rules.tallies(answers)
    now = clock.now()
    of_card = rules.of_cards(rows, answers)

    def view(row: Card) -> CardView:
        on, sure = last.get(row.id, (None, None))
        return CardView(row.id, _text(key, row), rules.SOURCES.get(row.source, ""),
                        told.get(row.id, NEVER), rules.weighed(of_card[row.id], now),
                        on, sure)  # fmt: skip

    kept = [pk for pk, row in rows.items() if row.put_away_at is None]
    return Hand(
        tuple(view(rows[pk]) for pk in rules.ordered(kept, answers, now)),
        tuple(view(row) for row in rows.values() if row.put_away_at is not None),
        rules.own_count(answers),
    )


def _text(key: PersonKey | None, row: Card) -> str:
    return (read(key, row, "text") if key else None) or ""


def card_words(actor: Actor, participant_id: UUID, key: PersonKey | None) -> list[tuple[UUID, str]]:
    """Return id and words of the cards that the reader may see, oldest first; one query."""
    return [(pk, text) for pk, text, away in every_card(actor, participant_id, key) if not away]


def every_card(
    actor: Actor, participant_id: UUID, key: PersonKey | None
) -> list[tuple[UUID, str, bool]]:
    """The same, with those that were put away, and whether each of them was; one query."""
    rows = _CARDS.objects(actor, participant_id)
    return [(row.id, _text(key, row), row.put_away_at is not None) for row in rows]


def card(actor: Actor, card_id: UUID) -> tuple[UUID, CardView]:
    """Return whose card it is and the card; raises NotVisible for anybody but its owner."""
    rows = Card.objects.visible_to(actor, Capability.COPING_KEEP)
    row = rows.filter(pk=card_id).first()
    if row is None:
        raise NotVisible
    return row.participant_id, CardView(
        row.id, _text(key_if_kept(row.participant_id), row), rules.SOURCES.get(row.source, ""),
        version=row.version,
    )  # fmt: skip
