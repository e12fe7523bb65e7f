"""Appointments in a browser, for both people: when they can, times that come again, the calendar,
did it happen, and how the two keep in touch."""

from __future__ import annotations

from datetime import date, time, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from icalendar import Calendar
from playwright.sync_api import expect

from handrail.ground.kernel import clock
from handrail.practice.contacts import commands
from handrail.practice.contacts.models import (
    AgreedPace,
    Appointment,
    Contact,
    HolidayPlan,
    TimeLine,
)
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes, online_again, unfold

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCRIPT = pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def rows(model: Any) -> list[Any]:
    return list(model.objects.for_system("looking at what a test stored").order_by("made_at", "pk"))


def a_monday(cast: Cast) -> date:
    today = clock.today(cast.site.zone)
    return today + timedelta(days=14 - today.weekday())


@pytest.mark.covers("003-18", "004-46")
@SCRIPT
@SIZES
def test_she_writes_when_she_can_and_he_sees_it_where_a_time_is_set(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/contacts/", viewport=view, js=js)
    page.get_by_role("link", name="When I can").click()
    page.get_by_role("radio", name="I work then", exact=True).check()
    page.get_by_role("checkbox", name="Monday", exact=True).check()
    page.get_by_label("From what time?").fill("09:00")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Write both times").first).to_be_visible()
    page.get_by_label("Until what time?").fill("17:00")
    page.get_by_label("In a few words").fill("At the bakery")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("You both see it where a time is set.").first).to_be_visible()
    expect(page.get_by_text("At the bakery")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/appointments/new/", viewport=view, js=js)
    expect(coach.get_by_text("At the bakery")).to_be_visible()
    coach.get_by_label("Which day?").fill(a_monday(cast).isoformat())
    coach.get_by_label("What time?").fill("10:00")
    expect(coach.get_by_label("A ride is needed")).to_be_hidden()
    coach.get_by_role("radio", name="In person", exact=True).check()
    coach.get_by_label("A ride is needed").check()
    expect(coach.get_by_label("We agreed on it together")).not_to_be_checked()
    coach.get_by_label("We agreed on it together").check()
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("This may not suit.")).to_be_visible()
    if js:
        easy(coach)
    coach.get_by_role("button", name="Set it all the same").click()
    expect(coach.get_by_text("The time is set.")).to_be_visible()
    expect(coach.get_by_text("A ride is needed")).to_be_visible()
    assert len(rows(TimeLine)) == 1


@pytest.mark.covers("003-18")
@SIZES
def test_a_time_every_week_is_asked_for_agreed_to_and_called_off(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    on = a_monday(cast)
    commands.set_appointment(
        cast.ben.actor, participant_id=ana(cast), on=on + timedelta(weeks=1), at=time(10, 15)
    )
    page = open_as(cast.ana, "/contacts/appointments/new/", viewport=view)
    page.get_by_label("Which day?").fill(on.isoformat())
    page.get_by_label("What time?").fill("10:00")
    expect(page.get_by_label("Or how many times?")).to_be_hidden()
    page.get_by_role("radio", name="Every week", exact=True).check()
    expect(page.get_by_text("One of the two.")).to_be_visible()
    page.get_by_label("Or how many times?").fill("4")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_text("Taken:")).to_be_visible()
    easy(page)
    page.get_by_role("button", name="Leave those days out").click()
    expect(page.get_by_text("Left out:")).to_be_visible()
    expect(page.get_by_text("Every Monday at 10:00").first).to_be_visible()
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/", viewport=view)
    coach.get_by_role("button", name="Yes, all of them work").click()
    expect(coach.get_by_text("All of these times are set.")).to_be_visible()
    coach.get_by_text("2 times after it").click()
    easy(coach)
    coach.get_by_role("button", name="Call off all of them").click()
    expect(coach.get_by_text("This one and the ones after it are called off.")).to_be_visible()
    assert [row.state for row in rows(Appointment)].count("cancelled") == 3


