"""The states of steps, goals and barriers: one dictionary, from which the diagram is drawn.

Pure. There is no state that judges, and each of them can be taken back. docs/reference/states.md
is generated from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import BESIDE, Place, place


@dataclass(frozen=True)
class State:
    """One place to be in: its word, its icon, where it may go next; `counts` is for steps."""

    word: str
    icon: str
    tone: str
    moves: frozenset[str]
    counts: bool = True  # takes one of the week's three places


STATES: Mapping[str, State] = MappingProxyType(
    {
        "open": State(
            N_("Open"),
            "circle",
            "sky",
            frozenset({"done", "partly", "not_yet", "smaller", "swapped", "aside"}),
        ),
        "done": State(N_("Done"), "check-circle", "leaf", frozenset({"open", "partly", "not_yet"})),
        "partly": State(
            N_("Partly"),
            "check",
            "leaf",
            frozenset({"open", "done", "not_yet", "smaller", "swapped", "aside"}),
        ),
        "not_yet": State(
            N_("Not yet"),
            "hourglass",
            "sun",
            frozenset({"open", "done", "partly", "smaller", "swapped", "aside"}),
        ),
        "smaller": State(
            N_("Made smaller"),
            "arrow-bend-down-right",
            "sky",
            frozenset({"open", "done", "partly"}),
            False,
        ),
        "swapped": State(
            N_("Swapped for another"), "swap", "sky", frozenset({"open", "done", "partly"}), False
        ),
        "aside": State(N_("Put aside"), "pause", "plum", frozenset({"open"}), False),
    }
)
GOAL_STATES: Mapping[str, State] = MappingProxyType(
    {
        "open": State(N_("On my way"), "flag", "sky", frozenset({"reached", "aside"})),
        "reached": State(N_("Reached"), "trophy", "leaf", frozenset({"open"})),
        "aside": State(N_("Put aside"), "pause", "plum", frozenset({"open"})),
    }
)
BARRIER_STATES: Mapping[str, State] = MappingProxyType(
    {
        "open": State(N_("In the way"), "circle", "sun", frozenset({"ended"})),
        "ended": State(N_("Looked after"), "check-circle", "leaf", frozenset({"open"})),
    }
)
REVIEW_STATES: Mapping[str, Place] = MappingProxyType(
    {
        "only_me": place(N_("Only I read it"), "coach"),
        "coach": place(N_("My coach reads it too"), "only_me"),
    }
)
"""A look back at the week has no end: its words can be put right at any time."""
ALL: Mapping[str, Mapping[str, State]] = MappingProxyType(
    {"A step": STATES, "A goal": GOAL_STATES, "A barrier": BARRIER_STATES}
)
BESIDES: Mapping[str, Mapping[str, Place]] = MappingProxyType(
    {
        "A look back at the week": REVIEW_STATES,
        "Words of a coach beside a goal, a step or a look back": BESIDE,
    }
)

ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "open": N_("Okay. The step is open again."),
        "done": N_("You did it. That counts, and it stays."),
        "partly": N_("Part of it is done. That counts too."),
        "not_yet": N_("Not yet is fine. It is still yours, and a smaller step may help."),
        "smaller": N_("Good thinking. A smaller step is a real step."),
        "swapped": N_("Swapped. The other step takes its place."),
        "aside": N_("Put aside. You can pick it up again when you want."),
    }
)
MOVE_UNKNOWN = N_("This step cannot become that. Load the page again and pick an answer.")


LIVE = ("open", "partly", "not_yet")
"""States in which something of a step is still to do."""


def may_move(now: str, then: str, states: Mapping[str, State] = STATES) -> bool:
    """Whether what is in state `now` may become `then`; staying is always allowed."""
    return then in states and now in states and (now == then or then in states[now].moves)


def counts(state: str) -> bool:
    """Whether a step in this state takes one of the week's places."""
    return STATES[state].counts
