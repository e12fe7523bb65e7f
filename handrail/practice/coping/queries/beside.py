"""Reading the words of a coach that stand beside rows of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..earlier import MODELS
from ..finding import row_beside
from ..models import Beside
from ..rules.beside import BACK, KINDS, LET_BE, TAKEN, WAITS
from .rows import owned

SHOWN = 60


@dataclass(frozen=True)
class BesideView:
    """A coach's words beside a row; `mine` when the reader wrote them, `back` when taken back."""

    id: UUID
    text: str
    name: str
    mine: bool
    waits: bool
    back: bool


def _beside(actor: Actor, participant_id: UUID) -> Any:
    rows = Beside.objects.visible_to(actor, Capability.COPING_READ)
    found = rows.filter(participant_id=participant_id).exclude(state=TAKEN)
    return found.select_related("writer").order_by("-made_at", "-id")[:SHOWN]


_ROWS = Reading(_beside)


def _view(actor: Actor, key: PersonKey | None, row: Beside) -> BesideView:
    text = (read(key, row, "text") if key else None) or ""
    name, mine = row.writer.name.split(" ", 1)[0], row.writer_id == actor.user_id
    return BesideView(row.pk, text, name, mine, row.state == WAITS,
                      row.state == BACK)  # fmt: skip


def besides(actor: Actor, participant_id: UUID) -> Mapping[UUID, Sequence[BesideView]]:
    """Return by row the words beside it, the newest first; a query, and one for the key.

    Words that were let be are there for the participant alone, who may take them later; those that
    were taken back are there for their writer alone.
    """
    own = actor.participant_id == participant_id
    rows = [row for row in _ROWS.objects(actor, participant_id)
            if row.state == WAITS or (own and row.state == LET_BE)
            or (row.state == BACK and row.writer_id == actor.user_id)]  # fmt: skip
    key = key_if_kept(participant_id) if rows else None
    found: dict[UUID, list[BesideView]] = defaultdict(list)
    for row in rows if key else ():
        found[row.row_id].append(_view(actor, key, row))
    return dict(found)


def owner_of_row(actor: Actor, kind: str, row_id: UUID) -> tuple[UUID, str]:
    """Return whose row this is and its words, for a coach who may write beside it.

    Raises NotVisible.
    """
    if kind not in KINDS:
        raise NotVisible
    row = owned(MODELS[kind], actor, Capability.COPING_BESIDE, row_id)
    row_beside(actor, row.participant_id, kind, row_id)
    key = key_if_kept(row.participant_id)
    return row.participant_id, (read(key, row, "text") if key else None) or ""


def place_of_beside(actor: Actor, beside_id: UUID) -> tuple[UUID, str]:
    """Return beside whose row these words stand, and of which kind it is. Raises NotVisible."""
    row = owned(Beside, actor, Capability.COPING_BESIDE, beside_id)
    return row.participant_id, row.kind
