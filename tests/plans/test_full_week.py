"""A full week names its steps and the other week; a step of next week waits for its week."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.coaching import set_first_days
from handrail.practice.plans import rules
from handrail.practice.plans.commands import (
    agree_step,
    make_step_of_review,
    record_review,
    report_step,
)
from tests.cast import Cast

from .conftest import ana, html

pytestmark = pytest.mark.django_db


def this_week(cast: Cast) -> date:
    return rules.week_of(clock.today(cast.site.zone))


def answers(page: str, step: object) -> list[str]:
    """The answers that a page offers about one step."""
    address = reverse("plans:step_report", args=[step])
    form = re.search(rf'action="{address}".*?</form>', page, re.DOTALL)
    return re.findall(r'name="state" value="(\w+)"', form[0]) if form else []


@pytest.mark.covers("004-9", "002-7")
@pytest.mark.parametrize("first_days", [True, False])
@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("ahead", [0, 1])
def test_a_full_week_names_its_steps_and_the_other_week(
    cast: Cast, first_days: bool, mine: bool, ahead: int
) -> None:
    me, week = {"participant_id": ana(cast)}, this_week(cast) + timedelta(weeks=ahead)
    set_first_days(cast.ana.actor, **me, on=first_days)
    texts = ("Sort my papers", "Ring Mia", "Walk")
    ids = [agree_step(cast.ana.actor, **me, text=text, week_of=week) for text in texts]
    report_step(cast.ana.actor, **me, step_id=ids[0], state="done")
    member = cast.ana if mine else cast.ben
    address = reverse("plans:step_new") if mine else reverse("plans:agree", args=[ana(cast)])
    plan = reverse("plans:plan") if mine else reverse("plans:person", args=[ana(cast)])
    sent = {"id": uuid7(), "text": "Cook soup", "why": "It is warm", "chosen_by": "participant",
            "sure": "9", "week_of": week.isoformat()}  # fmt: skip
    answer = member.client.post(address, sent)
    page = html(answer)
    assert answer.status_code == 422
    for step, text in zip(ids, texts, strict=True):
        assert f'href="{plan}#step-{step}"' in page
        assert text in page
    assert rules.WEEK_FULL_LIST[ahead == 0] in page
    assert rules.WEEK_FULL_OTHER[ahead == 0] in page
    # What was typed is there, the other week can be chosen once, and not in a fold.
    assert "Cook soup" in page
    assert "It is warm" in page
    weeks = re.findall(r'name="week_of" value="([0-9-]+)"', page)
    assert len(weeks) == len(set(weeks)) == 2
    assert page.index("week_of") < page.index("Cook soup")
    other = this_week(cast) + timedelta(weeks=1 - ahead)
    entry = re.findall(r'name="id" value="([0-9a-f-]{36})"', page)[0]
    again = member.client.post(address, {**sent, "id": entry, "week_of": other.isoformat()})
    assert again.status_code == 303


def test_what_takes_no_place_is_not_named(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    gone = agree_step(cast.ana.actor, **me, text="Swim")
    report_step(cast.ana.actor, **me, step_id=gone, state="aside")
    for text in ("a", "b", "c"):
        agree_step(cast.ana.actor, **me, text=text)
    sent = {"id": uuid7(), "text": "Cook", "chosen_by": "participant", "sure": "9"}
    page = html(cast.ana.client.post(reverse("plans:step_new"), sent))
    assert page.count("#step-") == 3
    assert "Swim" not in page
    # Nothing of it where something else is wrong.
    page = html(cast.ana.client.post(reverse("plans:step_new"), {**sent, "text": ""}))
    assert "#step-" not in page


@pytest.mark.parametrize(
    ("week", "today", "begun"),
    [
        (date(2026, 11, 23), date(2026, 11, 22), False),
        (date(2026, 11, 23), date(2026, 11, 23), True),
        (date(2026, 11, 23), date(2026, 11, 29), True),
        (date(2026, 11, 23), date(2026, 12, 9), True),
    ],
)
def test_a_week_has_begun_from_its_monday_on(week: date, today: date, begun: bool) -> None:
    assert rules.has_begun(week, today) is begun


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("this", [True, False])
def test_which_week_a_change_becomes_a_step_of_is_said(mine: bool, this: bool) -> None:
    said = rules.reviewed_words(True, None, mine=mine, this_week=this)
    assert ("this week" if this else "next week") in said
    assert ("your steps" if mine else "their steps") in said


@pytest.mark.covers("000-6")
def test_the_page_says_the_week_and_asks_again_says_the_same(cast: Cast) -> None:
    address, week = reverse("plans:review"), this_week(cast)
    for back, words in ((0, "for next week now"), (1, "for this week now")):
        sent = {"id": uuid7(), "change": f"Ring sooner {back}", "make_step": "on",
                "week_of": (week - timedelta(weeks=back)).isoformat()}  # fmt: skip
        for _again in range(2):
            assert words in html(cast.ana.client.post(address, sent, follow=True))
    made = record_review(cast.ana.actor, participant_id=ana(cast), change="Walk").review_id
    for _again in range(2):
        done = make_step_of_review(cast.ana.actor, participant_id=ana(cast), review_id=made)
        assert (done.step_id is not None, done.this_week) == (True, False)


@pytest.mark.covers("000-6")
def test_a_step_of_next_week_is_not_answered_before_it(cast: Cast) -> None:
    me, week = {"participant_id": ana(cast)}, this_week(cast) + timedelta(weeks=1)
    later = agree_step(cast.ana.actor, **me, text="later", week_of=week)
    now = agree_step(cast.ana.actor, **me, text="now")
    for member, address in (
        (cast.ana, reverse("plans:plan")), (cast.ben, reverse("plans:person", args=[ana(cast)])),
    ):  # fmt: skip
        page = html(member.client.get(address))
        assert answers(page, later) == ["aside"]
        assert answers(page, now) == ["done", "partly", "not_yet", "aside"]
        assert page.count("can say how it went.") == 1
    # An answer from a page that was open for long is kept, and can be taken back.
    part = cast.ben.client.post(reverse("plans:step_report", args=[later]), {"state": "done"},
                                headers={"HX-Request": "true"})  # fmt: skip
    assert reverse("plans:step_undo", args=[later]) in html(part)
