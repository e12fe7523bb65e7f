"""Due rows: laid out once a date, acted on once, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from handrail.ground.kernel import events
from handrail.ground.kernel.ids import uuid7
from handrail.ground.schedule import planning, queries, rules, sweeper
from handrail.ground.schedule.events import DueArrived
from handrail.ground.schedule.leases import LEASED
from handrail.ground.schedule.models import Due, Expectation
from handrail.ground.schedule.rules import Rule
from handrail.ground.schedule.truth import Truth, truth_for
from tests.cast import Cast

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)  # Monday noon in New York
ZONE = "America/New_York"


def dues() -> Any:
    """Every due row."""
    return Due.objects.for_system("a test looks at rows").order_by("due_at")


@pytest.fixture
def heard() -> Iterator[list[DueArrived]]:
    """Everything announced during the test."""
    found: list[DueArrived] = []
    before = list(events._subscriptions[DueArrived])
    events.subscribe(DueArrived)(found.append)
    yield found
    events._subscriptions[DueArrived][:] = before


def expect(cast: Cast, **changes: Any) -> UUID:
    """Ana expects something every day at 22:00 from 2 March."""
    values: dict[str, Any] = {"at": time(22), "zone": ZONE, "starts_on": date(2026, 3, 2)}
    subject = changes.pop("subject", None)
    return planning.expect(
        org_id=cast.org.id,
        participant_id=cast.ana.participant_id or uuid7(),
        kind="test.evening",
        rule=Rule(**{**values, **changes}),
        subject=subject,
    )


@time_machine.travel(NOON, tick=False)
def test_fourteen_days_are_laid_out_across_the_clock_change(cast: Cast) -> None:
    expect(cast)
    rows = list(dues())
    assert [row.local_date for row in rows] == [
        date(2026, 3, 2) + timedelta(days=n) for n in range(15)
    ]
    # Until 7 March ten at night is 03:00 UTC, from 8 March 02:00 UTC.
    assert {row.due_at.hour for row in rows[:6]} == {3}
    assert {row.due_at.hour for row in rows[6:]} == {2}


def test_laying_out_again_makes_nothing_twice(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast)
        assert sweeper.lay_out_ahead() == 0
    with time_machine.travel(NOON + timedelta(days=3), tick=False):
        assert sweeper.lay_out_ahead() == 1
        assert sweeper.lay_out_ahead() == 0
    assert dues().count() == 18
    assert len({row.local_date for row in dues()}) == 18


def test_a_due_row_is_announced_once_at_its_time(cast: Cast, heard: list[DueArrived]) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast)
        assert sweeper.sweep() == 0
    with time_machine.travel(NOON + timedelta(hours=10), tick=False):
        assert sweeper.sweep() == 1
        assert sweeper.sweep() == 0
    (event,) = heard
    assert event.local_date == date(2026, 3, 2)
    assert event.participant_id == cast.ana.participant_id
    assert event.at == datetime(2026, 3, 3, 3, tzinfo=UTC)


def test_a_time_that_has_passed_was_never_promised(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast, at=time(9))
    assert dues().first().local_date == date(2026, 3, 3)


def test_after_an_outage_today_is_still_announced(cast: Cast, heard: list[DueArrived]) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast, at=time(9))
    with time_machine.travel(NOON + timedelta(days=40), tick=False):
        sweeper.lay_out_ahead()
        sweeper.sweep()
    assert date(2026, 4, 11) in {event.local_date for event in heard}


def test_the_truth_is_asked_at_the_moment_of_acting(cast: Cast, heard: list[DueArrived]) -> None:
    asked: list[UUID] = []

    @truth_for("test.evening")
    def still(due: Due) -> Truth:
        asked.append(due.pk)
        return Truth.MOOT

    try:
        with time_machine.travel(NOON, tick=False):
            expect(cast)
        with time_machine.travel(NOON + timedelta(hours=10), tick=False):
            sweeper.sweep()
    finally:
        truth_for("test.evening")(lambda due: Truth.HOLDS)
    assert asked == [dues().first().pk]
    assert heard == []
    assert dues().first().state == Due.MOOT


def test_a_pause_takes_up_what_waits_and_resuming_brings_no_past(
    cast: Cast, heard: list[DueArrived]
) -> None:
    with time_machine.travel(NOON, tick=False):
        kept = expect(cast)
        planning.pause(kept, paused=True)
        assert dues().count() == 0
    with time_machine.travel(NOON + timedelta(days=5), tick=False):
        assert sweeper.lay_out_ahead() == 0
        planning.pause(kept, paused=False)
        sweeper.sweep()
    assert heard == []
    assert dues().first().local_date == date(2026, 3, 7)


def test_a_reminder_moves_and_is_forgotten(cast: Cast, heard: list[DueArrived]) -> None:
    about = uuid7()

    def remind(at: datetime) -> UUID:
        return planning.remind(
            org_id=cast.org.id,
            participant_id=cast.ana.participant_id or about,
            kind="test.once",
            subject=about,
            at=at,
            zone=ZONE,
        )

    with time_machine.travel(NOON, tick=False):
        first = remind(NOON + timedelta(hours=1))
        assert remind(NOON + timedelta(hours=1)) == first
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        assert sweeper.sweep() == 1
        # Moved to later on the same day, after it was announced: it is announced again.
        remind(NOON + timedelta(hours=3))
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        assert sweeper.sweep() == 1
        remind(NOON + timedelta(hours=5))
        planning.forget(kind="test.once", subject=about)
    with time_machine.travel(NOON + timedelta(hours=6), tick=False):
        assert sweeper.sweep() == 0
    assert [event.at for event in heard] == [NOON + timedelta(hours=1), NOON + timedelta(hours=3)]
    assert {event.subject for event in heard} == {about}


def test_a_poisoned_row_backs_off_and_goes_to_a_human(cast: Cast, heard: list[DueArrived]) -> None:
    broken = [True]

    @events.subscribe(DueArrived)
    def poison(event: DueArrived) -> None:
        if broken[0] and event.participant_id == cast.ana.participant_id:
            raise RuntimeError("cannot")

    with time_machine.travel(NOON, tick=False):
        expect(cast, ends_on=date(2026, 3, 2))
        planning.expect(
            org_id=cast.org.id,
            participant_id=cast.rev.participant_id or uuid7(),
            kind="test.other",
            rule=Rule(time(22), ZONE, date(2026, 3, 2), date(2026, 3, 2)),
        )
    at = NOON + timedelta(hours=10)
    tries = 0
    for _ in range(400):
        with time_machine.travel(at, tick=False):
            sweeper.sweep()
            row = dues().get(participant_id=cast.ana.participant_id)
            tries = max(tries, row.attempts)
            if row.state == Due.STUCK:
                break
        at += timedelta(minutes=1)
    assert (row.state, row.trouble, tries) == (Due.STUCK, "RuntimeError", rules.TRIES)
    assert queries.stuck_count() == 1
    # The neighbour was served all the same, and the poisoned row is still there.
    assert dues().get(participant_id=cast.rev.participant_id).state == Due.DONE
    assert row.settled_at is None


def test_an_undone_reaction_leaves_nothing_half_done(cast: Cast) -> None:
    def undo(event: DueArrived) -> None:
        Expectation.objects.for_system("a test changes it").update(kind="half.done")
        raise RuntimeError

    before = list(events._subscriptions[DueArrived])
    events.subscribe(DueArrived)(undo)
    try:
        with time_machine.travel(NOON, tick=False):
            expect(cast)
        with time_machine.travel(NOON + timedelta(hours=10), tick=False):
            sweeper.sweep()
    finally:
        events._subscriptions[DueArrived][:] = before
    assert Expectation.objects.for_system("a test looks at it").get().kind == "test.evening"
    assert dues().first().state == Due.WAITING


def test_a_lease_that_ran_out_is_taken_over_and_the_old_worker_does_nothing(
    cast: Cast, heard: list[DueArrived]
) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast, ends_on=date(2026, 3, 2))
    later = NOON + timedelta(hours=10)
    with time_machine.travel(later, tick=False):
        (slow,) = sweeper.take(10)
        assert sweeper.sweep() == 0
    with time_machine.travel(later + rules.LEASE, tick=False):
        assert sweeper.sweep() == 1
        assert sweeper.act(slow) is False
    assert len(heard) == 1


def test_a_row_that_kills_every_worker_goes_to_a_human(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast, ends_on=date(2026, 3, 2))
    at = NOON + timedelta(hours=10)
    for _ in range(rules.TRIES):
        with time_machine.travel(at, tick=False):
            assert len(sweeper.take(10)) == 1  # and the worker dies here
        at += rules.LEASE
    with time_machine.travel(at, tick=False):
        sweeper.sweep()
    assert (dues().get().state, dues().get().trouble) == (Due.STUCK, "WorkerLost")


def test_a_claim_asks_the_database_once_more(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        expect(cast)
    with time_machine.travel(NOON + timedelta(days=3), tick=False):
        assert len(sweeper.take(2)) == 2
        assert len(sweeper.take(2)) == 1
        assert sweeper.take(2) == []
    assert dues().filter(state=LEASED).count() == 3


def test_the_worker_is_seen_while_it_beats(db: None) -> None:
    assert not queries.worker_pulse().alive
    with time_machine.travel(NOON, tick=False):
        sweeper.beat(queries.WORKER)
        assert queries.worker_pulse() == queries.Pulse(True, NOON)
    with time_machine.travel(NOON + timedelta(minutes=4), tick=False):
        assert not queries.worker_pulse().alive
