"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold

from .models import FitCheck, MoveAnswer, Pulse, PulseRest, Showing

hold(
    Pulse,
    Then.GO,
    N_("Answers to how you work together"),
    {
        "on": N_("Day"),
        "own": N_("Whether it is your own answer"),
        "held_to": N_("Held to your goals: -1 too little, 0 just right, 1 too much"),
        "held_up": N_("Held up: -1 too little, 0 just right, 1 too much"),
        "third": N_("The third question"),
        "said": N_("Its answer, 0 to 4"),
    },
)
hold(
    PulseRest,
    Then.GO,
    N_("Times you left the two questions out"),
    {"on": N_("Day"), "own": N_("Whether you did so yourself")},
)
hold(
    Showing,
    Then.GO,
    N_("Whether you and your coach show your answers to each other"),
    {"own": N_("You show yours"), "coach": N_("Your coach shows theirs")},
)
hold(
    MoveAnswer,
    Then.GO,
    N_("What was suggested to your coach, and what became of it"),
    {"on": N_("Day"), "move": N_("Suggestion"), "answer": N_("Answer"), "reason": N_("Reason")},
)
hold(
    FitCheck,
    Then.GO,
    N_("Whether it fits with your coach"),
    {
        "on": N_("Day"),
        "at_contact": N_("After which contact"),
        "fits": N_("Answer"),
        "words": N_("Your words"),
        "visibility": N_("Who can read it"),
    },
)
