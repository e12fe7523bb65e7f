"""Truth tables: schedules, where promises and agreements stand, reviews, and drawn names."""

from __future__ import annotations

from datetime import date, time

import pytest

from handrail.practice.accountability import rules
from handrail.practice.accountability.rules import agreement, holding, promises
from handrail.practice.accountability.rules.promises import Schedule

MONDAY = date(2026, 11, 23)
WAVE = " ".join(f"{10 * n},{50 + n % 7}" for n in range(40))


def on(days: int) -> date:
    return date.fromordinal(MONDAY.toordinal() + days)


@pytest.mark.parametrize(
    ("when", "start", "following", "before"),
    [
        (Schedule("0"), MONDAY, MONDAY, MONDAY),
        (Schedule("6"), MONDAY, on(6), on(-1)),
        (Schedule("26"), on(3), on(6), on(2)),
        (Schedule("0123456"), on(3), on(3), on(3)),
        (Schedule(on=on(2)), MONDAY, on(2), None),
        (Schedule(on=on(2)), on(3), None, on(2)),
        (Schedule(), MONDAY, None, None),
    ],
)
def test_when_it_is_due(
    when: Schedule, start: date, following: date | None, before: date | None
) -> None:
    assert when.next(start) == following
    assert when.last(start) == before


@pytest.mark.parametrize(
    ("when", "whose", "words"),
    [
        (Schedule("2"), "participant", None),
        (Schedule(), "coach", None),
        (Schedule(on=MONDAY), "participant", None),
        (Schedule("2", MONDAY), "participant", promises.NOT_BOTH_WAYS),
        (Schedule(), "both", promises.RITUAL_NEEDS_DAYS),
        (Schedule("6", at=time(18)), "both", None),
        (Schedule(on=on(-1)), "participant", rules.PAST),
        (Schedule(on=date(9999, 1, 1)), "participant", promises.FAR),
    ],
)
def test_what_can_be_promised(when: Schedule, whose: str, words: str | None) -> None:
    assert promises.check(when, whose, MONDAY) == words


def test_a_day_that_is_over_may_stay_when_it_is_not_touched() -> None:
    assert promises.check(Schedule(on=on(-5)), "coach", MONDAY, same_day=True) is None


@pytest.mark.parametrize(
    ("day", "grace", "said", "rests", "stands"),
    [
        (None, 0, "", False, "open"),
        (on(1), 0, "", False, "ahead"),
        (MONDAY, 0, "", False, "due"),
        (on(-1), 1, "", False, "due"),
        (on(-1), 0, "", False, "not_seen"),
        (on(-8), 7, "", False, "not_seen"),
        (on(-1), 0, "asked", False, "asked"),
        (on(-1), 0, "kept", False, "kept"),
        (on(-1), 0, "moved", False, "moved"),
        (on(-1), 0, "not_yet", False, "not_yet"),
        (on(-1), 0, "", True, "rests"),
        (on(-1), 0, "kept", True, "kept"),
    ],
)
def test_where_a_promise_stands(
    day: date | None, grace: int, said: str, rests: bool, stands: str
) -> None:
    """A miss is "not seen yet" until somebody has asked; it rests when the person says so."""
    assert promises.stands(day, grace, said, MONDAY, rests=rests) == stands


def test_of_several_weeks_only_the_last_is_asked_about() -> None:
    weekly = Schedule("2")
    assert promises.current(weekly, on(-19), MONDAY) == on(-5)
    assert promises.current(weekly, on(2), MONDAY) == on(2)
    assert promises.current(weekly, None, MONDAY) is None
    assert promises.late_from(on(-5), 2) == on(-2)


