"""Setbacks, near misses, a return to use: learned from, private, shared one by one."""

from __future__ import annotations

import html as escaping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.people import past
from handrail.ground.people.models import Episode, Participant, Relationship
from handrail.practice.coping.commands import moments as commands
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import Card, Clock, Moment
from handrail.practice.coping.queries import moments as queries
from handrail.practice.coping.queries.cards import hand
from handrail.practice.coping.rules import moments as rules
from handrail.practice.coping.rules.cards import LIST_SHARED
from handrail.practice.plans.commands import agree_step, report_step
from handrail.practice.plans.commands.erasing import erase_line
from handrail.practice.plans.models import Step
from handrail.practice.plans.queries import week
from handrail.practice.plans.rules import WHO_READS_STEPS, week_of
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.coping.people import ana, count, entry, html, only


def write(cast: Cast, kind: str = "near_miss", **said: str) -> UUID:
    return commands.write_moment(
        cast.ana.actor, participant_id=ana(cast), kind=kind, said=commands.Said(**said)
    )


def path(moment: UUID, more: str = "") -> str:
    return f"/coping/moments/{moment}/{more}"


@pytest.mark.covers("004-17", "idea-4")
def test_a_near_miss_becomes_a_card_in_one_tap(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/moments/new/near_miss/")
    sent = {"id": entry(page), "happened": "At the shop door", "stopped": "The bus came"}
    for _twice in range(2):
        reply = cast.ana.client.post("/coping/moments/new/near_miss/", sent)
        assert reply.status_code == 303
    shown = html(cast.ana.client.get(reply["Location"]))
    assert "Make what stopped it one of my cards" in shown
    moment = only(Moment).id
    for _twice in range(2):
        made = cast.ana.client.post(path(moment, "card/"))
        assert (made.status_code, made["Location"]) == (303, "/coping/cards/")
    (card,) = hand(cast.ana.actor, ana(cast)).cards
    assert (card.text, card.source) == ("The bus came", "From a time I came close")
    assert "The bus came" in html(cast.ana.client.get("/coping/now/"))


@pytest.mark.parametrize("shared", [False, True])
def test_the_page_says_who_will_read_the_card_and_the_step(cast: Cast, shared: bool) -> None:
    if shared:
        share_list(cast.ana.actor, participant_id=ana(cast), name="cards", shared=True)
    near = write(cast, stopped="A private thought")
    page = html(cast.ana.client.get(path(near)))
    assert (LIST_SHARED in page) is shared
    assert WHO_READS_STEPS not in page
    set_back = html(cast.ana.client.get(path(write(cast, "setback", change="Plan Friday"))))
    assert WHO_READS_STEPS in set_back
    assert LIST_SHARED not in set_back
    assert "A private thought" not in html(cast.ben.client.get(f"/coping/of/{ana(cast)}/"))
    cast.ana.client.post(path(near, "card/"))
    read = html(cast.ben.client.get(f"/coping/of/{ana(cast)}/"))
    assert ("A private thought" in read) is shared
    assert LIST_SHARED not in html(cast.ana.client.get(path(near)))


def test_a_near_miss_without_what_stopped_it_makes_no_card(cast: Cast) -> None:
    moment = write(cast)
    reply = cast.ana.client.post(path(moment, "card/"), follow=True)
    assert rules.NO_STOPPED in html(reply)
    assert count(Card) == 0


@pytest.mark.covers("000-11", "003-31")
def test_a_setback_ends_in_a_next_step_and_the_plan_stays_open(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/moments/new/setback/")
    sent = {"id": entry(page), "learned": "Fridays are long", "change": "Plan Friday with Jo"}
    reply = cast.ana.client.post("/coping/moments/new/setback/", sent)
    shown = html(cast.ana.client.get(reply["Location"]))
    assert "Your plan is open as before" in shown
    assert "Only you can see this." in shown
    assert cast.ana.client.post(path(only(Moment).id, "step/")).status_code == 303
    assert only(Step).state == "open"
    assert "Plan Friday with Jo" in html(cast.ana.client.get("/plan/"))
    for model, left in ((Episode, "closed_at"), (Relationship, "ended_at")):
        row = model.objects.for_system("a test looks at a row").get(participant_id=ana(cast))
        assert getattr(row, left) is None
    for word in ("failed", "failure", "relapse", "streak"):
        assert word not in shown.lower()


def test_a_change_becomes_one_step_however_often_it_is_pressed(cast: Cast) -> None:
    moment = write(cast, "setback", change="Plan Friday with Jo")
    offered = "Make the change one small step"
    assert offered in html(cast.ana.client.get(path(moment)))
    for _twice in range(2):
        told = cast.ana.client.post(path(moment, "step/"), follow=True)
        assert rules.STEP_MADE in html(told)
    step = only(Step)
    assert step.week_of == week_of(clock.today(cast.ana.actor.zone))
    assert (step.sure, only(Moment).next_step) == (None, step.pk)
    page = html(cast.ana.client.get(path(moment)))
    assert offered not in page
    assert "It is a step in your plan." in page
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=step.pk, state="aside")
    cast.ana.client.post(path(moment, "step/"))
    assert count(Step) == 1, "put aside is not erased"
    erase_line(cast.ana.actor, participant_id=ana(cast), kind="step", line_id=step.pk)
    assert offered in html(cast.ana.client.get(path(moment)))
    cast.ana.client.post(path(moment, "step/"))
    assert only(Step).pk != step.pk


@pytest.mark.parametrize("change", ["go home " * 250, "First line\nand more", "\n\n x"])
def test_a_long_change_is_one_line_of_a_step_and_stays_whole(cast: Cast, change: str) -> None:
    moment = write(cast, "use", change=change)
    assert (rules.STEP_SHORT in html(cast.ana.client.get(path(moment)))) is ("\n\n" not in change)
    cast.ana.client.post(path(moment, "step/"))
    (step,) = plan_week(cast)
    assert step.text == rules.step_words(change.strip())
    assert queries.moment(cast.ana.actor, moment)[1].words["change"] == change.strip()


def plan_week(cast: Cast) -> list[Any]:
    return list(week(cast.ana.actor, ana(cast), clock.today(cast.ana.actor.zone)).steps)


def test_a_full_week_says_so_and_the_change_can_be_a_step_later(cast: Cast) -> None:
    for number in range(3):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=f"step {number}")
    moment = write(cast, "setback", change="Plan Friday")
    told = html(cast.ana.client.post(path(moment, "step/"), follow=True))
    assert "three steps" in told
    assert "Make the change one small step" in told
    assert only(Moment).next_step is None


