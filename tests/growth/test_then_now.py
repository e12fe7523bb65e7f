"""Two days side by side: what is counted, what is not shared, odd days, and a sentence kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.faces.desks.participant.then_now import sides
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.models import Strength
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
