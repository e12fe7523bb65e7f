"""Truth tables: states and their diagram, the order, piles, rulers, barriers, suggestions, why."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from handrail.ground.kernel.order import moved, places
from handrail.ground.kernel.standing import diagram
from handrail.ground.people.past import BEFORE_BIRTH, before_birth
from handrail.practice.plans.rules import (
    barriers,
    check_win_day,
    direction,
    goals,
    rulers,
    states,
    suggesting,
)
from handrail.practice.plans.rules.suggesting import (
    FROM_STRENGTH,
    OF_DOMAIN,
    USES,
    WORKED,
    WORKED_HERE,
    Strong,
    Suggested,
    Template,
    Worked,
    strength_for,
    suggested,
)

TODAY = date(2026, 11, 27)
JUDGING = ("fail", "miss", "late", "lost", "broke", "relapse")


@pytest.mark.covers("000-3")
@pytest.mark.parametrize("what", list(states.ALL))
def test_every_state_can_be_left_and_reached_and_none_judges(what: str) -> None:
    known = states.ALL[what]
    for key, state in known.items():
        assert state.moves <= set(known)
        assert state.moves, key
        assert not any(word in f"{key} {state.word}".lower() for word in JUDGING)
        assert "red" not in state.tone
    reached = set().union(*(state.moves for state in known.values()))
    assert reached == set(known)


def test_the_diagram_says_every_move_once() -> None:
    drawn = diagram(states.STATES).splitlines()
    moves = [line for line in drawn if "-->" in line and "[*]" not in line]
    assert len(moves) == len(set(moves)) == sum(len(s.moves) for s in states.STATES.values())
    assert "    open --> swapped" in moves
    assert drawn[1] == "    [*] --> open"


@pytest.mark.parametrize(
    ("now", "then", "may"),
    [
        ("open", "swapped", True), ("partly", "swapped", True), ("not_yet", "swapped", True),
        ("done", "swapped", False), ("aside", "swapped", False), ("swapped", "open", True),
        ("swapped", "done", True), ("swapped", "smaller", False),
    ],
)  # fmt: skip
def test_a_step_is_swapped(now: str, then: str, may: bool) -> None:
    assert states.may_move(now, then) is may
    assert not states.counts("swapped")


@pytest.mark.parametrize(
    ("now", "then", "may"),
    [
        ("open", "reached", True), ("open", "aside", True), ("reached", "open", True),
        ("aside", "open", True), ("reached", "aside", False), ("open", "failed", False),
        ("open", "open", True), ("nothing", "open", False),
    ],
)  # fmt: skip
def test_where_a_goal_may_go(now: str, then: str, may: bool) -> None:
    assert states.may_move(now, then, states.GOAL_STATES) is may


@pytest.mark.parametrize(
    ("order", "one", "up", "then"),
    [
        ("abc", "b", True, "bac"), ("abc", "b", False, "acb"), ("abc", "a", True, "abc"),
        ("abc", "c", False, "abc"), ("abc", "x", True, "abc"), ("", "x", True, ""),
    ],
)  # fmt: skip
def test_one_place_up_or_down(order: str, one: str, up: bool, then: str) -> None:
    assert "".join(moved(order, one, up=up)) == then


@pytest.mark.parametrize(
    ("by", "own", "coach", "may"),
    [
        ("participant", False, False, True), ("coach", False, False, True),
        ("coach", True, True, True), ("coach", False, True, False),
        ("participant", False, True, False), ("participant", True, True, False),
    ],
)  # fmt: skip
def test_whose_words_somebody_may_change(by: str, own: bool, coach: bool, may: bool) -> None:
    me = uuid4()
    assert goals.may_write(by, me if own else uuid4(), me, coach=coach) is may


@pytest.mark.parametrize(
    ("life", "parent", "has_goals", "wrong"),
    [
        (True, False, False, None), (False, True, False, None), (False, False, False, None),
        (True, True, False, goals.LIFE_STAYS), (True, False, True, None),
        (False, False, True, goals.HAS_GOALS),
    ],
)  # fmt: skip
def test_where_a_goal_may_stand(
    life: bool, parent: bool, has_goals: bool, wrong: str | None
) -> None:
    above = uuid4() if parent else None
    assert goals.place_wrong(life=life, parent=above, has_goals=has_goals) == wrong


def test_the_chain_leaves_out_what_is_not_there() -> None:
    whole = goals.chain("Family", ("A home", "for her"), ("A lease", ""), ("Call", "today"))
    assert [(link.key, link.text, link.note) for link in whole] == [
        ("value", "Family", ""), ("life", "A home", "for her"), ("goal", "A lease", ""),
        ("step", "Call", "today"),
    ]  # fmt: skip
    alone = goals.chain("", ("", ""), ("", ""), ("Call", ""))
    assert [link.key for link in alone] == ["step"]


@pytest.mark.parametrize(
    ("card", "text", "there"),
    [
        ("honesty", "Anything", True), ("peace", "Honesty", False), ("", " honesty ", True),
        ("", "MUSIC", True), ("", "Quiet", False),
    ],
)  # fmt: skip
def test_a_value_is_there_by_its_card_or_its_words(card: str, text: str, there: bool) -> None:
    known = [direction.Known("honesty", "Honesty"), direction.Known("", "Music")]
    assert direction.is_there(known, card, text) is there


@pytest.mark.covers("000-5")
@pytest.mark.parametrize(
    ("said", "big"), [(None, False), (0, True), (6, True), (7, False), (10, False)]
)
def test_below_seven_is_worth_an_offer(said: int | None, big: bool) -> None:
    assert rulers.too_big(said) is big


@pytest.mark.parametrize(
    ("on", "wrong"),
    [
        (TODAY, None), (TODAY - timedelta(days=3650), None),
        (TODAY + timedelta(days=1), rulers.DAY_AHEAD), (date(9999, 1, 1), rulers.DAY_AHEAD),
        (date(1890, 1, 1), rulers.LONG_AGO),
    ],
)  # fmt: skip
def test_the_day_of_a_number(on: date, wrong: str | None) -> None:
    assert rulers.check_day(on, TODAY) == wrong


@pytest.mark.parametrize(
    ("taken_by", "named", "missing"),
    [
        ("somebody", "", True),
        ("somebody", " ", True),
        ("somebody", "Lee", False),
        ("me", "", False),
    ],
)
def test_somebody_else_has_a_name(taken_by: str, named: str, missing: bool) -> None:
    assert barriers.name_missing(taken_by, named) is missing


WALK, COOK = UUID(int=1), UUID(int=2)
SHELF = (
    Template("t1", "A walk", "Walk to the corner and back.", "Put on your shoes."),
    Template("t2", "Cook", "Try cooking one warm meal.", "Boil an egg."),
    Template("t3", "Sleep", "Lights out at eleven.", "Lights out once."),
)
STRONG = (Strong(COOK, "I like cooking for people"),)


@pytest.mark.covers("000-17", "003-14")
def test_what_worked_comes_first_then_strengths_then_the_rest_each_with_why() -> None:
    before = [
        Worked(WALK, "Walk with Sam", TODAY - timedelta(days=70), here=False),
        Worked(COOK, "Soup on Monday", TODAY - timedelta(days=140), here=True),
        Worked(uuid4(), "soup on monday", TODAY - timedelta(days=150), here=True),
    ]
    found = suggested(SHELF, STRONG, before, "Health", most=6)
    assert [(one.text, one.reason) for one in found] == [
        ("Soup on Monday", WORKED_HERE), ("Walk with Sam", WORKED),
        ("Try cooking one warm meal.", USES), ("Walk to the corner and back.", OF_DOMAIN),
        ("Lights out at eleven.", OF_DOMAIN),
    ]  # fmt: skip
    assert found[2].strength == COOK
    assert found[3].about == "Health"
    assert all(one.reason for one in found)


@pytest.mark.parametrize(
    ("reason", "own", "about"),
    [
        (WORKED_HERE, "You did this for this goal before. It worked.",
         "They did this for this goal before. It worked."),
        (WORKED, "You did this before, in the same part of life. It worked.",
         "They did this before, in the same part of life. It worked."),
        (USES, "It can use a strength of yours: %(about)s",
         "It can use a strength of theirs: %(about)s"),
        (OF_DOMAIN, "An idea for this part of life: %(about)s",
         "An idea for this part of life: %(about)s"),
        (FROM_STRENGTH, "One small thing that uses it. You are good at this.",
         "One small thing that uses it. They are good at this."),
    ],
)  # fmt: skip
def test_a_reason_is_said_to_whoever_reads_it(reason: str, own: str, about: str) -> None:
    for mine, said in ((True, own), (False, about)):
        assert Suggested("x", "x", reason).told(mine=mine) == said
        assert mine or not {"you", "your", "yours"} & set(re.findall(r"\w+", said.lower()))


def test_every_reason_is_there_for_both() -> None:
    words = {name: said for name, said in vars(suggesting).items() if isinstance(said, str)}
    given = {said for name, said in words.items() if name.isupper() and name[0] != "_"}
    assert given == set(suggesting.FOR_COACH)


def test_a_strength_that_fits_no_template_is_named_by_itself_and_nothing_is_twice() -> None:
    found = suggested(SHELF[2:] * 2, STRONG, [], "Health")
    assert [one.reason for one in found] == [OF_DOMAIN, FROM_STRENGTH]
    assert suggested((), (), [], "") == ()
    assert len(suggested(SHELF, STRONG, [], "Health", most=2)) == 2


@pytest.mark.parametrize(
    ("text", "strength", "fits"),
    [
        ("Cooking one meal", "I like cooking for people", True),
        ("Walk", "I like cooking for people", False),
        ("", "I like cooking for people", False),
        ("cooking", "", False),
        ("Ask how it works", "People at work count on her", False),
        ("Meet people", "I am good with people", False),
        ("Talk with them", "Good with words", False),
        ("Make a good time of this week", "I make time for good things each week", False),
        ("Call about one thing", "I call my friends about things", False),
        ("Read the countertop leaflet", "People count on her", False),
        ("Walk in the garden", "Gardening", True),
        ("Walk to two gardens", "I garden", True),
        ("Tell a story", "Telling stories", True),
        ("Dance for a song", "Dancing", True),
        ("Go swimming once", "She swims", True),
        ("Listen to one song", "I am a good listener", True),
        ("Caminar diez minutos", "Camino mucho", True),
        ("Cocinar una comida", "Me gusta la cocina", True),
        ("Preguntar cómo es el trabajo", "En el trabajo cuentan con ella", False),
        ("Salir con gente esta semana", "Me gusta la gente", False),
        ("Llamar a la clínica", "Llamo a mis hermanos", False),
        ("Dos canciones", "Cantar canciones", True),
        ("Tocar música", "MUSICA", True),
    ],
)
def test_a_strength_shares_a_whole_word_of_its_own(text: str, strength: str, fits: bool) -> None:
    found = strength_for(text, [Strong(COOK, strength)])
    assert (found is not None) is fits


@pytest.mark.parametrize(
    ("title", "smaller", "shown"),
    [
        ("Sort one corner", "Put one thing in its place.",
         "Sort one corner: put one thing in its place."),
        ("Ask.", "A call is enough.", "Ask: a call is enough."),
        ("Speak up", "I say one word.", "Speak up: I say one word."),
        ("Papers", "ID first.", "Papers: ID first."),
        ("", "Put one away.", "Put one away."),
        ("Papers", "", ""),
    ],
)  # fmt: skip
def test_a_smaller_way_stands_with_its_step(title: str, smaller: str, shown: str) -> None:
    assert Template("t", title, "The whole step.", smaller).in_one == shown


@pytest.mark.parametrize(
    ("day", "born", "wrong"),
    [
        (date(1979, 12, 31), 1980, True),
        (date(1980, 1, 1), 1980, False),
        (TODAY, 1980, False),
        (date(1979, 12, 31), None, False),
    ],
)
def test_no_day_is_before_the_year_of_birth(day: date, born: int | None, wrong: bool) -> None:
    assert (before_birth(day, born) == BEFORE_BIRTH) is wrong
    assert (check_win_day(day, TODAY, born) == BEFORE_BIRTH) is wrong


@pytest.mark.parametrize(
    ("taken", "given"),
    [([], []), ([3], [3]), ([2, 0, 5], [0, 2, 5]), ([0, 0, 0], [0, 1, 2]), ([4, 4, 1], [1, 4, 5])],
)
def test_places_stay_and_are_told_apart(taken: list[int], given: list[int]) -> None:
    assert places(taken) == given


def test_goals_stand_below_the_life_goal_that_is_there() -> None:
    home, work, lease, job, sleep, lost = (uuid4() for _ in range(6))
    found = goals.tree(
        [(home, True, None), (work, True, None), (lease, False, home), (sleep, False, None),
         (job, False, work), (lost, False, uuid4())]
    )  # fmt: skip
    assert found.top == (home, work, sleep, lost)
    assert found.below == {home: (lease,), work: (job,)}
    assert found.beside(work) == (home, work)
    assert found.beside(lost) == (sleep, lost)
    assert found.ends(lease) == (True, True)
    assert (found.ends(home), found.ends(work)) == ((True, False), (False, True))
