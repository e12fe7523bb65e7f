"""How a row stood before it was changed. Nothing is written over, and a second writer is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from .models import (
    ONLY_ME,
    BadDay,
    Beside,
    Card,
    Clock,
    EarlierWords,
    HardDay,
    Moment,
    PlanLine,
    Sign,
    StrategyAnswer,
    StrategyLook,
    Trigger,
)
from .rules.away import ERASED
from .rules.moments import ASKED
from .rules.plan import PARTICIPANT

MODELS: Mapping[str, Any] = MappingProxyType(
    {
        "card": Card, "sign": Sign, "trigger": Trigger, "moment": Moment, "day": HardDay,
        "line": PlanLine, "clock": Clock, "said": StrategyAnswer, "walk": BadDay,
    }
)  # fmt: skip
AWAY: Mapping[str, Any] = MappingProxyType(
    {kind: {**MODELS, "look": StrategyLook}[kind] for kind in ERASED}
)
"""What can be put away and erased; a look has no words of its own, its answers do."""
SEALED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "card": ("text",), "sign": ("text", "first"), "trigger": ("text",), "moment": ASKED,
        "day": ("text",), "line": ("text", "phone"), "clock": ("name",),
        "said": ("words",), "walk": ("note", "answers"),
    }
)  # fmt: skip
"""The words of each kind of row."""

PLAIN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "trigger": ("kind",),
        "moment": ("on",),
        "day": ("kind", "starts_on", "repeats", "card_id", "before", "remind"),
        "clock": ("starts_on", "show_since", "show_year"),
        "said": ("answer",),
    }
)
"""What else is changed together with the words."""


def _plain(found: Any) -> Any:
    if isinstance(found, date):
        return found.isoformat()
    return str(found) if isinstance(found, UUID) else found


def stands(key: PersonKey, kind: str, row: Any, **more: Any) -> dict[str, Any]:
    """Return how a row stands now; `more` is what hangs on it, like the cards of a trigger."""
    words = {name: read(key, row, name) or "" for name in SEALED[kind]}
    rest = {name: _plain(getattr(row, name)) for name in PLAIN.get(kind, ())}
    return {**words, **rest, **more}


def changed(
    who: Person, kind: str, row: Any, was: dict[str, Any], seen: int | None, **more: Any
) -> bool:
    """Keep how the row stood when it stands otherwise now, and count the change in `version`.

    The caller saves the row. True: it was changed after the writer opened it; `seen` is the
    version that the writer saw, or None when that was not said.
    """
    if stands(who.key, kind, row, **more) == was:
        return False
    by = getattr(row, "by", PARTICIPANT)
    before = EarlierWords(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, kind=kind, row_id=row.pk, by=by,
        visibility=ONLY_ME if by == PARTICIPANT else row.visibility,
    )  # fmt: skip
    keep(who.key, before, words=json.dumps(was))
    before.save(force_insert=True)
    crossed = seen is not None and seen != row.version
    row.version += 1
    return crossed


def forget(actor: Actor, participant_id: UUID, row_id: UUID) -> None:
    """Let the earlier words of a row, and those beside it, go with it."""
    rows = EarlierWords.objects.visible_to(actor, Capability.COPING_KEEP)
    rows.filter(participant_id=participant_id, row_id=row_id).delete()
    besides = Beside.objects.visible_to(actor, Capability.COPING_KEEP)
    besides.filter(participant_id=participant_id, row_id=row_id).delete()
