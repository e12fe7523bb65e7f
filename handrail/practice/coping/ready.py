"""What the shelf offers here: cards, warning signs and bad days, ours and the site's own."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from handrail.ground.access import Actor
from handrail.ground.shelf import ours
from handrail.ground.shelf.queries import entries, entry
from handrail.ground.shelf.rules import Entry

CARD, SIGN, DAY = "coping", "warning_sign", "bad_day"
FOR_ANYBODY = 6


def card_of(found: Entry) -> str:
    """Return an entry as the words of a card: what it is, then how."""
    title = found.title if found.title[-1:] in ".!?" else f"{found.title}."
    return f"{title} {found.text}".strip()


def ideas(actor: Actor, kind: str, known: Iterable[str]) -> list[tuple[str, str]]:
    """Return key and words of what is offered and not in `known` yet; one query."""
    there = set(known)
    found = ((one.key, card_of(one)) for one in entries(actor, kind))
    return [(key, words) for key, words in found if words not in there]


def idea(actor: Actor, kind: str, key: str) -> str:
    """Return the words of an entry in the language of the page; "" when there is none."""
    found = entry(actor, kind, key) if key else None
    return card_of(found) if found else ""


def general() -> dict[str, str]:
    """Return the first cards of our own shelf by their keys, for somebody who has none."""
    found = ours.of_kind(CARD, ours.spoken(get_language()))[:FOR_ANYBODY]
    return {one.key: card_of(one) for one in found}


def is_way(key: str) -> bool:
    """Whether this is the key of a card of our own shelf, in any language."""
    return key in ours.by_key(CARD, "en")


def for_anybody() -> list[str]:
    """Return the words of the general ways, for somebody who has no cards or is not known here."""
    return list(general().values())


def days(actor: Actor) -> dict[str, Entry]:
    """Return the bad days to walk through, by key; one query."""
    return {one.key: one for one in entries(actor, DAY)}
