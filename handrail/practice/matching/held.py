"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.ground.mydata.words import words_of

from . import rules
from .models import CoachLikes, EarlierKnowingPlan, EarlierLikes, Knowing


def _earlier(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """How it read before, each line with what was asked."""
    was = json.loads(row["words"] or "{}")
    return ((words, was.get(name)) for name, (words, _hint) in rules.LIKES.items())


hold(
    EarlierLikes,
    Then.GO,
    N_("Earlier words on what you would like in a coach"),
    {"made_at": N_("When"), "words": N_("Words")},
    said={"words": _earlier},
)
hold(
    CoachLikes,
    Then.GO,
    N_("What you would like in a coach"),
    {"touched_at": N_("When"), **{name: words for name, (words, _hint) in rules.LIKES.items()}},
)
hold(
    EarlierKnowingPlan,
    Then.GO,
    N_("Earlier words of a plan with a coach whom you know"),
    {"made_at": N_("When"), "plan": N_("The plan")},
)
hold(
    Knowing,
    Then.GO,
    N_("Whether you and a coach know each other"),
    {
        "made_at": N_("When"),
        "state": N_("How it stands"),
        "kinds": N_("How"),
        "plan": N_("The plan"),
    },
    said={"state": words_of(rules.STANDS), "kinds": rules.KINDS},
)
