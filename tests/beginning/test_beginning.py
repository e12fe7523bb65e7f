"""Two weeks to try: beginning, answering without a reason, coming back, and who sees what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.models import Episode
from handrail.practice.beginning import commands, rules
from handrail.practice.beginning.models import TwoWeeks
from tests.cast import Cast
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import hello, told

pytestmark = pytest.mark.django_db(databases="__all__")
MINE = "/beginning/"


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def html(answer: Any) -> str:
    return str(answer.content.decode())


def row() -> TwoWeeks:
    found: TwoWeeks = TwoWeeks.objects.for_system("a test names it").order_by("-made_at")[0]
    return found


def begun(cast: Cast, days_ago: int = 0) -> UUID:
    commands.try_two_weeks(cast.ana.actor, participant_id=ana(cast))
    first = clock.today(cast.site.zone) - timedelta(days=days_ago)
    rows = TwoWeeks.objects.for_system("a test turns the days back")
    rows.update(starts_on=first, ends_on=rules.last_day(first))
    return UUID(str(row().pk))


def say(cast: Cast, one: UUID, what: str) -> Any:
    to = reverse("beginning:answer", args=[one])
    return cast.ana.client.post(to, {"what": what}, follow=True)


def open_episodes(cast: Cast) -> int:
    rows = Episode.objects.for_system("a test counts")
    return int(rows.filter(participant_id=ana(cast), closed_at__isnull=True).count())


@pytest.mark.covers("003-22")
def test_she_begins_on_her_phone_and_the_office_at_intake(cast: Cast) -> None:
    said = html(cast.ana.client.post(reverse("beginning:begin"), follow=True))
    assert "You need no goals for it." in said
    assert "The two weeks run already" not in said
    assert "run already" in html(cast.ana.client.post(reverse("beginning:begin"), follow=True))
    assert rev_begins(cast).state == rules.ON
    assert cast.ben.client.post(reverse("beginning:begin")).status_code == 404


def rev_begins(cast: Cast) -> TwoWeeks:
    assert cast.rev.participant_id is not None
    cast.mona.client.post(reverse("beginning:office", args=[cast.rev.participant_id]))
    assert row().by_office
    return row()


@pytest.mark.covers("003-22")
@pytest.mark.parametrize(("days", "shown"), [(0, False), (13, False), (14, True), (40, True)])
def test_both_are_asked_when_the_day_has_come(cast: Cast, days: int, shown: bool) -> None:
    begun(cast, days)
    assert ("How is it, after two weeks?" in html(cast.ana.client.get("/today/"))) is shown
    assert ("say how it is for you, and ask them" in html(cast.ben.client.get("/coach/"))) is shown


@pytest.mark.covers("003-22")
@pytest.mark.parametrize(("what", "she", "coach"), [
    ("go_on", "You go on together", "Goes on"),
    ("else", "A different coach, please", "Wants something else"),
    ("not_now", "The door stays open", "Not now"),
])  # fmt: skip
def test_each_answer_is_one_tap_without_a_reason(
    cast: Cast, what: str, she: str, coach: str
) -> None:
    one = begun(cast)
    assert she in html(say(cast, one, what))
    shown = html(cast.ben.client.get(reverse("beginning:of", args=[ana(cast)])))
    assert coach in shown
    assert coach in html(cast.ben.client.get("/coach/"))


@pytest.mark.covers("003-22")
def test_not_now_closes_kindly_and_the_door_is_open(cast: Cast) -> None:
    one = begun(cast, 14)
    say(cast, one, "not_now")
    assert open_episodes(cast) == 0
    today = html(cast.ana.client.get("/today/"))
    assert "The door is open" in today
    assert "Help, at any hour" in today
    assert "My data" in html(cast.ana.client.get(MINE))
    back = html(cast.ana.client.post(reverse("beginning:back", args=[one]), follow=True))
    assert "Welcome back. Everything is still here." in back
    assert open_episodes(cast) == 1
    assert row().state == rules.ON
    assert row().ends_on >= clock.today(cast.site.zone)


def test_a_changed_mind_is_fine_and_nothing_is_doubled(cast: Cast) -> None:
    one = begun(cast)
    for what in ("not_now", "not_now", "go_on", "else", "not_now", "go_on"):
        say(cast, one, what)
    assert (row().state, open_episodes(cast)) == ("go_on", 1)
    commands.take_answer_back(cast.ana.actor, participant_id=ana(cast), beginning_id=one)
    commands.take_out(cast.ana.actor, participant_id=ana(cast), beginning_id=one)
    with pytest.raises(NotLikeThis):
        commands.answer(cast.ana.actor, participant_id=ana(cast), beginning_id=one, what="go_on")
    assert commands.try_two_weeks(cast.ana.actor, participant_id=ana(cast))
    assert not commands.take_answer_back(
        cast.ana.actor, participant_id=ana(cast), beginning_id=one
    )  # fmt: skip
    assert TwoWeeks.objects.for_system("a test counts").filter(state="on").count() == 1


def test_the_coach_says_how_it_is_and_she_reads_it(cast: Cast) -> None:
    one = begun(cast, 14)
    to = reverse("beginning:coach", args=[one])
    cast.ben.client.post(to, {"says": "good"})
    assert "I like working with you" in html(cast.ana.client.get("/today/"))
    assert "ask how it is" in html(cast.ben.client.get("/coach/"))
    cast.ben.client.post(to, {"says": ""})
    assert "I like working with you" not in html(cast.ana.client.get("/today/"))
    say(cast, one, "go_on")
    answer = cast.ben.client.post(to, {"says": "good"})
    assert answer.status_code == 422
    assert "They have answered already." in html(answer)


def test_who_may_not(cast: Cast) -> None:
    one = begun(cast)
    for who in (cast.ben, cast.carol, cast.mona, cast.rev, cast.dee_coach, cast.omar):
        with pytest.raises(NotVisible):
            commands.answer(who.actor, participant_id=ana(cast), beginning_id=one, what="go_on")
    for who in (cast.dee_coach, cast.omar, cast.rev, cast.pat, cast.circle):
        of = reverse("beginning:of", args=[ana(cast)])
        assert who.client.get(of).status_code == 404
    assert say(cast, uuid7(), "go_on").status_code == 404


@pytest.mark.parametrize("what", ["", "why", "on", "out", "a" * 20_000, "go_on\x00"])
def test_bad_input_gets_clear_words(cast: Cast, what: str) -> None:
    answer = say(cast, begun(cast), what)
    assert answer.status_code == 422
    assert "Choose one of the answers." in html(answer)
    assert row().state == rules.ON


@pytest.mark.covers("003-22")
def test_an_answer_given_without_a_network_arrives_once(cast: Cast) -> None:
    one = begun(cast, 14)
    at = reverse("beginning:answer", args=[one])
    sent = envelope(hello(cast.ana), "beginning.pick", {"what": "go_on"}, at=at)
    for status in ("created", "duplicate"):
        assert [each["status"] for each in told(cast.ana, sent)] == [status]
    assert row().state == "go_on"


@pytest.mark.covers("003-22")
def test_only_the_newest_two_weeks_are_answered(cast: Cast) -> None:
    old = begun(cast)
    say(cast, old, "not_now")
    commands.try_two_weeks(cast.ana.actor, participant_id=ana(cast))
    new = UUID(str(row().pk))
    assert new != old
    say(cast, new, "go_on")
    for to, sent in ((reverse("beginning:answer", args=[old]), {"what": "not_now"}),
                     (reverse("beginning:back", args=[old]), {}),
                     (reverse("beginning:out", args=[old]), {})):  # fmt: skip
        answer = cast.ana.client.post(to, sent)
        assert answer.status_code == 422
        assert "There are newer two weeks." in html(answer)
    assert open_episodes(cast) == 1
    states = TwoWeeks.objects.for_system("a test looks").order_by("made_at")
    assert list(states.values_list("state", flat=True)) == ["not_now", "go_on"]


@pytest.mark.covers("003-22")
@pytest.mark.parametrize("next_coach", [True, False])
def test_a_change_of_coach_ends_the_two_weeks_that_run(cast: Cast, next_coach: bool) -> None:
    one = begun(cast, 14)
    assert cast.dee_coach.staff
    staff_id = UUID(str(cast.dee_coach.staff.pk)) if next_coach else None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff_id)
    assert row().state == rules.CHANGED
    assert "How is it, after two weeks?" not in html(cast.ana.client.get("/today/"))
    answer = say(cast, one, "go_on")
    assert answer.status_code == 422
    assert "The coach changed, so these two weeks ended." in html(answer)
    page = html(cast.ana.client.get(MINE))
    assert "Your coach changed" in page
    assert "Try it for two weeks" in page
    said = html(cast.ana.client.post(reverse("beginning:begin"), follow=True))
    assert "Two weeks to try begin today" in said


def test_what_was_answered_stays_when_the_coach_changes(cast: Cast) -> None:
    say(cast, begun(cast), "go_on")
    assert cast.dee_coach.staff
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    assert row().state == rules.GO_ON
