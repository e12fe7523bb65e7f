"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.ground.mydata.words import words_of
from handrail.practice.thinking.models import (
    Earlier,
    Line,
    Pause,
    PrivateEarlier,
    PrivatePage,
    Sheet,
    Tick,
)

from .rules import kinds, pages

_ALL = kinds.KINDS.values()
_SORTS: dict[str, str] = {**kinds.EFFECTS, **kinds.AREAS}
_ENDS = {kinds.OPEN: N_("Open"), **{key: word for kind in _ALL for key, word in kind.ends.items()}}
_SLOTS = {key: slot.label for kind in _ALL for key, slot in kind.slots.items()}

hold(
    PrivateEarlier,
    Then.GO,
    N_("Earlier words of your private pages"),
    {"made_at": N_("When"), "title": N_("Name"), "text": N_("Words")},
)
hold(
    PrivatePage,
    Then.GO,
    N_("Your private pages"),
    {"touched_at": N_("When"), "sort": N_("About"), "title": N_("Name"), "text": N_("Words")},
    said={"sort": words_of(pages.SORTS)},
)
hold(
    Earlier,
    Then.GO,
    N_("Earlier words of your thinking tools"),
    {
        "made_at": N_("When"),
        "by": N_("Written by"),
        "title": N_("Name"),
        "words": N_("Words"),
        "on": N_("Day"),
        "weight": N_("How much it matters"),
        "before": N_("How sure before, 0 to 10"),
        "after": N_("How sure after, 0 to 10"),
        "sort": N_("About"),
        "ends_on": N_("Until"),
        "sure": N_("How sure, 0 to 10"),
    },
    said={"weight": kinds.WEIGHTS, "sort": _SORTS},
)
hold(
    Tick,
    Then.GO,
    N_("Days of your routines"),
    {"sheet_id": N_("Number of the tool"), "on": N_("Day")},
)
hold(
    Pause,
    Then.GO,
    N_("Pauses of your routines"),
    {"sheet_id": N_("Number of the tool"), "first": N_("From"), "last": N_("Until")},
)
hold(
    Line,
    Then.GO,
    N_("Lines in your thinking tools"),
    {
        "sheet_id": N_("Number of the tool"),
        "slot": N_("What it is"),
        "text": N_("Words"),
        "by": N_("Written by"),
        "on": N_("Day"),
        "weight": N_("How much it matters"),
        "before": N_("How sure before, 0 to 10"),
        "after": N_("How sure after, 0 to 10"),
    },
    said={"slot": _SLOTS, "weight": kinds.WEIGHTS},
)
hold(
    Sheet,
    Then.GO,
    N_("Your thinking tools"),
    {
        "id": N_("Number of the tool"),
        "made_at": N_("When"),
        "kind": N_("What it is"),
        "title": N_("Name"),
        "words": N_("Words"),
        "sort": N_("About"),
        "state": N_("How it stands"),
        "sure": N_("How sure, 0 to 10"),
        "ends_on": N_("Until"),
        "visibility": N_("Who sees it"),
    },
    said={
        "kind": {key: one.name for key, one in kinds.KINDS.items()},
        "sort": _SORTS,
        "state": _ENDS,
    },
)
