"""Steps: agreed, reported, made smaller, taken back; stored once; sealed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock, events
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.plans import commands, queries, rules
from handrail.practice.plans.events import StepAgreed, StepReported
from handrail.practice.plans.models import Step
from tests.cast import Cast, Member

STRANGERS = ("dee_coach", "omar", "mona", "pat", "circle", "auditor", "admin", "rev")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every event that plans publish."""
    told: list[Any] = []
    for module in ("commands.steps", "commands.looking_back", "commands.wins", "keeping"):
        monkeypatch.setattr(
            f"handrail.practice.plans.{module}.publish",
            lambda event: (told.append(event), events.publish(event)),
        )
    return told


def agree(who: Member, cast: Cast, text: str = "Call the housing office", **more: Any) -> UUID:
    assert cast.ana.participant_id
    return commands.agree_step(who.actor, participant_id=cast.ana.participant_id, text=text, **more)


def report(who: Member, cast: Cast, step: UUID, state: str, **more: Any) -> UUID:
    return commands.report_step(
        who.actor, participant_id=cast.ana.participant_id, step_id=step, state=state, **more
    )


def week(cast: Cast) -> list[queries.StepView]:
    today = clock.today(cast.site.zone)
    assert cast.ana.participant_id
    return queries.this_week(cast.ana.actor, cast.ana.participant_id, today)


@pytest.mark.covers("000-2")
def test_a_step_says_who_chose_it_and_why(cast: Cast, heard: list[Any]) -> None:
    step = agree(cast.ben, cast, why="a door of my own", chosen_by="participant", sure=8)
    (view,) = week(cast)
    assert (view.id, view.text, view.why) == (step, "Call the housing office", "a door of my own")
    assert (view.chosen_by, view.sure, view.state) == ("participant", 8, "open")
    assert view.week_of == rules.week_of(clock.today(cast.site.zone))
    assert [type(event) for event in heard] == [StepAgreed]
    assert heard[0].step_id == step


@pytest.mark.parametrize("name", STRANGERS)
def test_strangers_find_nothing(cast: Cast, name: str) -> None:
    step = agree(cast.ana, cast)
    stranger = getattr(cast, name)
    with pytest.raises(NotVisible):
        agree(stranger, cast)
    with pytest.raises(NotVisible):
        report(stranger, cast, step, "done")
    with pytest.raises(NotVisible):
        queries.step(stranger.actor, commands.steps.Capability.STEP_READ, step)
    assert cast.ana.participant_id
    assert queries.this_week(stranger.actor, cast.ana.participant_id, clock.today("UTC")) == []


def test_a_supervisor_reads_and_does_not_write(cast: Cast) -> None:
    step = agree(cast.ana, cast)
    assert queries.step(cast.carol.actor, commands.steps.Capability.STEP_READ, step).id == step
    with pytest.raises(NotVisible):
        report(cast.carol, cast, step, "done")


def test_a_step_of_somebody_else_is_not_reached_through_ones_own_record(cast: Cast) -> None:
    step = agree(cast.ana, cast)
    with pytest.raises(NotVisible):
        commands.report_step(
            cast.rev.actor, participant_id=cast.rev.participant_id, step_id=step, state="done"
        )


def test_words_are_sealed(cast: Cast) -> None:
    agree(cast.ana, cast, "Blue door", why="quiet street", chosen_by_name="Rosa")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, why, chosen_by_name FROM plans_step")
        row = cursor.fetchone()
    for blob, words in zip(row, (b"Blue door", b"quiet street", b"Rosa"), strict=True):
        assert words not in bytes(blob)


@pytest.mark.parametrize(
    "text",
    ["Walk \U0001f33f ten minutes", "لأ أنا بخير", "‮abc", "a\n\nb", "ñandú", "'; DROP TABLE x;--"],
)
def test_any_script_stays_as_it_is(cast: Cast, text: str) -> None:
    agree(cast.ana, cast, text)
    assert week(cast)[0].text == text


def test_bad_words(cast: Cast) -> None:
    agree(cast.ana, cast, "a\x00b")
    assert week(cast)[0].text == "ab"
    with pytest.raises(TextTooLong):
        agree(cast.ana, cast, "x" * 20_000)
    with pytest.raises(NotLikeThis, match="few words"):
        agree(cast.ana, cast, " \x00 ")
    for day in (date(9999, 12, 31), date(1, 1, 1)):
        with pytest.raises(NotLikeThis, match="this week"):
            agree(cast.ana, cast, week_of=day)
    with pytest.raises(ValueError, match="0 to 10"):
        agree(cast.ana, cast, sure=2**70)


@pytest.mark.covers("000-5")
def test_at_most_three_steps_a_week(cast: Cast) -> None:
    first = agree(cast.ana, cast)
    agree(cast.ana, cast)
    agree(cast.ben, cast)
    with pytest.raises(NotLikeThis, match="three steps"):
        agree(cast.ana, cast)
    assert agree(cast.ana, cast, week_of=clock.today(cast.site.zone) + timedelta(days=7))
    report(cast.ana, cast, first, "aside")
    assert agree(cast.ana, cast)


