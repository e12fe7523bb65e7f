"""The day on which the tests of hours stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handrail.ground.kernel import clock
from tests.cast import Cast, make_cast

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)  # Tuesday, 10:00 in New York


@pytest.fixture
def tuesday(monkeypatch: pytest.MonkeyPatch, db: None) -> Cast:
    """Everybody, made at NOW as well: nobody signed in after it, whenever the test runs."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return make_cast()
