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
from handrail.ground.messaging.rules import quiet_until
from handrail.ground.schedule import sweeper
from handrail.ground.schedule.models import Due
from handrail.practice.contacts import commands
from handrail.practice.contacts.reminding import remind_at
from tests.cast import Cast

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
