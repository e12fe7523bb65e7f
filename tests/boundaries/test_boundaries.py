"""Where the line is: the guide, a question in confidence, its answer, and who never reads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.mydata.registry import everything, everything_beside
from handrail.ground.people.models import Participant
from handrail.practice.boundaries import commands, queries, rules
from handrail.practice.boundaries.models import BoundaryBefore, BoundaryQuestion
from tests.cast import Cast

DAY = date(2026, 3, 2)
MINE, HERE = "/boundaries/", "/boundaries/here/"
database = pytest.mark.django_db(databases="__all__")


def html(answer: Any) -> str:
    return str(answer.content.decode())


def asked(cast: Cast, text: str = "I was given a ring") -> UUID:
    return commands.ask(cast.ben.actor, topic="gifts", text=text)


@pytest.mark.parametrize(("topic", "text", "field"), [
    ("", "a", "topic"), ("all", "a", "topic"), ("gifts", "", "text"), ("gifts", "a", None),
])  # fmt: skip
def test_what_a_question_needs(topic: str, text: str, field: str | None) -> None:
    wrong = rules.why_no_question(topic, text)
    assert (wrong[1] if wrong else None) == field


@pytest.mark.parametrize(("on", "wrong"), [
    (None, None), (DAY, None), (DAY - timedelta(days=1), rules.PAST),
    (DAY + timedelta(days=366), None), (DAY + timedelta(days=367), rules.FAR),
    (date(9999, 12, 31), rules.FAR), (date(1, 1, 1), rules.PAST),
])  # fmt: skip
def test_a_day_to_look_again(on: date | None, wrong: str | None) -> None:
    assert rules.why_no_day(on, DAY) == wrong


@pytest.mark.parametrize("state", tuple(rules.STANDS))
def test_every_state_can_be_undone(state: str) -> None:
    for to in rules.STANDS[state].moves:
        assert rules.may_go(to, state) or rules.may_go(to, rules.WAITS)
    assert rules.is_due(state, DAY, DAY) is (state == rules.ANSWERED)


@database
@pytest.mark.covers("rule-4")
def test_the_guide_names_each_of_them(cast: Cast) -> None:
    shown = html(cast.ben.client.get(MINE))
    for words in ("Two roles at once", "Gifts", "Money", "Love and touch", "Rides", "Home visits"):
        assert words in shown


@database
@pytest.mark.covers("rule-4")
def test_a_question_goes_to_the_supervisor_and_the_answer_comes_back(cast: Cast) -> None:
    sent = {"id": uuid7(), "topic": "gifts", "text": "I was given a ring"}
    assert "and nobody else" in html(cast.ben.client.post(MINE, sent, follow=True))
    assert "1 waits for an answer" in html(cast.carol.client.get("/supervision/"))
    one = BoundaryQuestion.objects.get().pk
    ahead = clock.today(cast.site.zone) + timedelta(days=7)
    to = reverse("boundaries:answering", args=[one])
    cast.carol.client.post(
        to, {"id": uuid7(), "text": "Give it back kindly", "look_again_on": ahead.isoformat()}
    )
    assert "new answer" in html(cast.ben.client.get(MINE))
    shown = html(cast.ben.client.get(reverse("boundaries:one", args=[one])))
    assert "Give it back kindly" in shown
    assert "new answer" not in html(cast.ben.client.get(MINE))
    assert "waits for an answer" not in html(cast.carol.client.get("/supervision/"))
    cast.carol.client.post(reverse("boundaries:close", args=[one]))
    assert BoundaryQuestion.objects.get().state == rules.CLOSED
    cast.carol.client.post(reverse("boundaries:close", args=[one]), {"again": "1"})
    assert BoundaryQuestion.objects.get().state == rules.ANSWERED


@database
@pytest.mark.covers("rule-4")
def test_nobody_else_reads_it(cast: Cast) -> None:
    one = asked(cast)
    of_writer, of_supervisor = (
        reverse(f"boundaries:{n}", args=[one]) for n in ("one", "answering")
    )
    for who in (cast.ana, cast.mona, cast.dee_coach, cast.omar, cast.pat, cast.circle,
                cast.auditor, cast.admin):  # fmt: skip
        for at in (of_writer, of_supervisor):
            assert who.client.get(at).status_code == 404
        with pytest.raises(NotVisible):
            queries.question(who.actor, one)
    for who in (cast.mona, cast.dee_coach, cast.ana):
        assert who.client.get(HERE).status_code == 404
    assert "ring" not in html(cast.dee_coach.client.get(MINE))
    assert cast.carol.client.get(of_writer).status_code == 404


@database
@pytest.mark.covers("rule-4")
def test_it_is_in_nobodys_record_copy_or_report(cast: Cast) -> None:
    ours = {BoundaryQuestion, BoundaryBefore}
    for model in ours:
        assert Participant not in {f.related_model for f in model._meta.fields}
    assert not ours & {one.model for one in everything()}
    assert not ours & {one.model for one in everything_beside()}
    pointing = {
        f.model for model in apps.get_models() for f in model._meta.fields
        if f.related_model in ours
    }  # fmt: skip
    assert pointing == {BoundaryBefore}
    one = BoundaryQuestion.objects.get(pk=asked(cast))
    assert b"ring" not in bytes(one.text)


@database
def test_the_writer_takes_it_back_and_sends_it_again(cast: Cast) -> None:
    one = asked(cast)
    back = reverse("boundaries:back", args=[one])
    cast.ben.client.post(back)
    assert cast.carol.client.get(reverse("boundaries:answering", args=[one])).status_code == 404
    assert queries.questions_here(cast.carol.actor) == []
    cast.ben.client.post(back, {"again": "1"})
    assert [each.id for each in queries.questions_here(cast.carol.actor)] == [one]
    assert cast.dee_coach.client.post(back).status_code == 404


@database
def test_both_of_two_changes_are_kept_and_the_later_is_told(cast: Cast) -> None:
    one = asked(cast)
    to = reverse("boundaries:one", args=[one])
    for text in ("A silver ring", "A gold ring"):
        sent = {"id": uuid7(), "topic": "gifts", "text": text, "version": "1"}
        said = html(cast.ben.client.post(to, sent, follow=True))
    assert "changed somewhere else while you wrote" in said
    found = queries.question(cast.ben.actor, one)
    assert found.text == "A gold ring"
    assert [each.text for each in found.before] == ["A silver ring", "I was given a ring"]
    for text in ("Keep it", "Give it back"):
        crossed = commands.answer(cast.carol.actor, question_id=one, text=text, version=0)
    assert crossed.meanwhile
    [earlier] = [b for b in queries.question(cast.carol.actor, one).before if b.of_answer]
    assert earlier.text == "Keep it"


@database
@pytest.mark.parametrize("sent", [
    {"topic": "gifts", "text": ""}, {"topic": "", "text": "kept words"},
    {"topic": "gifts", "text": "kept words" * 2_000}, {"topic": "x", "text": "kept words"},
])  # fmt: skip
def test_bad_input_loses_nothing(cast: Cast, sent: dict[str, str]) -> None:
    answer = cast.ben.client.post(MINE, {"id": uuid7(), **sent})
    assert answer.status_code == 422
    assert sent["text"] in html(answer)
    one = asked(cast)
    to = reverse("boundaries:answering", args=[one])
    bad = {"id": uuid7(), "text": "kept words", "look_again_on": "9999-12-31"}
    answer = cast.carol.client.post(to, bad)
    assert answer.status_code == 422
    assert "kept words" in html(answer)
    with pytest.raises(NotLikeThis):
        commands.answer(cast.carol.actor, question_id=one, text="")


@database
def test_what_the_writer_took_out_is_the_writers_alone_and_new_words_are_read(cast: Cast) -> None:
    one = asked(cast, "Sam gave me a ring")
    commands.answer(cast.carol.actor, question_id=one, text="Give it back kindly")
    commands.change(cast.ben.actor, question_id=one, topic="gifts", text="I was given a ring")
    assert "Sam" in html(cast.ben.client.get(reverse("boundaries:one", args=[one])))
    assert "Sam" not in html(cast.carol.client.get(reverse("boundaries:answering", args=[one])))
    row = BoundaryQuestion.objects.get()
    assert (row.state, bool(row.answer)) == (rules.WAITS, True)


@pytest.mark.parametrize(("version", "answered", "stands"), [
    (1, None, rules.WAITS), (1, 1, rules.ANSWERED), (2, 1, rules.WAITS), (2, 2, rules.ANSWERED),
])  # fmt: skip
def test_it_is_answered_only_in_the_words_that_were_answered(
    version: int, answered: int | None, stands: str
) -> None:
    assert rules.stands_again(version, answered) == stands


@database
@pytest.mark.parametrize(("text", "state"), [
    ("I was given a house", rules.WAITS), ("I was given a ring", rules.ANSWERED),
])  # fmt: skip
def test_taken_back_and_sent_again_in_other_words_it_waits(
    cast: Cast, text: str, state: str
) -> None:
    one = asked(cast)
    commands.answer(cast.carol.actor, question_id=one, text="Give it back kindly")
    commands.take_back(cast.ben.actor, question_id=one)
    commands.change(cast.ben.actor, question_id=one, topic="gifts", text=text)
    cast.ben.client.post(reverse("boundaries:back", args=[one]), {"again": "1"})
    assert BoundaryQuestion.objects.get().state == state
    waits = "1 waits for an answer" in html(cast.carol.client.get("/supervision/"))
    assert waits is (state == rules.WAITS)


@database
def test_closed_with_new_words_that_nobody_answered_it_opens_to_be_answered(cast: Cast) -> None:
    one = asked(cast)
    commands.answer(cast.carol.actor, question_id=one, text="Give it back kindly")
    at = reverse("boundaries:answering", args=[one])
    said = "The earlier ones are the writer’s own"
    assert said not in html(cast.carol.client.get(at))
    commands.change(cast.ben.actor, question_id=one, topic="gifts", text="Two rings")
    assert said in html(cast.carol.client.get(at))
    commands.close(cast.carol.actor, question_id=one)
    commands.close(cast.carol.actor, question_id=one, closed=False)
    assert BoundaryQuestion.objects.get().state == rules.WAITS
    commands.answer(cast.carol.actor, question_id=one, text="Both back, kindly")
    commands.close(cast.carol.actor, question_id=one)
    commands.close(cast.carol.actor, question_id=one, closed=False)
    assert BoundaryQuestion.objects.get().state == rules.ANSWERED
