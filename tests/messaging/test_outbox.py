"""The outbox: sealed while it waits, sent once, put off, held, and never lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from handrail.ground.accounts.events import CodeRequested, CredentialChanged
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock, jobs
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.messaging import outbox, rules, sending
from handrail.ground.messaging.channels import Letter, Receipt, Refused, Unreachable
from handrail.ground.messaging.channels.local import Memory
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.sending import Recipient, queue
from handrail.ground.people.events import BreakGlassUsed
from handrail.ground.schedule import sweeper
from tests.cast import Cast

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)  # noon in New York
NIGHT = datetime(2026, 3, 3, 4, tzinfo=UTC)  # eleven at night in New York
MORNING = datetime(2026, 3, 3, 13, tzinfo=UTC)


@pytest.fixture(autouse=True)
def letters() -> Iterator[list[Letter]]:
    """Letters that left, newest last."""
    Memory.sent.clear()
    yield Memory.sent
    Memory.sent.clear()


def rows() -> Any:
    """Every message."""
    return OutboundMessage.objects.for_system("a test looks at rows")


def somebody(cast: Cast) -> Recipient:
    """Ana's own phone."""
    return Recipient(cast.org.id, "sms", "+12025550101", "America/New_York", "en")


class Moody:
    """A provider that answers as told."""

    def __init__(self, *moods: Exception | Receipt) -> None:
        self.moods = list(moods)
        self.seen: list[str] = []

    def send(self, letter: Letter) -> Receipt:
        """Answer the next mood."""
        self.seen.append(letter.id)
        mood = self.moods.pop(0)
        if isinstance(mood, Exception):
            raise mood
        return mood


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put a moody provider in the way."""

    def put(*moods: Exception | Receipt) -> Moody:
        moody = Moody(*moods)
        monkeypatch.setattr(outbox, "channel_for", lambda carries: moody)
        return moody

    return put


@time_machine.travel(NOON, tick=False)
def test_a_message_leaves_after_the_commit(
    cast: Cast, letters: list[Letter], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        pk = queue(somebody(cast), "message")
        assert letters == []
    assert [(one.id, one.address, one.text) for one in letters] == [
        (str(pk), "+12025550101", "You have a message.")
    ]
    assert rows().get().state == OutboundMessage.SENT


@time_machine.travel(NOON, tick=False)
def test_an_undone_cause_sends_nothing(
    cast: Cast, letters: list[Letter], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                queue(somebody(cast), "message")
                raise RuntimeError
        except RuntimeError:
            pass
    assert outbox.deliver() == 0
    assert letters == []


@time_machine.travel(NOON, tick=False)
def test_a_cause_is_told_once(cast: Cast, letters: list[Letter]) -> None:
    assert queue(somebody(cast), "message", cause="x:1") == queue(
        somebody(cast), "message", cause="x:1"
    )
    outbox.deliver()
    assert len(letters) == 1


def test_waiting_text_and_address_are_sealed_and_then_gone(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with time_machine.travel(NIGHT, tick=False):
        publish(
            CodeRequested(
                org_id=cast.org.id,
                user_id=cast.ana.user.id,
                channel="phone",
                to="+12025550101",
                code="738-214",
                language="en",
                ends_at=NIGHT + timedelta(minutes=10),
            )
        )
        kept = _everything()
        assert b"738-214" not in kept
        assert b"+12025550101" not in kept
        # A code that was asked for at night goes out at night.
        assert outbox.deliver() == 1
    (letter,) = Memory.sent
    assert letter.text == "Your code is 738-214. It works for 10 minutes. Keep it to yourself."
    row = rows().get()
    assert (row.address, row.subject, row.body) == (None, None, None)
    assert "738-214" not in caplog.text
    assert "+12025550101" not in caplog.text
    assert "738-214" not in repr(letter)


def _everything() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM messaging_outboundmessage")
        return b"|".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for row in cursor.fetchall()
            for value in row
        )


def test_a_code_that_is_too_late_is_not_sent(cast: Cast, letters: list[Letter]) -> None:
    with time_machine.travel(NOON, tick=False):
        queue(somebody(cast), "code", values={"code": "1"})
    with time_machine.travel(NOON + timedelta(minutes=10), tick=False):
        assert outbox.deliver() == 0
    assert letters == []
    assert (rows().get().state, rows().get().body) == (OutboundMessage.EXPIRED, None)


@pytest.mark.covers("004-23")
def test_quiet_hours_hold_a_message_until_morning(cast: Cast, letters: list[Letter]) -> None:
    with time_machine.travel(NIGHT, tick=False):
        queue(somebody(cast), "message")
        assert outbox.deliver() == 0
        held = rows().get()
        assert (held.state, held.next_attempt_at, held.attempts) == ("held", MORNING, 0)
    with time_machine.travel(MORNING - timedelta(seconds=1), tick=False):
        assert outbox.deliver() == 0
    with time_machine.travel(MORNING, tick=False):
        assert outbox.deliver() == 1
    assert len(letters) == 1


def test_a_provider_that_is_away_is_asked_again_with_the_same_key(
    cast: Cast, provider: Any
) -> None:
    moody = provider(Unreachable("away"), OSError("cable"), Receipt("p-1", arrived=True))
    with time_machine.travel(NOON, tick=False):
        pk = queue(somebody(cast), "message")
        outbox.deliver()
        assert outbox.deliver() == 0
    with time_machine.travel(NOON + timedelta(seconds=30), tick=False):
        outbox.deliver()
    with time_machine.travel(NOON + timedelta(seconds=90), tick=False):
        assert outbox.deliver() == 1
    row = rows().get()
    assert moody.seen == [str(pk)] * 3
    assert (row.state, row.provider_id, row.attempts) == ("acknowledged", "p-1", 3)


@pytest.mark.parametrize(
    ("mood", "tries"), [(Refused("no such number"), 1), (Unreachable("away"), rules.TRIES)]
)
def test_what_cannot_be_sent_waits_for_a_human(
    cast: Cast, provider: Any, mood: Exception, tries: int
) -> None:
    moody = provider(*[mood] * rules.TRIES)
    at = NOON
    with time_machine.travel(at, tick=False):
        queue(somebody(cast), "message")
    for _ in range(rules.TRIES + 2):
        with time_machine.travel(at, tick=False):
            outbox.deliver()
        at += rules.LONGEST_PAUSE if at < NOON + timedelta(hours=6) else timedelta(hours=14)
    row = rows().get()
    assert len(moody.seen) == tries
    assert (row.state, row.trouble) == ("stuck", str(mood))
    assert row.body is not None


@time_machine.travel(NOON, tick=False)
def test_without_a_way_out_the_message_waits(cast: Cast, settings: Any) -> None:
    settings.HANDRAIL_CHANNELS = {"sms": "webhook", "email": "smtp"}
    settings.HANDRAIL_SMS_URL = settings.EMAIL_HOST = ""
    queue(somebody(cast), "message")
    assert outbox.deliver() == 0
    assert (rows().get().state, rows().get().trouble) == ("queued", "NoChannel sms")


def test_a_worker_that_was_killed_after_leasing_loses_nothing(
    cast: Cast, letters: list[Letter]
) -> None:
    with time_machine.travel(NOON, tick=False):
        queue(somebody(cast), "message")
        (left,) = outbox._claim(None)
        assert outbox.deliver() == 0
    with time_machine.travel(NOON + rules.LEASE, tick=False):
        assert outbox.deliver() == 1
        # The first worker was only slow: it may not write over what the second one wrote.
        assert not outbox._settle(left, state="queued")
    assert len(letters) == 1
    assert rows().get().state == OutboundMessage.SENT


def test_the_owner_hears_of_a_changed_sign_in_at_the_places_from_before(
    cast: Cast, letters: list[Letter]
) -> None:
    with time_machine.travel(NOON, tick=False):
        publish(
            CredentialChanged(
                org_id=cast.org.id,
                user_id=cast.ana.user.id,
                what="phone_changed",
                phone="+12025550199",
                email="ana@example.org",
                language="es",
                at=NOON,
            )
        )
        outbox.deliver()
    assert {one.address for one in letters} == {"+12025550199", "ana@example.org"}


def test_a_reminder_comes_at_its_time_in_neutral_words(cast: Cast, letters: list[Letter]) -> None:
    about, ana = uuid7(), cast.ana.participant_id
    assert ana is not None
    User.objects.filter(pk=cast.ana.user.id).update(phone_verified=True)

    def remind(at: datetime) -> None:
        sending.remind(
            org_id=cast.org.id, participant_id=ana, subject=about, at=at, zone="America/New_York"
        )

    with time_machine.travel(NOON, tick=False):
        remind(NOON + timedelta(hours=1))
        remind(NOON + timedelta(hours=2))
    for hours, sent in ((1, 0), (2, 1), (3, 1)):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            sweeper.sweep()
            outbox.deliver()
        assert len(letters) == sent
    assert letters[0].text == "You have a reminder."


@time_machine.travel(NOON, tick=False)
def test_nobody_is_written_to_at_a_place_that_is_not_proved(
    cast: Cast, letters: list[Letter]
) -> None:
    assert not cast.ana.user.phone_verified
    assert cast.ana.participant_id is not None
    assert cast.ben.staff is not None
    event = BreakGlassUsed(
        org_id=cast.org.id,
        participant_id=cast.ana.participant_id,
        glass_id=uuid7(),
        staff_id=cast.ben.staff.id,
        told_staff_id=None,
        until=clock.now(),
    )
    publish(event)
    assert not rows().exists()
    User.objects.filter(pk=cast.ana.user.id).update(phone_verified=True)
    publish(event)
    publish(event)
    outbox.deliver()
    assert [one.text for one in letters] == ["You have a message."]


def test_an_unknown_job_is_refused() -> None:
    with pytest.raises(jobs.UnknownJob):
        jobs.enqueue("nobody.knows", {})
