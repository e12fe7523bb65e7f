"""Days of a milestone and on a clock: nothing is erased, and every change has a way back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.coping.commands import numbers
from handrail.practice.coping.queries.numbers import ClockView, clocks
from handrail.practice.growth.commands import milestones as commands
from handrail.practice.growth.models import EarlierMilestone
from handrail.practice.growth.queries import milestones as queries
from handrail.practice.growth.rules import milestones as rules
from handrail.practice.growth.rules.milestones import Days
from tests.cast import Cast

from .people import ana, day, html, milestone

A, B, C = date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 5)


def the(cast: Cast) -> queries.MilestoneView:
    return queries.milestones(cast.ana.actor, ana(cast)).all[0]


def became(cast: Cast) -> list[tuple[str, date | None]]:
    return [line for each in queries.before(cast.ana.actor, the(cast)) for line in each.days]


@pytest.mark.parametrize(
    ("was", "then", "said"),
    [
        (Days(), Days(), []),
        (Days(reached_on=A), Days(), [(rules.REACHED_THEN_OPEN, A)]),
        (Days(reached_on=A), Days(reached_on=B), [(rules.ANOTHER_DAY, A)]),
        (Days(), Days(reached_on=B), [(rules.STILL_AHEAD, None)]),
        (
            Days(A, B, C), Days(A),
            [(rules.REACHED_THEN_OPEN, B), (rules.CELEBRATED_THEN, C)],
        ),
        (Days(on=A), Days(on=B), [(rules.FOR_ANOTHER_DAY, A)]),
        (Days(on=A), Days(), [(rules.FOR_ANOTHER_DAY, A)]),
        (Days(reached_on=A), Days(reached_on=A, celebrated_on=B), [(rules.NOT_CELEBRATED, None)]),
    ],
)  # fmt: skip
def test_what_became_of_its_days(
    was: Days, then: Days, said: list[tuple[str, date | None]]
) -> None:
    assert rules.became(was, then) == said


@pytest.mark.covers("003-15")
def test_opening_it_again_keeps_when_it_was_reached_and_celebrated(cast: Cast) -> None:
    one = milestone(cast)
    me = {"participant_id": ana(cast), "milestone_id": one}
    commands.reach_milestone(cast.ana.actor, **me, on=day(cast, -9))
    commands.celebrate_milestone(cast.ana.actor, **me)
    commands.open_milestone(cast.ana.actor, **me)
    assert the(cast).reached_on is None
    assert became(cast)[:2] == [
        (rules.REACHED_THEN_OPEN, day(cast, -9)), (rules.CELEBRATED_THEN, day(cast)),
    ]  # fmt: skip
    commands.undo_milestone(cast.ana.actor, **me)
    assert (the(cast).reached_on, the(cast).celebrated_on) == (day(cast, -9), day(cast))
    commands.undo_milestone(cast.ana.actor, **me)
    assert the(cast).reached_on is None


def test_another_day_keeps_the_day_before(cast: Cast) -> None:
    one = milestone(cast)
    me = {"participant_id": ana(cast), "milestone_id": one}
    for days in (-9, -9, -3):
        commands.reach_milestone(cast.ana.actor, **me, on=day(cast, days))
    assert became(cast) == [(rules.ANOTHER_DAY, day(cast, -9)), (rules.STILL_AHEAD, None)]
    kept = queries.before(cast.ana.actor, the(cast))
    assert all(each.same for each in kept)
    commands.use_earlier_milestone(cast.ana.actor, participant_id=ana(cast), earlier_id=kept[0].id)
    assert the(cast).reached_on == day(cast, -9)


def test_a_day_ahead_that_is_changed_is_kept_too(cast: Cast) -> None:
    one = milestone(cast, on=day(cast, 9))
    said = commands.Chosen("a quiet month", day(cast, 30))
    done = commands.change_milestone(
        cast.ana.actor, participant_id=ana(cast), milestone_id=one, said=said, version=1
    )
    assert not done.meanwhile
    assert became(cast) == [(rules.FOR_ANOTHER_DAY, day(cast, 9))]


def test_words_come_back_and_the_days_of_now_stay(cast: Cast) -> None:
    one = milestone(cast, "a month")
    me = {"participant_id": ana(cast), "milestone_id": one}
    commands.change_milestone(cast.ana.actor, **me, said=commands.Chosen("two months"))
    commands.reach_milestone(cast.ana.actor, **me, on=day(cast, -1))
    first = queries.before(cast.ana.actor, the(cast))[-1]
    commands.use_earlier_milestone(cast.ana.actor, participant_id=ana(cast), earlier_id=first.id)
    assert (the(cast).text, the(cast).reached_on) == ("a month", day(cast, -1))


def test_what_was_kept_before_days_were_kept_changes_no_day(cast: Cast) -> None:
    one = milestone(cast, "a month")
    me = {"participant_id": ana(cast), "milestone_id": one}
    commands.change_milestone(cast.ana.actor, **me, said=commands.Chosen("two months"))
    EarlierMilestone.objects.for_system("a test").update(dated=False)
    commands.reach_milestone(cast.ana.actor, **me, on=day(cast, -1))
    EarlierMilestone.objects.for_system("a test").filter(dated=True).delete()
    assert became(cast) == []
    commands.undo_milestone(cast.ana.actor, **me)
    assert (the(cast).text, the(cast).reached_on) == ("a month", day(cast, -1))


def test_nothing_to_take_back_and_nobody_else(cast: Cast) -> None:
    one = milestone(cast, shared=True)
    me = {"participant_id": ana(cast), "milestone_id": one}
    with pytest.raises(NotLikeThis):
        commands.undo_milestone(cast.ana.actor, **me)
    commands.reach_milestone(cast.ana.actor, **me)
    for member in (cast.ben, cast.omar, cast.carol):
        with pytest.raises(NotVisible):
            commands.undo_milestone(member.actor, **me)


def test_the_pages_tell_both(cast: Cast) -> None:
    one = milestone(cast, shared=True)
    for act in ("reached", "open"):
        cast.ana.client.post(reverse(f"growth:milestone_{act}", args=[one]))
    mine = html(cast.ana.client.get(reverse("growth:milestones")))
    assert "opened again on" in mine
    assert reverse("growth:milestone_undo", args=[one]) in mine
    bens = html(cast.ben.client.get(reverse("growth:person", args=[ana(cast)])))
    assert "opened again on" in bens
    assert reverse("growth:milestone_undo", args=[one]) not in bens
    done = cast.ana.client.post(reverse("growth:milestone_undo", args=[one]))
    assert done.status_code == 303
    assert the(cast).reached_on is not None


def _clock(cast: Cast) -> tuple[UUID, UUID]:
    me = {"participant_id": ana(cast)}
    made = numbers.add_clock(cast.ana.actor, **me, name="not drinking", starts_on=day(cast, -20))
    days = numbers.write_days(cast.ana.actor, **me, clock_id=made, first_on=day(cast, -3))
    return made, days


def counted(cast: Cast) -> ClockView:
    return clocks(cast.ana.actor, ana(cast), day(cast))[0]


def test_days_that_were_taken_back_are_kept_and_count_again(cast: Cast) -> None:
    made, days = _clock(cast)
    me = {"participant_id": ana(cast), "days_id": days}
    before = counted(cast)
    numbers.take_days_back(cast.ana.actor, **me)
    taken = counted(cast)
    assert (len(taken.days), [one[0] for one in taken.taken]) == (0, [days])
    assert taken.numbers != before.numbers
    page = html(cast.ana.client.get(reverse("coping:clock", args=[made])))
    assert "Days I took back" in page
    done = cast.ana.client.post(reverse("coping:days_remove", args=[days]), {"again": "1"})
    assert done.status_code == 303
    assert counted(cast).numbers == before.numbers
    for member in (cast.ben, cast.omar):
        with pytest.raises(NotVisible):
            numbers.take_days_back(member.actor, **me)
