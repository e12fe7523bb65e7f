"""The talk of all three: whoever comes is asked, finds it in their calendar, and answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.cache import cache

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.models import Participant
from handrail.practice.handover.commands import ending, planning
from handrail.practice.handover.invited import invitations
from handrail.practice.handover.models import Handover
from tests.cast import Cast, Member
from tests.contacts.test_feeds import events, fetched, secret_of

from .people import ana, answer, html, plan, view, write

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)
DAY = date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _february() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def meet(cast: Cast, one: object, on: date | None = DAY, at: time | None = time(10)) -> None:
    planning.set_day(
        cast.ana.actor, participant_id=ana(cast), handover_id=one, on=on, at=at  # type: ignore[arg-type]
    )  # fmt: skip


def come(who: Member, one: object, comes: str = "yes", day: date = DAY) -> str:
    sent = {"comes": comes, "day": day.isoformat()}
    return html(who.client.post(f"/handover/{one}/come/", sent, follow=True))


@pytest.mark.covers("idea-17")
def test_whoever_comes_is_asked_and_says_whether_they_can(cast: Cast) -> None:
    one = plan(cast)
    assert invitations(cast.dee_coach.actor) == []
    meet(cast, one)
    desk = html(cast.dee_coach.client.get("/coach/"))
    assert "A first talk, all three of you" in desk
    assert "Ana" in desk
    assert "is asked, too, and has not answered yet" in html(cast.ana.client.get("/handover/"))
    assert "Both of them can read that you come." in come(cast.dee_coach, one)
    assert "Dee can come." in html(cast.ana.client.get("/handover/"))
    assert "Dee can come." in html(cast.ben.client.get(f"/handover/of/{ana(cast)}/"))
    come(cast.dee_coach, one, "no")
    assert "Dee cannot come then." in html(cast.ana.client.get("/handover/"))


def test_another_day_asks_anew_and_an_answer_to_the_day_before_is_told(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one)
    come(cast.dee_coach, one)
    meet(cast, one)
    assert view(cast).stands.comes == "yes"
    meet(cast, one, date(2026, 2, 12))
    assert view(cast).stands.comes == ""
    assert "The day has changed" in come(cast.dee_coach, one)
    with pytest.raises(NotLikeThis):
        planning.say_whether_one_comes(
            cast.dee_coach.actor, participant_id=ana(cast), handover_id=one, comes=True, day="x"
        )


def test_it_stands_in_their_calendar_until_they_cannot_come(cast: Cast) -> None:
    one, secret = plan(cast), secret_of(cast.dee_coach)
    meet(cast, one)
    (found,) = events(fetched(secret))
    assert (found["status"], found["dtstart"].dt.isoformat()) == (
        "TENTATIVE", "2026-02-10T10:00:00-05:00",
    )  # fmt: skip
    come(cast.dee_coach, one)
    assert [each["status"] for each in events(fetched(secret))] == ["CONFIRMED"]
    meet(cast, one, at=None)
    (found,) = events(fetched(secret))
    assert found["dtstart"].dt == DAY
    come(cast.dee_coach, one, "no")
    assert events(fetched(secret)) == []


def test_they_learn_a_name_and_a_day_and_nothing_else(cast: Cast) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "Fridays are long for her")
    meet(cast, one)
    people = Participant.objects
    for capability in Capability:
        seen = people.visible_to(cast.dee_coach.actor, capability).filter(pk=ana(cast)).exists()
        assert seen is (capability is Capability.HANDOVER_INVITED), capability
    assert "Fridays" not in html(cast.dee_coach.client.get("/coach/"))
    for stranger in (cast.ben, cast.carol, cast.mona, cast.omar, cast.ana):
        with pytest.raises(NotVisible):
            planning.say_whether_one_comes(
                stranger.actor, participant_id=ana(cast), handover_id=one, comes=True, day="x"
            )
    meet(cast, one, None)
    assert invitations(cast.dee_coach.actor) == []


def test_it_is_over_when_the_change_is_done(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one)
    answer(cast, one, "nothing")
    ending.hand_over(cast.ben.actor, participant_id=ana(cast), handover_id=one)
    assert invitations(cast.dee_coach.actor) == []
    rows = Handover.objects.for_system("a test looks")
    assert rows.get(pk=one).meet_on == DAY
    sent = {"on": "2026-02-10", "at": "25:99"}
    assert cast.ana.client.post(f"/handover/{one}/day/", sent).status_code == 422
