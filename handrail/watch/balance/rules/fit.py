"""Does it fit, the two of you? Asked of the participant after the second and the fourth contact.

Source: matching is essential and a mismatch harms (requirement 003-23), so it is asked early and
again. The question and its answers are ours. Nobody is asked more than a dozen contacts on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

FIRST, SECOND = 2, 4
AT = (FIRST, SECOND)
UNTIL = 12
WORDS_LIMIT = 600

FITS: Mapping[str, str] = MappingProxyType(
    {"yes": N_("Yes, it fits"), "partly": N_("In part"), "no": N_("Not really"),
     "left": N_("I leave it out")}
)  # fmt: skip
SAID: Mapping[str, str] = MappingProxyType(
    {
        "yes": N_("Good to know. Thank you."),
        "partly": N_("Thank you. It helps to tell your coach what would fit better."),
        "no": N_("Thank you for saying it. It is nobody's fault. There are two ways from here."),
        "left": N_("That is fine. You can leave it out."),
    }
)
ASK = N_("Does it fit, the two of you?")
WHEN: Mapping[int, str] = MappingProxyType(
    {FIRST: N_("After the first two contacts"), SECOND: N_("After the first four contacts")}
)
NOT_ASKED = N_("Nothing is asked right now. It is asked after two contacts, and after four.")
NOT_AN_ANSWER = N_("Pick one of the answers on the page.")
ALREADY = N_("You answered this one already. Take it back to answer again.")
TAKEN_BACK = N_("Your answer is gone. You can answer again.")
SHOWN, HIDDEN = N_("Your coach can read it now."), N_("Only you can read it now.")


def due(reached: int, answered: Collection[int]) -> int | None:
    """After which contact it is asked now: 2, 4, or None when nothing is asked.

    `reached` counts contacts in which the person was heard; `answered` has the 2 or 4 that were
    answered. The fourth contact asks the second time, whatever became of the first.
    """
    if not FIRST <= reached <= UNTIL:
        return None
    at = SECOND if reached >= SECOND else FIRST
    return None if at in answered else at
