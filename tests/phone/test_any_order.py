"""Whatever the network does, the rows are those of each entry once and in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.faces.api.kinds import KINDS
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.models import Strength
from handrail.practice.accountability.commands.promises import add_promise
from handrail.practice.accountability.keeping import PromiseSaid
from handrail.practice.accountability.models import Answer as Went
from handrail.practice.accountability.models import Promise
from handrail.practice.accountability.rules.agreement import fingerprint
from handrail.practice.accountability.text import text_now
from handrail.practice.around.models import CompanyAsk, Helper, ReadyWords
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community.models import Attendance
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.commands.numbers import add_clock
from handrail.practice.coping.models import (
    Answer,
    BadDay,
    Card,
    Clock,
    ClockDays,
    HardDay,
    Moment,
    PlanLine,
    Practice,
    Sign,
    Trigger,
)
from handrail.practice.coping.ready import days
from handrail.practice.encouragement.commands import write_word
from handrail.practice.encouragement.models import KindWord
from handrail.practice.growth.models import Evidence, Milestone
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.models import Barrier, Review, Ruler, Step, Win
from handrail.practice.plans.rules import shift
from handrail.practice.talks.models import Topic
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from handrail.practice.thinking.models import Line, PrivatePage, Sheet, Tick
from handrail.practice.updates.models import Update
from tests.cast import Cast, Member
from tests.phone.sealing import envelope

# When the server stored a row, its place in a list by then; and sealed text: each sealing of the
# same words is another.
BESIDES = {"made_at", "received_at", "thanked_at", "touched_at", "position"}
SEALED = {"note", "helped", "text", "word_back", "heard", "means", "place_name", "why",
          "celebrate", "said_by", "worked", "did_not", "change", "chosen_by_name", "first",
          "phone", "happened", "stopped", "learned", "title", "words", "name",
          "answers", "word"}  # fmt: skip


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row that an entry can leave, without what differs from one sealing to the next."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in (
        CheckIn, Win, Attendance, Step, KindWord, Tick, Answer, Strength, Milestone, Evidence,
        Ruler, Barrier, Review, Card, Sign, Trigger, HardDay, PlanLine, Moment, Practice,
        Clock, ClockDays, BadDay, Sheet, Line,
        PrivatePage, Promise, Went, Topic, Helper, ReadyWords, CompanyAsk,
        Update,
    ):  # fmt: skip
        kept = model.objects.for_system("looking at what a test stored").order_by("pk").values()
        found[model.__name__] = [
            {name: value is None if name in SEALED or name == "thanked_at" else value
             for name, value in row.items() if name == "thanked_at" or name not in BESIDES}
            for row in kept
        ]  # fmt: skip
    # A tick is a row of its day, with an id of its own each time.
    found["Tick"] = [{**row, "id": None} for row in found["Tick"]]
    # Of two asks for company within half a day one stands: the one that arrived first.
    found["CompanyAsk"] = [{**row, "id": None} for row in found["CompanyAsk"]]
    receipts = apps.get_model("kernel", "Receipt").objects.order_by("entry")
    found["receipts"] = list(receipts.values("owner", "entry", "answer"))
    return found


def send(member: Member, batch: list[dict[str, Any]], sent_at: datetime) -> list[str]:
    body = json.dumps({"sent_at": sent_at.isoformat(), "entries": batch})
    answer = member.client.post("/api/sync", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return [entry["status"] for entry in answer.json()["entries"]]


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class There:
    """What was there before: steps, a word, a routine, a problem, a card and a goal of Ana's."""

    steps: list[UUID]
    word: UUID
    routine: UUID
    problem: UUID
    card: UUID
    clock: UUID
    scene: str
    goal: UUID
    promise: UUID
    read: str


def _there(cast: Cast) -> There:
    ana, me = cast.ana.actor, {"participant_id": cast.ana.participant_id}
    return There(
        [agree_step(ana, **me, text=t) for t in ("a", "b")],
        write_word(cast.ben.actor, **me, text="Glad that you are here"),
        start_sheet(ana, **me, kind="routine", said=Said("Eat something warm")),
        start_sheet(ana, **me, kind="problem", said=Said("No way to get to work")),
        add_card(ana, **me, text="Walk to the river"),
        add_clock(ana, **me, name="Not using alone", starts_on=date(2026, 1, 1)),
        next(iter(days(ana))),
        write_goal(ana, **me, said=GoalSaid("A quiet home")),
        add_promise(ana, **me, said=PromiseSaid("I call on Wednesday")),
        fingerprint(text_now(ana)),
    )


