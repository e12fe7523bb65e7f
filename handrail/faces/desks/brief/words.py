"""What the lines of a brief are called, for the coach and for the participant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_


@dataclass(frozen=True)
class Look:
    """A kind of line: its words for the coach and for the participant, its icon, whose words are
    sealed where, and the page that has more for each of the two."""

    coach: str
    own: str
    icon: str
    place: tuple[str, str]
    coach_page: str
    own_page: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "track": Look(
            N_("Asked for help to stay on track"), N_("You asked for help to stay on track"),
            "hand-heart", ("accountability_trackask", "words"),
            "accountability:promises_of", "accountability:track",
        ),
        "topic": Look(
            N_("They want to talk about"), N_("You want to talk about"), "chat-circle-text",
            ("talks_topic", "text"), "talks:agenda_of", "talks:agenda",
        ),
        "promise": Look(
            N_("A promise"), N_("A promise"), "handshake", ("accountability_promise", "text"),
            "accountability:promises_of", "accountability:promises",
        ),
        "answer": Look(
            N_("A promise"), N_("A promise"), "handshake", ("accountability_promise", "text"),
            "accountability:promises_of", "accountability:promises",
        ),
        "hard_day": Look(
            N_("A day that may be hard"), N_("A day that may be hard"), "calendar-dots",
            ("coping_hardday", "text"), "coping:person", "coping:days",
        ),
        "moment": Look(
            N_("A hard moment"), N_("A hard moment"), "hand-heart", ("", ""),
            "coping:person", "coping:moments",
        ),
        "win": Look(
            N_("A win"), N_("A win"), "trophy", ("plans_win", "text"), "plans:wins", "plans:wins"
        ),
        "strength": Look(
            N_("What they are good at"), N_("What you are good at"), "star",
            ("people_strength", "text"), "desks:strengths_of", "desks:strengths",
        ),
        "step": Look(
            N_("Step"), N_("Step"), "path", ("plans_step", "text"), "plans:person", "plans:plan"
        ),
        "checkin": Look(
            N_("Check-ins"), N_("Check-ins"), "sun-horizon", ("checkins_checkin", "note"),
            "desks:person", "checkins:history",
        ),
        "goal": Look(
            N_("A goal was reached"), N_("A goal was reached"), "flag", ("plans_goal", "text"),
            "plans:goals_of", "plans:goals",
        ),
        "milestone": Look(
            N_("Milestone reached"), N_("Milestone reached"), "flag", ("growth_milestone", "text"),
            "growth:person", "growth:milestones",
        ),
        "milestone_ahead": Look(
            N_("A milestone is near"), N_("A milestone is near"), "flag",
            ("growth_milestone", "text"), "growth:person", "growth:milestones",
        ),
        "place": Look(
            N_("Ask how it went"), N_("A place you were told of"), "map-pin",
            ("referrals_referral", "place_name"), "referrals:person", "referrals:mine",
        ),
        "appointment": Look(
            N_("Next appointment"), N_("Next appointment"), "calendar-plus", ("", ""),
            "contacts:person", "contacts:mine",
        ),
    }
)  # fmt: skip

WHOSE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "coach": (N_("You promised"), N_("Your coach promised")),
        "participant": (N_("They promised"), N_("You promised")),
        "both": (N_("You both promised"), N_("You both promised")),
    }
)
NEVER_MET = N_(
    "You have not talked in the last 60 days, or not yet. These are the last four weeks."
)
TOPIC_OF_COACH: Mapping[bool, str] = MappingProxyType(
    {False: N_("You want to talk about"), True: N_("Your coach wants to talk about")}
)
