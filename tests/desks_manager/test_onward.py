"""What a page gets that sends a form by itself: the way on in a header, and its notices later."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.people.commands.glass import break_glass
from handrail.ground.people.models import BrokenGlass
from tests.cast import Cast

ASKS: dict[str, Any] = {"headers": {"x-handrail-send": "1"}}


def test_a_redirect_becomes_an_address(cast: Cast) -> None:
    said = {"id": str(uuid7()), "worked": "Walking"}
    answer = cast.ana.client.post("/plan/review/", said, **ASKS)
    assert (answer.status_code, answer["X-Handrail-Go"]) == (204, "/plan/")
    assert "Location" not in answer
    assert "Saved." in cast.ana.client.get("/plan/").content.decode()


def test_a_form_that_did_not_ask_is_led_on_as_ever(cast: Cast) -> None:
    said = {"id": str(uuid7()), "worked": "Walking"}
    assert cast.ana.client.post("/plan/review/", said).status_code == 303


def test_a_refused_form_is_shown(cast: Cast) -> None:
    answer = cast.ana.client.post("/plan/steps/new/", {"text": " "}, **ASKS)
    assert answer.status_code == 422
    assert "X-Handrail-Go" not in answer


def test_signed_out_is_no_address(db: None) -> None:
    answer = Client().post("/plan/review/", {"worked": "Walking"}, **ASKS)
    assert answer.status_code == 401


def test_an_emergency_sent_twice_opens_once(cast: Cast) -> None:
    entry, why = uuid7(), "She called and did not sound safe at all."
    person = cast.ana.participant_id
    assert person
    which: dict[str, Any] = {"participant_id": person, "reason": why, "id": entry}
    first = break_glass(cast.carol.actor, **which)
    assert break_glass(cast.carol.actor, **which) == first
    assert BrokenGlass.objects.for_system("a test").count() == 1
    with pytest.raises(Replayed):
        break_glass(cast.carol.actor, **{**which, "reason": f"{why} Again."})