def _entry(data: st.DataObject, there: There, number: int) -> tuple[str, dict[str, Any]]:
    # Of two answers that are asked for once the second is refused, and which one that is depends on
    # the order.
    kind = data.draw(st.sampled_from(sorted(set(KINDS) - {"pulse", "fit"})))
    share = data.draw(st.sampled_from(["private", "coach"]))
    fields = {
        "checkin": {"mood": str(data.draw(st.integers(1, 5))), "note": "n", "share": share},
        "step_report": {
            "step_id": str(data.draw(st.sampled_from(there.steps))),
            "state": data.draw(st.sampled_from(["done", "partly", "not_yet"])),
        },
        "win": {"text": "Slept all night", "share": share},
        "attendance": {"place_name": "Tuesday group", "heard": "h", "share": share},
        "thanks": {"word_id": str(there.word)},
        # A tick that was taken back leaves no row to tell the order by: a phone sends in order.
        "tick": {"sheet_id": str(there.routine), "done": "yes"},
        "coping_answer": {
            "passed": data.draw(st.sampled_from(["yes", "little", "not_yet"])),
            "card": str(there.card),
        },
        "strength": {"text": f"Strong {number}", "group": "skills"},
        "milestone": {"text": "A month", "card": "A letter to me", "share": share},
        "evidence": {"text": "I call back", "share": share},
        "outlook": {"hope": str(number % 11), "share": share},
        "vision": {"text": data.draw(st.sampled_from(["a", "b"])), "shared": share},
        "value": {"text": str(uuid7())},
        "goal": {"text": "My own door", "why": "w"},
        "ruler": {"goal_id": str(there.goal), "confidence": "6"},
        "barrier": {"text": "No bus", "taken_by": "me"},
        # Each for a week of its own: a week has room for three.
        "step": {
            "text": "Find the paper",
            "chosen_by": "participant",
            "sure": "8",
            "week_of": str(shift(clock.today("UTC"), number + 1)),
        },
        "review": {"worked": "I called", "shared": share},
        "coping_card": {"text": "Count the red cars"},
        "warning_sign": {"text": "I stop to call back", "first": "Text my sister"},
        "trigger": {"text": "The corner shop", "kind": "place", "first": str(there.card)},
        "hard_day": {
            "text": "Payday",
            "kind": "payday",
            "repeats": "yearly",
            "before": "1",
            "starts_on": str(clock.today("UTC")),
        },
        "safety_line": {"part": "alone", "text": "A warm shower"},
        "moment": {"kind": "near_miss", "stopped": "A bus came"},
        "coping_practice": {"card_id": str(there.card), "sure": "7"},
        "clock": {"name": "Not drinking", "counts": "all_but"},
        "clock_days": {"clock_id": str(there.clock)},
        "bad_day": {"scene": there.scene, "person": "yes", "note": "Call Jo"},
        "sheet": {"kind": "experiment", "title": "Tea at night"},
        "sheet_line": {"sheet_id": str(there.problem), "slot": "try", "text": "Ask my aunt"},
        "private_page": {"text": "To my sister", "sort": "amends"},
        "signature": {"name": "Ana", "fingerprint": there.read,
                      "review_on": str(shift(clock.today("UTC"), 4))},
        "promise": {"text": "I write on Monday", "days": "0", "share": share},
        "promise_answer": {"promise_id": str(there.promise), "said": "kept", "word": "w"},
        "holding": {"first": "text", "held_to": "2", "held_up": "4",
                    "review_on": str(shift(clock.today("UTC"), 2))},
        "track_ask": {"words": "Evenings are long"},
        "coach_wish": {},
        "time_line": {"sort": "ride", "words": "By bus"},
        "topic": {"text": "The rent"},
        "update": {"words": "A steady week", "to": "coach"},
        "company_ask": {},
        "helper": {"name": "Dr. Lee", "kind": "doctor", "share": share},
        "ready_words": {"text": "Are you there?"},
    }  # fmt: skip
    return kind, fields[kind]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_deliveries_leave_the_rows_of_each_once_in_order(cast: Cast, data: Any) -> None:
    skew = timedelta(hours=data.draw(st.integers(-48, 48)))
    session, begin = cast.ana.client.get("/api/session").json(), clock.now()
    with undone(), time_machine.travel(begin, tick=False) as travel:
        there = _there(cast)
        made = []
        for minutes in range(data.draw(st.integers(1, 6))):
            kind, fields = _entry(data, there, minutes)
            pressed = begin + skew + timedelta(minutes=minutes)
            made.append(envelope(session, kind, fields, id=uuid7(), made_at=pressed.isoformat()))
        arrive = begin + timedelta(hours=1)
        batches = data.draw(st.lists(st.lists(st.sampled_from(made), max_size=4), max_size=5))
        last = data.draw(st.permutations(made))

        def deliver(parts: list[list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
            told = set()
            for number, part in enumerate(parts):
                # Each try is a little later; the phone's clock is off by the same all the time.
                travel.move_to(arrive + timedelta(minutes=number))
                told |= set(send(cast.ana, part, arrive + timedelta(minutes=number) + skew))
            assert told <= {"created", "duplicate"}
            stand = CompanyAsk.objects.for_system("which of those that were sent stands")
            assert {str(row.pk) for row in stand.all()} <= {entry["id"] for entry in made}
            return rows()

        with undone():
            straight = deliver([[entry] for entry in made])
        crooked = deliver([*batches, last])
        assert crooked == straight


def test_of_two_asks_for_company_one_stands_in_whatever_order_they_come(cast: Cast) -> None:
    session, begin = cast.ana.client.get("/api/session").json(), clock.now()
    made = [
        envelope(session, "company_ask", {}, id=uuid7(),
                 made_at=(begin + timedelta(minutes=minutes)).isoformat())
        for minutes in range(2)
    ]  # fmt: skip
    arrive = begin + timedelta(hours=1)
    for order in (made, made[::-1]):
        with undone(), time_machine.travel(arrive, tick=False):
            assert send(cast.ana, [*order, order[1]], arrive) == ["created", "created", "duplicate"]
            (row,) = CompanyAsk.objects.for_system("which of the two stands")
            assert (str(row.pk), row.state) == (order[0]["id"], "waits")
