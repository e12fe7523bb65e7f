"""What the tests of sign-in share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from handrail.ground.accounts.events import CodeRequested, CredentialChanged
from handrail.ground.kernel import events
from handrail.ground.kernel.events import Subscription


class Heard:
    """The events that were published, in order."""

    def __init__(self) -> None:
        self.all: list[Any] = []

    def of(self, kind: type[Any]) -> list[Any]:
        """Return those of one kind."""
        return [event for event in self.all if isinstance(event, kind)]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Everything this room says, heard instead of sent."""
    found = Heard()
    for kind in (CodeRequested, CredentialChanged):
        only = [Subscription(found.all.append, later=False)]
        monkeypatch.setitem(events._subscriptions, kind, only)
    return found


@pytest.fixture(autouse=True)
def _counts_begin_anew(request: pytest.FixtureRequest, settings: Any) -> Iterator[None]:
    settings.HANDRAIL_CODE_ANSWER_SECONDS = 0
    wants = {"db", "cast", "transactional_db", "live_server"} & set(request.fixturenames)
    if wants:
        request.getfixturevalue(next(iter(wants)))
        cache.clear()
    yield  # noqa: PT022


@pytest.fixture
def visitor() -> Client:
    """A browser that nobody signed in with, which insists on tokens in forms like the real one."""
    return Client()


def text(response: Any) -> str:
    """Return the page as text, with the entities that matter put back."""
    return str(response.content.decode()).replace("&#39;", "'")
