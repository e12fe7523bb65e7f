"""What was pressed on an open page without a network: its own view takes it, once."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.urls import get_resolver, reverse

from handrail.faces.desks.addresses import url, waits_as
from handrail.faces.desks.participant.waiting import WAITING, waiting_words
from handrail.ground.access import acting
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.waits import Waits, waits_of
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.models import Card, EarlierWords
from handrail.practice.growth.commands.milestones import Chosen, add_milestone
from handrail.practice.growth.commands.outlook import say_outlook
from handrail.practice.growth.models import EarlierOutlook, Milestone, Outlook
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.models import Goal, Step
from tests.cast import Cast, Member
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import ana, hello, outcome, rows, told

pytestmark = pytest.mark.django_db


def said(member: Member, kind: str, at: str, fields: dict[str, Any], **parts: Any) -> Any:
    return envelope(hello(member), kind, fields, at=at, **parts)


def a_card(cast: Cast, text: str = "Walk to the river") -> tuple[UUID, str]:
    made = add_card(cast.ana.actor, participant_id=ana(cast), text=text)
    return made, reverse("coping:card_edit", args=[made])


def notices(member: Member) -> str:
    html = member.client.get("/today/").content.decode()
    start = html.index('id="status"')
    return html[start : html.index("</div>", start)]


@pytest.mark.covers("004-43", "rule-7")
def test_words_put_right_arrive_once_and_the_words_before_stay(cast: Cast) -> None:
    made, at = a_card(cast)
    entry = said(cast.ana, "coping_card.edit", at, {"text": "Swim", "version": "1"})
    assert outcome(cast.ana, entry) == [("created", "")]
    assert outcome(cast.ana, entry, entry) == [("duplicate", ""), ("duplicate", "")]
    card = rows(Card).get()
    assert (card.pk, card.version) == (made, 2)
    assert rows(EarlierWords).count() == 1
    assert "Swim" in cast.ana.client.get("/coping/cards/").content.decode()
    assert Receipt.objects.get().answer == {"to": "/coping/cards/", "crossed": []}


def test_a_tap_is_done_once_however_often_it_is_sent(cast: Cast) -> None:
    actor, me = cast.ana.actor, ana(cast)
    made = [write_goal(actor, participant_id=me, said=GoalSaid(text)) for text in ("A", "B", "C")]
    at = reverse("plans:goal_move", args=[made[2]])
    entry = said(cast.ana, "goal.move", at, {"to": "up", "next": "/plan/goals/"})
    for wanted in ("created", "duplicate", "duplicate"):
        assert outcome(cast.ana, entry) == [(wanted, "")]
    order = rows(Goal).order_by("position").values_list("pk", flat=True)
    assert list(order) == [made[0], made[2], made[1]]


def test_who_crossed_another_change_is_told_wherever_they_are(cast: Cast) -> None:
    made, at = a_card(cast)
    cast.ana.client.post(at, {"id": str(uuid7()), "text": "Run", "version": "1"})
    notices(cast.ana)
    entry = said(cast.ana, "coping_card.edit", at, {"text": "Swim", "version": "1"})
    assert outcome(cast.ana, entry) == [("created", "")]
    assert "while you wrote" in notices(cast.ana)
    # The answer may have got lost, and the notice with it.
    assert outcome(cast.ana, entry) == [("duplicate", "")]
    assert "while you wrote" in notices(cast.ana)
    assert {"Run", "Walk to the river"} <= set(_earlier(cast, made))


def _earlier(cast: Cast, card: UUID) -> list[str]:
    from handrail.practice.coping.queries.earlier import earlier

    return [words for one in earlier(cast.ana.actor, ana(cast), card) for words in one.words]


def test_two_changes_of_ones_own_without_a_network_do_not_cross(cast: Cast) -> None:
    _made, at = a_card(cast)
    first = said(cast.ana, "coping_card.edit", at, {"text": "Run", "version": "1"})
    fields = {"text": "Swim", "version": "1", "sent_before": first["id"]}
    second = said(cast.ana, "coping_card.edit", at, fields)
    assert outcome(cast.ana, first, second) == [("created", "")] * 2
    assert "while you wrote" not in notices(cast.ana)
    # The first one was deleted before it was sent: what somebody else wrote is still told.
    third = {"text": "Row", "version": "2", "sent_before": str(uuid7())}
    assert outcome(cast.ana, said(cast.ana, "coping_card.edit", at, third)) == [("created", "")]
    assert "while you wrote" in notices(cast.ana)


def test_a_refused_one_says_what_its_page_says_and_gives_the_words_back(cast: Cast) -> None:
    _made, at = a_card(cast)
    entry = said(cast.ana, "coping_card.edit", at, {"text": "x" * 20_000, "version": "1"})
    (answer,) = told(cast.ana, entry)
    assert (answer["status"], answer["words"]) == ("refused", ["x" * 20_000])
    assert "Keep a card short" in answer["reason"] or "short" in answer["reason"]
    assert not Receipt.objects.exists()
    fine = said(cast.ana, "coping_card.edit", at, {"text": "Swim", "version": "1"}, id=entry["id"])
    assert outcome(cast.ana, fine) == [("created", "")]


def test_a_no_without_a_form_is_a_no(cast: Cast) -> None:
    made = add_milestone(cast.ana.actor, participant_id=ana(cast), said=Chosen("Ninety days"))
    at = reverse("growth:milestone_celebrated", args=[made])
    assert told(cast.ana, said(cast.ana, "milestone.stand", at, {}))[0]["status"] == "refused"
    assert not rows(Milestone).get().celebrated_on
    assert not Receipt.objects.exists()


def test_a_tap_is_of_the_day_on_which_it_was_made(cast: Cast) -> None:
    from datetime import timedelta

    made = add_milestone(cast.ana.actor, participant_id=ana(cast), said=Chosen("Ninety days"))
    at, then = reverse("growth:milestone_reached", args=[made]), clock.now() - timedelta(days=3)
    entry = said(cast.ana, "milestone.stand", at, {}, made_at=then.isoformat())
    assert outcome(cast.ana, entry) == [("created", "")]
    assert rows(Milestone).get().reached_on == clock.local(then, cast.ana.actor.zone).date()


def test_numbers_put_right_without_a_network_count_on_the_day_they_were_put_right(
    cast: Cast,
) -> None:
    from datetime import timedelta

    who = {"participant_id": ana(cast)}
    today = clock.today(cast.ana.actor.zone)
    said_then = lambda days: lambda: today - timedelta(days=days)  # noqa: E731
    made, older = (
        say_outlook(cast.ana.actor, **who, numbers={"hope": 3}, said_on=said_then(days))
        for days in (1, 2)
    )
    then = clock.now() - timedelta(days=1)
    at = reverse("growth:outlook_edit", args=[made])
    fields = {"hope": "6", "version": "1"}
    entry = said(cast.ana, "outlook.edit", at, fields, made_at=then.isoformat())
    assert outcome(cast.ana, entry, entry) == [("created", ""), ("duplicate", "")]
    assert (rows(Outlook).get(pk=made).hope, rows(EarlierOutlook).count()) == (6, 1)
    # Of a day that was over when it was pressed it is refused, with the numbers given back.
    late = reverse("growth:outlook_edit", args=[older])
    refused = said(cast.ana, "outlook.edit", late, fields, made_at=then.isoformat())
    assert told(cast.ana, refused)[0]["status"] == "refused"
    assert rows(Outlook).get(pk=older).hope == 3


def test_a_smaller_step_is_not_asked_about(cast: Cast) -> None:
    made = agree_step(cast.ana.actor, participant_id=ana(cast), text="Find a flat", sure=8)
    at = reverse("plans:smaller", args=[made])
    entry = said(cast.ana, "step_report.smaller", at, {"smaller_text": "One call", "sure": "4"})
    assert outcome(cast.ana, entry, entry) == [("created", ""), ("duplicate", "")]
    assert rows(Step).count() == 2


@pytest.mark.parametrize(
    ("kind", "at"),
    [
        ("coping_card.edit", "/nowhere/at/all/"),
        ("coping_card.edit", "/today/"),
        ("coping_card.edit", "/account/"),
        ("goal.move", "CARD"),
        ("coping_card.edit", "/coping/cards/01a00000-0000-7000-8000-000000000000/edit/"),
        ("coping_card.edit", "\x00"),
        ("coping_card.away", "/people/"),
    ],
)
def test_what_does_not_take_it_never_gets_it(cast: Cast, kind: str, at: str) -> None:
    _made, card = a_card(cast)
    entry = said(cast.ana, kind, card if at == "CARD" else at, {"text": "Swim", "version": "1"})
    (answer,) = told(cast.ana, entry)
    assert answer["status"] == "refused"
    assert answer["reason"]
    assert rows(Card).get().version == 1


@pytest.mark.covers("rule-7")
def test_nobody_changes_what_is_somebody_elses(cast: Cast) -> None:
    _made, at = a_card(cast)
    entry = said(cast.rev, "coping_card.edit", at, {"text": "Swim", "version": "1"})
    ((status, reason),) = outcome(cast.rev, entry)
    assert (status, "not yours" in reason) == ("refused", True)
    assert rows(Card).get().version == 1


def test_what_the_page_sent_and_the_queue_sends_again_is_one(cast: Cast) -> None:
    made, at = a_card(cast)
    entry = said(cast.ana, "coping_card.edit", at, {"text": "Swim\nfar", "version": "1"})
    fields = {"id": entry["id"], "text": "Swim\r\nfar", "version": "1", "idea": ""}
    answer = cast.ana.client.post(at, fields, headers={"X-Handrail-Send": "1"})
    assert (answer.status_code, answer["X-Handrail-Go"]) == (204, "/coping/cards/")
    assert outcome(cast.ana, entry) == [("duplicate", "")]
    again = cast.ana.client.post(at, fields, headers={"X-Handrail-Send": "1"})
    assert (again.status_code, again["X-Handrail-Go"]) == (204, "/coping/cards/")
    assert rows(Card).get().version == 2
    assert len(_earlier(cast, made)) == 1


def test_a_page_that_says_no_leaves_the_entry_free(cast: Cast) -> None:
    _made, at = a_card(cast)
    number = str(uuid7())
    wrong = {"id": number, "text": "", "version": "1"}
    answer = cast.ana.client.post(at, wrong, headers={"X-Handrail-Send": "1"})
    assert answer.status_code == 422
    assert not Receipt.objects.exists()
    right = {**wrong, "text": "Swim"}
    assert cast.ana.client.post(at, right, headers={"X-Handrail-Send": "1"}).status_code == 204
    # Other words under a number that was used are another change, as on the page without scripts.
    other = {**wrong, "text": "Row", "version": "2"}
    assert cast.ana.client.post(at, other, headers={"X-Handrail-Send": "1"}).status_code == 204
    assert rows(Card).get().version == 3


def _stamps(patterns: Any) -> list[Waits]:
    found = []
    for one in patterns:
        inner = getattr(one, "url_patterns", None)
        stamp = waits_of(one.callback) if inner is None else None
        found += _stamps(inner) if inner is not None else [stamp] if stamp else []
    return found


def test_everything_that_waits_has_plain_words() -> None:
    stamps = _stamps(get_resolver().url_patterns)
    assert len(stamps) > 50
    for stamp in stamps:
        whats = [stamp.what] if isinstance(stamp.what, str) else list(stamp.what.values())
        assert {*whats, f".{stamp.act}"} <= set(WAITING), stamp
        assert waiting_words(f"{whats[0]}.{stamp.act}").count(": ") == 1
    assert {f".{stamp.act}" for stamp in stamps} == {k for k in WAITING if k.startswith(".")}


def test_only_the_persons_own_forms_wait(cast: Cast) -> None:
    goal = write_goal(cast.ana.actor, participant_id=ana(cast), said=GoalSaid("A"), shared=True)
    at = url("plans:goal_move", goal_id=goal)
    with acting(cast.ana.actor):
        assert waits_as(at) == waits_as(str(at)) == "goal.move"
        assert waits_as(url("coping:away", kind="day", row_id=goal)) == "hard_day.away"
        assert waits_as(url("coping:erase", kind="day", row_id=goal)) == ""
    with acting(cast.ben.actor):
        assert waits_as(at) == ""
    assert json.dumps(at) == f'"/plan/goals/{goal}/move/"'
