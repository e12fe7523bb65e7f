"""Times that come again: stored ahead, agreed to at once, moved and called off from one on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.contacts import commands, grouped, queries, recurring
from handrail.practice.contacts.models import Appointment, Series
from handrail.practice.contacts.setting import Clash
from tests.cast import Cast, Member

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)
TUESDAY = date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _february() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def rhythm(**more: Any) -> commands.Rhythm:
    return commands.Rhythm(**{"on": TUESDAY, "at": time(10), "every": "week", "times": 4, **more})


def put(who: Member, cast: Cast, said: commands.Rhythm | None = None, **more: Any) -> Any:
    return commands.set_series(
        who.actor, participant_id=cast.ana.participant_id, said=said or rhythm(),
        **{"agreed": True, **more},
    )  # fmt: skip


def rows() -> list[Appointment]:
    found = Appointment.objects.for_system("a test reads them all")
    return list(found.order_by("starts_at", "made_at"))


def which(cast: Cast, row: UUID) -> dict[str, Any]:
    return {"participant_id": cast.ana.participant_id, "appointment_id": row}


def seen(cast: Cast) -> list[grouped.Group]:
    assert cast.ana.participant_id
    return grouped.grouped(queries.ahead(cast.ben.actor, cast.ana.participant_id, NOW))


@pytest.mark.covers("003-18")
def test_a_year_of_tuesdays_keeps_its_hour(cast: Cast) -> None:
    made = put(cast.ben, cast, rhythm(times=50))
    assert made.count == 50
    here = ZoneInfo("America/New_York")
    assert {row.starts_at.astimezone(here).time() for row in rows()} == {time(10)}
    assert {row.starts_at.time() for row in rows()} == {time(14), time(15)}
    [group] = seen(cast)
    assert (group.rhythm, len(group.later)) == ("Every Tuesday at 10:00\u202fAM", 49)


def test_a_night_that_is_skipped_is_said(cast: Cast) -> None:
    made = put(cast.ben, cast, rhythm(on=date(2026, 3, 1), at=time(2, 30), times=3))
    assert made.words
    assert [row.wall_at for row in rows()] == [time(2, 30), time(3, 30), time(2, 30)]


@pytest.mark.covers("004-46")
def test_a_participant_asks_and_the_coach_agrees_to_all_at_once(cast: Cast) -> None:
    put(cast.ana, cast)
    assert {row.state for row in rows()} == {"proposed"}
    first = rows()[0].id
    with pytest.raises(NotLikeThis, match="asked for this time yourself"):
        commands.agree_series(cast.ana.actor, **which(cast, first))
    assert commands.agree_series(cast.ben.actor, **which(cast, first)) == 4
    assert {row.state for row in rows()} == {"agreed"}
    with pytest.raises(NotLikeThis):
        commands.agree_series(cast.ben.actor, **which(cast, first))


def test_one_of_them_is_called_off_or_it_and_the_rest(cast: Cast) -> None:
    put(cast.ben, cast)
    first, second, third, fourth = (row.id for row in rows())
    commands.cancel_appointment(cast.ana.actor, **which(cast, second))
    assert [row.state for row in rows()] == ["agreed", "cancelled", "agreed", "agreed"]
    assert commands.cancel_following(cast.ana.actor, **which(cast, third)) == 2
    assert [row.state for row in rows()] == ["agreed", "cancelled", "cancelled", "cancelled"]
    assert commands.cancel_appointment(cast.ana.actor, **which(cast, fourth), put_back=True)
    assert commands.cancel_following(cast.ben.actor, **which(cast, first)) == 2
    with pytest.raises(NotLikeThis):
        commands.cancel_following(cast.ben.actor, **which(cast, first))


def test_this_one_and_the_rest_move_and_stay_the_same_times(cast: Cast) -> None:
    put(cast.ben, cast)
    first, second, *_rest = rows()
    made = commands.move_following(
        cast.ben.actor, **which(cast, second.id), on=date(2026, 2, 18), at=time(17), agreed=True
    )
    assert made.count == 3
    new = [row for row in rows() if row.state == "agreed" and row.id != first.id]
    assert [str(row.wall_on) for row in new] == ["2026-02-18", "2026-02-25", "2026-03-04"]
    assert new[0].thread == second.id
    assert len([row for row in rows() if row.state == "moved"]) == 3
    assert Series.objects.for_system("a test counts").count() == 2
    groups = seen(cast)
    assert [group.rhythm for group in groups] == [
        "Every Tuesday at 10:00\u202fAM", "Every Wednesday at 5:00\u202fPM",
    ]  # fmt: skip


@pytest.mark.covers("003-18")
def test_days_that_are_taken_are_named_and_it_goes_on_without_or_with_both(cast: Cast) -> None:
    one = {"participant_id": cast.ana.participant_id, "on": date(2026, 2, 17), "at": time(10, 15)}
    commands.set_appointment(cast.ben.actor, **one)
    with pytest.raises(Clash) as taken:
        put(cast.ben, cast)
    assert taken.value.days == (date(2026, 2, 17),)
    assert len(rows()) == 1
    entry = uuid7()
    made = put(cast.ben, cast, clash=recurring.SKIP, id=entry)
    assert (made.count, list(made.left_out)) == (3, [date(2026, 2, 17)])
    assert put(cast.ben, cast, clash=recurring.SKIP, id=entry) == made
    with pytest.raises(Replayed):
        put(cast.ben, cast, rhythm(times=3), clash=recurring.SKIP, id=entry)
    with pytest.raises(NotLikeThis, match="all of these"):
        put(cast.ben, cast, rhythm(times=4), clash=recurring.SKIP)
    assert put(cast.ben, cast, clash=recurring.BOTH).count == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"times": None}, {"times": 1}, {"times": 400}, {"on": date(9999, 12, 31)},
        {"until": date(9999, 1, 1), "times": None}, {"on": date(1900, 1, 1)}, {"minutes": 0},
        {"times": None, "until": date(2026, 2, 10)}, {"every": "month", "times": 30},
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotLikeThis):
        put(cast.ben, cast, rhythm(**wrong))
    assert rows() == []


def test_there_are_never_more_than_a_hundred_ahead(cast: Cast) -> None:
    put(cast.ben, cast, rhythm(times=50))
    put(cast.ben, cast, rhythm(times=50, at=time(15)))
    with pytest.raises(NotLikeThis, match="100"):
        put(cast.ben, cast, rhythm(times=2, at=time(17)))


def test_nobody_else_sets_moves_or_calls_off(cast: Cast) -> None:
    put(cast.ben, cast)
    first = rows()[0].id
    for who in (cast.omar, cast.circle, cast.carol):
        with pytest.raises(NotVisible):
            put(who, cast)
        with pytest.raises(NotVisible):
            commands.cancel_following(who.actor, **which(cast, first))
        with pytest.raises(NotVisible):
            commands.agree_series(who.actor, **which(cast, first))
        with pytest.raises(NotVisible):
            commands.move_following(who.actor, **which(cast, first), on=TUESDAY, at=time(9))


def test_the_pages_of_times_that_come_again(cast: Cast) -> None:
    pid = cast.ana.participant_id
    new = reverse("contacts:appointment_new", args=[pid])
    data = {"id": str(uuid7()), "on": "2026-02-10", "at": "10:00", "every": "week", "agreed": "on"}
    page = cast.ben.client.post(new, data)
    assert page.status_code == 422
    assert "Say until which day" in page.content.decode()
    assert 'value="week" checked' in page.content.decode()
    assert cast.ben.client.post(new, {**data, "times": "4"}).status_code == 303
    clash = cast.ben.client.post(new, {**data, "id": str(uuid7()), "times": "3"})
    said = clash.content.decode()
    assert clash.status_code == 422
    assert "Feb 17" in said or "February 17" in said
    assert "Leave those days out" in said
    both = {**data, "id": str(uuid7()), "times": "3", "keep_both": "1"}
    assert cast.ben.client.post(new, both).status_code == 303
    mine = cast.ana.client.get(reverse("contacts:mine")).content.decode()
    assert "Every Tuesday at 10:00" in mine
    assert "3 times after it" in mine
    row = rows()[0]
    move = reverse("contacts:appointment_move", args=[row.id])
    assert "This one and all after it" in cast.ana.client.get(move).content.decode()
    moved = {"id": str(uuid7()), "on": "2026-02-12", "at": "9:00", "reach": "following"}
    assert cast.ana.client.post(move, moved).status_code == 303
    waiting = next(row for row in rows() if row.state == "proposed")
    agree = reverse("contacts:appointment_agree", args=[waiting.id])
    assert cast.ben.client.post(agree, {"reach": "following"}).status_code == 303
    assert not [row for row in rows() if row.state == "proposed"]
    cancel = reverse("contacts:appointment_cancel", args=[waiting.id])
    assert cast.ana.client.post(cancel, {"reach": "following"}).status_code == 303
    assert len([row for row in rows() if row.state == "cancelled"]) == 4


def test_a_year_of_times_is_stored_quickly(cast: Cast, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(700):
        put(cast.ben, cast, rhythm(times=50))


def test_the_list_asks_the_same_number_of_questions(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    put(cast.ben, cast, rhythm(times=2))
    cast.ana.client.get(reverse("contacts:mine"))
    with django_assert_max_num_queries(60) as few:
        cast.ana.client.get(reverse("contacts:mine"))
    put(cast.ben, cast, rhythm(times=30, at=time(12)))
    with django_assert_max_num_queries(len(few)):
        cast.ana.client.get(reverse("contacts:mine"))


def later(minutes: int) -> Any:
    return time_machine.travel(NOW + timedelta(minutes=minutes), tick=False)


def states() -> list[str]:
    return [row.state for row in rows()]


def test_what_was_called_off_in_one_comes_back_in_one_tap_and_nothing_else(cast: Cast) -> None:
    put(cast.ben, cast)
    _first, second, third, _last = (row.id for row in rows())
    commands.cancel_appointment(cast.ana.actor, **which(cast, third))
    with later(5):
        off = reverse("contacts:appointment_cancel", args=[second])
        cast.ana.client.post(off, {"reach": "following"})
        assert states() == ["agreed", "cancelled", "cancelled", "cancelled"]
        assert "Put all of them back" in cast.ana.client.get("/contacts/").content.decode()
    with later(6):
        answer = cast.ana.client.post(off, {"put_back": "all"}, follow=True)
        assert "All of them are back" in answer.content.decode()
        assert states() == ["agreed", "agreed", "cancelled", "agreed"]
        # Once more there is nothing to put back, and that is said.
        again = cast.ana.client.post(off, {"put_back": "all"}, follow=True)
        assert "None of them is called off now" in again.content.decode()


def test_a_time_that_meets_another_one_now_stays_called_off_and_is_named(cast: Cast) -> None:
    put(cast.ben, cast, agreed=False)
    first, *others = (row.id for row in rows())
    commands.cancel_following(cast.ana.actor, **which(cast, first))
    commands.set_appointment(cast.ben.actor, participant_id=cast.ana.participant_id,
                             on=date(2026, 2, 17), at=time(10, 15))  # fmt: skip
    done = commands.put_all_back(cast.ben.actor, **which(cast, first))
    assert (done.count, list(done.taken)) == (3, [date(2026, 2, 17)])
    stand = {row.id: row.state for row in rows()}
    assert stand[first] == "proposed"
    assert stand[others[0]] == "cancelled"
    off = reverse("contacts:appointment_cancel", args=[others[0]])
    answer = cast.ben.client.post(off, {"put_back": "all"}, follow=True)
    assert "stay called off: " in answer.content.decode()
    for name, member in cast.everybody().items():
        if name not in ("ana", "ben"):
            with pytest.raises(NotVisible):
                commands.put_all_back(member.actor, **which(cast, others[0]))


def test_a_single_time_is_not_put_back_as_many(cast: Cast) -> None:
    made = commands.set_appointment(cast.ben.actor, participant_id=cast.ana.participant_id,
                                    on=TUESDAY, at=time(10))  # fmt: skip
    commands.cancel_appointment(cast.ben.actor, **which(cast, made.appointment_id))
    with pytest.raises(NotLikeThis):
        commands.put_all_back(cast.ben.actor, **which(cast, made.appointment_id))


def test_none_of_a_year_of_times_is_lost_when_they_move(cast: Cast) -> None:
    first = date(2026, 2, 4)
    put(cast.ben, cast, rhythm(on=first, times=53))
    one = rows()[0]
    with pytest.raises(NotLikeThis) as refused:
        commands.move_following(cast.ben.actor, **which(cast, one.id), on=date(2026, 2, 7),
                                at=time(10), agreed=True)  # fmt: skip
    assert (refused.value.words, refused.value.field) == (recurring.MOVES_TOO_FAR, "on")
    assert {row.state for row in rows()} == {"agreed"}
    move = reverse("contacts:appointment_move", args=[one.id])
    typed = {"id": str(uuid7()), "on": "2026-02-07", "at": "10:00", "reach": "following"}
    page = cast.ana.client.post(move, typed)
    assert page.status_code == 422
    assert "more than a year ahead" in page.content.decode()
    made = commands.move_following(cast.ben.actor, **which(cast, one.id), on=date(2026, 2, 5),
                                   at=time(10), agreed=True)  # fmt: skip
    assert made.count == 53
    assert len([row for row in rows() if row.state == "agreed"]) == 53
