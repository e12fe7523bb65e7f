"""A good entry of every kind that a phone can send."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.ground.kernel import clock
from handrail.practice.accountability.commands.promises import add_promise
from handrail.practice.accountability.keeping import PromiseSaid
from handrail.practice.accountability.rules.agreement import fingerprint
from handrail.practice.accountability.text import text_now
from handrail.practice.contacts.commands import log_contact
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.commands.numbers import add_clock
from handrail.practice.coping.ready import days
from handrail.practice.encouragement.commands import write_word
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from tests.cast import Cast


@pytest.fixture
def kept(cast: Cast) -> dict[str, dict[str, str]]:
    """The fields of one good entry of each kind, for Ana."""
    mine = cast.ana.participant_id
    step = agree_step(cast.ana.actor, participant_id=mine, text="Call the housing office")
    word = write_word(cast.ben.actor, participant_id=mine, text="Glad that you are here")
    ana, me = cast.ana.actor, {"participant_id": mine}
    routine = start_sheet(ana, **me, kind="routine", said=Said("Eat something warm"))
    problem = start_sheet(ana, **me, kind="problem", said=Said("No way to get to work"))
    card = add_card(ana, **me, text="Walk to the river")
    counted = add_clock(ana, **me, name="Not using alone")
    scene = next(iter(days(ana)))
    goal = write_goal(ana, **me, said=GoalSaid("A quiet home"))
    promise = add_promise(ana, **me, said=PromiseSaid("I call on Wednesday"))
    for _ in range(2):
        log_contact(cast.ben.actor, **me, kind="call")
    read = {"fingerprint": fingerprint(text_now(ana)), "review_on": _in_days(cast, 30)}
    return {
        "checkin": {"mood": "3"},
        "step_report": {"step_id": str(step), "state": "done"},
        "win": {"text": "Slept all night"},
        "attendance": {"place_name": "Tuesday group"},
        "thanks": {"word_id": str(word)},
        "tick": {"sheet_id": str(routine), "done": "yes"},
        "coping_answer": {"passed": "yes", "card": str(card), "minutes": "9"},
        "strength": {"text": "Sings", "group": "enjoy"},
        "milestone": {"text": "A quiet month", "card": "A letter to me"},
        "evidence": {"text": "I call back"},
        "outlook": {"hope": "4", "want": ""},
        "pulse": {"held_to": "0", "held_up": "1"}, "fit": {"fits": "partly", "words": "Later"},
        "vision": {"text": "Mornings with coffee"},
        "value": {"text": "Music"},
        "goal": {"text": "My own door"},
        "ruler": {"goal_id": str(goal), "confidence": "6"},
        "barrier": {"text": "No bus on Sundays", "taken_by": "me"},
        "step": {"text": "Find the paper", "chosen_by": "participant", "sure": "8"},
        "review": {"worked": "I called", "change": "Call earlier", "make_step": "on"},
        "coping_card": {"text": "Count the red cars"},
        "warning_sign": {"text": "I stop to call back", "first": "Text my sister"},
        "trigger": {"text": "The corner shop", "kind": "place", "first": str(card)},
        "hard_day": {
            "text": "Payday",
            "kind": "payday",
            "starts_on": clock.today(cast.site.zone).isoformat(),
            "repeats": "once",
            "before": "1",
        },
        "safety_line": {"part": "alone", "text": "A warm shower"},
        "moment": {"kind": "near_miss", "happened": "The old street", "stopped": "A bus came"},
        "coping_practice": {"card_id": str(card), "sure": "7"},
        "clock": {"name": "Not drinking", "counts": "all_but"},
        "clock_days": {"clock_id": str(counted)},
        "bad_day": {"scene": scene, "person": "yes", "note": "Call Jo"},
        "sheet": {"kind": "decision", "title": "Move out?", "way_1": "Stay", "way_2": "Go"},
        "sheet_line": {"sheet_id": str(problem), "slot": "try", "text": "Ask my aunt"},
        "private_page": {"title": "Amends", "text": "To my sister", "sort": "amends"},
        "signature": {**read, "name": "Ana"},
        "promise": {"text": "I write on Monday", "days": "0"},
        "promise_answer": {"promise_id": str(promise), "said": "kept"},
        "holding": {"first": "text", "held_to": "2", "held_up": "4",
                    "review_on": _in_days(cast, 20)},
        "track_ask": {"words": "Evenings are long"},
        "coach_wish": {"words": "Somebody older"},
        "time_line": {"sort": "work", "days": "1", "starts": "22:00", "ends": "06:00"},
        "topic": {"text": "The rent"},
        "update": {"words": "A steady week", "to": "coach"},
        "company_ask": {},
        "helper": {"name": "Dr. Lee", "kind": "doctor"},
        "ready_words": {"text": "Are you there?"},
    }  # fmt: skip


def _in_days(cast: Cast, days: int) -> str:
    return (clock.today(cast.site.zone) + timedelta(days=days)).isoformat()
