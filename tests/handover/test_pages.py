"""The pages of a handover: first pages, bad input, two at once, and what waited on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.kernel.ids import uuid7
from handrail.practice.handover.commands import ending, planning
from handrail.practice.handover.models import EarlierWriting, Handover, Wish, Writing
from tests.cast import Cast, Member
from tests.counting import queries_asked
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import hello, told

from .people import ana, answer, html, later, plan, view, write

MINE = "/handover/"


def rows(model: Any) -> int:
    return int(model.objects.for_system("counting what a test stored").count())


def asked(who: Member, page: str) -> int:
    with (CaptureQueriesContext(connections["default"]) as one,
          CaptureQueriesContext(connections["keys"]) as two):  # fmt: skip
        assert who.client.get(page).status_code == 200
    return len(queries_asked(one.captured_queries, two.captured_queries))


def at(one: object, end: str) -> str:
    return f"/handover/{one}/{end}/"


def test_it_stands_on_the_first_pages_from_the_moment_it_is_planned(cast: Cast) -> None:
    for page in ("/today/", "/my/people/", MINE):
        assert "You get another coach" not in html(cast.ana.client.get(page))
    sent = {"coach": str(cast.dee_coach.staff.pk)}  # type: ignore[union-attr]
    office = reverse("handover:plan", args=[ana(cast)])
    assert "Planned." in html(cast.mona.client.post(office, sent, follow=True))
    assert "planned already" in html(cast.mona.client.post(office, sent, follow=True))
    for page in ("/today/", "/my/people/"):
        shown = html(cast.ana.client.get(page))
        assert "Ben and you part, and Dee comes. You say what Dee reads." in shown
    desk = html(cast.ben.client.get("/coach/"))
    assert "write what Dee should know" in desk
    assert "1 person gets another coach" in html(cast.mona.client.get("/programme/"))
    one = Handover.objects.for_system("a test names it").get().pk
    write(cast, cast.ben, one, "Mornings")
    assert "reads what you wrote" in html(cast.ben.client.get("/coach/"))
    answer(cast, one, "all")
    assert "has said what is handed on" in html(cast.ben.client.get("/coach/"))
    assert "New with you" not in html(cast.dee_coach.client.get("/coach/"))
    cast.ben.client.post(at(one, "now"))
    assert "New with you" in html(cast.dee_coach.client.get("/coach/"))
    assert "You get another coach" not in html(cast.ana.client.get("/today/"))
    history = reverse("desks:person", args=[ana(cast)])
    assert cast.dee_coach.client.get(history).status_code == 200


def test_each_writes_beside_the_other_and_earlier_words_come_back(cast: Cast) -> None:
    one = plan(cast)
    for who, text in ((cast.ben, "Fridays are long"), (cast.ana, "No calls before ten")):
        who.client.post(at(one, "words"), {"id": uuid7(), "part": "summary", "text": text})
    found = view(cast)
    assert found.said("summary", "coach").text == "Fridays are long"
    assert found.said("summary", "participant").text == "No calls before ten"
    write(cast, cast.ana, one, "No calls before nine")
    [before] = view(cast).said("summary", "participant").before
    use = reverse("handover:use_earlier", args=[before.id])
    assert cast.ben.client.post(use).status_code == 404
    cast.ana.client.post(use)
    own = view(cast).said("summary", "participant")
    assert (own.text, len(own.before)) == ("No calls before ten", 2)


def test_two_phones_at_once_both_kept_and_the_later_is_told(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ana, one, "First")
    for text in ("From the phone", "From the laptop"):
        sent = {"id": uuid7(), "part": "summary", "text": text, "version": "1"}
        page = html(cast.ana.client.post(at(one, "words"), sent, follow=True))
    assert "changed somewhere else while you wrote" in page
    own = view(cast).said("summary", "participant")
    assert own.text == "From the laptop"
    assert {each.text for each in own.before} == {"First", "From the phone"}


def test_a_yes_to_words_that_changed_is_asked_again(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "Mornings")
    write(cast, cast.ben, one, "Evenings")
    said = {"what": "all", "read": "1"}
    page = html(cast.ana.client.post(at(one, "answer"), said, follow=True))
    assert "wrote something else while you read" in page
    assert not view(cast).stands.answered
    page = html(cast.ana.client.post(at(one, "answer"), {"what": "all", "read": "2"}, follow=True))
    assert "You said yes to all of it" in page


@pytest.mark.parametrize("part", ["summary", "goodbye"])
def test_words_that_do_not_fit_lose_nothing(cast: Cast, part: str) -> None:
    one = plan(cast)
    for who in (cast.ana, cast.ben):
        sent = {"id": str(uuid7()), "part": part, "text": "x" * 20_000}
        back = who.client.post(at(one, "words"), sent)
        assert back.status_code == 422
        assert "x" * 20_000 in html(back)
    for text in ("y" * 20_000, ""):
        back = cast.ana.client.post(at(one, "wish"), {"id": str(uuid7()), "text": text})
        assert back.status_code == 422
        assert text in html(back)
    assert rows(Writing) == rows(Wish) == 0


def test_odd_input_gets_clear_words(cast: Cast) -> None:
    one = plan(cast)
    for on in ("9999-12-31", "0001-01-01", "soon", "2026-02-30"):
        back = cast.ana.client.post(at(one, "day"), {"on": on})
        assert back.status_code == 422
        assert on in html(back)
    nul = {"id": str(uuid7()), "part": "summary", "text": "Morn\x00ings", "version": "9" * 40}
    assert cast.ana.client.post(at(one, "words"), nul).status_code == 303
    assert view(cast).said("summary", "participant").text == "Mornings"
    odd = {"id": str(uuid7()), "part": "\x00heap", "text": "Hm"}
    assert cast.ana.client.post(at(one, "words"), odd).status_code == 404
    for what in ("heap", "\x00", "x" * 20_000):
        page = cast.ana.client.post(at(one, "answer"), {"what": what, "read": "-1"}, follow=True)
        assert "Choose what is handed on." in html(page)
    for coach in ("", "no id", str(uuid7()), str(cast.carol.staff.pk)):  # type: ignore[union-attr]
        plan_page = reverse("handover:plan", args=[ana(cast)])
        assert cast.mona.client.post(plan_page, {"coach": coach}).status_code == 422
    for end in ("words", "wish", "answer", "day", "met", "now", "stop"):
        assert cast.ana.client.post(at(uuid7(), end)).status_code == 404


def test_when_it_is_over_what_is_typed_is_shown_again(cast: Cast) -> None:
    one = plan(cast)
    ending.stop_handover(cast.mona.actor, participant_id=ana(cast), handover_id=one)
    sent = {"id": str(uuid7()), "part": "summary", "text": "Late words"}
    back = cast.ana.client.post(at(one, "words"), sent)
    assert back.status_code == 422
    assert "is over" in html(back)
    assert "Late words" in html(back)


def test_meeting_is_said_by_either(cast: Cast) -> None:
    one = plan(cast)
    planning.set_day(cast.ben.actor, participant_id=ana(cast), handover_id=one, on=None)
    cast.ben.client.post(at(one, "met"), {"met": "yes"})
    assert "You have met." in html(cast.ana.client.get(MINE))
    cast.ana.client.post(at(one, "met"), {"met": "no"})
    assert not view(cast).stands.met


@pytest.mark.covers("rule-7")
def test_what_waited_on_a_phone_arrives_once(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "Mornings")
    said = [
        ("handover_words.edit", "words", {"part": "summary", "text": "Mine", "version": "0"}),
        ("handover_words.edit", "words", {"part": "goodbye", "text": "Bye", "version": "0"}),
        ("handover.beside", "wish", {"text": "Shorter"}),
        ("handover.share", "answer", {"what": "all", "read": "1"}),
        ("handover.stand", "met", {"met": "yes"}),
    ]
    sent = [envelope(hello(cast.ana), kind, fields, at=at(one, end)) for kind, end, fields in said]
    for status in ("created", "duplicate"):
        assert [each["status"] for each in told(cast.ana, *sent)] == [status] * len(said)
    found = view(cast)
    assert found.stands.answered
    assert found.stands.met
    assert found.said("goodbye", "participant").text == "Bye"
    assert rows(Wish) == 1
    assert rows(EarlierWriting) == 0


def test_a_yes_that_waited_too_long_says_why_not(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "Mornings")
    late = envelope(hello(cast.ana), "handover.share", {"what": "all", "read": "1"},
                    at=at(one, "answer"))  # fmt: skip
    write(cast, cast.ben, one, "Evenings")
    [back] = told(cast.ana, late)
    assert back["status"] == "refused"
    assert "wrote something else" in back["reason"]


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "Mornings 0")
    write(cast, cast.ana, one, "Mine 0")
    pages = [(cast.ana, MINE), (cast.ben, reverse("handover:of", args=[ana(cast)])),
             (cast.mona, "/handover/planned/")]  # fmt: skip
    for who, page in pages:
        who.client.get(page)
    first = [asked(who, page) for who, page in pages]
    later(cast, one, 1)
    for n in range(1, 6):
        write(cast, cast.ben, one, f"Mornings {n}")
        write(cast, cast.ana, one, f"Mine {n}")
    assert [asked(who, page) for who, page in pages] == first
