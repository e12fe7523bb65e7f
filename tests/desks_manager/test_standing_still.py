"""Managers and supervisors are told when nothing goes out any more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.ground.kernel import clock
from handrail.ground.schedule.models import Heartbeat
from handrail.ground.schedule.queries import SILENT_AFTER, WORKER
from tests.cast import Cast

HOMES = [("mona", "/programme/"), ("carol", "/supervision/")]


def beat(ago: timedelta) -> None:
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"beat_at": clock.now() - ago})


@pytest.mark.parametrize(("who", "home"), HOMES)
def test_a_silent_worker_is_said_with_what_to_do(cast: Cast, who: str, home: str) -> None:
    client = cast.everybody()[who].client
    assert "the worker never ran" in client.get(home).text
    beat(SILENT_AFTER + timedelta(minutes=1))
    said = client.get(home).text
    assert "have stood still since" in said
    assert "Nothing is lost" in said
    beat(timedelta(seconds=20))
    assert "worker" not in client.get(home).text


def test_coaches_and_participants_are_not_troubled_with_it(cast: Cast) -> None:
    assert "the worker" not in cast.ben.client.get("/coach/").text
    assert "the worker" not in cast.ana.client.get("/today/").text