@pytest.mark.parametrize(("when", "due", "grace", "late"), [
    (Schedule("0123456"), on(-3), 0, on(-1)),
    (Schedule("0123456"), on(-3), 1, on(-2)),
    (Schedule("0123456"), MONDAY, 0, None),
    (Schedule("2"), on(-5), 1, on(-5)),
    (Schedule("2"), on(-12), 1, on(-5)),
    (Schedule("0"), on(-7), 0, on(-7)),
    (Schedule(on=on(-2)), on(-2), 1, on(-2)),
    (Schedule(on=on(-2)), on(-2), 2, None),
    (Schedule(), None, 0, None),
])  # fmt: skip
def test_the_last_day_whose_grace_is_over(
    when: Schedule, due: date | None, grace: int, late: date | None
) -> None:
    assert promises.late_day(when, due, grace, MONDAY) == late
    assert (late is None) is (due is None or (promises.late_from(due, grace) or MONDAY) > MONDAY)


@pytest.mark.parametrize(("whose", "by", "may"), [
    ("participant", "participant", True), ("participant", "coach", False),
    ("coach", "coach", True), ("coach", "participant", False),
    ("both", "coach", True), ("both", "participant", True),
])  # fmt: skip
def test_whoever_promised_says_how_it_went(whose: str, by: str, may: bool) -> None:
    assert promises.may_answer(whose, by) is may


@pytest.mark.parametrize(("days", "words"), [
    (-1, rules.PAST), (0, rules.PAST), (1, None), (28, None), (29, holding.TOO_FAR),
    (2_000_000, holding.TOO_FAR),
])  # fmt: skip
def test_it_is_looked_at_within_four_weeks(days: int, words: str | None) -> None:
    assert holding.check_review(on(days), MONDAY) == words
    assert holding.check_review(None, MONDAY) == holding.NO_REVIEW


@pytest.mark.parametrize(("first", "words", "says"), [
    ("call", "", None), ("text", "", None), ("own", "Ask my sister", None),
    ("own", "", holding.FIRST_MISSING), ("letter", "", holding.FIRST_UNKNOWN),
])  # fmt: skip
def test_what_happens_first(first: str, words: str, says: str | None) -> None:
    assert holding.check_first(first, words) == says


def test_the_mix_is_even_until_somebody_says_otherwise() -> None:
    assert (holding.EVEN_MIX.held_to, holding.EVEN_MIX.held_up) == (3, 3)
    assert holding.check_mix(holding.Mix(1, 5)) is None
    assert holding.check_mix(holding.Mix(0, 3)) == holding.STEP_UNKNOWN
    assert holding.check_mix(holding.Mix(3, 6)) == holding.STEP_UNKNOWN


@pytest.mark.parametrize(("there", "mine", "theirs", "same", "days", "stands"), [
    (False, False, False, False, None, "none"),
    (True, True, False, True, 9, "theirs"),
    (True, False, True, True, 9, "mine"),
    (True, True, True, True, 9, "signed"),
    (True, True, True, True, 0, "review"),
    (True, True, True, True, -9, "review"),
    (True, True, True, False, 9, "changed"),
    (True, True, False, False, 9, "changed"),
    (True, False, True, True, -9, "mine"),
])  # fmt: skip
def test_where_the_agreement_stands(
    there: bool, mine: bool, theirs: bool, same: bool, days: int | None, stands: str
) -> None:
    found = agreement.stands(
        there=there, mine=mine, theirs=theirs, same_text=same,
        review_on=None if days is None else on(days), today=MONDAY,
    )  # fmt: skip
    assert found == stands


@pytest.mark.parametrize(("name", "drawn", "words"), [
    ("Ana", "", None), ("", WAVE, None), ("Ana", "1,1", None), ("Ana", "1,", None),
    ("", "", agreement.NO_NAME), ("", "   ", agreement.NO_NAME),
    ("", "1,1 2,2", agreement.BROKE_OFF), ("", WAVE[:-3] + ",", agreement.BROKE_OFF),
    ("", " ".join(["5,5"] * 90), agreement.BROKE_OFF),
    ("", " ".join(["5,5"] * 9000), agreement.BROKE_OFF),
    ("", "a,b c,d", agreement.BROKE_OFF), ("", "99999999999,1", agreement.BROKE_OFF),
])  # fmt: skip
def test_what_a_signature_needs(name: str, drawn: str, words: str | None) -> None:
    """A drawing that broke off midway is said, and does no harm beside a name that was typed."""
    assert agreement.check_signature(name, drawn) == words


