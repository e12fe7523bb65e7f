"""The kept row equals the rebuilt row, whatever happened in which order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.models import Participant
from handrail.practice.checkins.events import (
    CheckInRecorded,
    CheckInSharingChanged,
    CheckInTakenBack,
)
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community.events import MeetingAttended, MeetingTakenBack
from handrail.practice.community.models import Attendance
from handrail.practice.contacts.events import AppointmentSet, ContactLogged, ContactTakenBack
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.plans.events import StepAgreed, StepReported
from handrail.practice.plans.models import Step
from handrail.watch.insight import tasks
from handrail.watch.insight.keeping import KEPT, rebuild
from handrail.watch.insight.models import CaseloadRow

START = datetime(2026, 5, 14, 12, tzinfo=UTC)


def row_of(participant_id) -> dict[str, Any]:
    rows = CaseloadRow.objects.for_system("test")
    return rows.filter(participant_id=participant_id).values(*KEPT).get()


class World:
    """Writes what the rooms write, and tells what they tell."""

    def __init__(self, cast) -> None:
        self.org, self.ana, self.ben = cast.org.pk, cast.ana.participant_id, cast.ben.staff.pk
        self.own = {"org_id": self.org, "participant_id": self.ana}

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What happens inside is gone afterwards."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def tell(self, event: type, **parts: Any) -> None:
        publish(event(**self.own, **parts))

    def checkin(self, hours: int, back: int, mood: int | None, shared: bool) -> None:
        at = START + timedelta(hours=hours)
        said = {"local_date": at.date() - timedelta(days=back), "mood": mood,
                "craving": (hours + back) % 11}  # fmt: skip
        row = CheckIn(**self.own, **said, id=uuid7(), made_at=at, received_at=at,
                      skipped=mood is None, visibility=("private", "coach")[shared])  # fmt: skip
        row.save(force_insert=True)
        self.tell(CheckInRecorded, checkin_id=row.pk, shared=shared, at=at, **said)

    def _one(self, model: Any, pick: int) -> Any:
        rows = list(model.objects.for_system("test").filter(participant_id=self.ana).order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    def sharing(self, pick: int) -> None:
        if row := self._one(CheckIn, pick):
            row.visibility = "private" if row.visibility == "coach" else "coach"
            row.save(update_fields=["visibility"])
            self.tell(
                CheckInSharingChanged, checkin_id=row.pk, local_date=row.local_date,
                mood=row.mood, craving=row.craving, shared=row.visibility == "coach",
                at=row.made_at,
            )  # fmt: skip

    def checkin_back(self, pick: int) -> None:
        if row := self._one(CheckIn, pick):
            pk = row.pk
            row.delete()
            self.tell(CheckInTakenBack, checkin_id=pk, local_date=row.local_date,
                      shared=row.visibility == "coach", at=row.made_at)  # fmt: skip

    def contact(self, hours: int, reached: bool, plan: int | None) -> None:
        at = START + timedelta(hours=hours)
        parts = {"kind": "call" if reached else "left_message", "at": at, "minutes": None,
                 "staff_id": self.ben, "reached": reached,
                 "next_on": at.date() + timedelta(days=plan) if plan else None}  # fmt: skip
        row = Contact(**self.own, **parts)
        row.save(force_insert=True)
        self.tell(ContactLogged, contact_id=row.pk, **parts)

    def contact_back(self, pick: int) -> None:
        if row := self._one(Contact, pick):
            row.taken_back_at = START
            row.save(update_fields=["taken_back_at"])
            self.tell(ContactTakenBack, contact_id=row.pk, at=row.at)

    def meeting(self, hours: int, shared: bool) -> None:
        at = START + timedelta(hours=hours)
        row = Attendance(**self.own, local_date=at.date(), when="after", made_at=at,
                         place_name=b"sealed", shared_with_coach=shared)  # fmt: skip
        row.save(force_insert=True)
        self.tell(MeetingAttended, attendance_id=row.pk, at=at, joint=False, shared=shared)

    def meeting_back(self, pick: int) -> None:
        if row := self._one(Attendance, pick):
            pk = row.pk
            row.delete()
            self.tell(MeetingTakenBack, attendance_id=pk, at=row.made_at)

    def appointment(self, hours: int, state: str) -> None:
        at = START + timedelta(hours=hours)
        row = Appointment(**self.own, staff_id=self.ben, starts_at=at, zone="UTC",
                          wall_on=at.date(), wall_at=at.time(), state=state,
                          proposed_by="participant")  # fmt: skip
        row.save(force_insert=True)
        self.tell(AppointmentSet, appointment_id=row.pk, starts_at=at, state=state)

    def step(self, weeks: int) -> None:
        week = date(2026, 5, 11) + timedelta(weeks=weeks)
        row = Step(**self.own, week_of=week, chosen_by="participant")
        row.save(force_insert=True)
        self.tell(StepAgreed, step_id=row.pk, week_of=week, at=START)

    def report(self, pick: int, state: str) -> None:
        if row := self._one(Step, pick):
            row.state = state
            row.save(update_fields=["state"])
            self.tell(StepReported, step_id=row.pk, week_of=row.week_of, state=state, at=START)


hours = st.integers(-24 * 120, 24 * 20)
moods = st.none() | st.integers(1, 5)
picks = st.integers(0, 9)
acts = st.one_of(
    st.tuples(st.just("checkin"), hours, st.integers(0, 20), moods, st.booleans()),
    st.tuples(st.just("checkin"), hours, st.just(0), st.integers(1, 5), st.just(True)),
    st.tuples(st.just("sharing"), picks),
    st.tuples(st.just("checkin_back"), picks),
    st.tuples(st.just("contact"), hours, st.booleans(), st.none() | st.integers(1, 9)),
    st.tuples(st.just("contact_back"), picks),
    st.tuples(st.just("meeting"), hours, st.booleans()),
    st.tuples(st.just("meeting_back"), picks),
    st.tuples(st.just("appointment"), hours, st.sampled_from(["proposed", "agreed", "cancelled"])),
    st.tuples(st.just("step"), st.integers(-12, 8)),
    st.tuples(st.just("report"), picks, st.sampled_from(["open", "done", "partly", "aside"])),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(acts, max_size=14))
def test_a_kept_row_equals_a_rebuilt_row(cast, story):
    world = World(cast)
    with world.undone():
        rebuild([world.ana])
        for name, *parts in story:
            getattr(world, name)(*parts)
        kept = row_of(world.ana)
        rebuild([world.ana])
        assert kept == row_of(world.ana)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(hours, st.integers(0, 20), moods, st.booleans()), max_size=14))
def test_check_ins_in_any_order_end_in_the_same_row(cast, entries):
    world = World(cast)
    with world.undone():
        rebuild([world.ana])
        for entry in entries:
            world.checkin(*entry)
        kept = row_of(world.ana)
        rebuild([world.ana])
        assert kept == row_of(world.ana)


def test_a_private_check_in_leaves_nothing_but_that_something_came(cast):
    world = World(cast)
    rebuild([world.ana])
    before = row_of(world.ana)
    world.checkin(0, 0, 1, shared=False)
    after = row_of(world.ana)
    changed = {name for name in KEPT if before[name] != after[name]}
    assert changed == {"last_heard_at", "heard_until", "heard_bits"}


def test_what_was_shared_is_gone_from_the_row_when_it_is_taken_back(cast):
    world = World(cast)
    rebuild([world.ana])
    world.checkin(0, 0, 1, shared=True)
    assert row_of(world.ana)["last_shared_mood"] == 1
    world.sharing(0)
    row = row_of(world.ana)
    assert row["last_shared_mood"] is None
    assert row["last_shared_craving"] is None
    assert "1" not in row["curve"]
    assert row["last_heard_at"] == START


def test_a_message_left_is_a_contact_and_not_hearing_from_somebody(cast):
    world = World(cast)
    rebuild([world.ana])
    world.contact(0, reached=False, plan=None)
    row = row_of(world.ana)
    assert row["last_contact_kind"] == "left_message"
    assert row["last_reached_at"] is None
    assert row["last_heard_at"] is None


def test_a_day_is_the_persons_own_day(cast):
    Participant.objects.for_system("test").filter(pk=cast.ana.participant_id).update(
        zone="America/New_York"
    )
    world = World(cast)
    rebuild([world.ana])
    world.meeting(14, shared=False)  # 02:00 UTC on the 15th is 22:00 on the 14th there.
    assert row_of(world.ana)["heard_until"] == date(2026, 5, 14)


def test_many_people_are_rebuilt_with_as_many_queries_as_one(cast):
    people = [cast.ana.participant_id, cast.rev.participant_id]
    rebuild(people)
    with CaptureQueriesContext(connection) as one:
        rebuild(people[:1])
    with CaptureQueriesContext(connection) as two:
        rebuild(people)
    assert len(one) == len(two)


def test_rows_that_are_missing_are_filled_in_by_the_worker(cast):
    CaseloadRow.objects.for_system("test").delete()
    tasks.fill()
    people = Participant.objects.for_system("test").count()
    assert CaseloadRow.objects.for_system("test").count() == people


def test_nothing_in_a_row_depends_on_the_clock(cast, monkeypatch):
    world = World(cast)
    rebuild([world.ana])
    world.appointment(48, "agreed")
    world.checkin(0, 0, 2, shared=True)
    kept = row_of(world.ana)
    monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=500))
    rebuild([world.ana])
    assert kept == row_of(world.ana)


@pytest.mark.parametrize("nobody", [[], [uuid7()]])
def test_people_who_do_not_exist_are_passed_over(cast, nobody):
    assert rebuild(nobody) == 0
