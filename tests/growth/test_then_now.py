"""Two days side by side: what is counted, what is not shared, odd days, and a sentence kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.faces.desks.participant.then_now import sides
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.models import Participant, Strength
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community.commands import record_attendance
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.growth.queries.evidence import evidence
from handrail.practice.growth.rules import then_now as rules
from handrail.practice.plans.commands import record_win
from tests.cast import Cast, Member

from .people import ana, day, entry, html, milestone

PAGE = "/my/then-and-now/"


def checkin(cast: Cast, back: int, mood: int, *, shared: bool = True) -> None:
    made = record_checkin(
        cast.ana.actor, participant_id=ana(cast), id=None, mood=mood, craving=4, sleep="well",
        company=["family"], shared=shared,
    )  # fmt: skip
    at = clock.now() - timedelta(days=back)
    rows = CheckIn.objects.for_system("a test moves it back").filter(pk=made)
    rows.update(local_date=day(cast, -back), made_at=at)


def both(cast: Cast, back: int, who: Member | None = None):  # type: ignore[no-untyped-def]
    actor = (who or cast.ana).actor
    return sides(actor, ana(cast), day(cast, -back), day(cast), cast.site.zone)


@pytest.mark.covers("000-7", "003-15")
def test_both_days_are_summed_up_from_what_was_said_around_them(cast: Cast) -> None:
    for back in (98, 100, 102):
        checkin(cast, back, 2)
    for back in (0, 1, 2):
        checkin(cast, back, 4)
    record_attendance(cast.ana.actor, participant_id=ana(cast), place_name="Oak",
                      local_date=day(cast), shared=True)  # fmt: skip
    record_win(cast.ana.actor, participant_id=ana(cast), text="Cooked")
    add_card(cast.ana.actor, participant_id=ana(cast), text="Walk")
    milestone(cast, "a first month", reached_on=day(cast, -60))
    then, now = both(cast, 100)
    assert (then.around.mood.value, now.around.mood.value) == (2.0, 4.0)
    assert then.around.mood.count == 3
    assert now.mood_word == "Good"
    assert now.sleep == [("Well", 3)]
    assert (then.meetings, now.meetings) == (0, 1)
    assert (then.wins, now.wins) == (0, 1)
    assert (then.cards, now.cards) == (0, 1)
    assert [each.text for each in now.milestones] == ["a first month"]
    assert then.milestones == []
    page = html(cast.ana.client.get(f"{PAGE}?then={day(cast, -100)}"))
    assert "from 3 answers" in page
    for word in ("better", "worse", "improve"):
        assert word not in page.lower()


def test_two_answers_are_not_enough(cast: Cast) -> None:
    for back in (0, 1):
        checkin(cast, back, 4)
    assert both(cast, 50)[1].around.mood == rules.Mean(None, 2)
    assert "Not enough yet: 2 answers" in html(cast.ana.client.get(PAGE))


def test_strengths_are_those_that_were_known_then(cast: Cast) -> None:
    for text, made, gone in (("old", 90, None), ("given up", 90, 20), ("new", 5, None)):
        one = add_strength(cast.ana.actor, participant_id=ana(cast), text=text)
        Strength.objects.for_system("a test moves it back").filter(pk=one).update(
            made_at=clock.now() - timedelta(days=made),
            removed_at=gone and clock.now() - timedelta(days=gone),
        )
    then, now = both(cast, 60)
    assert then.strengths == ["old", "given up"]
    assert set(now.strengths) >= {"old", "new"}
    assert "given up" not in now.strengths


def test_the_coach_gets_what_is_shared_and_nothing_else(cast: Cast) -> None:
    for back, shared in ((0, True), (1, True), (2, True), (3, False)):
        checkin(cast, back, 4, shared=shared)
    record_win(cast.ana.actor, participant_id=ana(cast), text="Cooked")
    milestone(cast, "only for me", reached_on=day(cast, -2))
    _then, now = both(cast, 40, cast.ben)
    assert now.around.count == 3
    assert now.wins == 0
    assert now.milestones == []
    path = f"/people/{ana(cast)}/then-and-now/"
    page = html(cast.ben.client.get(path))
    assert "only for me" not in page
    assert "What do you see?" not in page
    for name, member in cast.everybody().items():
        assert (member.client.get(path).status_code == 200) is (name == "ben"), name
        assert (member.client.get(PAGE).status_code == 200) is (name in ("ana", "rev")), name


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("then=soon", rules.DAY_WRONG),
        ("then=9999-12-31", rules.DAY_OUT),
        ("then=0001-01-01", rules.DAY_OUT),
        ("then=2026-02-30", rules.DAY_WRONG),
        ("then=%00", rules.DAY_WRONG),
        (f"now={'9' * 500}", rules.DAY_WRONG),
    ],
)
def test_odd_days_get_a_sentence_and_other_days(cast: Cast, query: str, words: str) -> None:
    answer = cast.ana.client.get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    assert words in html(answer)


def test_two_days_in_the_wrong_order_are_turned_and_the_same_twice_is_told(cast: Cast) -> None:
    page = html(cast.ana.client.get(f"{PAGE}?then={day(cast)}&now={day(cast, -30)}"))
    assert f'name="then" value="{day(cast, -30)}"' in page
    same = html(cast.ana.client.get(f"{PAGE}?then={day(cast)}&now={day(cast)}"))
    assert "Both are the same day" in same


def test_a_sentence_about_it_is_kept_as_evidence(cast: Cast) -> None:
    address = f"{PAGE}?then={day(cast, -90)}"
    first = cast.ana.client.get(address)
    empty = {"id": entry(first), "text": "", "then": str(day(cast, -90)), "on": str(day(cast))}
    assert cast.ana.client.post(address, empty).status_code == 422
    long = cast.ana.client.post(address, {**empty, "text": "c" * 20_000})
    assert long.status_code == 422
    assert "c" * 20_000 in html(long)
    sent = {**empty, "id": str(uuid7()), "text": "I am less alone"}
    for _time in range(2):
        assert cast.ana.client.post(address, sent).status_code == 303
    (one,) = evidence(cast.ana.actor, ana(cast)).there
    assert (one.text, one.source, one.then_on) == ("I am less alone", "then_now", day(cast, -90))
    assert "From then and now" in html(cast.ana.client.get("/growth/evidence/"))


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert cast.ana.client.get(PAGE).status_code == 200
        return len(seen)

    for back in range(3):
        checkin(cast, back, 3)
        milestone(cast, reached_on=day(cast, -back))
    count()
    few = count()
    for back in range(3, 12):
        checkin(cast, back, 3)
        milestone(cast, reached_on=day(cast, -back))
        add_strength(cast.ana.actor, participant_id=ana(cast), text=f"Sings {back}")
    assert count() <= few + 1


def nobody_wrote_anything(cast: Cast, came_back: int) -> None:
    """Ana came so many days ago, and nothing of hers is there."""
    strengths = Strength.objects.for_system("a test has them written later")
    strengths.filter(participant_id=ana(cast)).update(made_at=clock.now() + timedelta(days=3))
    Participant.objects.for_system("a test says when she came").filter(pk=ana(cast)).update(
        started_on=day(cast, -came_back)
    )


ROWS = ("Mood", "Urges", "Sleep", "Who with", "Steps done", "Meetings", "Wins", "Goals on the way",
        "Goals reached", "Strengths", "Milestones", "Cards at hand")  # fmt: skip


def test_with_nothing_at_all_one_sentence_says_what_will_stand_here(cast: Cast) -> None:
    nobody_wrote_anything(cast, 0)
    for member, address, words in (
        (cast.ana, PAGE, rules.NOTHING_YET),
        (cast.ben, f"/people/{ana(cast)}/then-and-now/", rules.NOTHING_YET_THEY),
    ):
        page = html(member.client.get(address))
        assert rules.NOTHING in page
        assert words in page
        assert "<table" not in page
        assert "Not said" not in page
        assert "None written down" not in page
        assert "came on" not in page
        # No day from before she came is offered.
        assert "A month ago" not in page
    typed = cast.ana.client.post(PAGE, {"id": str(uuid7()), "text": "d" * 20_000})
    assert typed.status_code == 422
    assert "d" * 20_000 in html(typed)


def test_two_days_that_somebody_picked_may_have_nothing_though_other_days_do(cast: Cast) -> None:
    nobody_wrote_anything(cast, 80)
    record_win(cast.ana.actor, participant_id=ana(cast), text="Cooked", shared=True)
    days = {"then": day(cast, -70).isoformat(), "now": day(cast, -66).isoformat()}
    page = html(cast.ana.client.get(PAGE, days))
    assert rules.NOTHING_THEN in page
    assert rules.NOTHING not in page.replace(rules.NOTHING_THEN, "")


def test_rows_with_nothing_on_both_days_are_left_out(cast: Cast) -> None:
    nobody_wrote_anything(cast, 50)
    record_win(cast.ana.actor, participant_id=ana(cast), text="Cooked", shared=True)
    for member, address in ((cast.ana, PAGE), (cast.ben, f"/people/{ana(cast)}/then-and-now/")):
        page = html(member.client.get(address))
        there = [row for row in ROWS if f'<th scope="row">{row}<' in page]
        assert there == ["Wins"]
        assert "None written down" not in page
    checkin(cast, 0, 4)
    page = html(cast.ana.client.get(PAGE))
    assert [row for row in ROWS if f'<th scope="row">{row}<' in page] == [
        "Mood", "Urges", "Sleep", "Who with", "Wins",
    ]  # fmt: skip


def test_a_day_before_somebody_came_is_told_and_stays_as_it_was_typed(cast: Cast) -> None:
    nobody_wrote_anything(cast, 50)
    record_win(cast.ana.actor, participant_id=ana(cast), text="Cooked", shared=True)
    of_coach = f"/people/{ana(cast)}/then-and-now/"
    for back, told in ((51, True), (50, False), (10, False)):
        for member, address, mine in ((cast.ana, PAGE, True), (cast.ben, of_coach, False)):
            page = html(member.client.get(f"{address}?then={day(cast, -back)}"))
            assert (" came on " in page) is told
            assert ("You came on " in page) is (told and mine)
            assert f'name="then" value="{day(cast, -back)}"' in page
            assert '<th scope="row">Wins<' in page
    page = html(cast.ana.client.get(PAGE))
    assert "came on" not in page
    assert "A month ago" in page
    assert "Three months ago" not in page


D = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("first", "came", "shown"),
    [
        (None, None, date(2026, 10, 28)),
        (None, D, date(2026, 10, 28)),
        (None, date(2026, 11, 20), date(2026, 11, 20)),
        (None, date(2026, 1, 1), date(2026, 10, 28)),
        (date(2026, 5, 1), date(2026, 11, 20), date(2026, 5, 1)),
        (D, date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_the_earlier_day_while_nobody_chose_one(
    first: date | None, came: date | None, shown: date
) -> None:
    assert rules.first_shown(first, D, came) == shown


@pytest.mark.parametrize(
    ("then", "first", "came", "before"),
    [
        (date(2026, 11, 1), None, None, False),
        (date(2026, 11, 1), None, date(2026, 11, 1), False),
        (date(2026, 10, 31), None, date(2026, 11, 1), True),
        # What was written of days before counts: nothing of it is called missing.
        (date(2026, 10, 31), date(2026, 10, 1), date(2026, 11, 1), False),
        (date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 1), True),
    ],
)
def test_whether_a_day_lies_before_somebody_came(
    then: date, first: date | None, came: date | None, before: bool
) -> None:
    assert rules.is_before(then, first, came) is before
