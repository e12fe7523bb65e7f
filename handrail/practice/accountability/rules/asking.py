"""Asking for help to stay on track, and asking for a different coach."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

WORDS_LIMIT = 600
SENT = N_("Your coach sees it on their first page. If it cannot wait, use Help.")
SENT_ALREADY = N_("Your coach has it already. If it cannot wait, use Help.")
SENT_MORE = N_("Your coach has it already. Your new words stand below the first ones.")
MORE_AT_MOST, BETWEEN = 6000, "\n\n"
ENOUGH = N_("There is a lot in it already. Your coach reads it. If it cannot wait, use Help.")
NO_COACH = N_("You have no coach right now. Use Help if it cannot wait, or ask your programme.")
TAKEN_BACK = N_("Taken back. You can ask again at any time.")
ANSWERED = N_("Good. It is off your page.")
WISHED = N_("It went to the manager. Your coach is not told that you asked.")
TO_MANAGER, TO_ADMINISTRATOR, TO_NOBODY = "manager", "administrator", "nobody"
GOES_TO: Mapping[str, str] = MappingProxyType(
    {
        TO_MANAGER: N_("It goes to the manager of the programme. Your coach is not told that you "
                       "asked."),
        TO_ADMINISTRATOR: N_("Your coach is the manager here, too. So it goes to the administrator "
                             "of the organisation. Your coach cannot read it."),
        TO_NOBODY: N_("Right now there is nobody here but your coach who could read it. So it "
                      "waits, and your coach cannot read it. You can also tell somebody else whom "
                      "you trust."),
    }
)  # fmt: skip
"""Where the asking goes, said before it is sent."""
WISHED_TO: Mapping[str, str] = MappingProxyType(
    {
        TO_MANAGER: WISHED,
        TO_ADMINISTRATOR: N_("It went to the administrator. Your coach cannot read it."),
        TO_NOBODY: N_("It is kept, and your coach cannot read it. It waits until somebody else is "
                      "there."),
    }
)  # fmt: skip
WISHED_ALREADY = N_("The manager has it already. You do not need to ask twice.")
WISHED_MORE = N_("The manager has it already. Your new words stand below the first ones.")
KEPT_ALREADY = N_("It is kept already. You do not need to ask twice.")
KEPT_MORE = N_("It is kept already. Your new words stand below the first ones.")
NOT_MANAGER: Mapping[str, str] = MappingProxyType(
    {
        "waits": N_("You asked."),
        "seen": N_("It was seen, and somebody works on it."),
    }
)
"""Where an asking stands whom the manager does not read."""
WISH_SEEN = N_("Good. The person can read that you have seen it.")

WAITS, SEEN, DONE, BACK = "waits", "seen", "done", "back"
ASK_STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("Your coach has it"), DONE, BACK),
        DONE: place(N_("Your coach was in touch"), WAITS),
        BACK: place(N_("Taken back"), WAITS),
    }
)
WISH_STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("You asked. The manager has it."), SEEN, BACK),
        SEEN: place(N_("The manager has seen it and works on it."), DONE, BACK),
        DONE: place(N_("Done"), WAITS),
        BACK: place(N_("Taken back"), WAITS),
    }
)
"""What was ended can be asked for again."""


def added(before: str, said: str) -> str | None:
    """The words of an asking with those of a second one below them; None when it is too much.

    Said again in the same words it stays as it is.
    """
    if not said or said in before.split(BETWEEN):
        return before
    both = f"{before}{BETWEEN}{said}" if before else said
    return both if len(both) <= MORE_AT_MOST else None


def wish_word(state: str, to: str) -> str:
    """Where an asking for a different coach stands, by who reads it."""
    otherwise = WISH_STANDS[state].word
    return otherwise if to == TO_MANAGER else NOT_MANAGER.get(state, otherwise)


def wished_again(to: str, *, words: bool) -> str:
    """What is said of a second asking, with new `words` or without."""
    if to == TO_MANAGER:
        return WISHED_MORE if words else WISHED_ALREADY
    return KEPT_MORE if words else KEPT_ALREADY
