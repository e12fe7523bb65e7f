"""What the house itself sends counts for how often at most, and what can wait then waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.accounts.models import User
from handrail.ground.kernel.ids import uuid7
from handrail.ground.messaging import outbox
from handrail.ground.messaging.channels import Letter
from handrail.ground.messaging.channels.local import Memory
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.messaging.recipients import participant_recipient
from handrail.ground.messaging.sending import OWN_CAUSE, queue
from handrail.practice.contacts.channels.rules import Plan
from handrail.practice.contacts.commands import channels as plans
from handrail.practice.contacts.commands import log_contact
from handrail.practice.encouragement.telling import tell_now
from tests.cast import Cast, Member

WEDNESDAY = datetime(2026, 2, 4, 15, tzinfo=UTC)
MONDAY = datetime(2026, 2, 9, 5, tzinfo=UTC)  # midnight in New York


@pytest.fixture(autouse=True)
def _their_own_phones(cast: Cast) -> None:
    User.objects.filter(pk__in=(cast.ana.user.pk, cast.rev.user.pk)).update(phone_verified=True)


@pytest.fixture(autouse=True)
def letters() -> Iterator[list[Letter]]:
    """Letters that left, newest last."""
    Memory.sent.clear()
    with time_machine.travel(WEDNESDAY, tick=False):
        yield Memory.sent
    Memory.sent.clear()


def rows() -> Any:
    return OutboundMessage.objects.for_system("a test looks at rows")


def whose(cast: Cast) -> Any:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def texts(cast: Cast, number: int) -> None:
    for _one in range(number):
        log_contact(cast.ben.actor, participant_id=whose(cast), kind="text", at=WEDNESDAY)


def say(cast: Cast, most: dict[str, int]) -> None:
    plans.say_channel_plan(cast.ana.actor, participant_id=whose(cast), plan=Plan(most=most))


def send(cast: Cast, kind: str, cause: str) -> None:
    to = participant_recipient(whose(cast))
    assert to
    queue(to, kind, cause=cause)


def kind_words(cast: Cast) -> str:
    tell_now(whose(cast), WEDNESDAY.date())
    outbox.deliver()
    return str(rows().get(cause__startswith="waits:").state)


@pytest.mark.covers("004-4", "rule-4")
def test_word_of_something_kind_waits_for_monday_and_a_time_today_does_not(
    cast: Cast, letters: list[Letter]
) -> None:
    say(cast, {"text": 3})
    texts(cast, 2)
    send(cast, "reminder", "due:1")
    outbox.deliver()
    assert len(letters) == 1
    assert kind_words(cast) == OutboundMessage.HELD
    held = rows().get(cause__startswith="waits:")
    assert (held.next_attempt_at, held.attempts) == (MONDAY, 0)
    assert held.expires_at > MONDAY
    for kind, cause in (
        ("reminder", "due:2"), ("reminder", f"{OWN_CAUSE}1"), ("message", "glass:1:participant"),
        ("sign_in", "any"),
    ):  # fmt: skip
        send(cast, kind, cause)
    outbox.deliver()
    assert len(letters) == 5
    # The next week has room, and the night is over at eight.
    with time_machine.travel(MONDAY + timedelta(hours=1), tick=False):
        assert outbox.deliver() == 0
    with time_machine.travel(MONDAY + timedelta(hours=8), tick=False):
        assert outbox.deliver() == 1
    assert [one.text for one in letters][-1] == "You have a message."


@pytest.mark.parametrize(
    ("most", "number", "state"),
    [
        ({}, 9, OutboundMessage.SENT),
        ({"call": 0}, 9, OutboundMessage.SENT),
        ({"text": 3}, 2, OutboundMessage.SENT),
        ({"text": 2}, 2, OutboundMessage.HELD),
        ({"text": 0}, 0, OutboundMessage.HELD),
    ],
)
def test_when_it_waits(cast: Cast, most: dict[str, int], number: int, state: str) -> None:
    say(cast, most)
    texts(cast, number)
    assert kind_words(cast) == state


def test_nobody_gets_a_heap_on_monday(cast: Cast, letters: list[Letter]) -> None:
    say(cast, {"text": 0})
    for days in range(3):
        with time_machine.travel(WEDNESDAY + timedelta(days=days), tick=False):
            tell_now(whose(cast), WEDNESDAY.date() + timedelta(days=days))
            outbox.deliver()
    states = sorted(rows().values_list("state", flat=True))
    assert states == [OutboundMessage.HELD, OutboundMessage.LET_GO, OutboundMessage.LET_GO]
    assert not rows().exclude(state=OutboundMessage.HELD).filter(body__isnull=False).exists()
    # "None at all" means none: it goes on waiting, and the words stand on their page all the while.
    with time_machine.travel(MONDAY + timedelta(hours=8), tick=False):
        assert outbox.deliver() == 0
    assert letters == []
    assert rows().get(state=OutboundMessage.HELD).next_attempt_at == MONDAY + timedelta(days=7)


def test_somebody_else_is_not_held_back_by_it(cast: Cast) -> None:
    say(cast, {"text": 0})
    assert cast.rev.participant_id
    tell_now(cast.rev.participant_id, WEDNESDAY.date())
    outbox.deliver()
    found = rows().filter(participant_id=cast.rev.participant_id)
    assert not found.filter(state=OutboundMessage.HELD).exists()
    assert found.filter(state=OutboundMessage.SENT).exists()


def page_of(who: Member, cast: Cast) -> str:
    mine = who is cast.ana
    at = reverse("contacts:touch") if mine else reverse("contacts:touch_of", args=[whose(cast)])
    return str(who.client.get(at).content.decode())


def test_both_read_how_it_adds_up(cast: Cast) -> None:
    say(cast, {"text": 9, "call": 2})
    texts(cast, 4)
    for number in range(3):
        send(cast, "reminder", f"due:{number}")
    send(cast, "reminder", f"{OWN_CAUSE}1")  # hers alone
    outbox.deliver()
    last_week = rows().filter(cause="due:0").get()
    assert "Texts: 4 from your coach, 3 reminders. You said 9 at most." in page_of(cast.ana, cast)
    assert "Texts: 4 from you, 3 reminders. You said 9 at most." in page_of(cast.ben, cast)
    assert "Calls: 0 from your coach. You said 2 at most." in page_of(cast.ana, cast)
    for who in (cast.ana, cast.ben):
        assert "That is as much as you" not in page_of(who, cast)
    send(cast, "message", "glass:1:participant")
    outbox.deliver()
    assert "3 reminders, 1 other message from Handrail." in page_of(cast.ben, cast)
    rows().filter(pk=last_week.pk).update(sent_at=WEDNESDAY - timedelta(days=3))
    assert "2 reminders, 1 other message" in page_of(cast.ben, cast)
    say(cast, {"text": 7})
    assert "What can wait, like word of a kind note, comes on Monday." in page_of(cast.ana, cast)
    assert "What can wait, Handrail sends on Monday." in page_of(cast.ben, cast)


def test_a_coach_who_logs_a_text_reads_what_handrail_sent(cast: Cast) -> None:
    say(cast, {"text": 2})
    send(cast, "reminder", "due:1")
    send(cast, "reminder", "due:2")
    outbox.deliver()
    sent = {"id": str(uuid7()), "participant": str(whose(cast)), "kind": "text", "next": "none"}
    page = cast.ben.client.post(reverse("contacts:new"), sent, follow=True).content.decode()
    words = "That makes 3 this week (1 from you, 2 reminders). You two said 2 at most."
    assert words in page
