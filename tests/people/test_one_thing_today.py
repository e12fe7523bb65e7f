"""One thing at a time on Today: what is asked now, what is counted on the fold, nothing lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from handrail.faces.desks.addresses import url
from handrail.faces.desks.participant.asking import EMPTY, asking, one_at_a_time
from handrail.ground.access import Capability
from handrail.ground.people.commands.coaching import set_first_days
from handrail.practice.plans import queries
from handrail.practice.plans.commands import report_step
from handrail.practice.plans.commands.steps import agree_step
from tests.cast import Cast
from tests.coping.people import ana, html

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Has:
    """What a page knows, of which only some is there."""

    has: dict[str, Any]

    @property
    def known(self) -> dict[str, Any]:
        return {**EMPTY, "coming": SimpleNamespace(yours=self.has.get("times", ())), **self.has}


OVER, DOOR = SimpleNamespace(state="on"), SimpleNamespace(state="over")
SAID, UNSAID = SimpleNamespace(answered=True), SimpleNamespace(answered=False)


@pytest.mark.parametrize(
    ("has", "now", "later", "waiting"),
    [
        ({}, None, 0, 0),
        ({"near_days": ["a"]}, "near_days", 0, 0),
        ({"asked": "fit", "near_days": ["a", "b"]}, "near_days", 2, 2),
        ({"holidays_near": ["a"], "milestones_near": ["b"]}, "holidays_near", 1, 1),
        ({"milestones_near": ["a"], "times": ["b"]}, "milestones_near", 1, 1),
        ({"times": ["a"], "beginning": OVER}, "times", 1, 1),
        ({"beginning": OVER, "handover": UNSAID}, "beginning", 1, 1),
        # The open door and a change that was answered only tell something.
        ({"beginning": DOOR, "handover": SAID}, None, 2, 0),
        ({"beginning": DOOR, "asked": "fit"}, "asked", 1, 0),
        ({"handover": UNSAID, "agreement_asks": ["a"]}, "handover", 1, 1),
        ({"agreement_asks": ["a"], "promises_up": ["b", "c"]}, "agreement_asks", 2, 2),
        ({"promise_ideas": ["a"], "promises_up": ["b"]}, "promise_ideas", 1, 1),
        ({"pace_asked": "weekly", "asked": "fit"}, "pace_asked", 1, 1),
        ({"promises_up": ["b"], "how_review": True}, "promises_up", 1, 1),
        ({"how_review": True, "asked": "fit"}, "how_review", 1, 1),
        ({"asked": "fit", "resting": ["a"]}, "asked", 1, 1),
        ({"resting": ["a", "b"]}, "resting", 1, 1),
    ],
)
def test_what_cannot_wait_is_asked_and_the_rest_is_counted(
    has: dict[str, Any], now: str | None, later: int, waiting: int
) -> None:
    found = one_at_a_time(asking(Has(has).known))
    assert [next(iter(one.has)) for one in found.now] == ([now] if now else [])
    assert (len(found.later), found.waiting) == (later, waiting)
    for one in (*found.now, *found.later):
        assert set(one.reads) == set(EMPTY)
        assert sum(bool(value) for value in one.reads.values()) == 1


def _ways(page: str) -> set[str]:
    body = page[page.index("<main") : page.index("</main>")]
    return set(re.findall(r'(?:href|action)="([^"#]+)', body))


@pytest.mark.covers("002-7")
def test_with_one_thing_at_a_time_every_way_on_is_still_there(cast: Cast) -> None:
    agree_step(cast.ana.actor, participant_id=ana(cast), text="Ask about the room")
    found = []
    for on in (False, True):
        set_first_days(cast.ana.actor, participant_id=ana(cast), on=on)
        found.append(html(cast.ana.client.get(url("desks:today"))))
    assert _ways(found[0]) == _ways(found[1])
    shown = found[1][: found[1].index('id="more"')]
    assert url("accountability:track") not in shown
    assert url("referrals:directory") not in shown
    for words in (url("safety:help"), url("desks:now"), 'id="check-in"', "Ask about the room"):
        assert words in shown


@pytest.mark.covers("002-15")
def test_what_a_coach_said_of_a_step_is_taken_back_on_today(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    step = agree_step(cast.ana.actor, **me, text="Ask about the room")
    undo, today = url("plans:step_undo", step_id=step), url("desks:today")
    assert undo not in html(cast.ana.client.get(today))
    report_step(cast.ben.actor, **me, step_id=step, state="done")
    for on in (False, True):
        set_first_days(cast.ana.actor, **me, on=on)
        page = html(cast.ana.client.get(today))
        assert "Ben marked this as done" in page
        assert f'action="{undo}"' in page
    page = html(cast.ana.client.post(undo, {"next": today}, follow=True))
    assert "Taken back." in page
    assert undo not in page
    assert queries.step(cast.ana.actor, Capability.STEP_READ, step).state == "open"
    # What she says herself is taken back on the plan, as before.
    report_step(cast.ana.actor, **me, step_id=step, state="done")
    assert undo not in html(cast.ana.client.get(today))