def test_a_drawn_name_stays_within_its_field() -> None:
    lines = agreement.strokes(f"-50,900 {WAVE};5,5 6,6")
    assert lines is not None
    assert lines[0][0] == (0, agreement.HEIGHT)
    assert len(lines) == 2
    assert agreement.path_of(f"{WAVE}").startswith("M0 50 L10 51")
    assert agreement.path_of("broken") == ""


def test_a_change_in_any_language_is_another_text() -> None:
    one = {"en": [agreement.Paragraph("Coaching", "It is not therapy", ("a", "b"))],
           "es": [agreement.Paragraph("Coaching", "No es terapia")]}  # fmt: skip
    other = {**one, "es": [agreement.Paragraph("Coaching", "No es terapia.")]}
    assert agreement.fingerprint(one) != agreement.fingerprint(other)
    assert agreement.fingerprint(one) == agreement.fingerprint(dict(reversed(one.items())))
    kept = agreement.Paragraph.opened(one["en"][0].packed())
    assert kept == one["en"][0]


_DAILY, _KEPT = Schedule("0123456"), promises.KEPT


@pytest.mark.parametrize(
    ("when", "was", "now", "others", "due"),
    [
        # Nothing else was said: due when it was before.
        (_DAILY, MONDAY, on(1), [], MONDAY),
        (Schedule(), None, None, [], None),
        # Said before the day due was kept with an answer: by its schedule.
        (_DAILY, None, on(1), [], MONDAY),
        (Schedule(on=MONDAY), None, None, [], MONDAY),
        # Answered since, of this day or a later one: it stays answered.
        (_DAILY, MONDAY, on(1), [promises.Said(MONDAY, _KEPT, since=True)], on(1)),
        (_DAILY, MONDAY, on(2), [promises.Said(on(1), _KEPT, since=True)], on(2)),
        # Answered before by somebody: as it was after that.
        (_DAILY, on(1), on(3), [promises.Said(MONDAY, _KEPT)], on(1)),
        (_DAILY, None, on(3), [promises.Said(MONDAY, _KEPT)], on(1)),
        (Schedule(on=MONDAY), None, on(3), [promises.Said(MONDAY, _KEPT)], None),
        (Schedule(on=MONDAY), None, None, [promises.Said(MONDAY, promises.MOVED, on(2))], on(2)),
    ],
)
def test_when_it_is_due_once_an_answer_is_taken_back(
    when: Schedule, was: date | None, now: date | None, others: list[promises.Said],
    due: date | None,
) -> None:  # fmt: skip
    assert promises.due_again(when, promises.Taken(MONDAY, was, now), others) == due


@pytest.mark.parametrize(("days", "due_on", "since", "next_on"), [
    ("2", on(-5), on(-30), on(2)),  # every Wednesday, away a month
    ("0", on(-7), on(-30), MONDAY),  # it is due today
    ("", on(-5), on(-30), None),  # one day, which is over
    ("2", on(-5), MONDAY, on(-5)),  # gone and back on one day: nothing changed
    ("2", on(2), on(-30), on(2)),
    ("0", MONDAY, on(-30), MONDAY),
    ("", None, on(-30), None),
])  # fmt: skip
def test_no_day_of_a_rest_is_asked_about(
    days: str, due_on: date | None, since: date, next_on: date | None
) -> None:
    when = Schedule(days) if days else Schedule(on=due_on)
    assert promises.due_from(when, due_on, since, MONDAY) == next_on