def test_without_a_change_there_is_no_step(cast: Cast) -> None:
    moment = write(cast, "setback", learned="Fridays are long")
    told = cast.ana.client.post(path(moment, "step/"), follow=True)
    assert rules.NO_CHANGE in html(told)
    assert count(Step) == 0


def test_a_long_near_miss_is_cut_at_a_word_and_said(cast: Cast) -> None:
    stopped = "the bus came at last and " * 20
    moment = write(cast, stopped=stopped)
    assert rules.CARD_SHORT in html(cast.ana.client.get(path(moment)))
    cast.ana.client.post(path(moment, "card/"))
    (card,) = hand(cast.ana.actor, ana(cast)).cards
    assert card.text[-1] == "…"
    assert len(card.text) <= 300
    assert stopped.startswith(card.text[:-1])
    assert stopped[len(card.text) - 1] == " "
    assert queries.moment(cast.ana.actor, moment)[1].words["stopped"] == stopped.strip()
    assert rules.CARD_SHORT not in html(cast.ana.client.get(path(write(cast, stopped="A bus"))))


def test_every_question_can_be_left_out(cast: Cast) -> None:
    for kind in rules.KINDS:
        sent = {"id": str(uuid7())}
        reply = cast.ana.client.post(f"/coping/moments/new/{kind}/", sent, follow=True)
        assert reply.status_code == 200
        assert "You wrote only the day" in html(reply)
    assert count(Moment) == 3
    assert cast.ana.client.get("/coping/moments/new/made-up/").status_code == 404


@pytest.mark.covers("rule-10")
def test_after_a_return_to_use_safety_comes_first_then_people_then_learning(cast: Cast) -> None:
    page = escaping.unescape(html(cast.ana.client.get("/coping/used/")))
    order = [page.index(words) for words in (
        rules.SAFETY[0], rules.SAFETY[2], "Call Ben", "tel:988", "I am ready to look at it",
        rules.NOTHING_SENT,
    )]  # fmt: skip
    assert order == sorted(order)
    assert count(Moment) == 0
    write(cast, "use", happened="on Friday")
    assert OutboundMessage.objects.for_system("a test counts messages").count() == 0
    rebuild([ana(cast)])
    assert "on Friday" not in html(cast.ben.client.get(f"/people/{ana(cast)}/"))
    assert "return to use" not in html(cast.ben.client.get("/coach/")).lower()
    assert cast.ben.client.get("/coping/used/").status_code == 404


