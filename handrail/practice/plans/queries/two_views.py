"""Looking back from both sides: what somebody set out to do, and what carried them.

Requirement 003-33: traditional coaching holds to a goal that was set, strength-based coaching looks
for what already works. Both stand on every look back; the way of coaching only says which is first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import read
from handrail.ground.people.about import strengths

from ..models import Review, Win
from .weeks import StepView, WinView, win_view

WINS_SHOWN = 7
MOVED = ("done", "partly")


@dataclass(frozen=True)
class Both:
    """`wanted` is the change of the last look back before, "" when there is none.

    `carried` are the strengths that the steps of the week used, those that moved first.
    """

    wanted: str
    carried: Sequence[str]
    wins: Sequence[WinView]


def _before(actor: Actor, participant_id: UUID, monday: date) -> Any:
    rows = Review.objects.visible_to(actor, Capability.REVIEW_READ)
    found = rows.filter(participant_id=participant_id, week_of__lt=monday)
    return found.order_by("-week_of", "-id")[:1]


def _wins(actor: Actor, participant_id: UUID, monday: date, after: date) -> Any:
    rows = Win.objects.visible_to(actor, Capability.WIN_READ).filter(
        participant_id=participant_id, on__gte=monday, on__lt=after
    )
    return rows.order_by("-on", "-id")[:WINS_SHOWN]


_BEFORE, _WINS = Reading(_before), Reading(_wins)


def both(
    actor: Actor, participant_id: UUID, monday: date, steps: Sequence[StepView], *, key: PersonKey
) -> Both:
    """Return both sides of the week that begins on `monday`; three queries."""
    before = _BEFORE.objects(actor, participant_id, monday)
    known = strengths(actor, Capability.PERSON_READ, participant_id, key=key)
    wins = _WINS.objects(actor, participant_id, monday, monday + timedelta(days=7))
    words = {one.id: one.text for one in known}
    used = sorted((one for one in steps if one.strength), key=lambda one: one.state not in MOVED)
    carried = dict.fromkeys(words[one.strength] for one in used if one.strength in words)
    return Both(
        wanted=(read(key, before[0], "change") if before else None) or "",
        carried=list(carried),
        wins=[win_view(key, row) for row in wins],
    )