@pytest.mark.covers("003-18", "rule-15")
@SCRIPT
@SIZES
def test_a_calendar_address_is_made_read_renewed_and_stopped(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    commands.set_appointment(
        cast.ben.actor, participant_id=ana(cast), on=a_monday(cast), at=time(10), agreed=True,
        place_words="Elm Street",
    )  # fmt: skip
    for who in (cast.ana, cast.ben):
        page = open_as(who, "/contacts/calendar/", viewport=view, js=js)
        page.get_by_role("button", name="Make my address").click()
        shown = page.get_by_label("Add this to your calendar")
        address = shown.input_value()
        if js:
            easy(page)
        read = page.request.get(address)
        [event] = Calendar.from_ical(read.body()).walk("VEVENT")
        assert (str(event["SUMMARY"]), "LOCATION" in event) == ("Appointment", False)
        page.get_by_role("link", name="Done").click()
        expect(page.get_by_label("Add this to your calendar")).to_have_count(0)
        page.get_by_role("button", name="Make a new address").click()
        newer = page.get_by_label("Add this to your calendar").input_value()
        assert page.request.get(address).status == 404
        assert page.request.get(newer).status == 200
        page.get_by_role("button", name="Stop it").click()
        expect(page.get_by_text("The old address opens nothing any more.")).to_be_visible()
        assert page.request.get(newer).status == 404


@pytest.mark.covers("003-18")
@SIZES
def test_did_it_happen_in_one_tap_and_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    row = commands.set_appointment(
        cast.ben.actor, participant_id=ana(cast), on=a_monday(cast), at=time(10), agreed=True
    ).appointment_id
    begun = Appointment.objects.for_system("a test moves it back").filter(pk=row)
    begun.update(starts_at=clock.now() - timedelta(hours=3))
    page = open_as(cast.ana, "/contacts/", viewport=view)
    page.get_by_role("button", name="Not seen yet").click()
    expect(page.get_by_text("Ask kindly before you think anything.")).to_be_visible()
    page.get_by_text("What you said of the last ones").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Did it happen?")).to_be_visible()
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/", viewport=view)
    coach.get_by_role("button", name="Yes", exact=True).click()
    expect(coach.get_by_text("It is written down as a contact, once.")).to_be_visible()
    assert len(rows(Contact)) == 1


@pytest.mark.covers("003-18", "rule-20")
@SCRIPT
def test_one_session_is_one_contact_and_what_was_not_seen_is_asked_about(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    today = clock.today(cast.site.zone)
    for days in (0, 1, 2):
        row = commands.set_appointment(
            cast.ben.actor, participant_id=ana(cast), on=a_monday(cast) + timedelta(days=days),
            at=time(10), agreed=True,
        ).appointment_id  # fmt: skip
        at = clock.now() - timedelta(days=days, seconds=5)
        begun = Appointment.objects.for_system("a test moves it back").filter(pk=row)
        begun.update(starts_at=at, wall_on=today - timedelta(days=days))
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/new/", viewport=LAPTOP, js=js)
    expect(coach.get_by_label("This was the appointment of")).to_be_checked()
    coach.locator("#id_note").fill("She laughed")
    if js:
        easy(coach)
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("She laughed")).to_be_visible()
    # Yesterday's is said to have happened, and then what it was.
    answer = coach.locator(".between", has=coach.get_by_role("button", name="Yes", exact=True))
    expect(answer).to_have_count(2)
    answer.last.get_by_role("button", name="Yes", exact=True).click()
    expect(coach.get_by_role("heading", name="How was it with Ana")).to_be_visible()
    if js:
        easy(coach)
    coach.get_by_role("link", name="Later").click()
    coach.get_by_role("link", name="Add what it was").click()
    coach.get_by_label("Held up", exact=False).first.check()
    coach.locator("#id_note").fill("We walked")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("We walked")).to_be_visible()
    expect(coach.get_by_role("link", name="Add what it was")).to_have_count(0)
    coach.get_by_role("button", name="Not seen yet").click()
    assert len(rows(Contact)) == 2
    coach.goto("/coach/")
    coach.get_by_role("button", name="I asked how it went").click()
    expect(coach.get_by_text("Nothing is held against them.")).to_be_visible()
    page = open_as(cast.ana, "/contacts/", js=js)
    page.get_by_text("What you said of the last ones").click()
    expect(page.get_by_text("Your coach asked how it went")).to_be_visible()
    if js:
        easy(page)


