"""What somebody is told of a time in the way: their own wholly, another's only that it is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.contacts import clashing, commands
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.rules import Slot
from tests.cast import Cast, Member

from .test_pages import typed

OURS = Slot(uuid7(), clock.now(), 30)
HERS = Slot(uuid7(), clock.now(), 30, of_coach=False)
OTHER = Slot(uuid7(), clock.now(), 30, of_person=False)


@pytest.mark.parametrize(
    ("crossing", "by", "words", "hidden"),
    [
        ([OURS], "participant", [clashing.HAVE, clashing.OR_KEEP_BOTH], False),
        ([HERS], "participant", [clashing.HAVE, clashing.OR_KEEP_BOTH], False),
        ([OTHER], "participant", [clashing.BUSY, clashing.OR_ASK], True),
        ([OTHER, OTHER], "participant", [clashing.BUSY, clashing.OR_ASK], True),
        (
            [OTHER, OURS], "participant",
            [clashing.HAVE, clashing.BUSY, clashing.OR_ASK], True,
        ),
        ([OURS], "coach", [clashing.HAVE, clashing.OR_KEEP_BOTH], False),
        ([OTHER], "coach", [clashing.HAVE, clashing.OR_KEEP_BOTH], False),
        ([HERS], "coach", [clashing.THEY_HAVE, clashing.OR_KEEP_BOTH], False),
    ],
)  # fmt: skip
def test_what_is_said_of_a_time_in_the_way(
    crossing: list[Slot], by: str, words: list[str], hidden: bool
) -> None:
    said = clashing.sentences(crossing, by)
    assert [one for one, _slot in said] == words
    assert clashing.any_hidden(crossing, by) is hidden
    named = [slot for _one, slot in said if slot is not None]
    assert not any(clashing.is_hidden(slot, by) for slot in named)


def _day(cast: Cast) -> date:
    return clock.today(cast.site.zone) + timedelta(days=3)


def _asks(cast: Cast, who: Member, at: str, **more: str) -> Any:
    data = {"id": str(uuid7()), "on": _day(cast).isoformat(), "at": at, "minutes": "30", **more}
    address = reverse("contacts:appointment_new") if who is cast.ana else reverse(
        "contacts:appointment_new", args=[cast.ana.participant_id]
    )  # fmt: skip
    return who.client.post(address, data)


def _with_rev(cast: Cast, **more: Any) -> None:
    commands.set_appointment(
        cast.ben.actor, participant_id=cast.rev.participant_id, on=_day(cast),
        at=clock.now().time().replace(hour=17, minute=0, second=0, microsecond=0), **more,
    )  # fmt: skip


def test_a_participant_learns_that_the_coach_is_busy_and_no_more(cast: Cast) -> None:
    _with_rev(cast)
    asked = _asks(cast, cast.ana, "17:15")
    text = typed(asked)
    assert asked.status_code == 422
    assert "Ben is busy then. Pick another, or ask anyway: Ben decides." in text
    assert "Ask anyway" in text
    for never in ("Keep both", "Rev", "5:00", "5:30"):
        assert never not in text.split("</nav>")[-1]
    kept = _asks(cast, cast.ana, "17:15", keep_both="1")
    assert kept.status_code == 303
    row = Appointment.objects.for_system("a test").get(participant_id=cast.ana.participant_id)
    assert row.state == "proposed"


def test_a_coach_is_told_which_time_it_is_and_not_with_whom(cast: Cast) -> None:
    _with_rev(cast)
    text = typed(_asks(cast, cast.ben, "17:15")).replace("\u202f", " ")
    assert "You have a time from 5:00 PM to 5:30 PM already." in text
    assert "Keep both" in text
    assert "Rev" not in text


def test_times_that_come_again_say_only_that_the_coach_is_busy(cast: Cast) -> None:
    _with_rev(cast)
    text = typed(_asks(cast, cast.ana, "17:15", every="week", times="3"))
    assert "On some of these days Ben is busy. Leave those out, or ask anyway" in text
    assert "Ask anyway" in text
    assert "Leave those days out" in text
    assert "Keep both" not in text
    own = typed(_asks(cast, cast.ben, "17:15", every="week", times="3"))
    assert "Keep both" in own
