"""Workers that die at the worst moment, and workers that want the same row."""

from __future__ import annotations

from collections import Counter

from tests.kill.conftest import Fresh
from tests.kill.installation import ask

KILLS = 40


def test_no_message_is_lost_when_senders_are_killed(fresh: Fresh) -> None:
    env = fresh("killed", HANDRAIL_SMS_CHANNEL="file")
    found = ask(env, "workers", "kill-senders", str(KILLS))
    # The kills hit: some senders died while they held a message.
    assert found["cut"] > 0
    assert found["states"] == ["acknowledged"]
    # Everything left, and whatever left twice carried the same key, which the provider knows.
    assert set(found["left"]) == set(found["made"])
    assert len(found["left"]) <= len(found["made"]) + KILLS


def test_four_senders_send_nothing_twice(fresh: Fresh) -> None:
    env = fresh("senders", HANDRAIL_SMS_CHANNEL="file")
    found = ask(env, "workers", "many-senders")
    assert found["states"] == ["acknowledged"]
    assert Counter(found["left"]) == Counter(found["made"])


def test_four_sweepers_announce_nothing_twice(fresh: Fresh) -> None:
    env = fresh("sweepers")
    found = ask(env, "workers", "many-sweepers")
    assert found["states"] == ["done"]
    assert len(found["made"]) >= 30
    assert Counter(found["left"]) == Counter(found["made"])
