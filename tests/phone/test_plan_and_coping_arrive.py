"""Steps, looking back, hard moments, sheets and private pages, written without a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.people.models import Draft
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
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.models import Review, Step
from handrail.practice.plans.rules import shift, week_of
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from handrail.practice.thinking.models import Line, PrivatePage, Sheet
from handrail.practice.thinking.queries.sheets import sheet
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


def test_a_line_for_a_sheet_of_somebody_else_looks_like_one_that_is_not_there(cast: Cast) -> None:
    hers, nobodys = (
        envelope(hello(cast.rev), "sheet_line", {"sheet_id": str(one), "slot": "idea", "text": "x"})
        for one in (problem(cast), uuid7())
    )
    first, second = outcome(cast.rev, hers, nobodys)
    assert first == second
    assert first[0] == "refused"


# When it was written ---------------------------------------------------------------------------


STEP = {"text": "Find the paper", "chosen_by": "participant", "sure": "8"}


@pytest.mark.parametrize(
    ("said", "weeks"),
    [(None, 0), (-1, 0), (0, 0), (1, 1), (-2, -2)],
)
def test_a_step_that_waited_while_its_week_went_by_is_for_this_week(
    cast: Cast, said: int | None, weeks: int
) -> None:
    """Written on a Sunday night for the week that ends or the one to come; sent on Monday."""
    monday = week_of(MONDAY.date())
    which = {} if said is None else {"week_of": str(shift(monday, said))}
    entry = envelope(hello(cast.ana), "step", {**STEP, **which}, made_at=SUNDAY.isoformat())
    with time_machine.travel(MONDAY, tick=False):
        ((status, reason),) = outcome(cast.ana, entry)
        if weeks == -2:
            assert status == "refused"
            assert "Pick this week" in reason
            return
        assert status == "created"
        assert outcome(cast.ana, entry) == [("duplicate", "")]
    assert rows(Step).get().week_of == shift(monday, weeks)


def test_an_answer_that_got_lost_before_the_week_went_by_is_given_again(cast: Cast) -> None:
    entry = envelope(hello(cast.ana), "step", STEP, made_at=SUNDAY.isoformat())
    with time_machine.travel(SUNDAY, tick=False):
        assert outcome(cast.ana, entry) == [("created", "")]
    with time_machine.travel(MONDAY + timedelta(days=8), tick=False):
        assert outcome(cast.ana, entry) == [("duplicate", "")]


def test_a_look_back_is_at_the_week_in_which_it_was_written(cast: Cast) -> None:
    fields = {"change": "Call earlier", "make_step": "on"}
    entry = envelope(hello(cast.ana), "review", fields, made_at=SUNDAY.isoformat())
    with time_machine.travel(MONDAY, tick=False):
        assert outcome(cast.ana, entry) == [("created", "")]
    made = rows(Review).get()
    assert made.week_of == week_of(SUNDAY.date())
    assert (made.by, made.visibility) == ("participant", "only_me")
    assert rows(Step).get(pk=made.made_step_id).week_of == week_of(MONDAY.date())


def test_a_change_for_which_the_next_week_has_no_room_is_kept_and_said(cast: Cast) -> None:
    following = shift(week_of(clock.today(cast.site.zone)), 1)
    for text in ("a", "b", "c"):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=text, week_of=following)
    entry = envelope(hello(cast.ana), "review", {"change": "Call earlier", "make_step": "on"})
    body = json.dumps({"entries": [entry], "looked_at": entry["id"]})
    cast.ana.client.post("/api/sync", body, content_type="application/json")
    assert "already has three steps" in cast.ana.client.get("/help/").content.decode()
    assert rows(Review).get().made_step_id is None


def test_a_full_week_refuses_a_step_and_gives_the_words_back(cast: Cast) -> None:
    for text in ("a", "b", "c"):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=text)
    (answer,) = told(cast.ana, envelope(hello(cast.ana), "step", STEP))
    assert (answer["status"], answer["words"]) == ("refused", ["Find the paper"])
    assert "already has three steps" in answer["reason"]


def test_what_happened_and_what_was_tried_keep_the_day_on_which_they_were_written(
    cast: Cast,
) -> None:
    session, made_at = hello(cast.ana), SUNDAY.isoformat()
    sheet_id = problem(cast)
    sent = [
        envelope(session, "moment", {"kind": "setback", "learned": "Eat first"}, made_at=made_at),
        envelope(session, "sheet", {"kind": "experiment", "title": "Tea"}, made_at=made_at),
        envelope(session, "sheet_line", {"sheet_id": str(sheet_id), "slot": "try", "text": "Bus"},
                 made_at=made_at),
    ]  # fmt: skip
    with time_machine.travel(MONDAY, tick=False):
        assert outcome(cast.ana, *sent) == [("created", "")] * 3
    assert rows(Moment).get().on == SUNDAY.date()
    tried = rows(Sheet).get(kind="experiment")
    assert (tried.starts_on, (tried.ends_on - tried.starts_on).days) == (SUNDAY.date(), 13)
    assert rows(Line).get().on == SUNDAY.date()


# What is around it -----------------------------------------------------------------------------


def test_a_card_that_is_gone_meanwhile_takes_no_words_along(cast: Cast) -> None:
    gone, there = str(uuid7()), str(card(cast))
    fields = {"text": "The corner shop", "kind": "place", "first": gone, "second": there}
    day = {"text": "Payday", "kind": "payday", "repeats": "once", "before": "1",
           "starts_on": _day(cast), "card": gone}  # fmt: skip
    session = hello(cast.ana)
    sent = [envelope(session, "trigger", fields), envelope(session, "hard_day", day)]
    assert outcome(cast.ana, *sent) == [("created", "")] * 2
    assert str(rows(Response).get().card_id) == there
    assert rows(HardDay).get().card_id is None


@pytest.mark.parametrize(("kind", "page", "fields"), [
    ("step", "steps", STEP), ("review", "review", {"worked": "I called"}),
])  # fmt: skip
def test_the_draft_of_what_arrived_is_not_offered_again(
    cast: Cast, kind: str, page: str, fields: dict[str, str]
) -> None:
    """It was kept while it was typed; then the network went, and the phone kept it whole."""
    entry_id, draft = uuid7(), {"step": "/plan/steps/draft/", "review": "/plan/review/draft/"}[kind]
    typed = {**fields, "id": str(entry_id)}
    assert cast.ana.client.post(draft, typed).status_code == 204
    assert Draft.objects.for_system("a test").count() == 1
    assert outcome(cast.ana, envelope(hello(cast.ana), kind, fields, id=entry_id)) == [
        ("created", "")
    ]
    assert not Draft.objects.for_system("a test").exists()
    # What was on its way meanwhile comes too late.
    cast.ana.client.post(draft, typed)
    assert not Draft.objects.for_system("a test").exists()


def test_a_coach_and_a_stranger_never_read_a_private_page_that_waited(cast: Cast) -> None:
    entry = envelope(hello(cast.ana), "private_page", {"text": "To my sister", "sort": "amends"})
    assert outcome(cast.ana, entry) == [("created", "")]
    path = f"/think/private/{entry['id']}/"
    assert "To my sister" in cast.ana.client.get(path).content.decode()
    for other in (cast.ben, cast.rev, cast.mona):
        assert other.client.get(path).status_code == 404
    assert "To my sister" not in json.dumps(list(Receipt.objects.values("answer")), default=str)


def test_a_shared_plan_shows_the_coach_a_line_that_waited_and_a_private_sheet_stays_so(
    cast: Cast,
) -> None:
    cast.ana.client.post("/coping/share/", {"list": "plan", "shared": "1"})
    session = hello(cast.ana)
    line = envelope(session, "safety_line", {"part": "alone", "text": "A warm shower"})
    private = envelope(session, "sheet", {"kind": "principle", "title": "I tell the truth early"})
    shared = envelope(
        session, "sheet", {"kind": "principle", "title": "My child comes first", "shared": "on"}
    )
    assert outcome(cast.ana, line, private, shared) == [("created", "")] * 3
    page = cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/").content.decode()
    assert "A warm shower" in page
    tools = cast.ben.client.get(f"/think/of/{ana(cast)}/").content.decode()
    assert "My child comes first" in tools
    assert "I tell the truth early" not in tools


def test_a_sheet_that_arrived_is_whole(cast: Cast) -> None:
    fields = {"kind": "decision", "title": "Move out?", "way_1": "Stay", "way_2": "Go"}
    entry = envelope(hello(cast.ana), "sheet", fields)
    assert outcome(cast.ana, entry) == [("created", "")]
    view = sheet(cast.ana.actor, UUID(entry["id"]))
    assert [way.text for way in view.in_slot("way")] == ["Stay", "Go"]
