"""Today: what is on it, for whom, and in how many queries."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.checkins import commands, rules
from handrail.practice.checkins.models import CheckIn
from handrail.practice.plans.commands import agree_step


def rows():
    return CheckIn.objects.for_system("looking at what a test stored")


def page(member, path="/today/"):
    answer = member.client.get(path)
    assert answer.status_code == 200, answer.content[:400]
    return answer.content.decode()


def record(member, **parts):
    full = {"id": uuid7(), "mood": 4, **parts}
    return commands.record_checkin(member.actor, participant_id=member.participant_id, **full)


def test_an_empty_first_day_is_kind(cast):
    html = page(cast.rev)
    assert rules.FIRST_TIME in html
    assert "No step for this week yet" in html
    assert "Nothing is planned" in html
    assert "shown up" not in html


def test_today_has_its_parts(cast):
    agree_step(
        cast.ana.actor, participant_id=cast.ana.participant_id, text="Call the housing office",
        why="a door of my own", sure=8,
    )  # fmt: skip
    record(cast.ana)
    html = page(cast.ana)
    for words in (
        "How are you right now?", "Very hard", "Only me", "My coach too", "Save", "Say more",
        "Not today", "Call the housing office", "a door of my own", "Partly", "Not yet",
        "Make it smaller", "Ben", "You have shown up on 1 day this month", "Help, now or any time",
    ):  # fmt: skip
        assert words in html, words
    assert html.count("<h1") == 1


def test_the_number_of_queries_does_not_grow(cast):
    page(cast.ana)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for number in range(3):
        agree_step(
            cast.ana.actor, participant_id=cast.ana.participant_id, text=f"Step {number}", sure=8
        )
    record(cast.ana, note="words")
    with CaptureQueriesContext(connection) as few:
        page(cast.ana)
    for number in range(12):
        record(cast.ana, local_date=clock.today(cast.ana.actor.zone) - timedelta(days=number))
    with CaptureQueriesContext(connection) as many:
        page(cast.ana)
    # On PostgreSQL the wall goes up and comes down: two more.
    assert len(few) == len(many) <= 26


def test_only_the_participant_has_a_today(cast):
    assert Client().get("/today/").status_code == 302
    for name, member in cast.everybody().items():
        wanted = 200 if member.participant_id else 404
        assert member.client.get("/today/").status_code == wanted, name


@pytest.mark.covers("002-16")
def test_after_three_weeks_somebody_is_welcome_and_hears_nothing_of_it(cast):
    with time_machine.travel(datetime(2026, 5, 3, 16, tzinfo=UTC), tick=False):
        record(cast.ana)
    with time_machine.travel(datetime(2026, 5, 26, 16, tzinfo=UTC), tick=False):
        html = page(cast.ana)
    assert "Good to see you. Everything you did is still here." in html
    assert "You have shown up on 1 day this month" in html
    from handrail.ground.people.models import Episode, Relationship

    for model, left in ((Episode, "closed_at"), (Relationship, "ended_at")):
        rows_of_ana = model.objects.for_system("looking at what a test stored")
        (row,) = rows_of_ana.filter(participant_id=cast.ana.participant_id)
        assert getattr(row, left) is None
    for word in ("missed", "overdue", "streak", "23 days", "late"):
        assert not re.search(rf"\b{word}\b", html), word


@pytest.mark.parametrize(("hour", "words"), [(12, "Good morning"), (23, "Good evening")])
def test_the_greeting_is_on_the_participants_clock(cast, hour, words):
    with time_machine.travel(datetime(2026, 5, 14, hour, tzinfo=UTC), tick=False):
        assert f"{words}, Ana" in page(cast.ana)


def test_a_very_hard_day_gets_people_first(cast):
    record(cast.ana, mood=1)
    assert "You do not have to carry this alone" in page(cast.ana)


@pytest.mark.covers("004-43")
def test_a_check_in_by_a_plain_form(cast):
    form = {"id": str(uuid7()), "mood": "2", "share": "private", "note": "long day"}
    answer = cast.ana.client.post("/check-in/", form)
    assert (answer.status_code, answer["Location"]) == (303, "/today/")
    assert rows().get().visibility == "private"
    html = page(cast.ana)
    assert "Only you can see this." in html
    assert cast.ana.client.post("/check-in/", form).status_code == 303
    assert rows().count() == 1


def test_the_same_form_with_other_words_is_422_and_the_first_stays(cast):
    form = {"id": str(uuid7()), "mood": "2", "note": "first"}
    cast.ana.client.post("/check-in/", form)
    answer = cast.ana.client.post("/check-in/", {**form, "note": "second"})
    assert answer.status_code == 422
    assert "second" in answer.content.decode()
    assert rows().count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Tap the face that fits"),
        ({"mood": "99999999999999999999999"}, "five faces"),
        ({"mood": "3", "craving": "eleven"}, "0 to 10"),
        ({"mood": "3", "local_date": "9999-12-31"}, "not come yet"),
        ({"mood": "3", "local_date": "2020-01-01"}, "30 days"),
        ({"mood": "3", "local_date": "May"}, "2026-05-14"),
        ({"mood": "3", "note": "y" * 4001}, "4001 characters"),
        ({"mood": "3", "company": "ghosts"}, "who you were with"),
        ({"mood": "3", "id": "7"}, ""),
    ],
)
def test_what_does_not_fit_comes_back_with_everything_typed(cast, typed, words):
    form = {"id": str(uuid7()), "helped": "a walk by the river", "share": "coach", **typed}
    answer = cast.ana.client.post("/check-in/", form)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert "a walk by the river" in html
    assert re.search(r'value="coach"\s+checked', html)
    assert not rows().exists()


def test_not_today_is_an_answer(cast):
    answer = cast.ana.client.post("/check-in/", {"id": str(uuid7()), "skip": "1"}, follow=True)
    assert "Not today is an answer too" in answer.content.decode()


@pytest.mark.parametrize("text", ["😀 ok", "a\x00b", "שלום", "<script>x</script>"])
def test_any_words_come_back_on_the_own_page(cast, text):
    cast.ana.client.post("/check-in/", {"id": str(uuid7()), "mood": "3", "note": text})
    html = page(cast.ana, "/check-in/mine/")
    assert "<script>x" not in html
    assert text.replace("\x00", "").replace("<", "&lt;").replace(">", "&gt;") in html


@pytest.mark.covers("004-43", "004-15")
def test_sharing_is_changed_and_an_entry_taken_back_on_the_own_page(cast):
    entry = record(cast.ana, note="mine")
    url = f"/check-in/mine/{entry}/"
    assert cast.ana.client.post(f"{url}sharing/", {"share": "coach"}).status_code == 303
    assert "Your coach can see this." in page(cast.ana, "/check-in/mine/")
    assert cast.rev.client.post(f"{url}sharing/", {"share": "private"}).status_code == 404
    assert cast.ben.client.get("/check-in/mine/").status_code == 404
    assert cast.rev.client.get(f"{url}take-back/").status_code == 404
    assert "mine" in page(cast.ana, f"{url}take-back/")
    assert cast.ana.client.post(f"{url}take-back/").status_code == 303
    assert not rows().exists()
    assert "Nothing here yet" in page(cast.ana, "/check-in/mine/")


def test_help_opens_for_anybody_and_names_nobody(cast):
    from handrail.ground.orgs.models import HelpLine

    HelpLine.objects.create(org=cast.org, label="Night line", number="+1 202-555-0199")
    nobody = Client().get("/help/").content.decode()
    assert 'href="tel:988"' in nobody
    assert 'href="sms:988"' in nobody
    assert 'href="tel:911"' in nobody
    assert "Night line" not in nobody
    named = Client().get(f"/help/?org={cast.org.pk}").content.decode()
    assert 'href="tel:+12025550199"' in named
    for member in (cast.ana, cast.ben):
        html = page(member, "/help/")
        assert "Night line" in html
        assert "not alone" in html
        assert member.user.name not in html.split("<main")[1].split("</main>")[0].replace(
            "Benefit", ""
        )


@pytest.mark.parametrize("query", ["org=x", "org=", "lang=xx", "lang=es", "org=\x00", "lang=%F0"])
def test_help_opens_whatever_is_asked(cast, query):
    assert Client().get(f"/help/?{query}").status_code == 200


def test_the_phone_files(cast):
    for client in (Client(), cast.ana.client):
        worker = client.get("/sw.js")
        assert worker["Content-Type"].startswith("text/javascript")
        assert worker["Cache-Control"] == "no-cache"
        manifest = client.get("/manifest.webmanifest")
        assert manifest["Content-Type"] == "application/manifest+json"
        assert manifest.json()["start_url"] == "/today/"
        for word in ("recovery", "Riverbend", "Ana", "sober"):
            assert word not in manifest.content.decode()
            assert word not in worker.content.decode()
    offline = Client().get("/offline/?lang=en").content.decode()
    assert 'href="tel:988"' in offline
    assert "How are you right now?" in offline
    assert "Ana" not in page(cast.ana, "/offline/")


def test_whoever_is_no_participant_gets_no_forms_without_a_network(cast):
    for name, member in cast.everybody().items():
        html = page(member, "/offline/").split("<main")[1].split("</main>")[0]
        assert ("<form" in html) == bool(member.participant_id), name
        assert 'href="tel:988"' in html, name
        assert "data-queue" in html, name
        worker = member.client.get("/sw.js").text
        assert ("forms=no" in worker) != bool(member.participant_id), name
    assert (
        "<form" not in Client().get("/offline/?forms=no").text.split("<main")[1].split("</main>")[0]
    )


def test_a_day_is_where_the_person_lives(cast):
    with time_machine.travel(datetime(2026, 5, 15, 3, 30, tzinfo=UTC), tick=False):
        cast.ana.client.post("/check-in/", {"id": str(uuid7()), "mood": "3"})
    assert rows().get().local_date == date(2026, 5, 14)
