"""Reading setbacks, near misses and returns to use."""

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

from ..models import COACH_TOO, Moment
from ..rules import moments as rules
from .rows import owned

A_PAGE, AT_ONCE = 12, 60


def _there(actor: Actor, participant_id: UUID) -> Any:
    rows = Moment.objects.visible_to(actor, Capability.COPING_READ)
    there = rows.filter(participant_id=participant_id, put_away_at__isnull=True)
    return there.order_by("-on", "-id")


def _newest(actor: Actor, participant_id: UUID) -> Any:
    return _there(actor, participant_id)[:AT_ONCE]


def _setbacks(actor: Actor, participant_id: UUID) -> Any:
    return _there(actor, participant_id).filter(kind__in=rules.SETBACKS)[:AT_ONCE]


def _others(actor: Actor, participant_id: UUID) -> Any:
    return _there(actor, participant_id).exclude(kind__in=rules.SETBACKS)[:AT_ONCE]


def _put_away(actor: Actor, participant_id: UUID) -> Any:
    rows = Moment.objects.visible_to(actor, Capability.COPING_KEEP)
    gone = rows.filter(participant_id=participant_id, put_away_at__isnull=False)
    return gone.order_by("-on", "-id")[:AT_ONCE]


_AWAY = Reading(_put_away)
_LATEST = {None: Reading(_newest), True: Reading(_setbacks), False: Reading(_others)}


@dataclass(frozen=True)
class MomentView:
    """A moment as a page shows it: question and answer for each part that was written."""

    id: UUID
    key: str
    kind: rules.Kind
    on: date
    parts: tuple[tuple[str, str], ...]
    words: dict[str, str]
    shared: bool
    carded: bool
    version: int
    next_step: UUID | None

    def next_steps(self, *, stepped: bool) -> list[rules.Next]:
        """What can come next; there is always something. `stepped`: its step still is."""
        return rules.next_steps(
            self.key, change=bool(self.words["change"]), stopped=bool(self.words["stopped"]),
            carded=self.carded, shared=self.shared, stepped=stepped,
        )  # fmt: skip

    @property
    def step_is_shorter(self) -> bool:
        """Whether a step has no room for all of the change."""
        return rules.step_words(self.words["change"]) != self.words["change"]

    @property
    def card_is_shorter(self) -> bool:
        """Whether a card has no room for all of what stopped it."""
        return rules.card_words(self.words["stopped"]) != self.words["stopped"]


def _view(key: PersonKey, row: Moment) -> MomentView:
    words = {name: read(key, row, name) or "" for name in rules.ASKED}
    said = tuple((rules.QUESTIONS[name][0], text) for name, text in words.items() if text)
    return MomentView(
        row.id, row.kind, rules.KINDS[row.kind], row.on, said, words,
        row.visibility == COACH_TOO, row.card_id is not None, row.version,
        row.next_step,
    )  # fmt: skip


def moments(actor: Actor, participant_id: UUID, page: str | int) -> Page[Any]:
    """Return a page of the moments that the reader may see, newest first; objects: MomentView."""
    rows = Moment.objects.visible_to(actor, Capability.COPING_READ)
    there = rows.filter(participant_id=participant_id, put_away_at__isnull=True)
    found = Paginator(there.order_by("-on", "-id"), A_PAGE).get_page(page)
    key = key_for(participant_id)
    found.object_list = [_view(key, row) for row in found.object_list]
    return found


def latest(
    actor: Actor, participant_id: UUID, *, key: PersonKey, setbacks: bool | None = None
) -> list[MomentView]:  # fmt: skip
    """Return the newest moments that the reader may see, `AT_ONCE` at most; one query.

    With `setbacks` only these and returns to use, with False only the others.
    """
    return [_view(key, row) for row in _LATEST[setbacks].objects(actor, participant_id)]


def moments_away(actor: Actor, participant_id: UUID) -> list[MomentView]:
    """Return the moments that were put away, which only the participant gets; one query."""
    rows = _AWAY.objects(actor, participant_id)
    key = key_for(participant_id) if rows else None
    return [_view(key, row) for row in rows if key]


def moment(actor: Actor, moment_id: UUID) -> tuple[UUID, MomentView]:
    """Return whose moment it is and the moment; raises NotVisible for anybody but its owner."""
    row = owned(Moment, actor, Capability.COPING_KEEP, moment_id)
    if row.put_away_at is not None:
        raise NotVisible
    return row.participant_id, _view(key_for(row.participant_id), row)
