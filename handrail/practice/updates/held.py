"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.updates.models import Delivery, Update
from handrail.practice.updates.queries import worded


def _lines(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The lines that were picked, each with what it is."""
    return iter(worded([(kind, text) for kind, text in json.loads(row["lines"])]))


hold(
    Update,
    Then.GO,
    N_("Updates you sent"),
    {
        "made_at": N_("When"),
        "words": N_("Words"),
        "lines": N_("What you put in"),
        "ask": N_("What you asked for"),
        "taken_back_at": N_("Taken back"),
    },
    said={"lines": _lines},
)
hold(
    Delivery,
    Then.GO,
    N_("Who got your updates"),
    {
        "made_at": N_("When"),
        "reader__name": N_("Who"),
        "seen_at": N_("Seen"),
        "thanked_at": N_("They said thanks"),
    },
)
