"""Steps, looking back, hard moments, sheets and private pages, written without a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.people import past
from handrail.ground.people.models import Participant
from handrail.practice.coping import ready
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.commands.numbers import add_clock
from handrail.practice.coping.models import (
    BadDay,
    Card,
    Clock,
    ClockDays,
    HardDay,
    Moment,
    PlanLine,
    Practice,
    Response,
    Sign,
    Trigger,
)
from handrail.practice.plans.models import Review, Step
from handrail.practice.plans.rules import week_of
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from handrail.practice.thinking.models import Line, PrivatePage, Sheet
from tests.cast import Cast, Member
from tests.phone.sealing import envelope

pytestmark = pytest.mark.django_db


def _next_sunday() -> datetime:
    here = clock.now().astimezone(ZoneInfo("America/New_York"))
    day = here + timedelta(days=6 - here.weekday())
    return day.replace(hour=22, minute=0, second=0, microsecond=0)


SUNDAY = _next_sunday()
MONDAY = SUNDAY + timedelta(hours=11)


def hello(member: Member) -> dict[str, Any]:
    found: dict[str, Any] = member.client.get("/api/session").json()
    return found


def told(member: Member, *entries: Any, at: datetime | None = None) -> list[dict[str, Any]]:
    body = json.dumps({"sent_at": (at or clock.now()).isoformat(), "entries": entries})
    answer = member.client.post("/api/sync", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["entries"]
    return found


def outcome(member: Member, *entries: Any) -> list[tuple[str, str]]:
    return [(one["status"], one["reason"]) for one in told(member, *entries)]


def rows(model: Any) -> Any:
    return model.objects.for_system("looking at what a test stored")


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def problem(cast: Cast) -> UUID:
    said = Said("No way to get to work")
    return start_sheet(cast.ana.actor, participant_id=ana(cast), kind="problem", said=said)


def card(cast: Cast) -> UUID:
    return add_card(cast.ana.actor, participant_id=ana(cast), text="Walk to the river")


def counted(cast: Cast) -> UUID:
    return add_clock(cast.ana.actor, participant_id=ana(cast), name="Not using alone")


Made = Callable[[Cast], tuple[str, str, dict[str, str], Any]]


def _day(cast: Cast) -> str:
    return clock.today(cast.site.zone).isoformat()


# Kind of entry, the page whose form it is, what is typed, and the table it goes to.
FORMS: dict[str, Made] = {
    "step": lambda cast: ("step", "/plan/steps/new/", {
        "text": "Find the paper", "why": "Rent", "chosen_by": "together", "sure": "8",
        "week_of": str(week_of(clock.today(cast.site.zone)))}, Step),
    "review": lambda cast: ("review", "/plan/review/", {
        "worked": "I called", "change": "Call earlier", "make_step": "on",
        "week_of": str(week_of(clock.today(cast.site.zone)))}, Review),
    "coping card": lambda cast: ("coping_card", "/coping/cards/", {"text": "Count cars"}, Card),
    "idea of a card": lambda cast: ("coping_card", "/coping/cards/", {"idea": "ten_minutes"}, Card),
    "sign": lambda cast: ("warning_sign", "/coping/signs/", {
        "text": "I stop to call back", "first": "Text my sister"}, Sign),
    "trigger": lambda cast: ("trigger", "/coping/triggers/", {
        "text": "The corner shop", "kind": "place", "first": str(card(cast))}, Trigger),
    "trigger with a new card": lambda cast: ("trigger", "/coping/triggers/", {
        "text": "The corner shop", "kind": "place", "new_card": "Take the other road"}, Trigger),
    "day": lambda cast: ("hard_day", "/coping/days/", {
        "text": "Payday", "kind": "payday", "starts_on": _day(cast), "repeats": "monthly",
        "before": "1", "remind": "on", "card": str(card(cast))}, HardDay),
    "line": lambda cast: ("safety_line", "/coping/plan/", {
        "part": "ask", "text": "My sister", "phone": "202-555-0101"}, PlanLine),
    "near miss": lambda cast: ("moment", "/coping/moments/new/near_miss/", {
        "kind": "near_miss", "happened": "The old street", "stopped": "A bus came"}, Moment),
    "setback": lambda cast: ("moment", "/coping/moments/new/setback/", {
        "kind": "setback", "learned": "Eat first", "change": "Eat first"}, Moment),
    "practice": lambda cast: (lambda made: ("coping_practice", f"/coping/cards/{made}/practise/", {
        "card_id": str(made), "sure": "7"}, Practice))(card(cast)),
    "number": lambda cast: ("clock", "/coping/numbers/", {
        "name": "Not drinking", "counts": "all_but"}, Clock),
    "days": lambda cast: (lambda made: ("clock_days", f"/coping/numbers/{made}/", {
        "clock_id": str(made)}, ClockDays))(counted(cast)),
    "bad day": lambda cast: ("bad_day", "/coping/bad-day/", {
        "scene": next(iter(ready.days(cast.ana.actor))), "person": "yes", "note": "Call Jo"},
        BadDay),
    "choice": lambda cast: ("sheet", "/think/decisions/new/", {
        "kind": "decision", "title": "Move out?", "way_1": "Stay", "way_2": "Go"}, Sheet),
    "person": lambda cast: ("sheet", "/think/people/new/", {
        "kind": "person", "title": "Jo", "sort": "helps", "words": "No loans", "shared": "on"},
        Sheet),
    "principle": lambda cast: ("sheet", "/think/principles/new/", {
        "kind": "principle", "title": "I tell the truth early"}, Sheet),
    "idea": lambda cast: (lambda made: ("sheet_line", f"/think/{made}/lines/", {
        "sheet_id": str(made), "slot": "idea", "text": "A bike"}, Line))(problem(cast)),
    "try": lambda cast: (lambda made: ("sheet_line", f"/think/{made}/lines/", {
        "sheet_id": str(made), "slot": "try", "text": "Ask my aunt"}, Line))(problem(cast)),
    "private page": lambda cast: ("private_page", "/think/private/new/", {
        "sort": "amends", "title": "My list", "text": "To my sister"}, PrivatePage),
}  # fmt: skip


def test_a_card_written_with_what_sets_it_off_arrives_once(cast: Cast) -> None:
    kind, _path, fields, _model = FORMS["trigger with a new card"](cast)
    entry = envelope(hello(cast.ana), kind, fields)
    assert outcome(cast.ana, entry, entry) == [("created", ""), ("duplicate", "")]
    assert (rows(Trigger).count(), rows(Card).count(), rows(Response).count()) == (1, 1, 1)


@pytest.mark.covers("rule-7")
@pytest.mark.parametrize("first", ["page", "phone"])
@pytest.mark.parametrize("name", FORMS)
def test_sent_by_the_page_and_by_the_phone_it_is_one_entry(
    cast: Cast, name: str, first: str
) -> None:
    """The page was sent and its answer got lost: the phone keeps the entry and sends it again."""
    kind, path, fields, model = FORMS[name](cast)
    entry_id, before = uuid7(), rows(model).count()
    entry = envelope(hello(cast.ana), kind, fields, id=entry_id)
    post = lambda: cast.ana.client.post(path, {**fields, "id": str(entry_id)})  # noqa: E731
    if first == "page":
        assert post().status_code == 303
        assert outcome(cast.ana, entry) == [("duplicate", "")]
    else:
        assert outcome(cast.ana, entry) == [("created", "")]
        assert post().status_code == 303
    assert rows(model).count() == before + 1
    assert rows(model).filter(pk=entry_id).get().participant_id == ana(cast)


@pytest.mark.parametrize("name", sorted({*FORMS} - {"idea of a card", "practice", "days"}))
def test_what_is_refused_is_shown_to_its_owner_again(cast: Cast, name: str) -> None:
    kind, _path, fields, model = FORMS[name](cast)
    typed = {
        "text",
        "why",
        "worked",
        "change",
        "phone",
        "happened",
        "stopped",
        "learned",
        "title",
        "words",
        "note",
        "name",
        "way_1",
        "way_2",
        *(["first"] if kind == "warning_sign" else []),
    }
    before, entry_id = rows(model).count(), uuid7()
    other = {
        key: f"{text}, once more" if key in typed - {"phone"} else text
        for key, text in fields.items()
    }
    made, again = (envelope(hello(cast.ana), kind, each, id=entry_id) for each in (fields, other))
    assert outcome(cast.ana, made) == [("created", "")]
    (answer,) = told(cast.ana, again)
    assert (answer["status"], "first one stays" in answer["reason"]) == ("refused", True)
    assert sorted(answer["words"]) == sorted(other[key] for key in fields if key in typed)
    assert rows(model).count() == before + 1
    (stranger,) = told(cast.rev, again)
    assert stranger["status"] == "waits"
    assert "once more" not in json.dumps(stranger)


# What does not fit -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("step", {"text": "x", "chosen_by": "participant"}),
        ("step", {"text": "x", "chosen_by": "purple", "sure": "8"}),
        ("step", {"text": "x", "chosen_by": "participant", "sure": "11"}),
        ("step", {"text": "", "chosen_by": "participant", "sure": "8"}),
        ("step", {"text": "x", "chosen_by": "coach", "sure": "8", "week_of": "9999-12-27"}),
        ("step", {"text": "x" * 20_000, "chosen_by": "coach", "sure": "8"}),
        ("step", {"text": "x", "chosen_by": "coach", "sure": "8", "goal": str(uuid7())}),
        ("review", {}),
        ("review", {"worked": "x", "week_of": "1900-01-01"}),
        ("review", {"worked": "x" * 20_000}),
        ("coping_card", {}),
        ("coping_card", {"text": "x" * 20_000}),
        ("warning_sign", {"first": "x"}),
        ("trigger", {"text": "x", "kind": "purple"}),
        ("trigger", {"text": "x", "kind": "place", "first": "7"}),
        ("hard_day", {"text": "x", "kind": "court", "repeats": "once", "before": "1"}),
        ("hard_day", {"text": "x", "kind": "court", "repeats": "once", "before": "1",
                      "starts_on": "9999-12-31"}),
        ("safety_line", {"part": "purple", "text": "x"}),
        ("safety_line", {"part": "ask", "text": "x", "phone": "ring me"}),
        ("moment", {"happened": "x"}),
        ("moment", {"kind": "purple", "happened": "x"}),
        ("moment", {"kind": "setback", "on": "9999-12-31"}),
        ("moment", {"kind": "setback", "on": "1899-12-31"}),
        ("moment", {"kind": "setback", "happened": "x" * 20_000}),
        ("sheet", {"title": "x"}),
        ("sheet", {"kind": "purple", "title": "x"}),
        ("sheet", {"kind": "decision", "title": "x", "way_1": "only one"}),
        ("sheet", {"kind": "experiment", "title": "x", "ends_on": "9999-12-31"}),
        ("sheet_line", {"slot": "idea", "text": "x"}),
        ("sheet_line", {"sheet_id": str(uuid7()), "slot": "idea", "text": "x"}),
        ("private_page", {"sort": "free"}),
        ("private_page", {"text": "x", "sort": "purple"}),
        ("private_page", {"text": "x" * 8001}),
    ],
)  # fmt: skip
def test_what_does_not_fit_gets_a_sentence_and_leaves_nothing(
    cast: Cast, kind: str, fields: dict[str, str]
) -> None:
    ((status, reason),) = outcome(cast.ana, envelope(hello(cast.ana), kind, fields))
    assert (status, reason.endswith(".")) == ("refused", True)
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("slot", ["good", "word", "purple", ""])
def test_a_line_that_cannot_stand_there(cast: Cast, slot: str) -> None:
    fields = {"sheet_id": str(problem(cast)), "slot": slot, "text": "x"}
    ((status, _reason),) = outcome(cast.ana, envelope(hello(cast.ana), "sheet_line", fields))
    assert status == "refused"
    assert not rows(Line).exists()


@pytest.mark.parametrize(("day", "words"), [
    ("0001-01-01", past.LONG_AGO), ("1850-06-01", past.LONG_AGO),
    ("1989-12-31", past.BEFORE_BIRTH), ("9999-12-31", past.AHEAD),
])  # fmt: skip
def test_a_line_of_a_day_that_cannot_have_been_is_told_so(cast: Cast, day: str, words: str) -> None:
    people = Participant.objects.for_system("a test knows when somebody was born")
    people.filter(pk=ana(cast)).update(birth_year=1990)
    fields = {"sheet_id": str(problem(cast)), "slot": "try", "text": "x", "on": day}
    assert outcome(cast.ana, envelope(hello(cast.ana), "sheet_line", fields)) == [
        ("refused", words)
    ]
    assert not rows(Line).exists()


def test_a_line_for_a_sheet_of_somebody_else_looks_like_one_that_is_not_there(cast: Cast) -> None:
    hers, nobodys = (
        envelope(hello(cast.rev), "sheet_line", {"sheet_id": str(one), "slot": "idea", "text": "x"})
        for one in (problem(cast), uuid7())
    )
    first, second = outcome(cast.rev, hers, nobodys)
    assert first == second
    assert first[0] == "refused"
