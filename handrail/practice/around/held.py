"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.ground.mydata.words import words_of
from handrail.practice.around.models import CompanyAsk, EarlierHelper, Helper, ReadyWords

from .rules import company, who_helps

_EARLIER = {
    "kind": N_("What they are"), "name": N_("Who"), "helps": N_("What they help with"),
    "phone": N_("Phone"), "reach": N_("Another way to reach them"),
    "may_know": N_("What they may know"),
}  # fmt: skip


def _earlier(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """How a line read before, each part with what it is."""
    was = json.loads(row["words"] or "{}")
    for name, label in _EARLIER.items():
        value = was.get(name, "")
        yield label, _(who_helps.KINDS[value]) if name == "kind" and value else value


hold(
    Helper,
    Then.GO,
    N_("People who help you"),
    {
        "kind": N_("What they are"),
        "name": N_("Who"),
        "helps": N_("What they help with"),
        "phone": N_("Phone"),
        "reach": N_("Another way to reach them"),
        "may_know": N_("What they may know"),
        "recipient__name": N_("Who sees something here"),
        "company": N_("To call when alone"),
        "visibility": N_("Who sees it"),
        "put_away_at": N_("You put it away"),
    },
    said={"kind": who_helps.KINDS},
)
hold(
    EarlierHelper,
    Then.GO,
    N_("Earlier words of the people who help you"),
    {"made_at": N_("Until"), "words": N_("Words")},
    said={"words": _earlier},
)
hold(
    ReadyWords,
    Then.GO,
    N_("Your words that are ready to send"),
    {"made_at": N_("When"), "text": N_("Words")},
)
hold(
    CompanyAsk,
    Then.GO,
    N_("When you said that you would like company"),
    {"made_at": N_("When"), "state": N_("Where it stands")},
    said={"state": words_of(company.STANDS)},
)
