"""The talk of all three is one of the times: seen, reminded of, moved, called off, counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.schedule.models import Due
from handrail.practice.contacts import commands
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.handover import rules
from handrail.practice.handover.commands import ending, planning
from handrail.practice.handover.models import Handover
from handrail.practice.matching.models import Knowing
from tests.cast import Cast, Member
from tests.contacts.test_feeds import events, fetched, secret_of

from .people import ana, answer, html, plan, view, write

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)
DAY = date(2026, 2, 10)
AFTER = datetime(2026, 2, 10, 16, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _february() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def meet(
    cast: Cast, one: UUID, who: Member | None = None, on: date | None = DAY,
    at: time | None = time(10), **more: Any,
) -> None:  # fmt: skip
    planning.set_day(
        (who or cast.ana).actor, participant_id=ana(cast), handover_id=one, on=on, at=at, **more
    )


def met(cast: Cast, one: UUID, who: Member | None = None, *, met: bool = True) -> None:
    planning.say_met(
        (who or cast.ana).actor, participant_id=ana(cast), handover_id=one, met=met
    )  # fmt: skip


def times(cast: Cast) -> list[tuple[str, date, time, str]]:
    rows = Appointment.objects.for_system("a test looks").filter(participant_id=ana(cast))
    return list(
        rows.exclude(state="moved").order_by("id").values_list(
            "state", "wall_on", "wall_at", "proposed_by"
        )
    )  # fmt: skip


def the_time(cast: Cast) -> dict[str, Any]:
    rows = Appointment.objects.for_system("a test looks").exclude(state="moved")
    return {
        "participant_id": ana(cast),
        "appointment_id": rows.get(participant_id=ana(cast)).pk,
    }


def reminded(cast: Cast) -> list[datetime]:
    rows = Due.objects.for_system("a test looks").filter(
        participant_id=ana(cast), state=Due.WAITING
    )
    return [row.due_at for row in rows]


def contacts(cast: Cast) -> int:
    rows = Contact.objects.for_system("a test counts")
    return int(rows.filter(participant_id=ana(cast), taken_back_at__isnull=True).count())


@pytest.mark.covers("003-23", "003-18")
def test_it_is_asked_of_the_other_one_and_stands_once_they_say_yes(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one)
    assert times(cast) == [("proposed", DAY, time(10), "participant")]
    today = html(cast.ana.client.get("/today/"))
    assert "Nothing is planned" not in today
    assert "All three together with Ben" in today
    assert "You all meet on " in today
    assert "You all meet on " in html(cast.ben.client.get("/coach/"))
    assert "Asked for a time" in html(cast.ben.client.get("/coach/"))
    assert "A first talk, all three of you" in html(cast.dee_coach.client.get("/coach/"))
    assert reminded(cast) == []
    commands.agree_appointment(cast.ben.actor, **the_time(cast))
    assert reminded(cast) == [datetime(2026, 2, 10, 13, 0, tzinfo=UTC)]
    assert "All three together with Ben" in html(cast.ana.client.get("/contacts/"))


def test_a_coach_may_say_that_it_is_agreed_and_nobody_else(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    assert times(cast) == [("agreed", DAY, time(10), "coach")]
    assert len(reminded(cast)) == 1
    meet(cast, one, at=time(11), agreed=True)
    assert times(cast) == [("proposed", DAY, time(11), "participant")]
    assert reminded(cast) == []


def test_it_is_in_the_calendars_of_all_three_once(cast: Cast) -> None:
    one = plan(cast)
    who = {name: secret_of(getattr(cast, name)) for name in ("ana", "ben", "dee_coach")}
    meet(cast, one, cast.ben, agreed=True)
    for secret in who.values():
        (found,) = events(fetched(secret))
        assert str(found["summary"]) == "Appointment"
        assert found["dtstart"].dt.isoformat() == "2026-02-10T10:00:00-05:00"
    before = str(events(fetched(who["ana"]))[0]["uid"])
    meet(cast, one, on=date(2026, 2, 12))
    (found,) = events(fetched(who["ana"]))
    assert (str(found["uid"]), found["dtstart"].dt.day) == (before, 12)
    meet(cast, one, on=DAY, at=None)
    for secret in who.values():
        found_now = events(fetched(secret))
        assert len({str(each["uid"]) for each in found_now}) == len(found_now)
        whole = [each for each in found_now if each["status"] != "CANCELLED"]
        assert [each["dtstart"].dt for each in whole] == [DAY]
    meet(cast, one, on=None)
    for secret in who.values():
        assert {str(each["status"]) for each in events(fetched(secret))} <= {"CANCELLED"}


def test_a_day_without_a_time_is_no_time_and_says_so(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, at=None)
    assert times(cast) == []
    today = html(cast.ana.client.get("/today/"))
    assert "Nothing is planned" not in today
    assert "Set a time for it" in today


def test_moved_or_called_off_among_the_times_the_change_of_coach_follows(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    planning.say_whether_one_comes(
        cast.dee_coach.actor, participant_id=ana(cast), handover_id=one, comes=True,
        day=DAY.isoformat(),
    )  # fmt: skip
    later = date(2026, 2, 12)
    commands.move_appointment(cast.ana.actor, **the_time(cast), on=later, at=time(9))
    stands = view(cast).stands
    assert (stands.meet_on, stands.meet_at, stands.comes) == (later, time(9), "")
    commands.cancel_appointment(cast.ben.actor, **the_time(cast))
    assert (view(cast).stands.meet_on, view(cast).stands.meet_at) == (None, None)
    assert "You all meet" not in html(cast.ana.client.get("/today/"))
    commands.cancel_appointment(cast.ana.actor, **the_time(cast), put_back=True)
    assert view(cast).stands.meet_on == later
    meet(cast, one, on=DAY)
    assert times(cast) == [("proposed", DAY, time(10), "participant")]


def test_set_anew_after_it_was_called_off_there_is_one_time(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one)
    commands.cancel_appointment(cast.ana.actor, **the_time(cast))
    meet(cast, one, at=time(12))
    assert times(cast) == [("proposed", DAY, time(12), "participant")]
    (found,) = events(fetched(secret_of(cast.ana)))
    assert found["status"] == "TENTATIVE"


def test_a_stopped_change_calls_it_off(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    ending.stop_handover(cast.ana.actor, participant_id=ana(cast), handover_id=one)
    assert [state for state, *_rest in times(cast)] == ["cancelled"]
    assert reminded(cast) == []


def test_handed_over_before_it_the_time_rests_and_may_be_kept(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    write(cast, cast.ben, one, "Walks help her")
    answer(cast, one, "all")
    ending.hand_over(cast.ben.actor, participant_id=ana(cast), handover_id=one)
    assert [state for state, *_rest in times(cast)] == ["rests"]
    assert reminded(cast) == []


@pytest.mark.covers("000-18")
@pytest.mark.parametrize("how", ["answered", "said", "both"])
def test_it_is_one_contact_once_it_happened(cast: Cast, how: str) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    with time_machine.travel(AFTER, tick=False):
        assert "Did it happen?" in html(cast.ana.client.get("/contacts/"))
        if how != "said":
            commands.answer_appointment(cast.ana.actor, **the_time(cast), happened=True)
            assert view(cast).stands.met
        if how != "answered":
            planning.say_met(cast.ben.actor, participant_id=ana(cast), handover_id=one, met=True)
        assert (contacts(cast), times(cast)[0][0]) == (1, "happened")
        planning.say_met(cast.ana.actor, participant_id=ana(cast), handover_id=one, met=False)
        assert (contacts(cast), times(cast)[0][0]) == (0, "agreed")
        planning.say_met(cast.ana.actor, participant_id=ana(cast), handover_id=one, met=True)
        assert contacts(cast) == 1
        assert Contact.objects.for_system("a test counts").count() == 1
        commands.take_back_answer(cast.ben.actor, **the_time(cast))
        assert (contacts(cast), view(cast).stands.met) == (0, False)


def test_a_coach_says_first_whether_the_two_know_each_other(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    asked = Knowing(org_id=cast.org.pk, participant_id=ana(cast), staff=cast.ben.staff)
    asked.save()
    to, where = f"/handover/{one}/met/", reverse("matching:one", args=[asked.pk])
    with time_machine.travel(AFTER, tick=False):
        told = cast.ben.client.post(to, {"met": "yes"}, follow=True)
        assert told.redirect_chain == [(where, 303)]
        assert "say whether you two know each other" in html(told)
        assert (contacts(cast), view(cast).stands.met, times(cast)[0][0]) == (0, False, "agreed")
        met(cast, one)
        assert (contacts(cast), times(cast)[0][0]) == (1, "happened")


def test_a_contact_older_than_a_week_is_not_taken_back(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    with time_machine.travel(AFTER, tick=False):
        met(cast, one)
    with time_machine.travel(AFTER + timedelta(days=8), tick=False):
        met(cast, one, met=False)
        assert (contacts(cast), times(cast)[0][0], view(cast).stands.met) == (1, "agreed", False)
        met(cast, one)
        assert (contacts(cast), times(cast)[0][0]) == (1, "happened")


def test_met_before_the_time_nobody_waits_for_it_and_nothing_is_counted(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    planning.say_met(cast.ana.actor, participant_id=ana(cast), handover_id=one, met=True)
    assert (contacts(cast), times(cast)[0][0], reminded(cast)) == (0, "cancelled", [])
    assert view(cast).stands.met
    planning.say_met(cast.ana.actor, participant_id=ana(cast), handover_id=one, met=False)
    assert times(cast)[0][0] == "agreed"
    assert (view(cast).stands.met, view(cast).stands.meet_on) == (False, DAY)


def test_a_day_that_comes_late_does_not_undo_that_they_have_met(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    met(cast, one)
    sent = {"on": "2026-02-13", "at": "11:30"}
    page = cast.ana.client.post(f"/handover/{one}/day/", sent)
    assert page.status_code == 422
    text = html(page)
    assert rules.MET_ALREADY in text
    assert "You have met." in text
    assert "13" in text.split("What you typed: ")[1].split("</p>")[0]
    assert "11:30" in text.split("What you typed: ")[1].split("</p>")[0]
    commands.cancel_appointment(cast.ben.actor, **the_time(cast), put_back=True)
    stands = view(cast).stands
    assert (stands.met, stands.meet_on, stands.meet_at) == (True, DAY, time(10))
    assert times(cast) == [("agreed", DAY, time(10), "coach")]


def test_whatever_changes_the_time_waits_for_the_person_first(cast: Cast) -> None:
    """The change of coach is locked after the person and so is the time, in every command."""
    one = plan(cast)
    meet(cast, one)
    the = the_time(cast)

    def answers() -> None:
        with time_machine.travel(AFTER, tick=False):
            commands.answer_appointment(cast.ana.actor, **the, happened=True)

    def takes_back() -> None:
        with time_machine.travel(AFTER, tick=False):
            commands.take_back_answer(cast.ana.actor, **the)

    acts: list[Callable[[], object]] = [
        lambda: commands.agree_appointment(cast.ben.actor, **the),
        lambda: commands.cancel_appointment(cast.ben.actor, **the),
        lambda: commands.cancel_appointment(cast.ben.actor, **the, put_back=True),
        answers, takes_back,
        lambda: met(cast, one),
        lambda: met(cast, one, met=False),
        lambda: meet(cast, one, at=time(11)),
    ]  # fmt: skip
    for number, act in enumerate(acts):
        with CaptureQueriesContext(connection) as seen:
            act()
        asked = [each["sql"] for each in seen.captured_queries]
        locks = [n for n, sql in enumerate(asked) if '"birth_year"' in sql]
        times_read = [n for n, sql in enumerate(asked) if 'FROM "contacts_appointment"' in sql]
        assert locks, number
        assert locks[0] < times_read[0], number


@pytest.mark.parametrize("how", ["called off", "taken out", "put back and called off"])
def test_a_time_that_somebody_took_out_does_not_come_back(cast: Cast, how: str) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    the = the_time(cast)
    if how == "taken out":
        meet(cast, one, at=None)
    elif how == "called off":
        commands.cancel_appointment(cast.ana.actor, **the)
    left = view(cast).stands.meet_on
    met(cast, one)
    if how == "put back and called off":
        commands.cancel_appointment(cast.ana.actor, **the, put_back=True)
        assert times(cast)[0][0] == "agreed"
        commands.cancel_appointment(cast.ana.actor, **the)
        left = None
    met(cast, one, met=False)
    assert [state for state, *_rest in times(cast)] == ["cancelled"]
    assert (view(cast).stands.meet_on, view(cast).stands.meet_at) == (left, None)
    assert reminded(cast) == []


def test_a_time_with_something_else_in_its_way_by_now_stays_off(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one, cast.ben, agreed=True)
    met(cast, one)
    assert view(cast).stands.meet_on == DAY
    commands.set_appointment(
        cast.ben.actor, participant_id=cast.rev.participant_id, on=DAY, at=time(10)
    )
    met(cast, one, met=False)
    assert [state for state, *_rest in times(cast)] == ["cancelled"]
    assert (view(cast).stands.met, view(cast).stands.meet_on) == (False, None)


def test_a_time_in_the_way_is_said_and_may_be_kept(cast: Cast) -> None:
    commands.set_appointment(
        cast.ben.actor, participant_id=cast.rev.participant_id, on=DAY, at=time(10)
    )
    one = plan(cast)
    with pytest.raises(NotLikeThis, match="Ben is busy then"):
        meet(cast, one)
    assert view(cast).stands.meet_on is None
    sent = {"on": DAY.isoformat(), "at": "10:00"}
    page = cast.ana.client.post(f"/handover/{one}/day/", sent)
    assert page.status_code == 422
    text = html(page)
    assert "Set it all the same" in text
    assert 'value="10:00"' in text
    kept = cast.ana.client.post(f"/handover/{one}/day/", {**sent, "keep_both": "1"}, follow=True)
    assert rules.DAY_ASKED in html(kept)
    assert [row[0] for row in times(cast)] == ["proposed"]


def test_a_time_gone_by_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    one = plan(cast)
    with pytest.raises(NotLikeThis, match="gone by"):
        meet(cast, one, on=date(2026, 2, 3), at=time(9))
    assert Handover.objects.for_system("a test looks").get().meet_on is None


@pytest.mark.covers("003-23")
def test_saved_once_more_it_says_how_it_stands_and_a_coach_may_have_agreed(cast: Cast) -> None:
    one = plan(cast)
    meet(cast, one)
    planning.say_whether_one_comes(
        cast.dee_coach.actor, participant_id=ana(cast), handover_id=one, comes=True,
        day=DAY.isoformat(),
    )  # fmt: skip
    the, sent = the_time(cast), {"on": DAY.isoformat(), "at": "10:00"}

    def said(who: Member, **more: str) -> str:
        page = who.client.post(f"/handover/{one}/day/", {**sent, **more}, follow=True)
        assert page.status_code == 200
        return html(page)

    assert rules.DAY_ASKED in said(cast.ana)
    assert rules.DAY_WAITS in said(cast.ben)
    assert times(cast) == [("proposed", DAY, time(10), "participant")]
    assert rules.DAY_SET in said(cast.ben, agreed="on")
    assert times(cast) == [("agreed", DAY, time(10), "participant")]
    assert rules.DAY_SET in said(cast.ana)
    assert the_time(cast) == the
    assert (len(reminded(cast)), view(cast).stands.comes) == (1, "yes")


def test_the_form_of_a_coach_asks_whether_it_is_agreed(cast: Cast) -> None:
    one = plan(cast)
    sent = {"on": DAY.isoformat(), "at": "10:00", "agreed": "on"}
    page = cast.ben.client.post(f"/handover/{one}/day/", sent, follow=True)
    assert rules.DAY_SET in html(page)
    assert [row[0] for row in times(cast)] == ["agreed"]
    assert "It stands among your times" in html(cast.ana.client.get("/handover/"))
