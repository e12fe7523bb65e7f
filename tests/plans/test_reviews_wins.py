"""Weekly reviews, the change that becomes a step, wins and the words that come back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import override

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.plans import commands, queries, rules, timeline
from handrail.practice.plans.models import Win
from tests.cast import Cast, Member
from tests.told import told


def review(who: Member, cast: Cast, **more: object) -> commands.Reviewed:
    answers = {"worked": "Mornings", "did_not": "Evenings", "change": "Call at noon"}
    return commands.record_review(
        who.actor, participant_id=cast.ana.participant_id, **{**answers, **more}
    )


def steps_of_next_week(cast: Cast) -> list[queries.StepView]:
    assert cast.ana.participant_id
    day = clock.today(cast.site.zone) + timedelta(days=7)
    return queries.this_week(cast.ana.actor, cast.ana.participant_id, day)


@pytest.mark.covers("000-6")
def test_the_change_becomes_next_weeks_step_in_one_tap(cast: Cast) -> None:
    entry = uuid7()
    made = review(cast.ben, cast, id=entry, make_step=True)
    assert review(cast.ben, cast, id=entry, make_step=True) == made
    (step,) = steps_of_next_week(cast)
    assert (step.id, step.text, step.chosen_by) == (made.step_id, "Call at noon", "together")
    again = commands.make_step_of_review(
        cast.ana.actor, participant_id=cast.ana.participant_id, review_id=made.review_id
    )
    assert again.step_id == made.step_id
    assert len(steps_of_next_week(cast)) == 1
    with pytest.raises(Replayed):
        review(cast.ben, cast, id=entry, worked="Other")


def test_the_step_can_be_made_afterwards(cast: Cast) -> None:
    made = review(cast.ana, cast)
    assert made.step_id is None
    later = commands.make_step_of_review(
        cast.ana.actor, participant_id=cast.ana.participant_id, review_id=made.review_id
    )
    assert [step.id for step in steps_of_next_week(cast)] == [later.step_id]


def test_a_full_next_week_keeps_the_review(cast: Cast) -> None:
    for number in range(3):
        commands.agree_step(
            cast.ana.actor,
            participant_id=cast.ana.participant_id,
            text=f"Step {number}",
            week_of=clock.today(cast.site.zone) + timedelta(days=7),
        )
    made = review(cast.ana, cast, make_step=True)
    assert (made.step_id, made.words) == (None, rules.WEEK_AFTER_FULL[False])
    assert cast.ana.participant_id
    week = queries.week(cast.ana.actor, cast.ana.participant_id, clock.today(cast.site.zone))
    assert [one.change for one in week.reviews] == ["Call at noon"]


def seen_by(who: Member, cast: Cast) -> list[str | None]:
    assert cast.ana.participant_id
    today = clock.today(cast.site.zone)
    return [one.worked for one in queries.week(who.actor, cast.ana.participant_id, today).reviews]


def test_who_reads_a_review(cast: Cast) -> None:
    review(cast.ana, cast, worked="Mine alone")
    review(cast.ana, cast, worked="For Ben too", shared=True)
    review(cast.ben, cast, worked="Ours")
    assert seen_by(cast.ana, cast) == ["Ours", "For Ben too", "Mine alone"]
    assert seen_by(cast.ben, cast) == ["Ours", "For Ben too"]
    assert seen_by(cast.dee_coach, cast) == []
    assert cast.ana.participant_id
    since = clock.today("UTC") - timedelta(days=30)
    items = told(timeline, cast.ben.actor, cast.ana.participant_id, since)
    assert "Mine alone" not in str(items)


def test_a_private_review_cannot_be_used_by_the_coach(cast: Cast) -> None:
    made = review(cast.ana, cast)
    with pytest.raises(NotVisible):
        commands.make_step_of_review(
            cast.ben.actor, participant_id=cast.ana.participant_id, review_id=made.review_id
        )


def test_bad_reviews(cast: Cast) -> None:
    with pytest.raises(NotLikeThis, match="One is enough"):
        review(cast.ana, cast, worked=" ", did_not="\x00", change=None)
    with pytest.raises(TextTooLong):
        review(cast.ana, cast, worked="x" * 20_000)
    for day in (date(9999, 12, 31), clock.today("UTC") + timedelta(days=14)):
        with pytest.raises(NotLikeThis, match="half year"):
            review(cast.ana, cast, week_of=day)
    for stranger in (cast.dee_coach, cast.omar, cast.carol, cast.pat):
        with pytest.raises(NotVisible):
            review(stranger, cast)


def win(who: Member, cast: Cast, text: str = "Got up at seven", **more: object) -> object:
    return commands.record_win(who.actor, participant_id=cast.ana.participant_id, text=text, **more)


def wins(who: Member, cast: Cast) -> list[queries.WinView]:
    assert cast.ana.participant_id
    return list(queries.wins(who.actor, cast.ana.participant_id).object_list)


@pytest.mark.covers("000-10")
def test_either_writes_a_win_of_any_size_and_the_other_answers(cast: Cast) -> None:
    hers = win(cast.ana, cast, "Tea.", shared=True)
    his = win(cast.ben, cast, "You called first")
    answer = {"participant_id": cast.ana.participant_id}
    commands.answer_win(cast.ben.actor, win_id=hers, text="Lovely \U0001f331", **answer)
    commands.answer_win(cast.ana.actor, win_id=his, text="Thank you", **answer)
    found = {one.id: one for one in wins(cast.ana, cast)}
    assert (found[hers].by, found[hers].word_back) == ("participant", "Lovely \U0001f331")
    assert (found[his].by, found[his].word_back_by) == ("coach", "participant")
    with pytest.raises(NotLikeThis, match="other one"):
        commands.answer_win(cast.ana.actor, win_id=hers, text="Me", **answer)
    with pytest.raises(NotLikeThis, match="kind words"):
        commands.answer_win(cast.ben.actor, win_id=hers, text=" ", **answer)


def test_a_private_win_stays_private(cast: Cast) -> None:
    mine = win(cast.ana, cast)
    assert wins(cast.ben, cast) == []
    assert [one.id for one in wins(cast.ana, cast)] == [mine]
    with pytest.raises(NotVisible):
        commands.answer_win(
            cast.ben.actor, participant_id=cast.ana.participant_id, win_id=mine, text="Nice"
        )


def test_wins_are_sealed_and_stored_once(cast: Cast) -> None:
    entry = uuid7()
    assert win(cast.ana, cast, id=entry) == win(cast.ana, cast, id=entry) == entry
    with pytest.raises(Replayed):
        win(cast.ana, cast, "Other", id=entry)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM plans_win")
        (row,) = cursor.fetchall()
    assert b"seven" not in bytes(row[0])


@pytest.mark.parametrize("days", [1, 3_000_000])
def test_a_win_lies_behind(cast: Cast, days: int) -> None:
    day = date(9999, 12, 31) if days > 9000 else clock.today(cast.site.zone) + timedelta(days=days)
    with pytest.raises(NotLikeThis, match="day that has been"):
        win(cast.ana, cast, on=day)
    with pytest.raises(NotLikeThis, match="hundred"):
        win(cast.ana, cast, on=date(1, 1, 1))


def test_the_timeline_has_all_three(cast: Cast) -> None:
    commands.agree_step(cast.ana.actor, participant_id=cast.ana.participant_id, text="Walk")
    review(cast.ben, cast)
    win(cast.ben, cast)
    assert cast.ana.participant_id
    since = clock.today("UTC") - timedelta(days=30)
    items = told(timeline, cast.ben.actor, cast.ana.participant_id, since)
    assert {item.kind for item in items} == {"step", "review", "win"}
    (back,) = (item for item in items if item.kind == "review")
    assert back.body == "What worked: Mornings\nWhat did not: Evenings"
    assert back.detail == "To change: Call at noon"
    assert [item.at for item in items] == sorted((item.at for item in items), reverse=True)
    assert told(timeline, cast.omar.actor, cast.ana.participant_id, since) == []


def test_a_look_back_on_the_timeline_says_each_answer_and_leaves_out_what_was_not(
    cast: Cast,
) -> None:
    review(cast.ben, cast, worked="", change="")
    review(cast.ben, cast, worked="", did_not="")
    assert cast.ana.participant_id
    since = clock.today("UTC") - timedelta(days=30)
    with override("es"):
        items = told(timeline, cast.ben.actor, cast.ana.participant_id, since)
    assert [(item.body, item.detail) for item in items] == [
        ("", "Por cambiar: Call at noon"), ("Qué no: Evenings", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("hours", "may"), [(0, True), (24, True), (24.01, False), (999, False)])
def test_for_how_long_a_win_can_be_taken_back(hours: float, may: bool) -> None:
    now = clock.now()
    assert rules.may_take_back_win(now - timedelta(hours=hours), now) is may


@pytest.mark.parametrize(("by", "other"), [("ana", "ben"), ("ben", "ana")])
def test_who_wrote_a_win_takes_it_back_for_a_day(cast: Cast, by: str, other: str) -> None:
    who, them = cast.everybody()[by], cast.everybody()[other]
    entry = uuid7()
    win(who, cast, id=entry, shared=True)
    page = reverse("plans:win_take_back", args=[entry])
    own = () if by == "ana" else (cast.ana.participant_id,)
    listed = reverse("plans:wins", args=own)
    assert page in who.client.get(listed).content.decode()
    assert "Got up at seven" in who.client.get(page).content.decode()
    for stranger in (them, cast.omar, cast.rev, cast.mona, cast.pat):
        assert stranger.client.get(page).status_code == 404
        assert stranger.client.post(page).status_code == 404
    assert len(wins(cast.ana, cast)) == 1
    assert "Taken back." in who.client.post(page, follow=True).content.decode()
    assert wins(cast.ana, cast) == []
    # The phone that did not hear the answer sends it again: it stays away.
    assert win(who, cast, id=entry, shared=True) == entry
    assert wins(cast.ana, cast) == []


def test_after_a_day_a_win_stays(cast: Cast) -> None:
    entry = win(cast.ana, cast)
    rows = Win.objects.for_system("making a test's entry older")
    rows.update(made_at=clock.now() - timedelta(days=2))
    page = reverse("plans:win_take_back", args=[entry])
    assert page not in cast.ana.client.get(reverse("plans:wins")).content.decode()
    for ask in (cast.ana.client.get, cast.ana.client.post):
        assert rules.WIN_STAYS in ask(page, follow=True).content.decode()
    with pytest.raises(NotLikeThis, match="for a day"):
        commands.take_back_win(cast.ana.actor, participant_id=cast.ana.participant_id, win_id=entry)
    assert len(wins(cast.ana, cast)) == 1


@pytest.mark.covers("000-10")
def test_a_win_is_shared_later_and_a_word_comes_back_with_who_said_it(cast: Cast) -> None:
    person = cast.ana.participant_id
    win = commands.record_win(cast.ana.actor, participant_id=person, text="I slept")
    share, answer = reverse("plans:win_share", args=[win]), reverse("plans:win_answer", args=[win])
    assert cast.ben.client.post(answer, {"text": "good"}).status_code == 404
    for member in (cast.ben, cast.carol, cast.rev, cast.circle):
        assert member.client.post(share, {"share": "coach"}).status_code in (403, 404)
    cast.ana.client.post(share, {"share": "coach"})
    assert cast.ben.client.post(answer, {"text": "good"}).status_code == 303
    assert "Ben: good" in cast.ana.client.get("/plan/wins/").content.decode()
    theirs = cast.ben.client.get(reverse("plans:wins", args=[person])).content.decode()
    assert "My word: good" in theirs
    assert "Change my word" in theirs
    cast.ana.client.post(share, {"share": ""})
    assert Win.objects.visible_to(cast.ben.actor, Capability.WIN_READ).count() == 0


def test_a_win_that_the_coach_wrote_stays_for_both(cast: Cast) -> None:
    person = cast.ana.participant_id
    win = commands.record_win(cast.ben.actor, participant_id=person, text="She came early")
    assert cast.ana.client.post(reverse("plans:win_share", args=[win])).status_code == 404
