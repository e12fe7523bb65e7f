"""Not being alone right now: one tap, ready words, and a page that is honest about who is on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from handrail.faces.desks.participant.kept import kept
from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.around.commands import company as commands
from handrail.practice.around.commands.who_helps import HelperSaid, add_helper
from handrail.practice.around.models import CompanyAsk
from handrail.practice.around.queries import company as queries
from handrail.practice.contacts.channels.rules import Plan
from handrail.practice.contacts.commands.channels import say_channel_plan
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Span

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 5, 13, 16, 0, tzinfo=UTC)
PAGE = "/coping/not-alone/"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def me(cast):
    return {"participant_id": cast.ana.participant_id}


def rows():
    return CompanyAsk.objects.for_system("counting in a test")


@pytest.mark.covers("000-8")
def test_one_tap_reaches_the_coach_once(cast):
    entry = uuid7()
    assert commands.ask_for_company(cast.ana.actor, **me(cast), id=entry)
    assert commands.ask_for_company(cast.ana.actor, **me(cast), id=entry)
    assert not commands.ask_for_company(cast.ana.actor, **me(cast), id=uuid7())
    assert rows().count() == 1
    [one] = queries.who_asked(cast.ben.actor)
    assert one.participant_id == cast.ana.participant_id
    page = cast.ben.client.get("/coach/").content.decode()
    assert "Would like company" in page
    commands.gave_company(cast.ben.actor, **me(cast), ask_id=one.id)
    assert queries.who_asked(cast.ben.actor) == ()
    mine = queries.my_ask(cast.ana.actor, cast.ana.participant_id)
    assert mine is not None
    assert mine.state == "done"


def test_when_the_coach_leaves_nobody_is_said_to_have_it(cast):
    commands.ask_for_company(cast.ana.actor, **me(cast), id=uuid7())
    assign_coach(cast.mona.actor, **me(cast), staff_id=cast.dee_coach.staff.pk)
    mine = queries.my_ask(cast.ana.actor, cast.ana.participant_id)
    assert mine is not None
    assert mine.state == "over"
    assert queries.who_asked(cast.dee_coach.actor) == ()
    page = cast.ana.client.get(PAGE).content.decode()
    assert "Your coach has it" not in page
    assert "Tell my coach" in page
    assert commands.ask_for_company(cast.ana.actor, **me(cast), id=uuid7())


def test_who_asked_yesterday_can_ask_again(cast):
    commands.ask_for_company(cast.ana.actor, **me(cast), id=uuid7())
    with time_machine.travel(WEDNESDAY + timedelta(hours=13), tick=False):
        assert "Tell my coach" in cast.ana.client.get(PAGE).content.decode()
        assert commands.ask_for_company(cast.ana.actor, **me(cast), id=uuid7())
        assert not commands.ask_for_company(cast.ana.actor, **me(cast), id=uuid7())
        assert len(queries.who_asked(cast.ben.actor)) == 1
    assert rows().filter(state="over").count() == 1


def test_it_can_be_taken_back_and_asked_again(cast):
    commands.ask_for_company(cast.ana.actor, **me(cast))
    one = queries.my_ask(cast.ana.actor, cast.ana.participant_id)
    commands.take_company_back(cast.ana.actor, **me(cast), ask_id=one.id)
    assert queries.who_asked(cast.ben.actor) == ()
    assert commands.ask_for_company(cast.ana.actor, **me(cast))


def test_nobody_else_asks_answers_or_reads(cast):
    commands.ask_for_company(cast.ana.actor, **me(cast))
    one = queries.my_ask(cast.ana.actor, cast.ana.participant_id)
    with pytest.raises(NotVisible):
        commands.ask_for_company(cast.ben.actor, **me(cast))
    with pytest.raises(NotVisible):
        commands.gave_company(cast.omar.actor, **me(cast), ask_id=one.id)
    assert cast.ben.client.get(PAGE).status_code in (403, 404)


def test_ready_words_are_kept_and_can_be_used_again(cast):
    ana = cast.ana.actor
    assert queries.ready_words(ana, ana.participant_id)[0].id is None
    first = commands.write_ready_words(ana, **me(cast), text="Tea?")
    commands.write_ready_words(ana, **me(cast), text="A walk?")
    assert [one.text for one in queries.ready_words(ana, ana.participant_id)] == ["A walk?", "Tea?"]
    commands.use_ready_words_again(ana, **me(cast), words_id=first)
    assert queries.ready_words(ana, ana.participant_id)[0].text == "Tea?"
    with pytest.raises(NotLikeThis):
        commands.write_ready_words(ana, **me(cast), text=" \x00 ")
    empty = {"id": uuid7(), "text": ""}
    assert cast.ana.client.post("/around/company/words/", empty).status_code == 422


@pytest.mark.covers("000-8", "001-29")
def test_the_page_says_who_can_be_called_and_that_nobody_is_on(cast):
    said = HelperSaid("friend", "Jo", "Walks", "215 555 0199", company=True)
    add_helper(cast.ana.actor, **me(cast), said=said)
    week = [Span(day, 9 * 60, 10 * 60) for day in range(7)]
    set_hours(cast.ben.actor, zone=cast.site.zone, spans=week, away=())
    page = cast.ana.client.get(PAGE).content.decode()
    assert 'href="tel:2155550199"' in page
    assert 'href="sms:2155550199?&amp;body=Hi.' in page
    assert "No coach is on right now" in page
    assert "Back tomorrow" in page
    assert "988" in page
    set_hours(cast.ben.actor, zone=cast.site.zone, spans=[Span(2, 0, 1440)], away=())
    assert "Here now" in cast.ana.client.get(PAGE).content.decode()


@pytest.mark.covers("000-8")
def test_it_is_one_tap_away_from_today_help_and_hard_times(cast):
    for path in ("/today/", "/help/", "/coping/now/"):
        assert PAGE in cast.ana.client.get(path).content.decode(), path


@pytest.mark.covers("001-29")
def test_a_phone_keeps_what_holds_on_holidays(cast):
    plan = Plan(parts={"holidays": "Carol is on. I call my sister."})
    say_channel_plan(cast.ben.actor, **me(cast), plan=plan)
    [touch] = [
        part
        for part in kept(cast.ana.actor, cast.ana.participant_id)["mine"]
        if part["title"] == "How we keep in touch"
    ]
    assert touch["lines"][0]["text"] == "On holidays: Carol is on. I call my sister."


@pytest.mark.covers("000-8")
def test_a_phone_keeps_the_people_it_can_call(cast):
    said = HelperSaid("friend", "Jo", "", "215 555 0199", company=True)
    add_helper(cast.ana.actor, **me(cast), said=said)
    first = kept(cast.ana.actor, cast.ana.participant_id)["people"][0]
    assert (first["name"], first["phone"]) == ("Jo", "2155550199")
    assert first["text"].startswith("2155550199?&body=Hi.")
