"""What waited on a phone: when it was written, and what is around it."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.people.models import Draft
from handrail.practice.coping.models import (
    HardDay,
    Moment,
    Response,
)
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.models import Review, Step
from handrail.practice.plans.rules import shift, week_of
from handrail.practice.thinking.models import Line, Sheet
from handrail.practice.thinking.queries.sheets import sheet
from tests.cast import Cast
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import (
    MONDAY,
    SUNDAY,
    _day,
    ana,
    card,
    hello,
    outcome,
    problem,
    rows,
    told,
)

pytestmark = pytest.mark.django_db
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
