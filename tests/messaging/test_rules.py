"""Quiet hours, tries, and texts that tell a stranger nothing."""

from __future__ import annotations

import string
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.ground.messaging import rules
from handrail.ground.messaging.rules import Outcome, QuietHours, Step
from handrail.ground.messaging.words import KINDS

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("at", "zone", "until"),
    [
        # Noon in New York: now.
        (datetime(2026, 3, 2, 17), NEW_YORK, None),
        # 20:59 and 21:00.
        (datetime(2026, 3, 3, 1, 59), NEW_YORK, None),
        (datetime(2026, 3, 3, 2), NEW_YORK, datetime(2026, 3, 3, 13)),
        # After midnight, and 08:00 sharp.
        (datetime(2026, 3, 3, 8), NEW_YORK, datetime(2026, 3, 3, 13)),
        (datetime(2026, 3, 3, 13), NEW_YORK, None),
        # The night when the clocks go forward is an hour shorter, and the next one longer.
        (datetime(2026, 3, 8, 3), NEW_YORK, datetime(2026, 3, 8, 12)),
        (datetime(2026, 11, 1, 3), NEW_YORK, datetime(2026, 11, 1, 13)),
        # The same instant is day elsewhere.
        (datetime(2026, 3, 3, 2), "Asia/Tokyo", None),
    ],
)
def test_quiet_hours_are_the_receivers_own(at: datetime, zone: str, until: datetime | None) -> None:
    expected = until and until.replace(tzinfo=UTC)
    assert rules.quiet_until(at.replace(tzinfo=UTC), zone) == expected


@pytest.mark.parametrize(
    ("at", "zone", "since"),
    [
        (datetime(2026, 3, 2, 17), NEW_YORK, None),
        (datetime(2026, 3, 3, 1, 59), NEW_YORK, None),
        (datetime(2026, 3, 3, 2), NEW_YORK, datetime(2026, 3, 3, 2)),
        (datetime(2026, 3, 3, 8), NEW_YORK, datetime(2026, 3, 3, 2)),
        (datetime(2026, 3, 3, 13), NEW_YORK, None),
        # The nights when the clocks change.
        (datetime(2026, 3, 8, 11), NEW_YORK, datetime(2026, 3, 8, 2)),
        (datetime(2026, 11, 1, 11), NEW_YORK, datetime(2026, 11, 1, 1)),
    ],
)
def test_when_the_quiet_hours_began(at: datetime, zone: str, since: datetime | None) -> None:
    expected = since and since.replace(tzinfo=UTC)
    assert rules.quiet_since(at.replace(tzinfo=UTC), zone) == expected


def test_quiet_hours_within_a_day() -> None:
    siesta = QuietHours(time(13), time(15))
    assert rules.quiet_until(datetime(2026, 3, 2, 12, 59, tzinfo=UTC), "UTC", siesta) is None
    end = datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert rules.quiet_until(datetime(2026, 3, 2, 13, tzinfo=UTC), "UTC", siesta) == end
    assert rules.quiet_until(end, "UTC", siesta) is None
    began = datetime(2026, 3, 2, 13, tzinfo=UTC)
    assert rules.quiet_since(end - timedelta(minutes=1), "UTC", siesta) == began


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Nuuk"]),
)
@settings(max_examples=300, deadline=None)
def test_quiet_hours_always_end_in_daytime_and_soon(at: datetime, zone: str) -> None:
    end = rules.quiet_until(at, zone)
    clock = at.astimezone(ZoneInfo(zone)).time()
    assert (end is None) == (time(8) <= clock < time(21))
    if end is not None:
        assert timedelta(0) < end - at <= timedelta(hours=12)
        assert rules.quiet_until(end, zone) is None


@pytest.mark.parametrize(
    ("outcome", "tries", "step"),
    [
        (Outcome.TAKEN, 1, Step("sent")),
        (Outcome.ARRIVED, 8, Step("acknowledged")),
        (Outcome.UNREACHABLE, 1, Step("queued", timedelta(seconds=30))),
        (Outcome.UNREACHABLE, 2, Step("queued", timedelta(minutes=1))),
        (Outcome.UNREACHABLE, 7, Step("queued", timedelta(minutes=32))),
        (Outcome.UNREACHABLE, 8, Step("stuck")),
        (Outcome.REFUSED, 1, Step("stuck")),
    ],
)
def test_what_becomes_of_a_message(outcome: Outcome, tries: int, step: Step) -> None:
    assert rules.after(outcome, tries) == step


def test_no_pause_is_longer_than_the_ceiling() -> None:
    pauses = [rules.after(Outcome.UNREACHABLE, n).pause for n in range(1, rules.TRIES)]
    assert all(pause is not None and pause <= rules.LONGEST_PAUSE for pause in pauses)


@pytest.mark.covers("rule-15")
@pytest.mark.parametrize("language", [code for code, _ in django_settings.LANGUAGES])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_stranger_learns_nothing_from_a_locked_screen(kind: str, language: str) -> None:
    words = KINDS[kind]
    with translation.override(language):
        text = translation.gettext(words.text)
        shown = f"{translation.gettext(words.subject)} {text}"
    assert rules.telling(shown) == []
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    assert names <= {"code"}
    # One text message holds 160 letters.
    assert len(text) <= 160


@pytest.mark.covers("rule-15")
@pytest.mark.parametrize(
    ("sender", "tells"),
    [
        ("no-reply@localhost", []),
        ("Riverbend <hello@riverbend.example>", []),
        ("Riverbend Recovery <hello@riverbend.example>", ["recover"]),
        ("coach@sober-house.example", ["coach", "sober"]),
    ],
)
def test_the_sender_s_name_tells_nothing_either(sender: str, tells: list[str]) -> None:
    assert rules.telling(sender) == tells


@pytest.mark.parametrize(
    ("kind", "cause", "urgent", "waits"),
    [
        # That there is something kind to read is of the same use on Monday.
        ("message", "waits:kind-words:x", False, True),
        # A time today, and a day that somebody wanted to be reminded of.
        ("reminder", "due:x", False, False),
        ("reminder", "own:x", False, False),
        ("reminder", "waits:x", False, False),
        # Somebody opened their record in an emergency; an update that was sent to somebody.
        ("message", "glass:x:participant", False, False),
        ("message", "update:x:y", False, False),
        ("message", None, False, False),
        ("message", "waits:x", True, False),
        # What keeps an account safe.
        ("code", None, True, False),
        ("sign_in", None, True, False),
    ],
)
def test_what_may_wait_while_a_week_is_full(
    kind: str, cause: str | None, urgent: bool, waits: bool
) -> None:
    assert kind in KINDS
    assert rules.may_wait(kind, cause, urgent=urgent) is waits
