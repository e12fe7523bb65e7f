"""Appointments: proposed, agreed, moved, called off, answered; on the participant's own clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.schedule.models import Due
from handrail.practice.contacts import commands, queries, rules
from handrail.practice.contacts.coming import coming as coming_to
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.wallclock import FOLD_WORDS, GAP_WORDS
from tests.cast import Cast, Member

NOW = datetime(2026, 10, 20, 15, 0, tzinfo=UTC)
THURSDAY = date(2026, 10, 22)


@pytest.fixture(autouse=True)
def _october() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def put(who: Member, cast: Cast, **more: Any) -> UUID:
    words = {"on": THURSDAY, "at": time(17, 30), **more}
    pid = cast.ana.participant_id
    return commands.set_appointment(who.actor, participant_id=pid, **words).appointment_id


def which(cast: Cast, row: UUID) -> dict[str, Any]:
    return {"participant_id": cast.ana.participant_id, "appointment_id": row}


def state(row: UUID) -> str:
    return str(Appointment.objects.for_system("a test").get(pk=row).state)


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def coming(cast: Cast) -> queries.AppointmentView | None:
    assert cast.ana.participant_id
    return coming_to(cast.ana.actor, cast.ana.participant_id, clock.now()).next


@pytest.mark.covers("003-18")
def test_a_time_is_set_on_the_participants_clock(cast: Cast) -> None:
    put(cast.ben, cast, agreed=True, place_words="after your shift", minutes=15)
    view = coming(cast)
    assert view
    assert (view.on, view.clock, view.zone) == (THURSDAY, time(17, 30), "America/New_York")
    assert view.starts_at == datetime(2026, 10, 22, 21, 30, tzinfo=UTC)
    assert (view.place, view.state, view.title) == ("after your shift", "agreed", "Call with Ben")


@pytest.mark.covers("003-18", "004-46")
def test_a_participant_moves_and_calls_off_without_a_reason(cast: Cast) -> None:
    old = put(cast.ben, cast, agreed=True)
    new = commands.move_appointment(
        cast.ana.actor, **which(cast, old), on=date(2026, 10, 23), at=time(9)
    ).appointment_id
    assert (state(old), state(new)) == ("moved", "proposed")
    with pytest.raises(NotLikeThis, match="asked for this time yourself"):
        commands.agree_appointment(cast.ana.actor, **which(cast, new))
    assert commands.agree_appointment(cast.ben.actor, **which(cast, new)) == "agreed"
    assert commands.cancel_appointment(cast.ana.actor, **which(cast, new)) == "cancelled"
    assert coming(cast) is None
    assert commands.cancel_appointment(cast.ana.actor, **which(cast, new), put_back=True)
    assert state(new) == "agreed"
    with pytest.raises(NotLikeThis, match="moved meanwhile, to"):
        commands.cancel_appointment(cast.ana.actor, **which(cast, old))


def test_a_participant_asks_and_cannot_settle_alone(cast: Cast) -> None:
    row = put(cast.ana, cast, agreed=True)
    assert state(row) == "proposed"
    assert coming(cast) is None
    (asked,) = coming_to(cast.ana.actor, ana_id(cast), clock.now()).theirs
    view = asked.next
    assert (view.proposed_by, view.staff_name) == ("participant", "Ben")


def test_the_clock_stays_across_the_change(cast: Cast) -> None:
    row = put(cast.ben, cast, on=date(2026, 10, 29))
    moved = commands.move_appointment(
        cast.ben.actor, **which(cast, row), on=date(2026, 11, 5), at=time(17, 30), agreed=True
    )
    later = Appointment.objects.for_system("a test").get(pk=moved.appointment_id)
    assert later.wall_at == time(17, 30)
    assert later.starts_at == datetime(2026, 11, 5, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "at", "words"),
    [
        (date(2026, 11, 1), time(1, 30), FOLD_WORDS),
        (date(2027, 3, 14), time(2, 30), GAP_WORDS),
        (date(2027, 3, 14), time(12, 30), None),
    ],
)
def test_clock_changes_are_said(cast: Cast, on: date, at: time, words: str | None) -> None:
    made = commands.set_appointment(
        cast.ben.actor, participant_id=cast.ana.participant_id, on=on, at=at
    )
    assert made.words == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"on": date(2026, 10, 19)}, "gone by"),
        ({"on": date(9999, 12, 31)}, "within a year"),
        ({"on": date(1, 1, 1)}, "gone by"),
        ({"minutes": 2**70}, "8 hours"),
        ({"minutes": 0}, "8 hours"),
    ],
)
def test_times_that_cannot_be(cast: Cast, more: dict[str, Any], words: str) -> None:
    with pytest.raises(NotLikeThis, match=words):
        put(cast.ben, cast, **more)


def test_overlap_is_said_and_may_be_kept(cast: Cast) -> None:
    put(cast.ben, cast)
    with pytest.raises(NotLikeThis) as refused:
        put(cast.ben, cast, at=time(17, 45))
    said = refused.value.words.replace("\u202f", " ")
    assert said == ("You have a time from 5:30 PM to 6:00 PM already. Pick another, or keep both.")
    assert refused.value.field == "overlap"
    assert put(cast.ben, cast, at=time(18, 0))
    assert put(cast.ben, cast, at=time(17, 45), keep_both=True)


def test_the_coachs_other_people_count_as_busy(cast: Cast) -> None:
    put(cast.ben, cast)
    with pytest.raises(NotLikeThis, match="You have a time from 5:30"):
        commands.set_appointment(
            cast.ben.actor, participant_id=cast.rev.participant_id, on=THURSDAY, at=time(17, 40)
        )


def test_moving_by_a_quarter_of_an_hour_does_not_collide_with_itself(cast: Cast) -> None:
    row = put(cast.ben, cast)
    assert commands.move_appointment(
        cast.ben.actor, **which(cast, row), on=THURSDAY, at=time(17, 45)
    )


def test_stored_once(cast: Cast) -> None:
    entry = uuid7()
    assert put(cast.ben, cast, id=entry) == put(cast.ben, cast, id=entry) == entry
    with pytest.raises(Replayed):
        put(cast.ben, cast, id=entry, at=time(10))
    move = uuid7()
    words = {"on": THURSDAY, "at": time(11), "id": move}
    for _ in range(2):
        made = commands.move_appointment(cast.ana.actor, **which(cast, entry), **words)
        assert made.appointment_id == move


def test_did_it_happen_becomes_the_contact(cast: Cast) -> None:
    row = put(cast.ben, cast, agreed=True, minutes=20)
    with pytest.raises(NotLikeThis, match="not begun"):
        commands.answer_appointment(cast.ben.actor, **which(cast, row), happened=True)
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        made = commands.answer_appointment(cast.ben.actor, **which(cast, row), happened=True)
        again = commands.answer_appointment(cast.ben.actor, **which(cast, row), happened=True)
        assert cast.ana.participant_id
        (contact,) = queries.recent(cast.ana.actor, cast.ana.participant_id)
    assert made == again == contact.id
    assert (contact.kind, contact.minutes) == ("call", 20)
    assert contact.at == datetime(2026, 10, 22, 21, 30, tzinfo=UTC)


def test_not_seen_is_no_verdict(cast: Cast) -> None:
    row = put(cast.ben, cast, agreed=True)
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        assert (
            commands.answer_appointment(cast.ben.actor, **which(cast, row), happened=False) is None
        )
        assert state(row) == "not_seen"
        assert commands.answer_appointment(cast.ben.actor, **which(cast, row), happened=True)
    assert state(row) == "happened"


@pytest.mark.parametrize("name", ["dee_coach", "omar", "carol", "mona", "pat", "circle", "rev"])
def test_strangers(cast: Cast, name: str) -> None:
    row = put(cast.ben, cast)
    stranger = getattr(cast, name)
    with pytest.raises(NotVisible):
        put(stranger, cast)
    for run in (commands.agree_appointment, commands.cancel_appointment):
        with pytest.raises(NotVisible):
            run(stranger.actor, **which(cast, row))
    with pytest.raises(NotVisible):
        queries.appointment(stranger.actor, row)


def test_an_appointment_that_just_began_is_still_next(cast: Cast) -> None:
    put(cast.ben, cast, agreed=True)
    begun = datetime(2026, 10, 22, 21, 40, tzinfo=UTC)
    with time_machine.travel(begun, tick=False):
        assert coming(cast)
    with time_machine.travel(begun + timedelta(hours=1), tick=False):
        assert coming(cast) is None


def test_an_agreed_time_reminds_two_hours_ahead_and_a_called_off_one_does_not(cast: Cast) -> None:
    made = put(cast.ben, cast, agreed=True)
    waiting = Due.objects.for_system("looking at what a test stored").filter(state=Due.WAITING)
    (due,) = waiting.filter(participant_id=cast.ana.participant_id)
    assert clock.local(due.due_at, "America/New_York").time() == time(15, 30)
    commands.cancel_appointment(cast.ben.actor, **which(cast, made))
    assert not waiting.exists()
    commands.cancel_appointment(cast.ben.actor, put_back=True, **which(cast, made))
    assert waiting.count() == 1


def test_a_time_that_was_taken_meanwhile_is_not_put_back(cast: Cast) -> None:
    row = put(cast.ben, cast, agreed=True)
    commands.cancel_appointment(cast.ana.actor, **which(cast, row))
    other = commands.set_appointment(
        cast.ben.actor, participant_id=cast.rev.participant_id, on=THURSDAY, at=time(17, 40)
    ).appointment_id
    with pytest.raises(NotLikeThis) as refused:
        commands.cancel_appointment(cast.ana.actor, **which(cast, row), put_back=True)
    assert (refused.value.words, refused.value.field) == (rules.TAKEN_NOW, "overlap")
    assert state(row) == "cancelled"
    off = f"/contacts/appointments/{row}/cancel/"
    said = cast.ana.client.post(off, {"put_back": "1"}, follow=True).content.decode()
    assert "stays called off" in said
    theirs = {"participant_id": cast.rev.participant_id, "appointment_id": other}
    commands.cancel_appointment(cast.ben.actor, **theirs)
    assert commands.cancel_appointment(cast.ana.actor, **which(cast, row), put_back=True)
    assert state(row) == "agreed"
