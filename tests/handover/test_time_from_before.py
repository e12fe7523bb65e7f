"""A time to meet from before such times stood among those of the two: it can be put there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
import time_machine

from handrail.practice.contacts.models import Appointment
from handrail.practice.handover import rules
from handrail.practice.handover.models import Handover
from tests.cast import Cast

from .people import ana, html, plan

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)
DAY = date(2026, 2, 10)


def from_before(cast: Cast, on: date = DAY) -> UUID:
    one = plan(cast)
    rows = Handover.objects.for_system("a test lets it be from before")
    rows.filter(pk=one).update(meet_on=on, meet_at=time(10))
    return one


def pages(cast: Cast) -> list[str]:
    return [
        html(cast.ana.client.get("/handover/")),
        html(cast.ben.client.get(f"/handover/of/{ana(cast)}/")),
    ]


def times(cast: Cast) -> list[tuple[str, date, time]]:
    rows = Appointment.objects.for_system("a test looks").filter(participant_id=ana(cast))
    return list(rows.values_list("state", "wall_on", "wall_at"))


def test_it_stands_among_the_times_once_it_is_saved_again(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        one = from_before(cast)
        for page in pages(cast):
            assert rules.SAVE_AGAIN in page
            assert rules.AMONG not in page
        sent = {"on": DAY.isoformat(), "at": "10:00"}
        said = cast.ana.client.post(f"/handover/{one}/day/", sent, follow=True)
        assert rules.DAY_ASKED in html(said)
        assert times(cast) == [("proposed", DAY, time(10))]
        for page in pages(cast):
            assert rules.AMONG in page
            assert rules.SAVE_AGAIN not in page


def test_nothing_is_said_of_one_that_is_over(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        from_before(cast, date(2026, 2, 2))
        for page in pages(cast):
            assert rules.SAVE_AGAIN not in page
            assert rules.AMONG not in page


@pytest.mark.parametrize(
    ("state", "ahead", "said"),
    [("proposed", True, rules.AMONG), ("agreed", True, rules.AMONG),
     ("agreed", False, rules.AMONG), ("cancelled", True, ""), ("not_seen", False, ""),
     ("happened", False, ""), (None, True, rules.SAVE_AGAIN), (None, False, "")],
)  # fmt: skip
def test_what_is_said_of_where_it_is_kept(state: str | None, ahead: bool, said: str) -> None:
    assert rules.kept_said(state, ahead=ahead) == said
