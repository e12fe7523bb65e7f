"""From one coach to another: the plan, the words, the yes, and who then reads what."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.joining import coaching_of
from handrail.practice.handover import rules
from handrail.practice.handover.commands import ending, planning, words
from handrail.practice.handover.models import EarlierWriting, HandedOn, Handover, Wish, Writing
from handrail.practice.handover.queries.whole import handed_to_me, handovers
from tests.cast import Cast, Member

from .people import ana, answer, html, later, plan, view, write

COACH_TEXT, OWN_TEXT = "Fridays are long for her", "Please no calls before ten"


def now(cast: Cast, who: Member, one: object) -> None:
    ending.hand_over(who.actor, participant_id=ana(cast), handover_id=one)  # type: ignore[arg-type]


def coach_of(cast: Cast) -> object:
    row = coaching_of(ana(cast))
    return row.staff_id if row else None


@pytest.mark.covers("003-23")
def test_the_new_coach_reads_what_was_said_yes_to_and_only_from_then_on(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "A first try")
    write(cast, cast.ben, one, COACH_TEXT)
    write(cast, cast.ana, one, OWN_TEXT)
    write(cast, cast.ben, one, "Thank you for the walks", "goodbye")
    words.wish_for_change(
        cast.ana.actor, participant_id=ana(cast), handover_id=one, text="Not the part on my aunt"
    )
    answer(cast, one, "all")
    of = reverse("handover:of", args=[ana(cast)])
    assert cast.dee_coach.client.get(of).status_code == 404
    assert handed_to_me(cast.dee_coach.actor, ana(cast)) is None
    now(cast, cast.ben, one)
    assert cast.dee_coach.staff is not None
    assert coach_of(cast) == cast.dee_coach.staff.pk
    page = html(cast.dee_coach.client.get(of))
    assert COACH_TEXT in page
    assert OWN_TEXT in page
    for kept_back in ("A first try", "my aunt", "Thank you for the walks"):
        assert kept_back not in page
    assert cast.ben.client.get(of).status_code == 404
    assert handovers(cast.dee_coach.actor, ana(cast)) == []
    for model in (Writing, EarlierWriting, Wish):
        for capability in Capability:
            assert not model.objects.visible_to(cast.dee_coach.actor, capability).exists()
    mine = html(cast.ana.client.get(reverse("handover:mine")))
    for kept in (COACH_TEXT, OWN_TEXT, "A first try", "my aunt", "Thank you for the walks"):
        assert kept in mine
    assert "with Ben, until" in mine


def test_whoever_comes_after_the_new_coach_reads_nothing_of_it(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, COACH_TEXT)
    answer(cast, one, "all")
    now(cast, cast.mona, one)
    assert cast.ben.staff is not None
    assert cast.dee_coach.staff is not None
    for staff, may in ((cast.ben, False), (cast.dee_coach, True)):
        assert staff.staff is not None
        assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff.staff.pk)
        rows = HandedOn.objects.visible_to(staff.actor, Capability.HANDED_ON_READ)
        assert rows.exists() is may


def test_a_later_change_needs_a_new_yes(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, COACH_TEXT)
    answer(cast, one, "all")
    write(cast, cast.ben, one, "Something else")
    assert view(cast).stands.asks_again
    with pytest.raises(NotLikeThis, match="says what is handed on"):
        now(cast, cast.ben, one)
    with pytest.raises(NotLikeThis, match="wrote something else"):
        answer(cast, one, "all", read_version=1)
    answer(cast, one, "all")
    now(cast, cast.ben, one)


@pytest.mark.parametrize(
    ("what", "text", "own"),
    [("all", COACH_TEXT, OWN_TEXT), ("mine", "", OWN_TEXT), ("nothing", "", "")],
)
def test_she_says_what_is_handed_on(cast: Cast, what: str, text: str, own: str) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, COACH_TEXT)
    write(cast, cast.ana, one, OWN_TEXT)
    answer(cast, one, what)
    now(cast, cast.ben, one)
    handed = handed_to_me(cast.dee_coach.actor, ana(cast))
    assert handed is not None
    assert (handed.text, handed.own) == (text, own)
    assert handed.any is (what != "nothing")


def test_without_an_answer_the_office_may_go_on_after_14_days_with_nothing(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, COACH_TEXT)
    with pytest.raises(NotLikeThis, match="after 14 days"):
        now(cast, cast.mona, one)
    later(cast, one, 15)
    with pytest.raises(NotLikeThis, match="Ask them kindly"):
        now(cast, cast.ben, one)
    now(cast, cast.mona, one)
    handed = handed_to_me(cast.dee_coach.actor, ana(cast))
    assert handed is not None
    assert not handed.any


def test_a_coach_who_left_at_once_blocks_nothing(cast: Cast) -> None:
    one = plan(cast)
    assert cast.ben.staff is not None
    cast.ben.staff.suspended_at = clock.now()
    cast.ben.staff.save()
    page = html(cast.mona.client.get(reverse("handover:plan", args=[ana(cast)])))
    assert "you can go on at once" in page
    now(cast, cast.mona, one)
    assert cast.dee_coach.staff is not None
    assert coach_of(cast) == cast.dee_coach.staff.pk


def test_a_new_coach_who_left_is_said_in_words(cast: Cast) -> None:
    one = plan(cast)
    answer(cast, one, "nothing")
    assert cast.dee_coach.staff is not None
    cast.dee_coach.staff.suspended_at = clock.now()
    cast.dee_coach.staff.save()
    with pytest.raises(NotLikeThis, match="does not work here"):
        now(cast, cast.mona, one)
    ending.stop_handover(cast.mona.actor, participant_id=ana(cast), handover_id=one)


@pytest.mark.parametrize("who", ["ana", "mona"])
def test_the_participant_and_the_office_can_stop_it(cast: Cast, who: str) -> None:
    one, actor = plan(cast), cast.everybody()[who].actor
    write(cast, cast.ben, one, COACH_TEXT)
    ending.stop_handover(actor, participant_id=ana(cast), handover_id=one)
    assert cast.ben.staff is not None
    assert coach_of(cast) == cast.ben.staff.pk
    assert handovers(cast.ben.actor, ana(cast)) == []
    assert view(cast).said("summary", "coach").text == COACH_TEXT
    for do in (
        lambda: ending.stop_handover(actor, participant_id=ana(cast), handover_id=one),
        lambda: now(cast, cast.mona, one),
        lambda: write(cast, cast.ana, one, "Late"),
    ):
        with pytest.raises(NotLikeThis, match="is over"):
            do()
    assert plan(cast) != one


def test_a_coach_who_changes_in_another_way_stops_it(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, COACH_TEXT)
    assert cast.dee_coach.staff is not None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    row = Handover.objects.for_system("a test looks").get(pk=one)
    assert (row.state, row.ended_by) == ("stopped", "")
    assert handed_to_me(cast.dee_coach.actor, ana(cast)) is None
    office = html(cast.mona.client.get(reverse("handover:plan", args=[ana(cast)])))
    assert "The coach changed in another way." in office


def test_planning_says_no_in_words(cast: Cast) -> None:
    staff = {name: who.staff.pk for name, who in cast.everybody().items() if who.staff}
    boss, me = cast.mona.actor, {"participant_id": ana(cast)}
    for name, said in (("ben", rules.SAME_COACH), ("carol", rules.CHOOSE), ("omar", rules.CHOOSE)):
        with pytest.raises(NotLikeThis) as no:
            planning.plan_handover(boss, **me, to_staff_id=staff[name])
        assert no.value.words == said
    assert planning.plan_handover(boss, **me, to_staff_id=staff["dee_coach"])
    assert not planning.plan_handover(boss, **me, to_staff_id=staff["dee_coach"])
    assign_coach(boss, participant_id=ana(cast), staff_id=None)
    with pytest.raises(NotLikeThis, match="Nobody coaches"):
        planning.plan_handover(boss, **me, to_staff_id=staff["dee_coach"])


def test_nobody_else_may(cast: Cast) -> None:
    one, me = plan(cast), {"participant_id": ana(cast)}
    assert cast.dee_coach.staff is not None
    for name, member in cast.everybody().items():
        actor = member.actor
        tries = {
            "plan": ({"mona"}, lambda a: planning.plan_handover(
                a, **me, to_staff_id=cast.dee_coach.staff.pk)),  # type: ignore[union-attr]
            "write": ({"ana", "ben"}, lambda a: words.write(
                a, **me, handover_id=one, part="summary", text="Mine")),
            "wish": ({"ana"}, lambda a: words.wish_for_change(
                a, **me, handover_id=one, text="Please")),
            "answer": ({"ana"}, lambda a: words.answer(
                a, **me, handover_id=one, what="nothing")),
            "day": ({"ana", "ben"}, lambda a: planning.set_day(a, **me, handover_id=one, on=None)),
            "met": ({"ana", "ben"}, lambda a: planning.say_met(a, **me, handover_id=one, met=True)),
            "not": ({"ana", "ben"}, lambda a: planning.say_met(
                a, **me, handover_id=one, met=False)),
        }  # fmt: skip
        for may, do in tries.values():
            if name in may:
                do(actor)
            else:
                with pytest.raises(NotVisible):
                    do(actor)
        if name not in ("mona", "ben"):
            with pytest.raises(NotVisible):
                now(cast, member, one)
        if name not in ("mona", "ana"):
            with pytest.raises(NotVisible):
                ending.stop_handover(actor, participant_id=ana(cast), handover_id=one)


def test_the_office_never_sees_the_words(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, COACH_TEXT)
    write(cast, cast.ana, one, OWN_TEXT)
    for name in ("planned", "plan"):
        args = [ana(cast)] if name == "plan" else []
        page = html(cast.mona.client.get(reverse(f"handover:{name}", args=args)))
        assert "From Ben to Dee" in page
        assert COACH_TEXT not in page
        assert OWN_TEXT not in page
    assert cast.mona.client.get(reverse("handover:of", args=[ana(cast)])).status_code == 404
    assert cast.mona.client.get(reverse("handover:mine")).status_code == 404
