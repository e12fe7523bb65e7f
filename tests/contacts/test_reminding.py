"""A reminder comes before what it reminds of, and never in the night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.messaging import outbox
from handrail.ground.messaging.channels.local import Memory
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.recipients import participant_recipient
from handrail.ground.messaging.rules import quiet_until
from handrail.ground.messaging.sending import queue
from handrail.ground.schedule import sweeper
from handrail.ground.schedule.models import Due
from handrail.practice.contacts import commands
from handrail.practice.contacts.commands.times import add_time_line, put_time_line_away
from handrail.practice.contacts.reminding import remind_at
from handrail.practice.contacts.times import rules
from tests.cast import Cast, Member

NEW_YORK = "America/New_York"
HERE = ZoneInfo(NEW_YORK)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def wall(words: str) -> datetime:
    """The instant of a wall clock in New York."""
    return datetime.fromisoformat(words).replace(tzinfo=HERE).astimezone(UTC)


@pytest.mark.covers("003-18")
@pytest.mark.parametrize(
    ("starts", "said", "reminded"),
    [
        # By day: two hours ahead.
        ("2026-02-10T10:00", "2026-02-01T12:00", "2026-02-10T08:00"),
        ("2026-02-10T17:30", "2026-02-01T12:00", "2026-02-10T15:30"),
        ("2026-02-10T22:44", "2026-02-01T12:00", "2026-02-10T20:44"),
        # So late, so early or in the night: the evening before.
        ("2026-02-10T22:45", "2026-02-01T12:00", "2026-02-10T20:00"),
        ("2026-02-10T23:00", "2026-02-01T12:00", "2026-02-10T20:00"),
        ("2026-02-11T00:30", "2026-02-01T12:00", "2026-02-10T20:00"),
        ("2026-02-11T03:00", "2026-02-01T12:00", "2026-02-10T20:00"),
        ("2026-02-11T07:30", "2026-02-01T12:00", "2026-02-10T20:00"),
        ("2026-02-11T08:10", "2026-02-01T12:00", "2026-02-10T20:00"),
        ("2026-02-11T09:59", "2026-02-01T12:00", "2026-02-10T20:00"),
        # The clocks go forward in the night of March 8, and back in that of November 1.
        ("2026-03-08T04:00", "2026-02-01T12:00", "2026-03-07T20:00"),
        ("2026-03-08T09:00", "2026-02-01T12:00", "2026-03-07T20:00"),
        ("2026-03-08T10:00", "2026-02-01T12:00", "2026-03-08T08:00"),
        ("2026-11-01T03:00", "2026-02-01T12:00", "2026-10-31T20:00"),
        ("2026-11-01T07:00", "2026-02-01T12:00", "2026-10-31T20:00"),
        ("2026-11-01T10:00", "2026-02-01T12:00", "2026-11-01T08:00"),
        # Said when the evening has gone by: what is left before it starts, or nothing.
        ("2026-02-11T09:00", "2026-02-10T20:00", "2026-02-11T08:00"),
        ("2026-02-11T08:15", "2026-02-10T22:00", "2026-02-11T08:00"),
        ("2026-02-11T08:14", "2026-02-10T22:00", None),
        ("2026-02-11T07:30", "2026-02-10T22:00", None),
        ("2026-02-10T22:50", "2026-02-10T20:10", "2026-02-10T20:50"),
        ("2026-02-10T23:00", "2026-02-10T20:10", None),
        ("2026-02-10T17:30", "2026-02-10T15:30", None),
    ],
)
def test_when_to_remind(starts: str, said: str, reminded: str | None) -> None:
    assert remind_at(wall(starts), NEW_YORK, wall(said)) == (wall(reminded) if reminded else None)


@given(
    st.datetimes(datetime(2026, 1, 3), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([NEW_YORK, "Australia/Lord_Howe", "Asia/Kolkata", "America/Nuuk", "UTC"]),
    st.timedeltas(timedelta(minutes=1), timedelta(days=2)),
)
def test_it_is_by_day_and_before_it_starts(starts: datetime, zone: str, ahead: timedelta) -> None:
    at = remind_at(starts, zone, starts - ahead)
    if at is not None:
        assert starts - ahead < at <= starts - timedelta(minutes=15)
        assert quiet_until(at, zone) is None
    # Whoever says it a day and a half ahead is always reminded.
    assert ahead < timedelta(hours=36) or at is not None


@pytest.mark.covers("003-18")
@pytest.mark.parametrize(
    ("own", "starts", "said", "reminded"),
    [
        # Asleep after a night at work: before the night, or at the end when that has gone by.
        (("08:00", "14:00"), "2026-02-10T15:00", "2026-02-01T12:00", "2026-02-09T20:00"),
        (("08:00", "14:00"), "2026-02-10T15:00", "2026-02-09T22:00", "2026-02-10T14:00"),
        (("08:00", "14:00"), "2026-02-10T14:10", "2026-02-09T22:00", None),
        (("08:00", "14:00"), "2026-02-10T16:00", "2026-02-01T12:00", "2026-02-10T14:00"),
        # An hour before lies in other quiet hours: as soon as these are over, or before them.
        (("19:30", "20:30"), "2026-02-10T23:00", "2026-02-01T12:00", "2026-02-10T20:30"),
        (("19:30", "20:50"), "2026-02-10T23:00", "2026-02-01T12:00", "2026-02-10T18:30"),
    ],
)
def test_hours_of_their_own_are_quiet_as_well(
    own: tuple[str, str], starts: str, said: str, reminded: str | None
) -> None:
    day = starts[:10]
    hours = [(wall(f"{day}T{own[0]}"), wall(f"{day}T{own[1]}"))]
    at = remind_at(wall(starts), NEW_YORK, wall(said), hours)
    assert at == (wall(reminded) if reminded else None)


NOON = datetime(2026, 2, 10, 17, tzinfo=UTC)  # noon in New York


@pytest.fixture(autouse=True)
def _letters() -> Iterator[None]:
    Memory.sent.clear()
    yield
    Memory.sent.clear()


def put(cast: Cast, on: date, at: time) -> UUID:
    assert cast.ana.participant_id
    User.objects.filter(pk=cast.ana.user.id).update(phone_verified=True)
    with time_machine.travel(NOON, tick=False):
        return commands.set_appointment(
            cast.ben.actor, participant_id=cast.ana.participant_id, on=on, at=at, agreed=True
        ).appointment_id


def at(words: str) -> int:
    """Let the worker look at a wall clock; how many reminders have left since the beginning."""
    with time_machine.travel(wall(words), tick=False):
        sweeper.sweep()
        outbox.deliver()
    return len(Memory.sent)


def messages() -> list[OutboundMessage]:
    return list(OutboundMessage.objects.for_system("a test looks").filter(kind="reminder"))


def test_a_time_at_night_is_reminded_of_in_the_evening(cast: Cast) -> None:
    put(cast, date(2026, 2, 10), time(23))
    waiting = Due.objects.for_system("a test looks").get(state=Due.WAITING)
    assert clock.local(waiting.due_at, NEW_YORK).time() == time(20)
    assert [at("2026-02-10T19:59"), at("2026-02-10T20:00"), at("2026-02-11T08:00")] == [0, 1, 1]


def asleep(cast: Cast, who: Member) -> UUID:
    """Quiet from seven to two, on Wednesdays."""
    said = rules.Said("quiet", rules.When("2", time(7), time(14)))
    assert cast.ana.participant_id
    with time_machine.travel(NOON, tick=False):
        return add_time_line(who.actor, participant_id=cast.ana.participant_id, said=said)


@pytest.mark.covers("003-18")
def test_quiet_hours_of_their_own_hold_back_and_move_what_was_planned(cast: Cast) -> None:
    put(cast, date(2026, 2, 11), time(15))
    line = asleep(cast, cast.ana)
    assert [at("2026-02-10T19:59"), at("2026-02-10T20:00")] == [0, 1]
    put(cast, date(2026, 2, 18), time(15))
    with time_machine.travel(wall("2026-02-17T21:30"), tick=False):
        put_time_line_away(
            cast.ana.actor, participant_id=messages()[0].participant_id, line_id=line, away=True
        )
    assert [at("2026-02-18T12:59"), at("2026-02-18T13:00")] == [1, 2]


@pytest.mark.covers("003-18")
def test_what_waits_leaves_when_the_quiet_hours_are_over(cast: Cast) -> None:
    put(cast, date(2026, 2, 11), time(12, 30))
    assert at("2026-02-10T21:00") == 0
    # Written when the worker had planned it already, and brought forward by nobody.
    asleep(cast, cast.ben)
    put(cast, date(2026, 2, 11), time(15, 30))
    assert at("2026-02-11T13:59") == 0
    assert at("2026-02-11T14:00") == 1


@pytest.mark.covers("003-18")
@pytest.mark.parametrize(("kind", "left"), [("message", 0), ("sign_in", 1)])
def test_what_cannot_wait_comes_in_quiet_hours(cast: Cast, kind: str, left: int) -> None:
    User.objects.filter(pk=cast.ana.user.id).update(phone_verified=True)
    asleep(cast, cast.ana)
    assert cast.ana.participant_id
    to = participant_recipient(cast.ana.participant_id)
    assert to
    with time_machine.travel(wall("2026-02-11T10:00"), tick=False):
        queue(to, kind)
        outbox.deliver()
    assert len(Memory.sent) == left
    assert at("2026-02-11T14:00") == 1


def test_what_comes_late_is_sent_while_it_is_of_use(cast: Cast) -> None:
    put(cast, date(2026, 2, 11), time(9, 30))
    assert at("2026-02-10T21:10") == 0
    (held,) = messages()
    assert (held.state, held.expires_at) == (OutboundMessage.HELD, wall("2026-02-11T09:30"))
    assert at("2026-02-11T08:00") == 1


def test_nobody_is_reminded_of_what_has_begun(cast: Cast) -> None:
    put(cast, date(2026, 2, 10), time(23))
    assert [at("2026-02-10T21:10"), at("2026-02-11T08:00")] == [0, 0]
    (gone,) = messages()
    assert (gone.state, gone.address, gone.body) == (OutboundMessage.EXPIRED, None, None)


def test_whether_it_holds_is_asked_again_when_it_is_sent(cast: Cast) -> None:
    row = put(cast, date(2026, 2, 11), time(9, 30))
    assert at("2026-02-10T21:10") == 0
    with time_machine.travel(wall("2026-02-10T22:00"), tick=False):
        commands.cancel_appointment(
            cast.ana.actor, participant_id=messages()[0].participant_id, appointment_id=row
        )
    assert at("2026-02-11T08:00") == 0
    (gone,) = messages()
    assert (gone.state, gone.address, gone.body) == (OutboundMessage.LET_GO, None, None)


@pytest.mark.covers("003-18")
def test_what_waits_longer_than_it_lasts_comes_all_the_same(cast: Cast) -> None:
    """A reminder lasts twelve hours; quiet hours that meet the night may be longer."""
    User.objects.filter(pk=cast.ana.user.id).update(phone_verified=True)
    said = rules.Said("quiet", rules.When("", time(17), time(21)))
    assert cast.ana.participant_id
    with time_machine.travel(NOON, tick=False):
        add_time_line(cast.ana.actor, participant_id=cast.ana.participant_id, said=said)
    to = participant_recipient(cast.ana.participant_id)
    assert to
    with time_machine.travel(wall("2026-02-10T17:00"), tick=False):
        queue(to, "reminder")
        outbox.deliver()
    assert [at("2026-02-11T07:59"), at("2026-02-11T08:00")] == [0, 1]


@pytest.mark.covers("003-18")
def test_nobody_is_reminded_twice_because_quiet_hours_changed(cast: Cast) -> None:
    put(cast, date(2026, 2, 11), time(9, 30))
    assert at("2026-02-10T20:00") == 1
    with time_machine.travel(wall("2026-02-10T21:30"), tick=False):
        assert cast.ana.participant_id
        add_time_line(
            cast.ana.actor, participant_id=cast.ana.participant_id,
            said=rules.Said("quiet", rules.When("6")),
        )  # fmt: skip
    assert [at("2026-02-11T08:00"), at("2026-02-11T09:00")] == [1, 1]


@pytest.mark.covers("003-18")
def test_what_is_held_is_looked_at_when_the_quiet_hours_are_put_away(cast: Cast) -> None:
    User.objects.filter(pk=cast.ana.user.id).update(phone_verified=True)
    line = asleep(cast, cast.ana)
    assert cast.ana.participant_id
    to = participant_recipient(cast.ana.participant_id)
    assert to
    with time_machine.travel(wall("2026-02-11T10:00"), tick=False):
        queue(to, "message")
        outbox.deliver()
    assert at("2026-02-11T10:30") == 0
    with time_machine.travel(wall("2026-02-11T10:31"), tick=False):
        put_time_line_away(
            cast.ana.actor, participant_id=cast.ana.participant_id, line_id=line, away=True
        )
    assert at("2026-02-11T10:32") == 1
