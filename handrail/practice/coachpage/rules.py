"""Pure rules: the parts of a coach's page, who reads which, and what a story is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

TEXT_LIMIT, TITLE_LIMIT, STORY_LIMIT, STORIES_AT_MOST = 1200, 80, 1600, 20


@dataclass(frozen=True)
class Part:
    """One thing that a coach can say: what it is called, and what could stand there."""

    word: str
    hint: str


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "about": Part(N_("About me"), N_("A few lines, as you would say it at a table.")),
        "languages": Part(N_("Languages"), N_("The languages that you can talk in.")),
        "life": Part(
            N_("What I know from my own life"),
            N_("Only what you like to share. It stays yours, and it is one way among many."),
        ),
        "pathways": Part(
            N_("Ways of recovery that I know"), N_("Groups, faith, medicine, culture, sport.")
        ),
        "interests": Part(N_("What I like"), N_("Football, cooking, old cars.")),
        "times": Part(N_("When I work"), N_("In your words. Your hours stay a page of their own.")),
    }
)
MINE, CHOOSERS, COLLEAGUES = "mine", "choosers", "colleagues"
READERS: Mapping[str, str] = MappingProxyType(
    {
        MINE: N_("The people I coach"),
        CHOOSERS: N_("People here who look for a coach, and the office"),
        COLLEAGUES: N_("My colleagues"),
    }
)
PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "not_alone": N_("So that you know you are not alone with it"),
        "one_way": N_("To show one way that it can go, of many"),
        "hope": N_("Because it gave me hope"),
        "trust": N_("So that you know who I am"),
    }
)
OFFERED, NOT_FOR_ME, TAKEN_BACK = "offered", "not_me", "back"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        OFFERED: place(N_("They can read it"), NOT_FOR_ME, TAKEN_BACK),
        NOT_FOR_ME: place(N_("Not for them. That is fine, and nobody asks why."), OFFERED),
        TAKEN_BACK: place(N_("You took it back"), OFFERED),
    }
)

NO_PART = N_("Choose one of the parts.")
NO_PURPOSE = N_("Say what the story is for. That keeps it theirs.")
NO_STORY = N_("Write the story in a few lines.")
NO_TITLE = N_("Give it a name that you find again.")
FULL = N_("You have twenty stories. Put one away first.")
NOBODY_READS = N_("Saved. Nobody but you reads it.")
SAVED = N_("Saved. The people you chose read it now.")
TAKEN = N_("Taken back. From now on nobody but you reads it.")
STORY_SAVED = N_("Saved. Nobody reads it until you offer it to somebody.")
STORY_SAVED_OFFERED = N_("Saved. Those you offered it to read these words from now on.")
STORY_IS_READ = N_("You offered this story. Whoever has it reads what you change, at once.")
STORY_AWAY = N_("Put away. Nobody reads it any more.")
STORY_BACK = N_("It is in your list again. Offer it once more to whom you like.")
OFFERED_SAID = N_("Offered. They read it when they like, or say “not for me”.")
BACK_SAID = N_("Taken back. They do not see it any more.")
NOT_ME_SAID = N_("Good. You do not see it any more. You need no reason.")
AGAIN_SAID = N_("It is here again.")
SAID_NO = N_("They said “not for me”. Leave it with that.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)


def known_readers(chosen: Iterable[str]) -> tuple[str, ...]:
    """Those of the chosen that exist, in their order, each once."""
    wanted = set(chosen)
    return tuple(one for one in READERS if one in wanted)


def why_no_offer(state: str | None) -> str | None:
    """Why a coach may not offer a story to somebody (again), or None; `state` is how it stands."""
    return SAID_NO if state == NOT_FOR_ME else None


def why_no_story(title: str, text: str, purpose: str) -> tuple[str, str] | None:
    """What a story still needs: the sentence and the field, or None."""
    if not title:
        return NO_TITLE, "title"
    if not text:
        return NO_STORY, "text"
    return None if purpose in PURPOSES else (NO_PURPOSE, "purpose")
