"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from typing import Any

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import BESIDE
from handrail.ground.mydata.registry import Said, Then, hold, leave_out
from handrail.ground.mydata.words import from_shelf, words_of

from . import copied
from . import models as m
from .ready import CARD, DAY
from .rules import beside, cards, days, lists, moments, numbers, plan, strategy

_DAY, _KIND, _OWN_WORDS = N_("Day"), N_("Kind"), N_("In your words")
_AWAY = {"put_away_at": N_("You put it away")}
_SEEN = {"visibility": N_("Who sees it")}

_COLUMNS: dict[type[Any], dict[str, str]] = {
    m.Card: {"made_at": N_("Written on"), "text": N_("What I can do"),
             "source": N_("Where it came from"), "put_away_at": N_("You put it away"), **_SEEN},
    m.Practice: {"on": _DAY, "sure": N_("How sure, 0 to 10")},
    m.Answer: {"at": N_("When"), "idea": N_("What you tried"), "passed": N_("Did it pass?"),
               "minutes": N_("Minutes")},
    m.Trigger: {"kind": _KIND, "text": _OWN_WORDS, **_AWAY, **_SEEN},
    m.Sign: {"text": _OWN_WORDS, "first": N_("What you do first"), **_AWAY, **_SEEN},
    m.HardDay: {"kind": _KIND, "text": _OWN_WORDS, "starts_on": _DAY,
                "repeats": N_("Does it come again?"), **_AWAY, **_SEEN},
    m.PlanLine: {"part": N_("Part"), "text": N_("Line"), "phone": N_("Phone"),
                 "by": N_("Written by"), **_SEEN},
    m.Moment: {"on": _DAY, "kind": _KIND, "happened": N_("What happened"),
               "stopped": N_("What stopped it"), "learned": N_("What you learned"),
               "change": N_("What to change"), **_AWAY, **_SEEN},
    m.Beside: {"made_at": N_("When"), "text": N_("Words"), "state": N_("What you said to it")},
    m.EarlierWords: {"made_at": N_("Until"), "kind": _KIND, "words": _OWN_WORDS},
    m.Clock: {"name": N_("Name"), "counts": N_("What counts"), "starts_on": N_("From"), **_SEEN},
    m.ClockDays: {
        "first_on": N_("First day"), "last_on": N_("Last day"), "taken_back_at": N_("Taken back"),
    },
    m.BadDay: {"on": _DAY, "scene": N_("Which day"), "answers": N_("Answers"),
               "note": N_("Note")},
    m.StrategyLook: {"on": _DAY, "ended_at": N_("Ended on"), **_AWAY, **_SEEN},
    m.StrategyAnswer: {"made_at": N_("When"), "of": N_("About"), "answer": N_("What you said"),
                       "words": _OWN_WORDS},
    m.SharedList: {"name": N_("List"), "made_at": N_("From")},
}  # fmt: skip
_HEADINGS: dict[type[Any], str] = {
    m.Card: N_("Your cards for hard moments"),
    m.Practice: N_("When you practiced a card"),
    m.Answer: N_("Whether it passed"),
    m.Trigger: N_("What sets it off"),
    m.Sign: N_("Your warning signs"),
    m.HardDay: N_("Days ahead"),
    m.PlanLine: N_("Your safety plan"),
    m.Moment: N_("Setbacks and near misses"),
    m.Beside: N_("Words of a coach beside your lists"),
    m.EarlierWords: N_("Earlier words for hard moments"),
    m.Clock: N_("What you count"),
    m.ClockDays: N_("Days you wrote down"),
    m.BadDay: N_("Looking at a bad day"),
    m.StrategyLook: N_("Looking at what still works"),
    m.StrategyAnswer: N_("What you said of your own things"),
    m.SharedList: N_("Lists you share with your coach"),
}

_SAID: dict[type[Any], dict[str, Said]] = {
    m.Card: {"source": cards.SOURCES},
    m.Answer: {"idea": from_shelf(CARD, "idea", N_("What you tried")), "passed": cards.PASSED},
    m.Trigger: {"kind": lists.TRIGGER_KINDS},
    m.HardDay: {"kind": days.KINDS, "repeats": days.REPEATS},
    m.PlanLine: {"part": {part: one.title for part, one in plan.PARTS.items()}},
    m.Moment: {"kind": {kind: one.title for kind, one in moments.KINDS.items()}},
    m.Beside: {"state": {**words_of(BESIDE), beside.BACK: N_("Taken back")}},
    m.EarlierWords: {"kind": copied.KINDS, "words": copied.earlier},
    m.Clock: {"counts": numbers.COUNTS},
    m.BadDay: {"scene": from_shelf(DAY, "scene", N_("Which day")), "answers": copied.answers},
    m.StrategyAnswer: {"answer": strategy.ANSWERS},
    m.SharedList: {"name": lists.LISTS},
}

for _model, _heading in _HEADINGS.items():
    hold(_model, Then.GO, _heading, _COLUMNS[_model], said=_SAID.get(_model))
leave_out(m.Response, Then.GO, N_("Which card goes with what sets it off. Both are in the copy."))
