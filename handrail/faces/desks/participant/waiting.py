"""What the list of waiting entries calls each kind of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext

from handrail.ground.kernel.marked import N_

WAITING: Mapping[str, str] = MappingProxyType(
    {
        "checkin": N_("Check-in"),
        "step_report": N_("Step of the week"),
        "attendance": N_("Meeting"),
        "win": N_("Win"),
        "thanks": N_("Thank you"),
        "tick": N_("A routine"),
        "coping_answer": N_("Did it pass?"),
        "strength": N_("A strength"),
        "milestone": N_("A milestone"),
        "evidence": N_("What shows that I grow"),
        "outlook": N_("How I see it now"),
        "pulse": N_("How we work together"),
        "fit": N_("Does it fit?"),
        "signature": N_("My name under the agreement"),
        "promise": N_("A promise"),
        "promise_answer": N_("How a promise went"),
        "holding": N_("How to hold me to it"),
        "track_ask": N_("Help me stay on track"),
        "update": N_("An update"),
        "company_ask": N_("I would like company"),
        "helper": N_("Somebody who helps me"),
        "ready_words": N_("My words that are ready to send"),
        "coach_wish": N_("A different coach"),
        "appointment": N_("An appointment"),
        "time_line": N_("When I can"),
        "channel_plan": N_("How we keep in touch"),
        "holiday_plan": N_("Holidays and days away"),
        "pace": N_("How often we are in touch"),
        "topic": N_("Something to talk about"),
        "notes_before": N_("Notes from before"),
        "note_view": N_("My view of a note"),
        "note_ask": N_("Something to put right in a note"),
        "handover": N_("My next coach"),
        "handover_words": N_("My words for a change of coach"),
        "coach_story": N_("A story of my coach"),
        "beginning": N_("Two weeks to try"),
        "coach_like": N_("What I would like in a coach"),
        "vision": N_("A life I can be proud of"),
        "value": N_("A value"),
        "goal": N_("A goal"),
        "ruler": N_("Numbers on a goal"),
        "barrier": N_("What gets in the way"),
        "step": N_("A new step"),
        "review": N_("Looking back"),
        "coping_card": N_("One of my cards"),
        "warning_sign": N_("A warning sign"),
        "trigger": N_("What sets it off"),
        "hard_day": N_("A day ahead"),
        "safety_line": N_("A line of my safety plan"),
        "moment": N_("What I wrote down"),
        "coping_practice": N_("A card I practiced"),
        "clock": N_("A number of mine"),
        "clock_days": N_("Days I wrote down"),
        "bad_day": N_("A walk through a day"),
        "sheet": N_("A sheet"),
        "sheet_line": N_("A line on a sheet"),
        "private_page": N_("A private page"),
        "pathway": N_("What recovery looks like for me"),
        "stage": N_("Where I am now"),
        "level": N_("How much coaching"),
        "coaching": N_("How I want to be coached"),
        "coping": N_("When it gets hard"),
        "look": N_("A look at what still works"),
        # What is done to something that is there, said behind what it is.
        ".edit": N_("other words"),
        ".earlier": N_("earlier words again"),
        ".beside": N_("words beside it"),
        ".undo": N_("taken back"),
        ".smaller": N_("made smaller"),
        ".swap": N_("swapped"),
        ".why": N_("what it is for"),
        ".stand": N_("how it stands"),
        ".step": N_("made a step"),
        ".card": N_("made one of my cards"),
        ".pick": N_("what I pick"),
        ".sort": N_("on a pile"),
        ".keep": N_("kept"),
        ".move": N_("up or down"),
        ".size": N_("looked at its size"),
        ".share": N_("who can read it"),
        ".away": N_("put away or back"),
        ".remind": N_("the reminder"),
        ".later": N_("another time"),
        ".time": N_("which time"),
        ".day": N_("the day to meet"),
        ".word": N_("a word back"),
        ".unsaid": N_("a word back, taken back"),
    }
)


def waiting_words(kind: str) -> str:
    """Return what the list calls an entry of that kind: what it is, and what is done to it."""
    what, _dot, act = kind.partition(".")
    words = gettext(WAITING[what])
    return f"{words}: {gettext(WAITING[f'.{act}'])}" if act else words
