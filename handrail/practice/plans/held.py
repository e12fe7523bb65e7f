"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import BESIDE
from handrail.ground.mydata.registry import Then, hold
from handrail.ground.mydata.words import from_shelf, words_of
from handrail.practice.plans.models import (
    Barrier,
    Goal,
    GoalIdea,
    Move,
    PlanEarlier,
    Review,
    Ruler,
    Step,
    Value,
    Vision,
    WeekBeside,
    WeekEarlier,
    Win,
    WinWord,
)

from . import copied
from .rules import CHOSEN_BY, states
from .rules.barriers import ENDS, TAKEN_BY
from .rules.direction import PILES
from .rules.moves import ASKED, DOWN, KEPT, UP

_PART = from_shelf("domain", "domain", N_("Part of life"))
_PILES = {pile: words for pile, (words, _hint) in PILES.items()}
_MOVED = {**words_of(states.GOAL_STATES), **words_of(states.STATES), **_PILES,
          UP: N_("further up"), DOWN: N_("further down"),
          KEPT: N_("kept as it is"), ASKED: N_("to look at its size")}  # fmt: skip

hold(
    Step,
    Then.GO,
    N_("Your steps"),
    {
        "week_of": N_("Week of"),
        "text": N_("Step"),
        "why": N_("Why"),
        "chosen_by_name": N_("Who chose it"),
        "sure": N_("How sure, 0 to 10"),
        "state": N_("How it went"),
        "happened": N_("What was done of it before"),
        "size_seen": N_("Kept as it is, at this number"),
        "reported_at": N_("Said on"),
        "goal_id": N_("Number of the goal"),
    },
    said={"state": words_of(states.STATES), "happened": words_of(states.STATES)},
)
hold(
    Review,
    Then.GO,
    N_("Looking back at your weeks"),
    {
        "week_of": N_("Week of"),
        "worked": N_("What worked"),
        "did_not": N_("What did not"),
        "change": N_("What to change"),
        "toward": N_("Did it move you toward your goal?"),
        "visibility": N_("Who sees it"),
    },
    said={"toward": copied.toward},
)
hold(
    WeekEarlier,
    Then.GO,
    N_("Earlier words of your steps and looks back"),
    {"made_at": N_("Until"), "words": N_("Words"), "by": N_("Written by")},
    said={"words": copied.earlier},
)
hold(
    WeekBeside,
    Then.GO,
    N_("Words of a coach beside your steps and looks back"),
    {
        "made_at": N_("When"),
        "text": N_("Words"),
        "state": N_("What you said to it"),
        "until": N_("Until"),
    },
    said={"state": words_of(BESIDE)},
)
hold(
    Win,
    Then.GO,
    N_("Your wins"),
    {
        "on": N_("Day"),
        "text": N_("Win"),
        "by": N_("Written by"),
        "word_back": N_("A word back"),
        "word_back_on": N_("Day of the word back"),
        "visibility": N_("Who sees it"),
    },
)
hold(
    WinWord,
    Then.GO,
    N_("Words that came back to your wins"),
    {
        "on": N_("Day"),
        "until": N_("Until"),
        "text": N_("Words"),
        "by": N_("Written by"),
    },
)

hold(
    Move,
    Then.GO,
    N_("What became of the lines of your plan"),
    {
        "made_at": N_("When"),
        "step_id": N_("Number of the step"),
        "goal_id": N_("Number of the goal"),
        "value_id": N_("Number of the value"),
        "was": N_("Before"),
        "now": N_("Since then"),
        "by": N_("Written by"),
    },
    said={"was": _MOVED, "now": _MOVED},
)
hold(
    PlanEarlier,
    Then.GO,
    N_("Earlier words of your plan"),
    {
        "made_at": N_("When"),
        "goal_id": N_("Number of the goal"),
        "of_goal_id": N_("Number of the goal that it was in the way of"),
        "text": N_("Words"),
        "why": N_("Why"),
        "state": N_("How it stood"),
        "domain": N_("Part of life"),
        "chosen_by_name": N_("Who chose it"),
        "taken_by": N_("Who takes it on"),
        "named": N_("Name"),
        "ended": N_("How it ended"),
        "ended_on": N_("Ended on"),
        "by": N_("Written by"),
    },
    said={"state": copied.stood, "domain": _PART, "taken_by": TAKEN_BY, "ended": ENDS},
)
hold(
    GoalIdea,
    Then.GO,
    N_("Words of a coach beside your goals"),
    {
        "made_at": N_("When"),
        "goal_id": N_("Number of the goal"),
        "text": N_("Words"),
        "state": N_("What you said to it"),
        "until": N_("Until"),
    },
    said={"state": words_of(BESIDE)},
)
hold(
    Ruler,
    Then.GO,
    N_("Your numbers on goals"),
    {
        "on": N_("Day"),
        "goal_id": N_("Number of the goal"),
        "importance": N_("How much it matters, 0 to 10"),
        "confidence": N_("How sure, 0 to 10"),
        "readiness": N_("How ready, 0 to 10"),
        "by": N_("Written by"),
        "taken_back_at": N_("Taken back"),
    },
)
hold(
    Barrier,
    Then.GO,
    N_("What gets in your way"),
    {
        "made_at": N_("When"),
        "goal_id": N_("Number of the goal"),
        "text": N_("Words"),
        "taken_by": N_("Who takes it on"),
        "named": N_("Name"),
        "state": N_("How it stands"),
        "ended": N_("How it ended"),
        "outcome": N_("A word about it"),
        "ended_on": N_("Ended on"),
        "by": N_("Written by"),
        "visibility": N_("Who sees it"),
    },
    said={"state": words_of(states.BARRIER_STATES), "taken_by": TAKEN_BY, "ended": ENDS},
)
hold(
    Goal,
    Then.GO,
    N_("Your goals"),
    {
        "id": N_("Number of the goal"),
        "made_at": N_("When"),
        "text": N_("Words"),
        "why": N_("Why"),
        "chosen_by": N_("Who chose it"),
        "chosen_by_name": N_("Name"),
        "domain": N_("Part of life"),
        "life": N_("A goal for the whole life"),
        "parent_id": N_("Number of the life goal"),
        "value_id": N_("Number of the value"),
        "state": N_("How it stands"),
        "reached_on": N_("Reached on"),
        "by": N_("Written by"),
        "visibility": N_("Who sees it"),
    },
    said={"state": words_of(states.GOAL_STATES), "domain": _PART, "chosen_by": CHOSEN_BY},
)
hold(
    Value,
    Then.GO,
    N_("Your values"),
    {
        "id": N_("Number of the value"),
        "card": N_("Card"),
        "text": N_("Value"),
        "pile": N_("Pile"),
        "visibility": N_("Who sees it"),
    },
    said={"pile": _PILES, "card": from_shelf("value", "card", N_("Card"))},
)
hold(
    Vision,
    Then.GO,
    N_("A life you can be proud of"),
    {"touched_at": N_("When"), "text": N_("Words"), "visibility": N_("Who sees it")},
)
