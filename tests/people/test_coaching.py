"""Two ways of coaching and the first 90 days: chosen by the person, told in words, nothing lost."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import coaching
from handrail.ground.people.about import coaching_of, coaching_view, default_model
from handrail.ground.people.commands.coaching import (
    choose_model,
    set_default_model,
    set_first_days,
)
from handrail.ground.people.models import Participant, Strength
from handrail.practice.plans.commands.steps import agree_step
from handrail.practice.plans.models import Review, Step, Win
from handrail.practice.plans.rules import week_of
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast

START = date(2026, 1, 1)


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def started(cast: Cast, days: int) -> None:
    on = clock.today("America/New_York") - timedelta(days=days)
    people = Participant.objects.for_system("a test moves the start")
    people.filter(pk=ana_id(cast)).update(started_on=on)


@pytest.mark.covers("002-7")
@pytest.mark.parametrize(
    ("days", "setting", "on"),
    [
        (0, "", True), (89, "", True), (90, "", False), (4000, "", False), (-3, "", True),
        (0, "off", False), (89, "off", False), (90, "on", True), (4000, "on", True),
        (4000, "off", False), (5, "strange", True),
    ],
)  # fmt: skip
def test_the_first_ninety_days(days: int, setting: str, on: bool) -> None:
    assert coaching.first_days(START, START + timedelta(days=days), setting) is on


def test_the_first_days_at_the_ends_of_the_calendar() -> None:
    assert coaching.first_days(date(9999, 12, 31), START, "") is True
    assert coaching.first_days(date(1, 1, 1), date(9999, 12, 31), "") is False


@pytest.mark.parametrize(
    ("chosen", "default", "model"),
    [
        ("", "traditional", "traditional"), ("", "strengths", "strengths"),
        ("traditional", "strengths", "traditional"), ("strengths", "traditional", "strengths"),
        ("gone", "traditional", "traditional"), ("", "gone", "strengths"),
    ],
)  # fmt: skip
def test_whose_model_counts(chosen: str, default: str, model: str) -> None:
    assert coaching.model_of(chosen, default) == model


@pytest.mark.covers("003-1")
def test_a_model_changes_what_comes_first_and_hides_nothing() -> None:
    first, second = (coaching.Coaching(model, first_days=False).views for model in coaching.VIEWS)
    assert set(coaching.VIEWS) == set(coaching.MODELS)
    assert first != second
    assert sorted(first) == sorted(second)
    assert coaching.Coaching("strengths", first_days=False).views[0] == "strengths"
    assert coaching.Coaching("traditional", first_days=False).views[0] == "goals"


def test_fewer_choices_in_the_first_days() -> None:
    one, many = (coaching.Coaching("strengths", first_days=on).at_a_time for on in (True, False))
    assert one == 1
    assert many > one


@pytest.mark.covers("003-2")
def test_each_model_is_told_in_two_sentences() -> None:
    for _, words in coaching.MODELS.values():
        assert words.count(".") == 2
    assert coaching.FIRST_DAYS_MEANS.count(".") == 2


@pytest.mark.covers("003-1")
def test_the_programme_has_a_default_and_the_person_the_last_word(cast: Cast) -> None:
    ana, actor = ana_id(cast), cast.ana.actor
    assert coaching_of(actor, ana) == coaching.Coaching("strengths", first_days=True)
    set_default_model(cast.mona.actor, model="traditional")
    assert default_model(cast.mona.actor) == "traditional"
    assert default_model(cast.omar.actor) == "strengths"
    assert coaching_of(cast.ben.actor, ana).model == "traditional"
    choose_model(actor, participant_id=ana, model="strengths")
    for who in (cast.ana, cast.ben):
        assert coaching_of(who.actor, ana).model == "strengths"
    view = coaching_view(actor, ana)
    assert (view.default, view.chosen) == ("traditional", "strengths")
    assert view.since == clock.today("America/New_York")
    set_default_model(cast.mona.actor, model="strengths")
    choose_model(actor, participant_id=ana, model="traditional")
    assert coaching_of(cast.ben.actor, ana).model == "traditional"


@pytest.mark.covers("002-7")
def test_one_thing_at_a_time_is_on_at_first_and_can_be_turned(cast: Cast) -> None:
    ana, actor = ana_id(cast), cast.ana.actor
    assert coaching_view(actor, ana).why == coaching.AUTO_ON
    started(cast, 90)
    assert coaching_of(actor, ana).first_days is False
    assert coaching_view(actor, ana).why == coaching.AUTO_OFF
    set_first_days(actor, participant_id=ana, on=True)
    assert coaching_view(actor, ana).why == coaching.SAID_ON
    started(cast, 3)
    set_first_days(actor, participant_id=ana, on=False)
    assert coaching_of(cast.ben.actor, ana).first_days is False
    assert coaching_view(actor, ana).why == coaching.SAID_OFF


def test_a_coach_talks_about_it_first_and_the_book_keeps_who_said_so(cast: Cast) -> None:
    ana = ana_id(cast)
    with pytest.raises(NotLikeThis):
        choose_model(cast.ben.actor, participant_id=ana, model="traditional")
    with pytest.raises(NotLikeThis):
        set_first_days(cast.ben.actor, participant_id=ana, on=False)
    choose_model(cast.ben.actor, participant_id=ana, model="traditional", agreed=True)
    line = AuditEvent.objects.filter(kind="write", subject=ana, capability="profile.edit").last()
    assert line is not None
    assert (line.actor_name, line.detail) == ("Ben", "choose_model")
    choose_model(cast.ana.actor, participant_id=ana, model="strengths")
    assert coaching_of(cast.ben.actor, ana).model == "strengths"


def test_nonsense_and_strangers(cast: Cast) -> None:
    ana = ana_id(cast)
    for model in ("", "boss"):
        with pytest.raises(NotLikeThis):
            choose_model(cast.ana.actor, participant_id=ana, model=model)
    with pytest.raises(NotLikeThis):
        set_default_model(cast.mona.actor, model="boss")
    for who in (cast.dee_coach, cast.omar, cast.mona, cast.carol, cast.rev, cast.circle, cast.pat,
                cast.auditor, cast.admin):  # fmt: skip
        with pytest.raises(NotVisible):
            choose_model(who.actor, participant_id=ana, model="strengths", agreed=True)
        with pytest.raises(NotVisible):
            set_first_days(who.actor, participant_id=ana, on=True, agreed=True)
    for who in (cast.ana, cast.ben, cast.carol, cast.omar):
        with pytest.raises(NotVisible):
            set_default_model(who.actor, model="traditional")
    for who in (cast.dee_coach, cast.omar, cast.mona, cast.rev, cast.circle, cast.pat):
        with pytest.raises(NotVisible):
            coaching_of(who.actor, ana)


def test_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    actor, ana = cast.ben.actor, ana_id(cast)
    coaching_of(actor, ana)
    with django_assert_num_queries(1):  # type: ignore[operator]
        coaching_of(actor, ana)


# Pages -----------------------------------------------------------------------------------------


@pytest.mark.covers("003-2")
def test_the_person_chooses_in_plain_words_and_the_coach_sees_it_at_once(cast: Cast) -> None:
    mine, theirs = reverse("desks:coaching"), reverse("desks:coaching_of", args=[ana_id(cast)])
    page = cast.ana.client.get(mine).text
    for name, means in coaching.MODELS.values():
        assert name in page
        assert means in page
    assert "The programme begins this way with everybody." in page
    assert cast.ana.client.post(mine, {"model": "traditional"}).status_code == 303
    assert "Like this since" in cast.ana.client.get(mine).text
    page = cast.ben.client.get(theirs).text
    assert 'value="traditional" checked' in page
    assert "it counts at once" in page
    person = reverse("desks:person", args=[ana_id(cast)])
    rebuild([ana_id(cast)])
    assert "Traditional coaching, one thing at a time" in cast.ben.client.get(person).text


@pytest.mark.covers("003-34")
def test_a_switch_changes_ideas_and_how_a_meeting_goes(cast: Cast) -> None:
    set_first_days(cast.ana.actor, participant_id=ana_id(cast), on=False)
    ideas, meeting = f"{reverse('desks:ideas')}?part=recovery", reverse("desks:coaching")
    seen = []
    for model in coaching.MODELS:
        choose_model(cast.ana.actor, participant_id=ana_id(cast), model=model)
        seen.append((cast.ana.client.get(ideas).text, cast.ana.client.get(meeting).text))
    (strong, talk), (guided, plan) = seen
    assert "Look for what worked" in talk
    assert "Look at the step, learn a skill" in plan
    assert "Look for what worked" not in plan
    assert strong != guided


@pytest.mark.covers("000-17")
def test_an_idea_becomes_a_step_in_its_own_size(cast: Cast) -> None:
    for client, page in (
        (cast.ana.client, reverse("plans:step_new")),
        (cast.ben.client, reverse("plans:agree", args=[ana_id(cast)])),
    ):
        assert "Walk ten minutes on three days." in client.get(f"{page}?idea=hea_walk").text
        small = client.get(f"{page}?idea=hea_walk&size=small").text
        assert "to the corner and back." in small
        for odd in ("nothing", "%00", "x" * 3000):
            assert client.get(f"{page}?idea={odd}").status_code == 200


@pytest.mark.covers("002-7")
def test_in_the_first_days_one_idea_at_a_time(cast: Cast) -> None:
    page = f"{reverse('desks:ideas')}?part=health"
    first, second = (cast.ana.client.get(f"{page}&page={n}").text for n in (1, 2))
    for text in (first, second):
        assert text.count("Take this one") == 1
    assert first != second
    for odd in ("0", "-1", "99999", "x", "٣"):
        assert cast.ana.client.get(f"{page}&page={odd}").status_code == 200
    assert cast.ana.client.get(f"{reverse('desks:ideas')}?part=moon").status_code == 404
    turn = reverse("desks:coaching")
    assert cast.ana.client.post(turn, {"first": "off"}).status_code == 303
    assert cast.ana.client.get(page).text.count("Take this one") == 6
    assert cast.ana.client.post(turn, {"first": "on"}).status_code == 303
    assert cast.ana.client.get(page).text.count("Take this one") == 1


@pytest.mark.covers("003-1")
def test_switching_in_the_middle_of_a_review_loses_nothing(cast: Cast) -> None:
    """The look back is open, half of it typed; the way of coaching changes; it is saved whole."""
    ana, page = ana_id(cast), reverse("plans:review")
    agree_step(
        cast.ana.actor, participant_id=ana, text="Walk to the river", chosen_by="participant",
        sure=8, week_of=week_of(clock.today(cast.ana.actor.zone)),
    )  # fmt: skip
    form = cast.ana.client.get(page)
    before = people_rows(ana)
    typed = hidden_fields(form.text)
    choose_model(cast.ana.actor, participant_id=ana, model="traditional")
    choose_model(cast.ben.actor, participant_id=ana, model="strengths", agreed=True)
    set_first_days(cast.ana.actor, participant_id=ana, on=False)
    assert people_rows(ana) == before
    typed |= {"worked": "I asked for help.", "did_not": "", "change": "Go in the morning."}
    assert cast.ana.client.post(page, typed).status_code == 303
    plan = cast.ana.client.get(reverse("plans:plan")).text
    for words in ("I asked for help.", "Walk to the river"):
        assert words in plan


def hidden_fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(id|week_of)" value="([^"]*)"', page))


def people_rows(ana: UUID) -> list[tuple[str, int]]:
    """How many rows each table of the practice has for a person."""
    return [
        (model.__name__, model.objects.for_system("a test counts rows").filter(
            participant_id=ana).count())
        for model in (Step, Review, Win, Strength)
    ]  # fmt: skip


def test_a_coach_who_did_not_talk_about_it_is_asked_to(cast: Cast) -> None:
    page = reverse("desks:coaching_of", args=[ana_id(cast)])
    for said in ({"model": "traditional"}, {"first": "off"}):
        answer = cast.ben.client.post(page, said)
        assert answer.status_code == 422
        assert "talk about it first" in answer.text
    assert cast.ben.client.post(page, {"model": "traditional", "agreed": "on"}).status_code == 303
    assert cast.ana.client.post(reverse("desks:coaching"), {"model": "boss"}).status_code == 422


def test_the_manager_sets_how_the_programme_begins(cast: Cast) -> None:
    page = reverse("desks:programme_coaching")
    assert cast.mona.client.post(page, {"model": ""}).status_code == 422
    assert cast.mona.client.post(page, {"model": "traditional"}).status_code == 303
    assert 'value="traditional" checked' in cast.mona.client.get(page).text
    assert 'value="traditional" checked' in cast.ana.client.get(reverse("desks:coaching")).text
