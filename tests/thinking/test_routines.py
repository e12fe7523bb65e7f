"""Routines: ticked for today and before, paused without a question, also without a network."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.thinking.commands import routines as commands
from handrail.practice.thinking.models import Pause, Tick
from handrail.practice.thinking.queries import routines as queries
from handrail.practice.thinking.rules import routines as rules
from tests.cast import Cast
from tests.phone.sealing import envelope
from tests.phone.test_sync import hello, outcome

from .conftest import add, ana, html, start

ZONE = "America/New_York"


def tick(cast: Cast, sheet: UUID, back: int = 0, **more: Any) -> None:
    day = clock.today(ZONE) - timedelta(days=back)
    commands.tick(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet, on=day, **more)


def ticks() -> list[date]:
    return sorted(Tick.objects.for_system("a test").values_list("on", flat=True))


@pytest.mark.covers("002-6", "004-20")
def test_ticked_on_the_page_and_counted_over_seven_days(cast: Cast) -> None:
    sheet = start(cast, "routine", "something warm to eat", sort="food")
    client, index = cast.ana.client, reverse("thinking:mine")
    for back in (1, 3, 5):
        tick(cast, sheet, back)
    path = reverse("thinking:tick", args=[sheet])
    assert "Tick today" in html(client.get(index))
    for _twice in range(2):
        answer = client.post(path, {"done": "yes", "on": "", "next": index})
        assert (answer.status_code, answer["Location"]) == (303, index)
    page = html(client.get(index))
    assert "Done today" in page
    assert "4 of the 6 days that count" in page
    tick(cast, sheet, 6)
    assert "5 of the last 7 days" in html(client.get(index))
    client.post(path, {"done": "no", "on": ""})
    assert "4 of the last 7 days" in html(client.get(reverse("thinking:sheet", args=[sheet])))
    assert "streak" not in page.casefold()


@pytest.mark.covers("002-6")
def test_a_pause_asks_nothing_and_loses_nothing(cast: Cast) -> None:
    with time_machine.travel(datetime(2026, 11, 10, 15, tzinfo=UTC), tick=False):
        sheet = start(cast, "routine")
        tick(cast, sheet)
    with time_machine.travel(datetime(2026, 11, 12, 15, tzinfo=UTC), tick=False):
        for _twice in range(2):
            commands.pause(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet, rests=True)
        assert Pause.objects.for_system("a test").count() == 1
    with time_machine.travel(datetime(2026, 11, 16, 15, tzinfo=UTC), tick=False):
        (held,) = queries.routines(cast.ana.actor, ana(cast), clock.today(ZONE))
        assert (held.tally.done, held.tally.of, held.tally.paused) == (1, 2, True)
        for _twice in range(2):
            commands.pause(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet, rests=False)
        (on,) = queries.routines(cast.ana.actor, ana(cast), clock.today(ZONE))
        assert (on.tally.done, on.tally.of, on.tally.paused) == (1, 3, False)


def test_paused_and_on_again_on_the_same_day_leaves_no_trace(cast: Cast) -> None:
    sheet = start(cast, "routine")
    path = reverse("thinking:pause", args=[sheet])
    cast.ana.client.post(path)
    assert "Paused" in html(cast.ana.client.get(reverse("thinking:mine")))
    cast.ana.client.post(path, {"rests": "no"})
    assert Pause.objects.for_system("a test").count() == 0


def test_today_is_the_day_where_the_participant_lives(cast: Cast) -> None:
    # 03:00 UTC on the 12th is still the 11th in New York.
    with time_machine.travel(datetime(2026, 11, 12, 3, tzinfo=UTC), tick=False):
        sheet = start(cast, "routine")
        commands.tick(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet)
        assert ticks() == [date(2026, 11, 11)]
        with pytest.raises(NotLikeThis, match="still to come"):
            commands.tick(cast.ana.actor, participant_id=ana(cast), sheet_id=sheet,
                          on=date(2026, 11, 12))  # fmt: skip


@pytest.mark.covers("002-6")
def test_ticked_without_a_network_it_arrives_once_and_on_its_day(cast: Cast) -> None:
    sheet = str(start(cast, "routine"))
    session = hello(cast.ana)
    yesterday = clock.now() - timedelta(days=1)
    entry = envelope(session, "tick", {"sheet_id": sheet, "on": "", "done": "yes"},
                     made_at=yesterday.isoformat())  # fmt: skip
    assert sheet not in json.dumps(entry)
    assert outcome(cast.ana, entry) == [("created", "")]
    assert outcome(cast.ana, entry) == [("duplicate", "")]
    assert ticks() == [clock.local(yesterday, ZONE).date()]
    undo = envelope(session, "tick", {"sheet_id": sheet, "on": ticks()[0].isoformat(),
                                      "done": "no"})  # fmt: skip
    assert outcome(cast.ana, undo) == [("created", "")]
    assert ticks() == []


def test_a_phone_gets_a_sentence_for_what_cannot_be(cast: Cast) -> None:
    sheet, session = str(start(cast, "routine")), hello(cast.ana)
    for fields in (
        {"sheet_id": sheet, "on": "9999-12-31"}, {"sheet_id": sheet, "on": "0001-01-01"},
        {"sheet_id": sheet, "on": "soon"}, {"sheet_id": str(ana(cast))}, {"sheet_id": "x"}, {},
        {"sheet_id": str(start(cast, "principle"))},
    ):  # fmt: skip
        ((status, reason),) = outcome(cast.ana, envelope(session, "tick", fields))
        assert status == "refused", fields
        assert reason
    assert ticks() == []


def test_nobody_else_ticks_or_pauses(cast: Cast) -> None:
    sheet = start(cast, "routine", shared=True)
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        for do in (commands.tick, commands.pause):
            more = {"rests": True} if do is commands.pause else {}
            with pytest.raises(NotVisible):
                do(member.actor, participant_id=ana(cast), sheet_id=sheet, **more)
    assert "Tick" not in html(cast.ben.client.get(reverse("thinking:sheet", args=[sheet])))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "never"])
def test_a_day_that_cannot_be_is_said(cast: Cast, day: str) -> None:
    sheet = start(cast, "routine")
    path = reverse("thinking:tick", args=[sheet])
    page = html(cast.ana.client.post(path, {"on": day}, follow=True))
    said = (rules.DAY_AHEAD, rules.DAY_LONG_AGO, rules.NOT_A_DAY)
    assert sum(words in page for words in said) == 1
    assert ticks() == []


def test_a_routine_has_no_lines_of_its_own(cast: Cast) -> None:
    with pytest.raises(NotLikeThis):
        add(cast, start(cast, "routine"), "idea", "x")
