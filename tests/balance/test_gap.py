"""The gap between the two views: which axis, who said what, and to whom it is told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from handrail.watch.balance import words
from handrail.watch.balance.commands import say_pulse, show_answers
from handrail.watch.balance.commands.pulses import Said
from handrail.watch.balance.moves import TALK
from handrail.watch.balance.queries import balance_page
from handrail.watch.balance.rules import Answer, Mix, measure
from handrail.watch.balance.rules.gap import Apart, Telling, Told, apart, telling, told
from tests.cast import Cast

TODAY = date(2026, 6, 1)
LEVELS = (None, -1, 0, 1)
BOTH = [Apart("held_to", -1, 1), Apart("held_up", 0, 1)]


@pytest.mark.parametrize(
    ("both_show", "of_two", "how"),
    [
        (True, True, Telling.WHOLE), (True, False, Telling.AXIS),
        # To name the axis would leave two of three answers to whoever knows their own.
        (False, True, Telling.NOTHING), (False, False, Telling.NOTHING),
    ],
)  # fmt: skip
def test_how_much_of_the_gap_is_told(both_show: bool, of_two: bool, how: Telling) -> None:
    assert telling(both_show=both_show, of_two=of_two) is how


def test_what_is_left_of_it() -> None:
    assert told(BOTH, Telling.WHOLE) == Told(Telling.WHOLE, BOTH)
    assert told(BOTH, Telling.AXIS) == Told(Telling.AXIS, [Apart("held_to"), Apart("held_up")])
    assert told(BOTH, Telling.NOTHING) == Told()
    for how in Telling:
        assert told([], how) == Told()


@pytest.mark.parametrize(("mine", "theirs"), list(product(LEVELS, LEVELS)))
@pytest.mark.parametrize("axis", ["held_to", "held_up"])
def test_an_axis_is_apart_where_both_said_something_else(
    axis: str, mine: int | None, theirs: int | None
) -> None:
    other = "held_up" if axis == "held_to" else "held_to"
    said = [
        Answer(TODAY, True, **{axis: mine, other: 0}),
        Answer(TODAY, False, **{axis: theirs, other: 0}),
    ]
    differ = mine is not None and theirs is not None and mine != theirs
    assert apart(said, TODAY, TODAY) == ([Apart(axis, mine, theirs)] if differ else [])
    gap = measure([], said, Mix(), TODAY, TODAY).gap
    assert gap.any is differ


def test_the_last_answers_of_these_days_count_and_it_takes_two() -> None:
    before = TODAY - timedelta(days=20)
    said = [Answer(before, True, 1, 1), Answer(TODAY, True, 0, 0), Answer(TODAY, False, 0, 1)]
    assert apart(said, before, TODAY) == [Apart("held_up", 0, 1)]
    assert apart(said, before, before) == []
    assert apart(said[:2], before, TODAY) == []


def test_each_reads_it_in_their_own_words() -> None:
    whole = Told(Telling.WHOLE, BOTH)
    assert words.gap_lines(whole, "Ben", own=True) == [
        "Held to: you said “Too little”, and Ben said “Too much”.",
        "Held up: you said “Just right”, and Ben said “Too much”.",
    ]
    assert words.gap_lines(whole, "Ana M.", own=False)[0] == (
        "Held to: you said “Too much”, and Ana M. said “Too little”."
    )
    (line,) = words.gap_lines(told(BOTH[:1], Telling.AXIS), "Ana M.", own=False)
    assert line == "In their last answers the two see it differently: Held to."
    assert words.gap_lines(Told(), "Ben", own=True) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("own", "coach"), list(product([True, False], [True, False])))
def test_the_page_tells_as_much_as_both_agreed(cast: Cast, own: bool, coach: bool) -> None:
    ana = cast.ana.participant_id
    assert ana is not None
    for member, held_to, shown in ((cast.ana, -1, own), (cast.ben, 1, coach)):
        say_pulse(member.actor, participant_id=ana, said=Said(held_to, 0, "", None))
        show_answers(member.actor, participant_id=ana, shown=shown)
    hers, his, above = (
        who.client.get(where).text
        for who, where in (
            (cast.ana, "/balance/"), (cast.ben, f"/balance/of/{ana}/"),
            (cast.carol, f"/balance/of/{ana}/"),
        )
    )  # fmt: skip
    agreed = own and coach
    assert ("you said “Too little”, and Ben said “Too much”." in hers) is agreed
    assert ("you said “Too much”, and Ana M. said “Too little”." in his) is agreed
    later = "stands here once both of you show your answers"
    assert (later in hers, later in his) == (not agreed, not agreed)
    assert ("the two see it differently: Held to." in above) is agreed
    assert "you said" not in above
    for text in (hers, his, above):
        assert ("see it differently: Held to." in text) is agreed


@pytest.mark.django_db
def test_the_move_says_on_which_axis(cast: Cast) -> None:
    ana = cast.ana.participant_id
    assert ana is not None
    for member, held_up in ((cast.ana, -1), (cast.ben, 0)):
        say_pulse(member.actor, participant_id=ana, said=Said(0, held_up, "", None))
        show_answers(member.actor, participant_id=ana, shown=True)
    found = balance_page(cast.ben.actor, ana)
    assert found is not None
    assert found.suggested is TALK
    assert TALK.reason(found.now).endswith("differently: Held up.")