def test_two_devices_that_end_it_at_once_make_one_contact(cast: Cast) -> None:
    row = commands.set_appointment(
        cast.ben.actor, participant_id=ana(cast), on=a_monday(cast), at=time(10), agreed=True
    ).appointment_id
    begun = Appointment.objects.for_system("a test moves it back").filter(pk=row)
    begun.update(starts_at=clock.now() - timedelta(hours=3))
    which: dict[str, Any] = {"participant_id": ana(cast), "appointment_id": row}
    gate, told = Barrier(2), list[UUID | None]()

    def end(who: Any) -> None:
        gate.wait()
        try:
            told.append(commands.answer_appointment(who, happened=True, **which))
        finally:
            connections.close_all()

    threads = [Thread(target=end, args=(who,)) for who in (cast.ben.actor, cast.ana.actor)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(told) == 2
    assert len(set(told)) == len(rows(Contact)) == 1


@pytest.mark.covers("003-19", "004-4")
@SCRIPT
@SIZES
def test_the_two_say_how_they_keep_in_touch(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/contacts/", viewport=view, js=js)
    page.get_by_role("link", name="How we keep in touch").click()
    page.get_by_text("Write it together").click()
    page.get_by_label("Calls: what for?").fill("When it is hard")
    page.get_by_label("Calls: how often a week at most?").fill("0")
    page.locator("#ways").get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("What it said before is kept.").first).to_be_visible()
    page.get_by_text("What the programme proposes, and why").click()
    expect(page.get_by_role("heading", name="After I used again")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/touch/", viewport=view, js=js)
    expect(coach.get_by_text("When it is hard")).to_be_visible()
    coach.get_by_text("What the programme proposes, and why").click()
    coach.get_by_role("button", name="Propose this").first.click()
    expect(coach.get_by_text("It counts once you both say yes.")).to_be_visible()
    page.goto(page.url.split("/contacts/")[0] + "/today/")
    asked = page.get_by_role("link", name="Look at it and answer")
    unfold(page)
    asked.click()
    page.get_by_role("button", name="Yes, let us do that").click()
    expect(page.get_by_text("This is your pace now.")).to_be_visible()
    assert [row.state for row in rows(AgreedPace)] == ["holds"]
    coach.goto(coach.url.split("/contacts/")[0] + f"/contacts/of/{ana(cast)}/new/")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("That makes 1 this week. You two said 0 at most.")).to_be_visible()


@pytest.mark.covers("004-4")
@SCRIPT
@SIZES
def test_the_two_plan_holidays_and_both_first_pages_have_it(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    first = clock.today(cast.site.zone) + timedelta(days=4)
    page = open_as(cast.ana, "/contacts/touch/", viewport=view, js=js)
    page.get_by_role("link", name="Plan holidays and days away").click()
    page.get_by_label("What days are these?").fill("Christmas")
    page.get_by_label("First day").fill(first.isoformat())
    page.get_by_label("Last day").fill((first - timedelta(days=1)).isoformat())
    page.get_by_label("My coach is away then").check()
    page.get_by_label("What may be hard, and what helps").fill("Wine on the table")
    page.get_by_label("Who is called first").fill("Dee")
    page.get_by_label("Their number").fill("215 555 0101")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The last day is before the first one.").first).to_be_visible()
    expect(page.get_by_label("Who is called first")).to_have_value("Dee")
    page.get_by_label("Last day").fill((first + timedelta(days=2)).isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("You both see it here").first).to_be_visible()
    expect(page.get_by_text("Ben is away")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, "/coach/", viewport=view, js=js)
    near = coach.get_by_role("listitem").filter(has_text="a coach is away")
    near.get_by_role("link", name="Ana M.").click()
    expect(coach.get_by_text("Wine on the table").first).to_be_visible()
    coach.get_by_label("Who is there meanwhile, and when").fill("Carol, nine to five")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("What it said before is kept.").first).to_be_visible()
    if js:
        easy(coach)
    page.goto(page.url.split("/contacts/")[0] + "/today/")
    expect(page.get_by_text("Carol, nine to five")).to_be_visible()
    call = page.get_by_role("link", name="Call (215) 555-0101")
    expect(call).to_have_attribute("href", "tel:2155550101")
    page.get_by_role("link", name="The whole plan").click()
    page.get_by_role("button", name="Use these words again").click()
    expect(page.get_by_text("It is as it was before.").first).to_be_visible()
    expect(page.get_by_text("Carol, nine to five")).to_have_count(0)
    page.get_by_role("button", name="Put away").click()
    expect(page.get_by_text("You can bring it back below.").first).to_be_visible()
    assert [row.put_away_at is not None for row in rows(HolidayPlan)] == [True]


@pytest.mark.covers("004-4", "004-43")
def test_days_planned_without_a_network_arrive_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/contacts/holidays/", viewport=PHONE)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    first = clock.today(cast.site.zone) + timedelta(days=4)
    page.get_by_label("What days are these?").fill("Payday")
    page.get_by_label("First day").fill(first.isoformat())
    page.get_by_label("Last day").fill(first.isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert rows(HolidayPlan) == []
    online_again(page, page.url.split("/contacts/")[0] + "/today/")
    comes(page, lambda: bool(rows(HolidayPlan)))
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert [row.first_on for row in rows(HolidayPlan)] == [first]


@pytest.mark.covers("003-18")
def test_a_line_written_without_a_network_arrives_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/contacts/times/", viewport=PHONE)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_role("radio", name="I need a ride", exact=True).check()
    page.get_by_label("In a few words").fill("No bus after nine")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert rows(TimeLine) == []
    online_again(page, page.url.split("/contacts/")[0] + "/today/")
    comes(page, lambda: bool(rows(TimeLine)))
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert [row.sort for row in rows(TimeLine)] == ["ride"]


@pytest.mark.covers("003-18", "004-43")
def test_a_time_asked_for_without_a_network_arrives_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/contacts/appointments/new/", viewport=PHONE)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_label("Which day?").fill(a_monday(cast).isoformat())
    page.get_by_label("What time?").fill("10:00")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert rows(Appointment) == []
    online_again(page, page.url.split("/contacts/")[0] + "/today/")
    comes(page, lambda: bool(rows(Appointment)))
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert [row.state for row in rows(Appointment)] == ["proposed"]


@SCRIPT
@SIZES
def test_a_link_that_opens_nowhere_and_a_coach_who_is_busy_are_said(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    commands.set_appointment(
        cast.ben.actor, participant_id=cast.rev.participant_id, on=a_monday(cast), at=time(10)
    )
    page = open_as(cast.ana, "/contacts/appointments/new/", viewport=view, js=js)
    page.get_by_label("Which day?").fill(a_monday(cast).isoformat())
    page.get_by_label("What time?").fill("10:15")
    page.get_by_role("radio", name="Video", exact=True).check()
    page.get_by_label("Where?").fill("Ben sends it")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("does not open as a video call").first).to_be_visible()
    if js:
        easy(page)
    page.get_by_label("Where?").fill("meet.example.org/abc")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("Ben is busy then.").first).to_be_visible()
    expect(page.get_by_role("button", name="Keep both")).to_have_count(0)
    page.get_by_role("button", name="Ask anyway").click()
    expect(page.get_by_text("Your coach will answer.")).to_be_visible()
    opens = page.get_by_role("link", name="Open the video call")
    expect(opens).to_have_attribute("href", "https://meet.example.org/abc")
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/", viewport=view, js=js)
    commands.cancel_appointment(
        cast.ana.actor, participant_id=ana(cast), appointment_id=rows(Appointment)[-1].pk
    )
    coach.get_by_role("button", name="Yes, that works").click()
    expect(coach.get_by_text("It was called off meanwhile.")).to_be_visible()
    expect(coach.get_by_role("button", name="Put it back")).to_be_visible()
