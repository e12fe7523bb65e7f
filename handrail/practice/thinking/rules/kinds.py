"""The kinds of sheets: what each asks, which lines stand on it, and how it can end.

A kind is data; the pages, forms and commands read it. Sources: weighing both ways of a choice and
solving a problem in small steps are old tools of everyday counsel; the wording here is our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import AWAY, ERASED, Place, place

TITLE_LIMIT, WORDS_LIMIT, LINE_LIMIT = 200, 1000, 600
LINES_AT_MOST = 120
OPEN = "open"

FULL = N_("This sheet is full. Start a new one, or put some lines away.")
NOT_HERE = N_("That cannot stand on this sheet.")
CHOOSE = N_("Choose one of the list.")
TWO_WAYS = N_("Write at least two ways. One of them can be “leave it as it is”.")
NOT_SAID = N_("not said")
WEIGHTS: Mapping[int, str] = MappingProxyType(
    {1: N_("Matters a little"), 2: N_("Matters"), 3: N_("Matters a lot")}
)


@dataclass(frozen=True)
class Slot:
    """A place for lines on a sheet. `under` names the slot whose lines it belongs to.

    `coach` lets the coach add lines, `dated` asks for a day, `weighed` for how much it matters,
    `measured` for two numbers from 0 to 10.
    """

    label: str
    add: str
    hint: str = ""
    under: str = ""
    coach: bool = False
    only_coach: bool = False
    dated: bool = False
    weighed: bool = False
    measured: bool = False


@dataclass(frozen=True)
class Kind:
    """One tool: its words, its lines (`slots`), what is chosen on it (`picks`), how it ends."""

    slug: str
    icon: str
    name: str
    about: str
    new: str
    title: str
    missing: str
    empty: str
    hint: str = ""
    words: str = ""
    words_hint: str = ""
    sort: str = ""
    sorts: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, Slot] = field(default_factory=dict)
    picks: str = ""
    ends: Mapping[str, str] = field(default_factory=dict)
    dated: bool = False


EFFECTS: Mapping[str, str] = MappingProxyType(
    {
        "helps": N_("Helps"),
        "harder": N_("Makes it harder"),
        "both": N_("Both"),
        "unsure": N_("Not sure"),
    }
)
AREAS: Mapping[str, str] = MappingProxyType(
    {
        "sleep": N_("Sleep"),
        "food": N_("Food"),
        "movement": N_("Moving"),
        "medication": N_("Medication, the way I want it"),
        "joy": N_("Joy"),
        "own": N_("Something else"),
    }
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "decision": Kind(
            slug="decisions", icon="scales", name=N_("Decide"),
            about=N_("Two or more ways, with what is good and less good about each."),
            new=N_("Start a choice"),
            title=N_("What do you want to decide?"),
            hint=N_("As a question, in your own words."),
            missing=N_("Write what you want to decide."),
            empty=N_("Take all the time you need. A choice can stay open."),
            slots=MappingProxyType({
                "way": Slot(N_("A way"), N_("Add a way")),
                "good": Slot(N_("Good about it"), N_("Add a good thing"), under="way",
                             weighed=True),
                "less": Slot(N_("Less good about it"), N_("Add a less good thing"), under="way",
                             weighed=True),
            }),
            picks="way",
            ends=MappingProxyType({"decided": N_("Decided")}),
        ),
        "problem": Kind(
            slug="problems", icon="lightbulb", name=N_("Solve a problem"),
            about=N_("Collect ideas first, pick one, try it, look how it went."),
            new=N_("Start with a problem"),
            title=N_("What is the problem?"),
            hint=N_("One thing, as you would tell a friend."),
            missing=N_("Write what the problem is."),
            empty=N_("Write down what bothers you. Ideas come after that."),
            slots=MappingProxyType({
                "idea": Slot(N_("Idea"), N_("Add an idea"),
                             N_("Odd ones too. Nobody judges them here."), coach=True),
                "try": Slot(N_("What I try"), N_("Add a try"), dated=True),
                "look": Slot(N_("How it went"), N_("Say how it went"), under="try", dated=True),
            }),
            picks="idea",
            ends=MappingProxyType({"solved": N_("Good for now")}),
        ),
        "experiment": Kind(
            slug="experiments", icon="hourglass", name=N_("Try something out"),
            about=N_("Try it for two weeks, or until a day you pick. Then keep it or let it go."),
            new=N_("Start a small try-out"),
            title=N_("What do you want to try?"),
            hint=N_("Small enough to start today."),
            missing=N_("Write what you want to try."),
            empty=N_("Something small, for about two weeks. You look at it, then you choose."),
            words=N_("What will you watch?"),
            words_hint=N_("Something you can count or notice, like how you sleep."),
            slots=MappingProxyType({
                "look": Slot(N_("What I see"), N_("Write what you see"), dated=True),
                "word": Slot(N_("A word"), N_("Add a word"), coach=True, only_coach=True),
                "result": Slot(N_("What came out"), N_("Write what came out")),
            }),
            ends=MappingProxyType({"kept": N_("I keep it"), "dropped": N_("I let it go")}),
            dated=True,
        ),
        "skill": Kind(
            slug="practice", icon="chart-line-up", name=N_("Practice"),
            about=N_("A skill you practice, and how sure you feel before and after."),
            new=N_("Add a skill"),
            title=N_("What do you practice?"),
            hint=N_("Like saying no, asking for help, or riding out an urge."),
            missing=N_("Write what you practice."),
            empty=N_("Skills grow by doing. Once is a start."),
            words=N_("When could you need it?"),
            slots=MappingProxyType({
                "practice": Slot(N_("Practiced"), N_("Write down practice"), dated=True,
                                 measured=True),
            }),
        ),
        "person": Kind(
            slug="people", icon="users", name=N_("People around me"),
            about=N_("Who helps, who makes it harder, and the line you want to hold."),
            new=N_("Add a person"),
            title=N_("Who is it?"),
            hint=N_("A name, or a word only you know."),
            missing=N_("Write a name or a word for this person."),
            empty=N_("Start with one person. You can change it any time."),
            words=N_("The line you want to hold"),
            words_hint=N_("Like: I do not lend money. I leave when there is a fight."),
            sort=N_("How is it for you?"), sorts=EFFECTS,
            slots=MappingProxyType({
                "went": Slot(N_("How it went"), N_("Write how it went"), dated=True),
            }),
        ),
        "routine": Kind(
            slug="routines", icon="sun-horizon", name=N_("Day to day"),
            about=N_("Sleep, food, moving, joy: small things that carry a day."),
            new=N_("Add a routine"),
            title=N_("What do you want to do?"),
            hint=N_("Like: eat something warm. Lights out at eleven."),
            missing=N_("Write what you want to do."),
            empty=N_("One small thing is enough. A day without it takes nothing away."),
            sort=N_("What is it for?"), sorts=AREAS,
        ),
        "principle": Kind(
            slug="principles", icon="list", name=N_("What I decide by"),
            about=N_("Your own list, in your own order."),
            new=N_("Add one"),
            title=N_("What do you decide by?"),
            hint=N_("Like: I tell the truth early. My child comes first."),
            missing=N_("Write what you decide by."),
            empty=N_("A few words you can go by on a hard day."),
            words=N_("Why it matters"),
        ),
    }
)  # fmt: skip
STATES = (OPEN, *(end for kind in KINDS.values() for end in kind.ends))
SORTS = ("", *EFFECTS, *AREAS)


def _stands(ends: Mapping[str, str]) -> Mapping[str, Place]:
    ended = {
        key: place(word, OPEN, *(set(ends) - {key}), AWAY, ERASED) for key, word in ends.items()
    }
    return MappingProxyType(
        {
            OPEN: place(N_("Open"), *ends, AWAY, ERASED),
            **ended,
            AWAY: place(N_("Put away"), OPEN, *ends, ERASED),
            ERASED: place(N_("Erased for good")),
        }
    )


STANDS: Mapping[str, Mapping[str, Place]] = MappingProxyType(
    {
        **{f"A sheet: {kind.name}": _stands(kind.ends) for kind in KINDS.values()
           if kind.slug != "routines"},
        "A routine": MappingProxyType(
            {
                "going": place(N_("Going on"), "rests", AWAY, ERASED),
                "rests": place(N_("Rests"), "going", AWAY, ERASED),
                AWAY: place(N_("Put away"), "going", "rests", ERASED),
                ERASED: place(N_("Erased for good")),
            }
        ),
    }
)  # fmt: skip
"""Where each kind of sheet can stand; a sheet is erased from anywhere, after a question."""


def slot_of(kind: str, slot: str) -> Slot | None:
    """The place for such a line on a sheet of that kind, or None."""
    return KINDS[kind].slots.get(slot) if kind in KINDS else None


def may_add(kind: str, slot: str, under: str, *, coach: bool) -> bool:
    """Whether somebody may add a line there; `under` is the slot of the line it belongs to."""
    place = slot_of(kind, slot)
    if place is None or place.under != under:
        return False
    return place.coach if coach else not place.only_coach


def may_change(by: str, writer: object, who: object, *, coach: bool) -> bool:
    """Whether somebody may change the words of a line: only whoever wrote it.

    `by` is "participant" or "coach"; of two coaches only the one who wrote it may.
    """
    return by == "coach" and writer == who if coach else by == "participant"


def may_end(kind: str, state: str) -> bool:
    """Whether a sheet of that kind can stand so."""
    return state == OPEN or (kind in KINDS and state in KINDS[kind].ends)
