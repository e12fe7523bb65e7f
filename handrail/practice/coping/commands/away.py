"""Putting a row of a list away, bringing it back, and erasing for good what was put away."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.people.erasing import erase_row
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from .. import reminding
from ..earlier import AWAY, forget
from ..keeping import make_room
from ..letting_go import ASKED_AS, let_go, words_of
from ..models import HardDay, StrategyAnswer
from ..rules import away as rules
from ..rules import lists

_KEEP = Capability.COPING_KEEP
ONE_LIST: Mapping[str, Any] = MappingProxyType({kind: AWAY[kind] for kind in rules.LISTED})
"""The kinds of rows whose list this module keeps; a card and a line have commands of their own."""


def _model(kind: str, among: Mapping[str, Any]) -> Any:
    if kind not in among:
        raise NotVisible
    return among[kind]


@command(Capability.COPING_KEEP)
def put_away(actor: Actor, *, participant_id: UUID, kind: str, row_id: UUID) -> None:
    """Take a row of rules.LISTED off its list; only the person finds it again.

    Raises NotVisible.
    """
    person(actor, _KEEP, participant_id)
    row = one_of(_model(kind, ONE_LIST), actor, _KEEP, participant_id, row_id)
    if row.put_away_at is not None:
        return
    row.put_away_at = clock.now()
    row.save(update_fields=["put_away_at"])
    if isinstance(row, HardDay):
        reminding.forget(row.id)


@command(Capability.COPING_KEEP)
def bring_back(actor: Actor, *, participant_id: UUID, kind: str, row_id: UUID) -> None:
    """Put a row back on its list. Raises NotLikeThis when the list is full, and NotVisible."""
    who = person(actor, _KEEP, participant_id)
    model = _model(kind, ONE_LIST)
    row = one_of(model, actor, _KEEP, participant_id, row_id)
    if row.put_away_at is None:
        return
    if kind in rules.HAS_ROOM:
        make_room(model, actor, who, lists.ROWS_AT_MOST, lists.LIST_FULL, put_away_at__isnull=True)
    row.put_away_at = None
    row.save(update_fields=["put_away_at"])
    _remind(who, row)


def _remind(who: Person, row: Any) -> None:
    if isinstance(row, HardDay):
        reminding.plan(row, who.zone)


@command(Capability.COPING_KEEP)
def erase(actor: Actor, *, participant_id: UUID, kind: str, row_id: UUID) -> None:
    """Erase for good what was put away, with its earlier words. Raises NotVisible.

    A walk through a bad day that named it names it no more.
    Only the person can; that something was erased, and when, stays in the book of access.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(_model(kind, AWAY), actor, _KEEP, participant_id, row_id)
    if row.put_away_at is None:
        raise NotVisible
    if kind in ASKED_AS:
        let_go(actor, participant_id, ASKED_AS[kind], words_of(actor, who.key, row))
    answers = StrategyAnswer.objects.visible_to(actor, _KEEP).filter(look_id=row_id)
    for part in (row_id, *answers.values_list("pk", flat=True)):
        forget(actor, participant_id, part)
    erase_row(row)
