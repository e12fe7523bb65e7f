"""Pure rules: what can be liked in a coach, how two can know each other, and who may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

LINE_LIMIT, PLAN_LIMIT = 300, 2000
LIKES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "languages": (N_("Language"), N_("The language that you like to talk in.")),
        "gender": (N_("A woman, a man, or either"), N_("Only if it matters to you.")),
        "pathways": (N_("Way of recovery"), N_("Groups, faith, medicine, culture, sport.")),
        "times": (N_("Times that suit me"), N_("Evenings, weekends, after work.")),
        "experience": (N_("What they should know from life"), N_("Children, work, prison, grief.")),
        "not_person": (N_("Not this person"), N_("A name. You need no reason.")),
        "other": (N_("Anything else"), ""),
    }
)
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "know": N_("We know each other"),
        "family": N_("Family, or a partner of family"),
        "work": N_("We worked together, or do"),
        "money": N_("One owes the other money, or bought from them"),
        "lived": N_("We lived in one home"),
        "love": N_("We were close, or a couple"),
        "other": N_("Something else"),
    }
)
ASKED, NO, YES, PLANNED, AGREED = "asked", "no", "yes", "planned", "agreed"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        ASKED: place(N_("Waits for the coach’s answer"), NO, YES),
        NO: place(N_("They do not know each other"), YES),
        YES: place(N_("They know each other: somebody else, or a plan"), NO, PLANNED),
        PLANNED: place(N_("A plan waits for the supervisor"), NO, YES, AGREED),
        AGREED: place(N_("A plan is agreed"), NO, YES, PLANNED),
    }
)
MAY_BEGIN = (NO, AGREED)
UNSETTLED = (ASKED, YES, PLANNED)
"""What the office still looks at: no answer yet, or two who know each other without a yes."""

SAVED = N_("Saved. The office reads it, and no coach.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
ASKED_SAID = N_("Asked. The answer stands here when the coach has given it.")
ASK_FIRST = N_("First ask the coach whether the two know each other, and wait for the answer.")
CHOOSE_OTHER = N_("They know each other. Choose somebody else, or wait for an agreed plan.")
NO_COACH = N_("Choose a coach who works here.")
GIVEN = N_("Done. This coach begins now.")
SAY_ONE = N_("Say “no”, or tick how you know each other.")
NO_SAID = N_("Thank you. Nothing stands in the way.")
YES_SAID = N_("Thank you for saying so. Somebody else can coach, or you two write a plan.")
NO_PLAN = N_("Write how you two will keep it apart.")
PLAN_SAID = N_("Saved. Your supervisor is asked to agree.")
PLAN_KEPT_BOTH = N_(
    "The plan was changed somewhere else while you wrote. Yours is here now. The other words are "
    "kept under “Earlier words”."
)
AGREED_SAID = N_("Agreed. The participant reads the plan as well.")
AGREED_BACK = N_(
    "Your yes is taken back. The coach reads that the plan waits, and the participant does not "
    "see it."
)
NOT_ASKED = N_("The asking is over")
TAKEN_BACK = N_("Taken back. The coach does not see the name any more. You can ask again.")
NEVER_ASKED = N_("This coach was not asked about them.")
COACHES_NOW = N_(
    "This coach works with them now and has still to answer. First let somebody else coach."
)
NOT_YET = N_("That cannot be done as it stands now. Look at it once more.")
FIRST_SAY = N_("Before the first contact: say whether you two know each other.")
READ_BY_OFFICE, READ_BY_NOBODY = "office", "nobody"
LIKES_READ: Mapping[str, str] = MappingProxyType(
    {
        READ_BY_OFFICE: N_("The office reads it when they look for a coach with you. No coach "
                           "reads it."),
        READ_BY_NOBODY: N_("In the office here there is nobody now but a coach of yours, of today "
                           "or before. No coach reads this. So nobody reads it, and it waits."),
    }
)  # fmt: skip
"""Who reads what somebody would like in a coach, said where they write it."""
LIKES_SAVED: Mapping[str, str] = MappingProxyType(
    {
        READ_BY_OFFICE: SAVED,
        READ_BY_NOBODY: N_("Saved. Nobody reads it now. It waits for somebody else in the office."),
    }
)

PLAN_FIRST = N_(
    "You two know each other. Write a plan first, or let the office find somebody else."
)
AGREE_FIRST = N_("Your plan waits for a supervisor. Contacts can be written down after that.")
_HOLDS_BACK: Mapping[str, str] = MappingProxyType(
    {ASKED: FIRST_SAY, YES: PLAN_FIRST, PLANNED: AGREE_FIRST}
)


def holds_back(state: str | None) -> str | None:
    """What has to be done before the first contact, or None; `state` None was never asked."""
    return _HOLDS_BACK.get(state or "")


def known_kinds(chosen: Iterable[str]) -> tuple[str, ...]:
    """Those of the chosen that exist, in their order, each once."""
    wanted = set(chosen)
    return tuple(one for one in KINDS if one in wanted)


def why_not_begin(state: str | None) -> str | None:
    """Why a coach may not begin with somebody, or None; `state` None was never asked."""
    if state in MAY_BEGIN:
        return None
    return ASK_FIRST if state in (None, ASKED) else CHOOSE_OTHER


def may_go(state: str, to: str) -> bool:
    """Whether the asking may go from one state to another; the same again changes nothing."""
    return to == state or to in STANDS[state].moves


def stands_word(state: str, *, shut: bool) -> str:
    """How an asking stands for the office; one that is over and was not answered says so."""
    return NOT_ASKED if shut and state == ASKED else STANDS[state].word


def may_ask(state: str | None, *, shut: bool) -> bool:
    """Whether the office may ask (again); `state` None was never asked."""
    return state is None or (shut and state not in MAY_BEGIN)


def shows_name(state: str, *, coaches: bool) -> bool:
    """Whether a coach reads whom they were asked about: until they answer, and while they coach."""
    return coaches or state == ASKED


def names(words: str, name: str) -> bool:
    """Whether the line “not this person” may mean somebody of this name, in any case of letters."""
    said = set(re.findall(r"\w+", words.casefold()))
    return any(part in said for part in re.findall(r"\w+", name.casefold()))
