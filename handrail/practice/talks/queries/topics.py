"""The list of two people, one line with its earlier words, and the lines at hand for a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from .. import rules
from ..finding import writes
from ..models import EarlierTopic, Topic

LISTED, TALKED_SHOWN, EARLIER_SHOWN = 300, 20, 40
_C = Capability.TALK_READ


@dataclass(frozen=True)
class TopicView:
    """One line as a page shows it; `name` is who wrote it, `mine` that the reader did."""

    id: UUID
    participant_id: UUID
    text: str
    by: str
    name: str
    mine: bool
    just_so: bool
    state: str
    away: bool
    version: int
    touched_at: datetime

    @property
    def stands(self) -> str:
        """Where it stands in words, to be translated where it is shown."""
        return rules.STANDS[rules.stands(self.state, away=self.away)].word


@dataclass(frozen=True)
class Agenda:
    """The list: what is open, what was talked about lately, and one's own that was taken back."""

    open: Sequence[TopicView]
    talked: Sequence[TopicView]
    away: Sequence[TopicView]


@dataclass(frozen=True)
class BeforeView:
    """How a line read before."""

    id: UUID
    text: str
    just_so: bool
    at: datetime


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Topic.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer").order_by("-touched_at", "-id")[:LISTED]


def _open(actor: Actor, participant_id: UUID) -> Any:
    rows = Topic.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, put_away_at__isnull=True,
        state__in=(rules.OPEN, rules.NEXT),
    )  # fmt: skip
    return rows.select_related("writer").order_by("made_at", "id")[: rules.AT_MOST]


def _earlier(actor: Actor, participant_id: UUID, topic_id: UUID) -> Any:
    rows = EarlierTopic.objects.visible_to(actor, _C)
    found = rows.filter(participant_id=participant_id, topic_id=topic_id)
    return found.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_ALL, _OPEN, _EARLIER = Reading(_all), Reading(_open), Reading(_earlier)


def _view(actor: Actor, key: PersonKey, row: Topic) -> TopicView:
    return TopicView(
        id=row.pk, participant_id=row.participant_id, text=read(key, row, "text") or "",
        by=row.by, name=row.writer.name.split(" ")[0], mine=writes(actor, row),
        just_so=row.just_so, state=row.state, away=row.put_away_at is not None,
        version=row.version, touched_at=row.touched_at,
    )  # fmt: skip


def agenda(actor: Actor, participant_id: UUID) -> Agenda:
    """Return the list of the two; one query and the key.

    What somebody took back is shown to them alone, so that they can bring it back.
    """
    rows = _ALL.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found = [_view(actor, key, row) for row in rows] if key else []
    there = [each for each in found if not each.away]
    return Agenda(
        open=sorted((each for each in there if each.state != rules.TALKED), key=_oldest),
        talked=[each for each in there if each.state == rules.TALKED][:TALKED_SHOWN],
        away=[each for each in found if each.away and each.mine],
    )


def _oldest(each: TopicView) -> tuple[bool, UUID]:
    # An id says when its row was made; what is only to be known comes last.
    return each.just_so, each.id


def open_topics(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> list[TopicView]:
    """Return what is still to be talked about; one query, and the key unless it is given."""
    rows = _OPEN.objects(actor, participant_id)
    key = key or (key_if_kept(participant_id) if rows else None)
    return [_view(actor, key, row) for row in rows] if key else []


def own_topic_view(actor: Actor, participant_id: UUID, row: Topic) -> TopicView:
    """Return one line that was found for a command. Raises NotVisible without its key."""
    key = key_if_kept(participant_id)
    if key is None:
        raise NotVisible
    return _view(actor, key, row)


def before(actor: Actor, participant_id: UUID, topic_id: UUID) -> list[BeforeView]:
    """Return how one line read before, newest first; one query and the key."""
    rows = _EARLIER.objects(actor, participant_id, topic_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return []
    return [BeforeView(r.pk, read(key, r, "text") or "", r.just_so, r.made_at) for r in rows]
