"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold

from .models import EarlierWriting, HandedOn, Handover, Wish, Writing

hold(
    EarlierWriting,
    Then.GO,
    N_("Earlier words of a change of coach"),
    {"made_at": N_("When"), "writing_id": N_("Number of the words"), "text": N_("Words")},
)
hold(
    Writing,
    Then.GO,
    N_("What you and your coach wrote for a change of coach"),
    {
        "id": N_("Number of the words"),
        "touched_at": N_("When"),
        "handover_id": N_("Number of the change"),
        "part": N_("What for"),
        "by": N_("Who"),
        "text": N_("Words"),
    },
)
hold(
    Wish,
    Then.GO,
    N_("What you asked to be written in another way"),
    {"made_at": N_("When"), "text": N_("Words"), "state": N_("Where it stands")},
)
hold(
    HandedOn,
    Then.GO,
    N_("What a new coach was given to read"),
    {
        "made_at": N_("When"),
        "handover_id": N_("Number of the change"),
        "text": N_("Words of the coach before"),
        "own": N_("Your own words"),
    },
)
hold(
    Handover,
    Then.GO,
    N_("Changes of your coach"),
    {
        "id": N_("Number of the change"),
        "made_at": N_("When"),
        "from_staff__user__name": N_("Coach before"),
        "to_staff__user__name": N_("Coach after"),
        "state": N_("Where it stands"),
        "answer": N_("What you wanted handed on"),
        "notes_too": N_("Notes from before as well"),
        "meet_on": N_("Day to meet"),
        "meet_at": N_("Time to meet"),
        "comes": N_("The next coach can come"),
        "met": N_("You met"),
        "ended_at": N_("Over since"),
        "ended_by": N_("Who ended it"),
    },
)
