"""The real server, killed under load: what it said it kept, it kept, and once."""

from __future__ import annotations

import random
import secrets
import threading
import time
from typing import Any

import httpx
import pytest

from handrail.ground.kernel.ids import uuid7
from tests.kill.conftest import Fresh
from tests.kill.installation import ask
from tests.kill.server import RealServer

KILLS = 3
CLIENTS = 3


class Phone(threading.Thread):
    """A phone that checks in again and again, and sends anew what got no answer."""

    def __init__(self, server: RealServer, world: dict[str, Any], stop: threading.Event) -> None:
        # A server that does not start again ends the test, and no phone keeps it open.
        super().__init__(daemon=True)
        self.server, self.world, self.stop = server, world, stop
        self.sent: dict[str, int] = {}
        self.said_kept: set[str] = set()
        self.strange: list[int] = []
        self.posts = 0

    def run(self) -> None:
        """Check in until told to stop; the last entry is sent until it has its answer."""
        token = secrets.token_hex(16)
        cookies = {**self.world["cookies"], self.world["csrf"]: token}
        with httpx.Client(base_url=self.server.address, cookies=cookies, timeout=10) as http:
            while not self.stop.is_set():
                entry, mood = str(uuid7()), random.randint(1, 5)
                self.sent[entry] = mood
                self._send(http, token, entry, mood)
                if random.random() < 0.3:
                    self._send(http, token, entry, mood)

    def _send(self, http: httpx.Client, token: str, entry: str, mood: int) -> None:
        form = {"id": entry, "mood": str(mood), "share": "private", "csrfmiddlewaretoken": token}
        while True:
            self.posts += 1
            try:
                status = http.post("/check-in/", data=form).status_code
            except httpx.HTTPError:
                time.sleep(0.05)
                continue
            if status == 303:
                self.said_kept.add(entry)
            else:
                self.strange.append(status)
            return


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_no_check_in_is_lost_or_doubled_when_the_server_is_killed(fresh: Fresh) -> None:
    env = fresh("killed_server")
    world = ask(env, "world", "make")
    server, stop = RealServer(env), threading.Event()
    phones = [Phone(server, world, stop) for _ in range(CLIENTS)]
    try:
        server.start()
        for phone in phones:
            phone.start()
        for _ in range(KILLS):
            time.sleep(random.uniform(0.5, 2.0))
            server.kill_tree()
            server.start()
        time.sleep(0.5)
    finally:
        stop.set()
        for phone in phones:
            phone.join(60)
        server.stop()
    found = ask(env, "world", "kept")
    sent = {entry: mood for phone in phones for entry, mood in phone.sent.items()}
    said = set().union(*(phone.said_kept for phone in phones))
    assert [status for phone in phones for status in phone.strange] == []
    assert len(said) > CLIENTS * KILLS
    assert said == set(sent)
    assert found["checkins"] == sent
    assert found["receipts"] == dict.fromkeys(sent, 1)
    # An entry that came again is one more line in the book, and nothing else.
    assert found["lines"] >= len(sent)
    assert found["faults"] == []
    assert sum(phone.posts for phone in phones) > len(sent)
