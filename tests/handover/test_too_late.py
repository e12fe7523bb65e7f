"""Whoever writes while the office hands over is told, and keeps what they typed."""

from __future__ import annotations

import pytest

from handrail.ground.kernel.ids import uuid7
from handrail.practice.handover.commands import ending
from tests.cast import Cast

from .people import ana, answer, html, plan, view

TYPED = "Fridays are long for her, so call then"


@pytest.mark.parametrize("part", ["summary", "goodbye"])
def test_words_that_cross_the_change_come_back_to_copy(cast: Cast, part: str) -> None:
    one = plan(cast)
    answer(cast, one, "nothing")
    ending.hand_over(cast.mona.actor, participant_id=ana(cast), handover_id=one)
    sent = {"id": str(uuid7()), "part": part, "version": "0", "text": TYPED}
    page = cast.ben.client.post(f"/handover/{one}/words/", sent)
    assert page.status_code == 422
    shown = html(page)
    assert TYPED in shown
    assert "The new coach has begun while you wrote" in shown
    assert "Ana" not in shown
    assert view(cast).said(part, "coach").text == ""
    long = cast.ben.client.post(f"/handover/{one}/words/", {**sent, "text": "x" * 20_000})
    assert (long.status_code, "x" * 20_000 in html(long)) == (422, True)
    for stranger in (cast.dee_coach, cast.carol, cast.omar):
        assert stranger.client.post(f"/handover/{one}/words/", sent).status_code == 404
    assert cast.ben.client.post(f"/handover/{uuid7()}/words/", sent).status_code == 404