@pytest.mark.covers("004-3")
def test_sharing_shows_exactly_what_and_to_whom_before(cast: Cast) -> None:
    moment = write(cast, "setback", happened="Late on Friday", change="Plan Fridays")
    other = write(cast, "setback", happened="kept to myself")
    asked = html(cast.ana.client.get(path(moment, "share/")))
    for words in ("Late on Friday", "Plan Fridays", "Ben", "No message goes out"):
        assert words in asked
    assert "Carol" not in asked
    assert only_shared(cast) == 0
    cast.ana.client.post(path(moment, "share/"), {"shared": "1"})
    rebuild([ana(cast)])
    person = html(cast.ben.client.get(f"/people/{ana(cast)}/"))
    assert "Late on Friday" in person
    assert "A setback, and what came of it" in person
    assert "kept to myself" not in person
    shared = html(cast.ben.client.get(f"/coping/of/{ana(cast)}/"))
    assert "Ask first what helped" in shared
    assert "kept to myself" not in shared
    assert "Late on Friday" not in html(cast.carol.client.get(f"/people/{ana(cast)}/"))
    cast.ana.client.post(path(moment, "share/"), {"shared": "0"})
    assert "Late on Friday" not in html(cast.ben.client.get(f"/people/{ana(cast)}/"))
    assert OutboundMessage.objects.for_system("a test counts messages").count() == 0
    assert cast.ben.client.get(path(other)).status_code == 404


def only_shared(cast: Cast) -> int:
    rows = Moment.objects.for_system("a test counts rows")
    return int(rows.filter(visibility="coach").count())


def test_more_can_be_said_later_and_for_another_day(cast: Cast) -> None:
    moment = write(cast, "use")
    page = cast.ana.client.get(path(moment, "edit/"))
    earlier = clock.today(cast.ana.actor.zone) - timedelta(days=400)
    sent = {"id": entry(page), "on": earlier.isoformat(), "learned": "I need Fridays off"}
    assert cast.ana.client.post(path(moment, "edit/"), sent).status_code == 303
    assert only(Moment).on == earlier
    assert "I need Fridays off" in html(cast.ana.client.get(path(moment)))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"happened": "y" * 20_000}, "20000 characters"),
        ({"on": "9999-12-31"}, past.AHEAD),
        ({"on": "0001-01-01"}, past.LONG_AGO),
        ({"on": "soon"}, "2026-05-14"),
        ({"id": "x"}, "once more"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_words(
    cast: Cast, sent: dict[str, str], words: str
) -> None:
    body = {"id": str(uuid7()), "learned": "this stays typed", **sent}
    reply = cast.ana.client.post("/coping/moments/new/setback/", body)
    assert reply.status_code == 422
    assert words in html(reply)
    assert "this stays typed" in html(reply)
    assert count(Moment) == 0


def test_a_moment_of_somebody_else_is_not_there_and_goes_only_by_its_owner(cast: Cast) -> None:
    moment = write(cast)
    for who in (cast.rev, cast.ben, cast.carol, cast.mona):
        for more in ("", "edit/", "share/"):
            assert who.client.get(path(moment, more)).status_code == 404
        for more in ("share/", "card/", "step/"):
            assert who.client.post(path(moment, more)).status_code == 404
        for what in ("", "back/", "erase/"):
            assert who.client.post(f"/coping/away/moment/{moment}/{what}").status_code == 404
    assert cast.ana.client.post(f"/coping/away/moment/{moment}/").status_code == 303
    assert count(Moment) == 1
    assert cast.ana.client.post(f"/coping/away/moment/{moment}/erase/").status_code == 303
    assert count(Moment) == 0


@pytest.mark.parametrize(
    ("address", "sent", "model"),
    [
        ("moments/new/setback", {"learned": "it stays typed", "on": "1989-12-31"}, Moment),
        ("numbers", {"name": "it stays typed", "counts": "all_but", "starts_on": "1989-12-31"},
         Clock),
    ],
)  # fmt: skip
def test_no_day_is_before_the_year_of_birth(
    cast: Cast, address: str, sent: dict[str, str], model: Any
) -> None:
    people = Participant.objects.for_system("a test knows when somebody was born")
    people.filter(pk=ana(cast)).update(birth_year=1990)
    reply = cast.ana.client.post(f"/coping/{address}/", {"id": str(uuid7()), **sent})
    assert reply.status_code == 422
    assert past.BEFORE_BIRTH in html(reply)
    assert "it stays typed" in html(reply)
    assert count(model) == 0
