"""A tap on an old page: what happened meanwhile is said, on the page that shows how it stands."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.contacts import commands, meanwhile, rules
from handrail.practice.contacts.commands import Rhythm
from handrail.practice.contacts.models import Appointment
from tests.cast import Cast, Member


@pytest.mark.parametrize("state", rules.STATES)
@pytest.mark.parametrize("mine", [False, True])
def test_what_is_said_of_each_state(state: str, mine: bool) -> None:
    own = mine and state == "proposed"
    said = meanwhile.since_words(state, mine=mine)
    assert said == (meanwhile.OWN_ASKING if own else meanwhile.SINCE[state])
    assert "page again" not in said


def _day(cast: Cast, days: int = 3) -> date:
    return clock.today(cast.site.zone) + timedelta(days=days)


def _put(cast: Cast, who: Member, **more: Any) -> dict[str, Any]:
    said = {"on": _day(cast), "at": time(17, 30), **more}
    made = commands.set_appointment(who.actor, participant_id=cast.ana.participant_id, **said)
    return {"participant_id": cast.ana.participant_id, "appointment_id": made.appointment_id}


def _tap(who: Member, which: dict[str, Any], what: str, **sent: str) -> Any:
    address = f"/contacts/appointments/{which['appointment_id']}/{what}/"
    return who.client.post(address, {"next_page": "/coach/", **sent}, follow=True)


def _text(page: Any) -> str:
    return str(page.content.decode()).replace("\u202f", " ").replace("&#39;", "'")


def test_yes_to_a_time_that_was_called_off_meanwhile(cast: Cast) -> None:
    which = _put(cast, cast.ana)
    commands.cancel_appointment(cast.ana.actor, **which)
    page = _tap(cast.ben, which, "agree")
    assert page.redirect_chain[-1][0].endswith(f"/contacts/of/{cast.ana.participant_id}/#ahead")
    text = _text(page)
    assert "It was called off meanwhile." in text
    assert "Called off:" in text
    assert "Put it back" in text
    assert "then choose" not in text


def test_yes_to_a_time_that_was_moved_meanwhile_names_the_new_one_and_asks_again(
    cast: Cast,
) -> None:
    which = _put(cast, cast.ana)
    moved = commands.move_appointment(
        cast.ana.actor, **which, on=_day(cast), at=time(18, 15)
    ).appointment_id
    commands.move_appointment(
        cast.ana.actor, participant_id=cast.ana.participant_id, appointment_id=moved,
        on=_day(cast), at=time(19, 15),
    )  # fmt: skip
    text = _text(_tap(cast.ben, which, "agree"))
    assert "It was moved meanwhile, to " in text
    assert "7:15 PM. Look whether that suits you." in text
    assert "Yes, that works" in text
    assert not Appointment.objects.for_system("a test").filter(state="agreed").exists()


def test_yes_to_a_time_that_was_moved_and_then_called_off(cast: Cast) -> None:
    which = _put(cast, cast.ana)
    moved = commands.move_appointment(
        cast.ana.actor, **which, on=_day(cast), at=time(18, 15)
    ).appointment_id
    commands.cancel_appointment(
        cast.ana.actor, participant_id=cast.ana.participant_id, appointment_id=moved
    )
    assert "It was called off meanwhile." in _text(_tap(cast.ben, which, "agree"))


def test_yes_to_ones_own_asking(cast: Cast) -> None:
    which = _put(cast, cast.ana)
    assert meanwhile.OWN_ASKING in _text(_tap(cast.ana, which, "agree"))


def test_yes_to_all_of_times_that_were_called_off_meanwhile(cast: Cast) -> None:
    said = Rhythm(_day(cast), time(9), "week", times=3)
    commands.set_series(cast.ana.actor, participant_id=cast.ana.participant_id, said=said)
    first = Appointment.objects.for_system("a test").order_by("starts_at")[0]
    which = {"participant_id": cast.ana.participant_id, "appointment_id": first.pk}
    commands.cancel_following(cast.ana.actor, **which)
    page = _text(_tap(cast.ben, which, "agree", reach="following"))
    assert "It was called off meanwhile." in page


def test_put_back_twice_and_moved_when_it_was_called_off(cast: Cast) -> None:
    which = _put(cast, cast.ben, agreed=True)
    commands.cancel_appointment(cast.ana.actor, **which)
    sent = {"id": str(uuid7()), "on": _day(cast, 4).isoformat(), "at": "10:00"}
    page = cast.ana.client.post(f"/contacts/appointments/{which['appointment_id']}/move/", sent)
    assert page.status_code == 422
    assert "It was called off meanwhile." in _text(page)
    commands.cancel_appointment(cast.ben.actor, **which, put_back=True)
    assert "It is agreed now." in _text(_tap(cast.ana, which, "cancel", put_back="1"))