def test_the_same_entry_is_stored_once(cast: Cast, heard: list[Any]) -> None:
    entry = uuid7()
    assert agree(cast.ana, cast, id=entry) == agree(cast.ana, cast, id=entry) == entry
    assert len(week(cast)) == len(heard) == 1
    with pytest.raises(Replayed):
        agree(cast.ana, cast, "Other words", id=entry)
    assert week(cast)[0].text == "Call the housing office"


@pytest.mark.covers("000-3")
def test_every_answer_and_its_undo(cast: Cast, heard: list[Any]) -> None:
    step = agree(cast.ana, cast)
    for state in ("partly", "not_yet", "done"):
        report(cast.ana, cast, step, state)
        assert (
            queries.step(cast.ana.actor, commands.steps.Capability.STEP_READ, step).state == state
        )
    assert undo(cast, step) == "not_yet"
    told = [event.state for event in heard if isinstance(event, StepReported)]
    assert told == ["partly", "not_yet", "done", "not_yet"]


def undo(cast: Cast, step: UUID) -> str:
    assert cast.ana.participant_id
    return commands.undo_step(cast.ana.actor, participant_id=cast.ana.participant_id, step_id=step)


def test_saying_the_same_twice_tells_it_once(cast: Cast, heard: list[Any]) -> None:
    step = agree(cast.ana, cast)
    report(cast.ana, cast, step, "done")
    report(cast.ana, cast, step, "done")
    assert len(heard) == 2


def test_a_report_from_a_phone_is_stored_once(cast: Cast) -> None:
    step, entry = agree(cast.ana, cast), uuid7()
    report(cast.ana, cast, step, "done", id=entry)
    undo(cast, step)
    report(cast.ana, cast, step, "done", id=entry)
    assert week(cast)[0].state == "open"
    with pytest.raises(Replayed):
        report(cast.ana, cast, step, "partly", id=entry)


@pytest.mark.parametrize("state", ["failed", "", "x" * 500])
def test_an_unknown_answer(cast: Cast, state: str) -> None:
    step = agree(cast.ana, cast)
    with pytest.raises(NotLikeThis, match="cannot become"):
        report(cast.ana, cast, step, state)


@pytest.mark.covers("000-17")
def test_a_smaller_step_keeps_the_old_one(cast: Cast) -> None:
    step = agree(cast.ana, cast, "Clean the whole flat", sure=3)
    small = report(cast.ana, cast, step, "smaller", smaller_text="Clean the sink", sure=9)
    (view,) = week(cast)
    assert (view.id, view.text, view.smaller_of_id, view.sure) == (
        small,
        "Clean the sink",
        step,
        9,
    )
    old = queries.step(cast.ana.actor, commands.steps.Capability.STEP_READ, step)
    assert (old.text, old.state) == ("Clean the whole flat", "smaller")
    assert report(cast.ana, cast, step, "smaller", smaller_text="Again") == small
    assert undo(cast, step) == "open"
    assert [one.id for one in week(cast)] == [step]
    assert Step.objects.for_system("a test").get(pk=small).state == "aside"
    report(cast.ana, cast, small, "open")
    assert {one.id for one in week(cast)} == {step, small}


def test_smaller_in_a_full_week_and_without_words(cast: Cast) -> None:
    steps = [agree(cast.ana, cast) for _ in range(3)]
    with pytest.raises(NotLikeThis, match="smaller step"):
        report(cast.ana, cast, steps[0], "smaller")
    report(cast.ana, cast, steps[0], "smaller", smaller_text="Less")
    assert len(week(cast)) == 3


def test_the_tally_only_grows(cast: Cast) -> None:
    pid = cast.ana.participant_id
    assert pid
    today = clock.today(cast.site.zone)
    old = agree(cast.ana, cast, week_of=today - timedelta(days=7))
    report(cast.ana, cast, old, "done")
    report(cast.ana, cast, agree(cast.ana, cast), "not_yet")
    assert queries.tally(cast.ana.actor, pid) == rules.Tally(1, 0, 0, 1)
    assert [w.week_of for w in queries.past_weeks(cast.ana.actor, pid, today, 1)] == [
        rules.week_of(today) - timedelta(days=7)
    ]


@pytest.mark.parametrize("state", ["swapped", "smaller"])
def test_a_coachs_other_step_is_never_said_to_be_ones_own_choice(cast: Cast, state: str) -> None:
    for by, says in ((cast.ben, "coach"), (cast.ana, "participant")):
        mine = agree(cast.ana, cast, text="Walk to the shop", chosen_by="participant")
        other = commands.report_step(
            by.actor, participant_id=cast.ana.participant_id, step_id=mine, state=state,
            smaller_text="Walk to the door", sure=8,
        )  # fmt: skip
        rows = Step.objects.for_system("a test looks")
        assert rows.get(pk=other).chosen_by == says
        assert rows.get(pk=mine).chosen_by == "participant"
        commands.report_step(
            by.actor, participant_id=cast.ana.participant_id, step_id=other, state="aside"
        )


def test_a_supervisor_reads_steps_and_is_offered_nothing(cast: Cast) -> None:
    agree(cast.ana, cast, text="Walk to the shop")
    address = f"/plan/of/{cast.ana.participant_id}/"
    theirs = cast.carol.client.get(address).content.decode()
    assert "Walk to the shop" in theirs
    for words in ("Put aside", "Write a step", "Add a win", "On paper", "Swap it"):
        assert words not in theirs, words
        assert words in cast.ben.client.get(address).content.decode(), words
