"""The truth tables of moments, numbers, days ahead, the plan and the bad day."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ground.kernel.text import shortened
from handrail.ground.people import past
from handrail.ground.shelf import ours
from handrail.practice.coping.rules import badday, badday_words, days, moments, numbers, plan
from handrail.practice.coping.rules.numbers import ALL_BUT, MARKED, Stretch
from handrail.practice.plans import rules as plans

TODAY = date(2026, 5, 14)


def stretch(first: str, last: str = "") -> Stretch:
    return Stretch(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.covers("idea-3")
@pytest.mark.parametrize(
    ("counts", "start", "written", "today", "since", "year"),
    [
        # The first day counts as a day this year, and nothing has passed since.
        (ALL_BUT, "2026-05-14", [], "2026-05-14", 0, 1),
        (ALL_BUT, "2026-05-13", [], "2026-05-14", 1, 2),
        # From last year: the year's number begins on 1 January, "since" does not.
        (ALL_BUT, "2025-12-31", [], "2026-01-01", 1, 1),
        (ALL_BUT, "2020-01-01", [], "2026-05-14", 2325, 134),
        # A leap year has 366 days.
        (ALL_BUT, "2024-01-01", [], "2024-12-31", 365, 366),
        (ALL_BUT, "2023-01-01", [], "2023-12-31", 364, 365),
        (ALL_BUT, "2024-02-28", [], "2024-03-01", 2, 3),
        # One day in May: days since are few, days this year are nearly all.
        (ALL_BUT, "2026-01-01", ["2026-05-11"], "2026-05-14", 3, 133),
        (ALL_BUT, "2026-01-01", ["2026-05-14"], "2026-05-14", 0, 133),
        # Written down later for a day long ago, it does not touch "since" of a later one.
        (ALL_BUT, "2026-01-01", ["2026-05-11", "2026-02-01"], "2026-05-14", 3, 132),
        # Overlapping and repeated entries count a day once.
        (ALL_BUT, "2026-05-01", [("2026-05-02", "2026-05-04"), ("2026-05-03", "2026-05-05"),
                                 "2026-05-04"], "2026-05-14", 9, 10),
        # A stretch over New Year counts in each year for its own days.
        (ALL_BUT, "2025-01-01", [("2025-12-30", "2026-01-02")], "2026-01-10", 8, 8),
        # A stretch that reaches past today (written in another zone) ends today.
        (ALL_BUT, "2026-05-01", [("2026-05-14", "2026-05-15")], "2026-05-14", 0, 13),
        # Only what is written down counts; nothing written is no loss.
        (MARKED, "2026-05-01", [], "2026-05-14", 13, 0),
        (MARKED, "2026-05-01", ["2026-05-02", "2026-05-02", ("2026-05-02", "2026-05-04")],
         "2026-05-14", 13, 3),
        (MARKED, "2025-06-01", ["2025-12-31", "2026-01-01"], "2026-05-14", 347, 1),
        # A clock that begins tomorrow in another zone shows nothing below nought.
        (ALL_BUT, "2026-05-15", [], "2026-05-14", 0, 0),
    ],
)  # fmt: skip
def test_both_numbers(
    counts: str, start: str, written: list, today: str, since: int, year: int
) -> None:
    stretches = [stretch(*each) if isinstance(each, tuple) else stretch(each) for each in written]
    found = numbers.numbers(counts, date.fromisoformat(start), stretches, date.fromisoformat(today))
    assert (found.since, found.this_year) == (since, year)


OFFSETS = st.integers(0, 800)


@given(st.lists(st.tuples(OFFSETS, st.integers(0, 40)), max_size=12), OFFSETS, st.integers())
def test_numbers_are_what_counting_day_by_day_gives(
    rows: list[tuple[int, int]], ahead: int, seed: int
) -> None:
    start = date(2024, 1, 1)
    today = start + timedelta(days=ahead)
    written = [Stretch(start + timedelta(days=a), start + timedelta(days=a + b)) for a, b in rows]
    every = [start + timedelta(days=n) for n in range(ahead + 1)]
    marked = {d for d in every for s in written if s.first <= d <= s.last}
    this_year = [d for d in every if d.year == today.year]
    found = numbers.numbers(ALL_BUT, start, written, today)
    assert found.this_year == sum(d not in marked for d in this_year)
    assert found.since == (today - max(marked, default=start)).days
    assert numbers.numbers(MARKED, start, written, today).this_year == sum(
        d in marked for d in this_year
    )
    random.Random(seed).shuffle(written)
    assert numbers.numbers(ALL_BUT, start, written, today) == found


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (TODAY, TODAY, None),
        (date(2026, 1, 1), TODAY, None),
        (TODAY, TODAY + timedelta(days=1), past.AHEAD),
        (date(9999, 12, 31), date(9999, 12, 31), past.AHEAD),
        (TODAY, date(2026, 5, 1), numbers.WRONG_WAY),
        (date(2025, 12, 31), TODAY, numbers.BEFORE_START),
        (date(1, 1, 1), TODAY, numbers.BEFORE_START),
    ],
)
def test_which_days_can_be_written_down(first: date, last: date, words: str | None) -> None:
    assert numbers.check_stretch(Stretch(first, last), date(2026, 1, 1), TODAY) == words


def test_at_most_a_year_at_once() -> None:
    long = Stretch(date(2025, 1, 1), date(2026, 1, 2))
    assert numbers.check_stretch(long, date(2000, 1, 1), TODAY) == numbers.TOO_MANY


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (TODAY, None),
        (date(1930, 1, 1), None),
        (date(1, 1, 1), past.LONG_AGO),
        (date(9999, 12, 31), past.AHEAD),
    ],
)
def test_from_which_day(on: date, words: str | None) -> None:
    assert past.check_past(on, TODAY) == words


@pytest.mark.covers("004-11")
@pytest.mark.parametrize(
    ("starts", "repeats", "earliest", "found"),
    [
        ("2026-05-20", "once", "2026-05-14", "2026-05-20"),
        ("2026-05-14", "once", "2026-05-14", "2026-05-14"),
        ("2026-05-13", "once", "2026-05-14", None),
        ("2026-05-01", "two_weeks", "2026-05-14", "2026-05-15"),
        ("2026-05-01", "two_weeks", "2026-05-15", "2026-05-15"),
        ("2026-05-01", "two_weeks", "2026-05-16", "2026-05-29"),
        ("2020-01-03", "two_weeks", "2026-05-14", "2026-05-15"),
        ("2026-01-31", "monthly", "2026-02-01", "2026-02-28"),
        ("2024-01-31", "monthly", "2024-02-01", "2024-02-29"),
        # The 31st comes back after a short month.
        ("2026-01-31", "monthly", "2026-03-01", "2026-03-31"),
        ("2026-01-15", "monthly", "2026-05-14", "2026-05-15"),
        ("2026-01-14", "monthly", "2026-05-15", "2026-06-14"),
        ("2025-12-15", "monthly", "2026-12-16", "2027-01-15"),
        ("2024-02-29", "yearly", "2025-01-01", "2025-02-28"),
        ("2024-02-29", "yearly", "2028-01-01", "2028-02-29"),
        ("1990-12-25", "yearly", "2026-05-14", "2026-12-25"),
        ("1990-05-13", "yearly", "2026-05-14", "2027-05-13"),
    ],
)
def test_the_next_day(starts: str, repeats: str, earliest: str, found: str | None) -> None:
    given_, from_ = date.fromisoformat(starts), date.fromisoformat(earliest)
    assert days.next_day(given_, repeats, from_) == (date.fromisoformat(found) if found else None)


@pytest.mark.parametrize(
    ("day", "before", "zone", "at"),
    [
        # Five in the afternoon where they live, in summer and in winter.
        ("2026-07-15", 1, "America/New_York", "2026-07-14T21:00"),
        ("2026-12-25", 1, "America/New_York", "2026-12-24T22:00"),
        # The evening before the clocks go forward, and the evening of the very day.
        ("2026-03-08", 1, "America/New_York", "2026-03-07T22:00"),
        ("2026-03-09", 1, "America/New_York", "2026-03-08T21:00"),
        ("2026-05-20", 7, "Pacific/Kiritimati", "2026-05-13T03:00"),
        ("2026-05-20", 2, "Pacific/Pago_Pago", "2026-05-19T04:00"),
    ],
)
def test_when_to_remind(day: str, before: int, zone: str, at: str) -> None:
    found = days.remind_at(date.fromisoformat(day), before, zone)
    assert found == datetime.fromisoformat(at).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "before", "at"),
    [
        # Asked in time; too late for the week before; too late for the evening before.
        ("2026-05-01T12:00", 7, "2026-05-08T21:00"),
        ("2026-05-10T12:00", 7, "2026-05-14T21:00"),
        ("2026-05-14T21:00", 1, "2026-05-15T12:00"),
        ("2026-05-14T23:00", 2, "2026-05-15T12:00"),
        ("2026-05-15T12:00", 1, None),
    ],
)
def test_somebody_who_asks_late_is_still_reminded(now: str, before: int, at: str | None) -> None:
    asked = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = days.still_to_come(date(2026, 5, 15), before, "America/New_York", asked)
    assert found == (at and datetime.fromisoformat(at).replace(tzinfo=UTC))


def test_a_reminder_that_has_been_moves_to_the_next_time() -> None:
    now = datetime(2026, 5, 15, 13, tzinfo=UTC)
    args = (now, date(2026, 5, 15), "America/New_York")
    assert days.next_reminder(date(2026, 5, 15), "once", 1, *args) is None
    found = days.next_reminder(date(2026, 5, 15), "two_weeks", 1, *args)
    assert found is not None
    assert found[0] == date(2026, 5, 29)


@pytest.mark.parametrize(
    ("offset", "before", "near"),
    [(0, 1, True), (1, 1, True), (2, 1, False), (7, 7, True), (8, 7, False), (-1, 1, False)],
)
def test_near_days_stand_on_today(offset: int, before: int, near: bool) -> None:
    assert days.is_near(TODAY + timedelta(days=offset), before, TODAY) is near


@pytest.mark.parametrize(
    ("on", "repeats", "words"),
    [
        (TODAY, "once", None),
        (TODAY - timedelta(days=1), "once", days.DAY_PAST),
        (date(1970, 1, 1), "yearly", None),
        (date(1, 1, 1), "yearly", past.LONG_AGO),
        (date(9999, 12, 31), "once", days.DAY_FAR),
        (date(9999, 12, 31), "monthly", days.DAY_FAR),
    ],
)
def test_which_day_can_be_kept(on: date, repeats: str, words: str | None) -> None:
    assert days.check_day(on, repeats, TODAY) == words


@pytest.mark.covers("000-11", "003-31")
def test_there_is_always_a_next_step_and_never_a_failed_state() -> None:
    for kind in moments.KINDS:
        for change in (True, False):
            for shared in (True, False):
                steps = moments.next_steps(
                    kind, change=change, stopped=True, carded=False, shared=shared
                )
                keys = [step.key for step in steps]
                assert keys
                assert ("step" in keys) is change
                again = moments.next_steps(
                    kind, change=change, stopped=True, carded=True, shared=shared, stepped=True
                )
                assert again
                assert not {"step", "card"} & {step.key for step in again}
                assert ("share" in keys) is not shared
                assert ("card" in keys) is (kind == "near_miss")
                assert (keys[0] == "people") is (kind == "use")
    assert not any("fail" in kind.title.lower() for kind in moments.KINDS.values())


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ("", ""), ("  \n ", ""), ("Call Jo", "Call Jo"), ("\n Call Jo \nand Al", "Call Jo"),
        ("x" * 300, "x" * 300), ("x" * 301, "x" * 299 + "…"),
        ("go home " * 60, ("go home " * 60)[:298] + "…"),
    ],
)  # fmt: skip
def test_the_step_out_of_a_change_is_its_first_line(change: str, step: str) -> None:
    assert moments.step_words(change) == step
    assert moments.step_words(change) == (plans.step_from_change(change) or "")
    assert moments.STEP_LIMIT == plans.STEP_LIMIT


@pytest.mark.covers("rule-10")
def test_the_first_words_after_a_return_to_use_are_about_safety() -> None:
    said = " ".join(moments.SAFETY).lower()
    for needed in ("less now than before", "not to be alone", "naloxone", "call %(emergency)s"):
        assert needed in said


@pytest.mark.covers("004-12")
@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({}, ""),
        ({"card": "holds", "person": "holds", "step": "holds", "body": "holds"}, ""),
        ({"card": "no", "person": "no"}, "person"),
        ({"card": "no", "person": "holds"}, "card"),
        ({"step": "no", "body": "no"}, "body"),
        ({"step": "no"}, "step"),
        # What does not hold comes before what holds in part.
        ({"person": "partly", "step": "no"}, "step"),
        ({"person": "not_sure", "card": "partly"}, "person"),
        ({"person": "made-up"}, ""),
    ],
)
def test_one_suggestion_for_a_bad_day(answers: dict[str, str], key: str) -> None:
    found = badday.found("alone", answers)
    assert found.key == key
    assert found.words
    if "holds" not in answers.values() and not key:
        assert found.words == badday.NOTHING_SAID


@pytest.mark.parametrize("many", range(1, 5))
def test_a_plan_holds_when_every_question_said_so(many: int) -> None:
    found = badday.found("alone", dict.fromkeys(list(badday.QUESTIONS)[:many], "holds"))
    whole = many == len(badday.QUESTIONS)
    assert (found.key, found.words) == ("", badday.ALL_HOLDS if whole else badday.HOLDS_SO_FAR)
    assert [one.key for one in found.holds] == list(badday.QUESTIONS)[:many]
    assert found.not_yet == found.absent == ()


SCENES = [one.key for one in ours.of_kind("bad_day", "en")]


@pytest.mark.covers("004-12")
@pytest.mark.parametrize("scene", [*SCENES, "a-day-of-the-site"])
@pytest.mark.parametrize("key", badday.QUESTIONS)
@pytest.mark.parametrize("answer", ["no", "partly", "not_sure"])
def test_the_suggestion_fits_the_day(scene: str, key: str, answer: str) -> None:
    found = badday.found(scene, {key: answer})
    assert found.key == key
    assert found.words == badday_words.OF_DAY.get(scene, badday_words.ANY_DAY)[key]


def test_every_day_of_ours_has_words_of_its_own_for_every_question() -> None:
    assert set(badday_words.OF_DAY) == set(SCENES)
    assert set(badday_words.ANY_DAY) == set(badday.QUESTIONS)
    every = [words for of in badday_words.OF_DAY.values() for words in of.values()]
    assert len(set(every)) == len(every) == len(SCENES) * len(badday.QUESTIONS)
    for scene, of in badday_words.OF_DAY.items():
        assert set(of) == set(badday.QUESTIONS), scene
    assert "no money" not in badday.found("payday", {"card": "no"}).words
    assert "costs nothing" in badday.found("no_money", {"card": "no"}).words


ALL = {"card": ["Call Jo"], "person": ["Rosa", "Ben"], "step": ["Find the paper"]}


@pytest.mark.covers("004-12")
@pytest.mark.parametrize(
    ("answers", "of", "holds", "not_yet", "absent", "words"),
    [
        # Named as it reads; what holds and what does not stand apart.
        ({"card": "holds", "step": "no"}, ALL, ["Call Jo"], ["Find the paper"], [], None),
        # What is not there does not count as not holding.
        ({"body": "holds"}, {}, [""], [], ["card", "person", "step"], badday.HOLDS_AS_IT_IS),
        ({"body": "no"}, {"card": ["Call Jo"]}, [], [""], ["person", "step"], None),
        ({"card": "holds"}, {"card": ["Call Jo"]}, ["Call Jo"], [], ["person", "step"],
         badday.HOLDS_SO_FAR),
        # Somebody said so of it all the same: an answer stands.
        ({"card": "no"}, {}, [], [""], ["person", "step"], None),
        (dict.fromkeys(badday.QUESTIONS, "holds"), ALL,
         ["Call Jo", "Rosa Ben", "Find the paper", ""], [], [], badday.ALL_HOLDS),
        # Of an older walk it is not known what was there.
        ({"card": "holds"}, None, [""], [], [], badday.HOLDS_SO_FAR),
        ({}, {}, [], [], ["card", "person", "step"], badday.NOTHING_SAID),
    ],
)  # fmt: skip
def test_what_holds_that_day_is_named(
    answers: dict[str, str], of: Any, holds: list[str], not_yet: list[str], absent: list[str],
    words: str | None,
) -> None:  # fmt: skip
    found = badday.found("payday", answers, of)
    assert [" ".join(one.of) for one in found.holds] == holds
    assert [" ".join(one.of) for one in found.not_yet] == not_yet
    assert [key for key, _words in found.absent] == absent
    assert words is None or found.words == words


@pytest.mark.parametrize(
    ("line_by", "reader", "changes", "removes"),
    [
        ("participant", "participant", True, True),
        ("participant", "coach", False, False),
        ("coach", "coach", True, True),
        ("coach", "participant", False, True),
    ],
)
def test_whose_line_it_is(line_by: str, reader: str, changes: bool, removes: bool) -> None:
    assert plan.may_change(line_by, reader) is changes
    assert plan.may_remove(line_by, reader) is removes


@pytest.mark.parametrize(
    ("typed", "fine", "call"),
    [
        ("", True, ""),
        ("988", True, "988"),
        ("+1 (202) 555-0101", True, "+12025550101"),
        ("12", False, "12"),
        ("call me", False, ""),
        ("1234567890123456", False, "1234567890123456"),
    ],
)
def test_a_number_to_call(typed: str, fine: bool, call: str) -> None:
    assert plan.is_number(typed) is fine
    assert plan.dialable(typed) == call


@pytest.mark.parametrize(("seen", "stands", "crossed"), [(1, 1, False), (1, 2, True)])
def test_two_edits_that_cross(seen: int, stands: int, crossed: bool) -> None:
    assert plan.crossed(seen, stands) is crossed


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("", ""), ("a bus", "a bus"), ("a bus came", "a bus came"), ("a bus came by", "a bus…"),
        ("a bus\ncame by", "a bus…"), ("abcdefghijk", "abcdefghi…"), ("abcdefghi jk", "abcdefghi…"),
        ("abcdefgh  jk", "abcdefgh…"), ("abcdefghij k", "abcdefghi…"), ("é" * 11, "é" * 9 + "…"),
    ],
)  # fmt: skip
def test_what_is_longer_is_cut_at_a_word(words: str, short: str) -> None:
    assert shortened(words, limit=10) == short
    assert len(shortened(words, limit=10)) <= 10