@pytest.mark.parametrize(
    ("whose", "first", "late", "word"),
    [
        ("participant", "call", True, "not seen yet. First: a kind call"),
        ("participant", "text", True, "not seen yet. First: a kind text"),
        ("participant", "own", True, "not seen yet. First: what they wrote in their own words"),
        ("participant", "wait", True, ""),
        ("participant", "call", False, ""),
        ("participant", "wait", False, ""),
        ("both", "call", True, "not seen yet. First: a kind call"),
        ("both", "own", True, "not seen yet. First: what they wrote in their own words"),
        ("both", "wait", True, "a ritual of both of you"),
        ("both", "text", False, "a ritual of both of you"),
        ("both", "wait", False, "a ritual of both of you"),
        ("coach", "call", True, "you promised something"),
        ("coach", "wait", True, "you promised something"),
        ("coach", "wait", False, "you promised something"),
    ],
)
def test_what_comes_first_is_what_the_person_chose(
    whose: str, first: str, late: bool, word: str
) -> None:
    assert holding.up_word(whose, first, late=late) == word


def test_each_thing_that_may_come_first_has_a_sign_and_words_or_waits() -> None:
    assert set(holding.ICONS) == set(holding.FIRST)
    assert {*holding.NOT_SEEN, holding.WAIT} == set(holding.FIRST)


SEEN, ELSEWHERE = {"seen": True}, {"seen": False}
MINE = {"seen": False, "made": True, "signed": True}


@pytest.mark.parametrize(("now", "words", "text", "newest", "under"), [
    # Nobody signed yet, or the page showed what stands.
    (SEEN, False, False, True, agreement.ANEW),
    (SEEN, True, True, True, agreement.STANDING),
    (SEEN, False, True, True, agreement.ANEW),
    (SEEN, True, False, True, agreement.ANEW),
    ({**SEEN, "newest": False}, True, True, False, agreement.STANDING),
    ({**SEEN, "newest": False}, True, False, True, agreement.ANEW),
    (SEEN, False, False, False, agreement.TEXT_CHANGED),
    ({**MINE, "seen": True}, False, True, True, agreement.ANEW),
    ({**MINE, "seen": True}, True, False, False, agreement.TEXT_CHANGED),
    # The other one wrote meanwhile.
    (ELSEWHERE, True, True, True, agreement.STANDING),
    (ELSEWHERE, False, True, True, agreement.WRITTEN_MEANWHILE),
    (ELSEWHERE, False, False, False, agreement.TEXT_CHANGED),
    ({"seen": False, "signed": True}, False, True, True, agreement.WRITTEN_MEANWHILE),
    ({"seen": False, "signed": True}, True, False, False, agreement.STANDING),
    # The same person wrote on another page or phone.
    (MINE, True, True, True, agreement.STANDING),
    (MINE, True, False, False, agreement.STANDING),
    (MINE, False, True, True, agreement.OWN_MEANWHILE),
    (MINE, False, False, False, agreement.OWN_MEANWHILE),
    ({**MINE, "newest": False}, True, False, True, agreement.ANEW),
    ({**MINE, "newest": False}, False, False, True, agreement.OWN_MEANWHILE),
    ({**MINE, "newest": False}, False, True, False, agreement.TEXT_CHANGED),
    ({**MINE, "newest": False}, True, False, False, agreement.TEXT_CHANGED),
])  # fmt: skip
def test_what_a_name_goes_under(
    now: dict[str, bool], words: bool, text: bool, newest: bool, under: str
) -> None:
    found = agreement.goes_under(
        agreement.Now(**now), same_words=words, same_text=text, newest=newest
    )
    assert found == under


SCRAP = "10,10 30,12 60,14;"


@pytest.mark.parametrize(("drawn", "kept"), [
    ("", ""), (WAVE, WAVE), (SCRAP, ""), (f"{WAVE[:-3]},", ""), (SCRAP * 2, ""), ("a,b", ""),
])  # fmt: skip
def test_the_scrap_of_a_drawing_does_not_stay_on_the_pad(drawn: str, kept: str) -> None:
    assert agreement.kept_drawing(drawn) == kept
    # Without that, the scraps of three tries were a name.
    assert agreement.strokes(SCRAP * 3) is not None
