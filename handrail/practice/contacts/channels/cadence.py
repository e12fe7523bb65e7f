"""The paces that a programme proposes: entries of the shelf, ours and a site's own."""

from __future__ import annotations

from collections.abc import Mapping

from handrail.ground.access import Actor
from handrail.ground.shelf import queries
from handrail.ground.shelf.rules import TOLD_BY, Entry

from .pace import Pace, Proposal

KIND = "pace"


def _proposal(entry: Entry) -> Proposal:
    pace = Pace(entry.group, entry.minutes or None, entry.weeks or None, entry.key)
    only = entry.told_by == TOLD_BY
    return Proposal(pace, entry.title, entry.text, " ".join(entry.parts), only)


def proposals(actor: Actor) -> Mapping[str, Proposal]:
    """What the programme proposes, by key, in the language of the page; one query."""
    return {one.key: _proposal(one) for one in queries.entries(actor, KIND)}


def proposed(actor: Actor, key: str) -> Proposal | None:
    """What a pace was proposed as, also one that is not offered any more; at most one query."""
    found = queries.entry(actor, KIND, key)
    return _proposal(found) if found else None


def titles(actor: Actor) -> Mapping[str, str]:
    """What each pace is called in the language of the page, also one that is hidden; one query."""
    return {key: entry.title for key, entry in queries.ever(actor, KIND).items()}
