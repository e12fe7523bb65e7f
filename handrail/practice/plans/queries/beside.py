"""Reading the words of a coach that stand beside steps and looks back and wait for an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import WeekBeside
from ..rules import QUESTIONS
from ..rules.goals import WAITS
from .weeks import ReviewView, StepView, WeekView, WinView

SHOWN = 60
_PARTS = {question.key: question.words for question in QUESTIONS}


@dataclass(frozen=True)
class Beside:
    """A coach's words beside one part; `mine` when the reader wrote them.

    Words that were let be are there for the person alone, who may take them later. Those that were
    taken back, or made room for others of the same writer, stood there `until` then.
    """

    id: UUID
    part: str
    text: str
    name: str
    mine: bool
    waits: bool = True
    until: datetime | None = None

    @property
    def let_be(self) -> bool:
        """Whether the person kept their own words."""
        return not self.waits and self.until is None

    @property
    def about(self) -> str:
        """The question that the words answer, to translate; "" for a step."""
        return _PARTS.get(self.part, "")


def beside_view(actor: Actor, key: PersonKey, row: WeekBeside) -> Beside:
    return Beside(
        id=row.pk, part=row.part, text=read(key, row, "text") or "",
        name=row.writer.name.split(" ", 1)[0], mine=row.writer_id == actor.user_id,
        waits=row.state == WAITS and row.until is None, until=row.until,
    )  # fmt: skip


def _waiting(actor: Actor, participant_id: UUID) -> Any:
    rows = WeekBeside.objects.visible_to(actor, Capability.STEP_AGREE)
    found = rows.filter(
        participant_id=participant_id, state=WAITS, until__isnull=True
    ).select_related("writer")
    return found.order_by("-made_at", "-id")[:SHOWN]


_WAITING = Reading(_waiting)


def waiting(
    actor: Actor, participant_id: UUID, lines: Iterable[StepView | ReviewView | WinView], *,
    key: PersonKey | None = None,
) -> Mapping[UUID, Sequence[Beside]]:  # fmt: skip
    """Return by step, look back or win the words that wait beside it, the oldest first.

    Nothing is asked where no line has any; else one query, and one for a key not in hand.
    """
    wanted = {line.id for line in lines if line.beside}
    rows = _WAITING.objects(actor, participant_id) if wanted else []
    key = (key or key_if_kept(participant_id)) if rows else None
    found: dict[UUID, list[Beside]] = defaultdict(list)
    for row in reversed(rows) if key else ():
        line = row.step_id or row.review_id or row.win_id
        if key and line in wanted:
            found[line].append(beside_view(actor, key, row))
    return dict(found)


def lines_of(*weeks: WeekView) -> list[StepView | ReviewView]:
    """The steps and the looks back of some weeks."""
    found: list[StepView | ReviewView] = []
    for week in weeks:
        found += [*week.steps, *week.reviews]
    return found
