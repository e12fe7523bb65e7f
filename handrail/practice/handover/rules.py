"""Pure rules: when somebody may be handed over, to whom, and what the new coach then reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

PARTICIPANT, COACH, MANAGER = "participant", "coach", "manager"
SUMMARY, GOODBYE = "summary", "goodbye"
TEXT_LIMIT, WISH_LIMIT, GOODBYE_LIMIT = 4000, 600, 1200
PARTS: Mapping[str, int] = MappingProxyType({SUMMARY: TEXT_LIMIT, GOODBYE: GOODBYE_LIMIT})
WAIT_DAYS = 14
MEET_AT_MOST = 120
WISHES_AT_MOST = 20

OPEN, DONE, STOPPED = "open", "done", "stopped"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        OPEN: place(N_("Being prepared"), DONE, STOPPED),
        DONE: place(N_("Handed over"), OPEN),
        STOPPED: place(N_("Stopped"), OPEN),
    }
)
"""What is over stays as it is; another can be planned."""
WAITS, SEEN = "waits", "seen"
WISH_STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("Your coach can read it now"), SEEN),
        SEEN: place(N_("Your coach has written it anew since"), WAITS),
    }
)
NO_ANSWER, ALL, MINE, NOTHING = "", "all", "mine", "nothing"
ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        ALL: N_("Yes to all of it"),
        MINE: N_("Only my own words"),
        NOTHING: N_("Hand nothing on"),
    }
)
SUGGESTIONS = (
    N_("What matters to them"),
    N_("What helps, and what has worked"),
    N_("What not to do"),
    N_("What was promised, and by whom"),
)

PLANNED = N_("Planned. It stands on their phone and on the first page of their coach.")
PLANNED_ALREADY = N_("This is planned already.")
ANOTHER_OPEN = N_("A change to somebody else is being prepared. Stop that one first.")
NO_COACH_NOW = N_("Nobody coaches this person now. Choose a coach on their page instead.")
SAME_COACH = N_("They have this coach already. Choose somebody else.")
CHOOSE = N_("Choose a coach.")
LEFT = N_("The new coach does not work here as a coach now. Stop this one and plan another.")
OVER = N_("This change of coach is over. What was written in it stays as it is.")
GONE = N_(
    "The new coach has begun while you wrote, so this was not saved. Your words are below, for you "
    "to copy."
)
NOT_ANSWERED = N_("First the person says what is handed on. Ask them kindly, and wait.")
WAIT_LONGER = N_(
    "First the person says what is handed on. Without an answer you can go on after 14 days, and "
    "then nothing is handed on."
)
MISSING = N_("Write it in your words.")
UNKNOWN_ANSWER = N_("Choose what is handed on.")
NO_WORDS = N_("There are no words to hand on yet. Write some, or say: hand nothing on.")
CHANGED_SINCE = N_(
    "Your coach wrote something else while you read. Please read it once more. Then say yes or no."
)
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
FULL = N_("You asked for many changes. Wait a little until your coach has read them.")
NOT_A_DAY = N_("Write the day like 2026-05-14.")
NOT_A_TIME = N_("Write the time like 18:30, or leave it out.")
PAST = N_("This day is over. Pick a day that is still to come.")
FAR = N_("This is far away. Pick a day within four months.")
SAVED = N_("Saved.")
SAVED_ASKS = N_("Saved. The person is asked to read it and to say yes or no.")
DAY_ASKED = N_("Saved. It stands among your times, and holds once the other one says yes.")
DAY_WAITS = N_("Saved. It stands among your times, and holds once you say yes there.")
DAY_SET = N_("Saved. It stands among your times.")
WISHED = N_("Your coach can read it now.")
ANSWERED: Mapping[str, str] = MappingProxyType(
    {
        ALL: N_("Thank you. The new coach will read this, and only this."),
        MINE: N_("Thank you. The new coach will read your own words, and only them."),
        NOTHING: N_("Good. Nothing is handed on. You can tell the new coach what you like."),
        NO_ANSWER: N_("Taken back. Nothing is handed on until you say so."),
    }
)
YES, NO = "yes", "no"
COMES: Mapping[str, str] = MappingProxyType(
    {
        YES: N_("%(name)s can come."),
        NO: N_("%(name)s cannot come then. Pick another day."),
    }
)
"""What whoever comes said of the day."""
ASKED_TO_COME = N_("%(name)s is asked, too, and has not answered yet.")
SAID_OF_DAY: Mapping[str, str] = MappingProxyType(
    {
        YES: N_("Good. Both of them can read that you come."),
        NO: N_("Both of them can read it, and pick another day."),
    }
)
TALK_AGREED, TALK_OFF = "agreed", "cancelled"
TALK_STANDS = frozenset({"proposed", TALK_AGREED})
TALK_ANSWERED: Mapping[str, bool] = MappingProxyType({"happened": True, "not_seen": False})
"""How the time of the talk stands, as times have it, and whether they met then."""
NO_DAY_NOW = N_("The day has changed. Look at it once more.")
NOTES_TOO = N_("Good. The new coach will read the notes from before as well.")
NOTES_SHUT = N_("Good. The notes from before stay shut for the new coach.")
MET = N_("Good that you met.")
MET_ALREADY = N_("It was said that you have all met. To set another day, take that back first.")
NOT_MET = N_("Taken back.")
HANDED_OVER = N_("Done. The new coach begins now.")
STOPPED_SAID = N_("Stopped. The coach stays, and nothing is handed on.")


@dataclass(frozen=True)
class Where:
    """What decides whether somebody may be handed over now."""

    state: str = OPEN
    answer: str = NO_ANSWER
    version: int = 0
    approved_version: int | None = None
    planned_on: date = date.min
    coach_paused: bool = False


def answered(where: Where) -> bool:
    """Whether the participant has said what is handed on, about the words that stand there now."""
    if where.answer == ALL:
        return where.approved_version == where.version
    return where.answer in (MINE, NOTHING)


def manager_from(planned_on: date) -> date:
    """The first day on which the manager may go on without an answer."""
    return planned_on + timedelta(days=WAIT_DAYS)


def why_not(where: Where, by: str, today: date) -> str | None:
    """Why somebody may not be handed over now, or None; `by` is who wants to."""
    if where.state != OPEN:
        return OVER
    if by not in (COACH, MANAGER):
        return NOT_ANSWERED
    if answered(where):
        return None
    if by == COACH:
        return NOT_ANSWERED
    if where.coach_paused or today >= manager_from(where.planned_on):
        return None
    return WAIT_LONGER


def handed_on(where: Where, text: str, own: str) -> tuple[str, str]:
    """The coach's and the participant's words that the new coach reads; ("", "") for nothing."""
    if not answered(where) or where.answer == NOTHING:
        return "", ""
    return (text, own) if where.answer == ALL else ("", own)


def why_no_yes(answer: str, read: int, now: int, *, text: bool, own: bool) -> str | None:
    """Why an answer does not fit, or None.

    `read` and `now` are the versions of the coach's words that were read and that stand there;
    `text` and `own` say whether the two have written anything.
    """
    if answer not in (NO_ANSWER, *ANSWERS):
        return UNKNOWN_ANSWER
    if answer == ALL and read != now:
        return CHANGED_SINCE
    there = {ALL: text or own, MINE: own}
    return NO_WORDS if not there.get(answer, True) else None


def day_said(state: str, *, own: bool) -> str:
    """What is said of a day to meet; `state` is how its time stands, "" for none.

    `own`: whoever saved it has asked for this time, so the other one says yes to it.
    """
    if state == TALK_AGREED:
        return DAY_SET
    if state in TALK_STANDS:
        return DAY_ASKED if own else DAY_WAITS
    return SAVED


AMONG = N_("It stands among your times: say yes, move it or call it off")
SAVE_AGAIN = N_("It does not stand among your times yet. Save the day once more, and it does.")


def kept_said(state: str | None, *, ahead: bool) -> str:
    """What is said of where the time of the talk is kept; "" for nothing.

    `state` is how it stands among the times of the two, None where it never stood there, as one
    from before they were kept there; `ahead`: it is still to come.
    """
    if state in TALK_STANDS:
        return AMONG
    return SAVE_AGAIN if state is None and ahead else ""


def why_no_day(on: date | None, today: date) -> str | None:
    """Why a day to meet does not fit, or None; to leave it out is fine."""
    if on is None:
        return None
    if on < today:
        return PAST
    return FAR if on > today + timedelta(days=MEET_AT_MOST) else None
