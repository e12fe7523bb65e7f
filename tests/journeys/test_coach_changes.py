"""The coach has changed: what was planned, promised, signed and written with the one before."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from playwright.sync_api import expect

from handrail.ground.kernel import clock
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.contacts import commands
from handrail.practice.handover.commands import planning
from tests.accountability.people import ana, promise, sign
from tests.cast import Cast
from tests.handover.people import plan
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, unfold

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view_port", [PHONE, LAPTOP], ids=["phone", "laptop"])
NOTE = "She told me about her brother"


def _with_ben(cast: Cast) -> None:
    me, day = {"participant_id": ana(cast)}, clock.today(cast.site.zone) + timedelta(days=7)
    commands.set_series(
        cast.ben.actor, **me, agreed=True,
        said=commands.Rhythm(day, time(10), "week", times=3),
    )  # fmt: skip
    commands.log_contact(cast.ben.actor, **me, kind="call", held_up=True, note=NOTE)
    promise(cast, cast.ben, "I call on Monday", days="0")
    promise(cast, cast.ana, "I walk each day", days="0123456")
    sign(cast, cast.ben, "Ben Okafor")
    sign(cast, cast.ana, "Ana M.")


def _change(cast: Cast) -> None:
    assert cast.dee_coach.staff is not None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)


@pytest.mark.covers("idea-17")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_what_was_planned_is_kept_with_the_next_coach(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool
) -> None:
    _with_ben(cast)
    _change(cast)
    page = open_as(cast.ana, "/today/", viewport=view_port, js=js)
    unfold(page)
    expect(page.get_by_text("What you planned with Ben rests now.")).to_be_visible()
    page.get_by_role("link", name="Keep it, or let it be").click()
    expect(page.get_by_role("heading", name="Times that rest")).to_be_visible()
    if js:
        easy(page)
    page.get_by_role("button", name="Keep them", exact=True).click()
    expect(page.get_by_text("It stands once the other one says yes.")).to_be_visible()
    page.goto("/contacts/")
    expect(page.get_by_role("heading", name="Call with Dee")).to_be_visible()
    coach = open_as(cast.dee_coach, f"/contacts/of/{ana(cast)}/", viewport=view_port, js=js)
    coach.get_by_role("button", name="Yes, all of them work").click()
    expect(coach.get_by_text("All of these times are set.")).to_be_visible()
    if js:
        easy(coach)


@SIZES
def test_names_promises_and_notes_of_the_coach_before(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int]
) -> None:
    _with_ben(cast)
    _change(cast)
    coach = open_as(cast.dee_coach, f"/contacts/of/{ana(cast)}/", viewport=view_port)
    expect(coach.get_by_text("has not opened them")).to_be_visible()
    expect(coach.get_by_text(NOTE)).to_have_count(0)
    page = open_as(cast.ana, "/together/agreement/", viewport=view_port)
    expect(page.get_by_text("counts for the two who signed it")).to_be_visible()
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_text("Ben Okafor")).to_be_visible()
    page.goto("/together/promises/")
    expect(page.get_by_text("Do you go on with it?")).to_be_visible()
    easy(page)
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_text("It goes on.")).to_be_visible()
    page.locator("summary", has_text="What coaches before promised").click()
    expect(page.get_by_text("Ben made it.")).to_be_visible()
    page.goto("/contacts/")
    page.get_by_role("button", name="Let them read the notes").click()
    expect(page.get_by_text("You can shut them at any time.")).to_be_visible()
    coach.reload()
    expect(coach.get_by_text(NOTE)).to_be_visible()


@pytest.mark.covers("idea-17")
@SIZES
def test_whoever_comes_says_whether_they_can_meet(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int]
) -> None:
    one, day = plan(cast), clock.today(cast.site.zone) + timedelta(days=4)
    planning.set_day(cast.ben.actor, participant_id=ana(cast), handover_id=one, on=day, at=time(10))
    new = open_as(cast.dee_coach, "/coach/", viewport=view_port)
    expect(new.get_by_role("heading", name="A first talk, all three of you")).to_be_visible()
    easy(new)
    new.get_by_role("button", name="I can come").click()
    expect(new.get_by_text("you come", exact=True)).to_be_visible()
    page = open_as(cast.ana, "/handover/", viewport=view_port)
    expect(page.get_by_text("Dee can come.")).to_be_visible()
    easy(page)
    page.get_by_role("button", name="Let Dee read them").click()
    expect(page.get_by_text("The new coach will read the notes from before")).to_be_visible()
