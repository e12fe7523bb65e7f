"""My numbers: both side by side, hideable, back-dated, nothing erased."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people import past
from handrail.practice.coping.commands import numbers as commands
from handrail.practice.coping.models import Clock, ClockDays
from handrail.practice.coping.queries import numbers as queries
from handrail.practice.coping.rules import numbers as rules
from tests.cast import Cast
from tests.coping.people import ana, count, entry, html, only

ZONE = "America/New_York"


def begin(cast: Cast, name: str = "not drinking", **more: object) -> UUID:
    return commands.add_clock(cast.ana.actor, participant_id=ana(cast), name=name, **more)  # type: ignore[arg-type]


def shown(cast: Cast, today: date | None = None) -> list[tuple[str, int, int]]:
    found = queries.clocks(cast.ana.actor, ana(cast), today or clock.today(ZONE))
    return [(c.name, c.numbers.since, c.numbers.this_year) for c in found]


@pytest.mark.covers("idea-3")
def test_both_numbers_stand_side_by_side_and_a_day_of_use_erases_nothing(cast: Cast) -> None:
    with time_machine.travel("2026-05-14T16:00:00Z", tick=False):
        page = cast.ana.client.get("/coping/numbers/")
        sent = {"id": entry(page), "name": "not drinking", "counts": "all_but",
                "starts_on": "2026-01-01"}  # fmt: skip
        for _twice in range(2):
            assert cast.ana.client.post("/coping/numbers/", sent).status_code == 303
        assert shown(cast) == [("not drinking", 133, 134)]
        one = only(Clock).id
        days = {"id": str(uuid7()), "first_on": "2026-05-11"}
        for _twice in range(2):
            assert cast.ana.client.post(f"/coping/numbers/{one}/", days).status_code == 303
        assert shown(cast) == [("not drinking", 3, 133)]
        text = html(cast.ana.client.get("/coping/numbers/"))
        assert "days since" in text
        assert "days this year" in text
        # Written down later, for an earlier time; then taken back, as it was a mistake.
        commands.write_days(
            cast.ana.actor, participant_id=ana(cast), clock_id=one, first_on=date(2026, 2, 1),
            last_on=date(2026, 2, 3),
        )  # fmt: skip
        assert shown(cast) == [("not drinking", 3, 130)]
        rows = ClockDays.objects.for_system("a test looks at rows").order_by("first_on")
        cast.ana.client.post(f"/coping/numbers/days/{rows[0].id}/remove/")
        assert shown(cast) == [("not drinking", 3, 133)]


def test_the_day_is_the_persons_own(cast: Cast) -> None:
    # 03:00 UTC on 15 May is still the evening of the 14th in New York.
    with time_machine.travel("2026-05-15T03:00:00Z", tick=False):
        begin(cast)
        assert only(Clock).starts_on == date(2026, 5, 14)
        assert shown(cast) == [("not drinking", 0, 1)]


@pytest.mark.covers("idea-3")
def test_several_clocks_and_one_that_counts_what_the_person_wants_counted(cast: Cast) -> None:
    today = clock.today(ZONE)
    begin(cast, starts_on=today - timedelta(days=5))
    kept = begin(cast, "not using alone", counts=rules.MARKED, starts_on=today)
    commands.write_days(cast.ana.actor, participant_id=ana(cast), clock_id=kept)
    names = {name: (since, year) for name, since, year in shown(cast)}
    assert names["not using alone"] == (0, 1)
    assert names["not drinking"][0] == 5


def test_each_number_can_be_hidden_and_a_clock_put_away(cast: Cast) -> None:
    one = begin(cast)
    sent = {"c-id": str(uuid7()), "c-name": "no wine", "c-starts_on": "2026-01-01"}
    assert cast.ana.client.post(f"/coping/numbers/{one}/change/", sent).status_code == 303
    text = html(cast.ana.client.get("/coping/numbers/"))
    assert "Both numbers are hidden. They still count." in text
    assert "days since" not in text
    assert "no wine" in text
    cast.ana.client.post(f"/coping/numbers/{one}/away/")
    assert "Bring back" in html(cast.ana.client.get("/coping/numbers/"))
    cast.ana.client.post(f"/coping/numbers/{one}/away/", {"back": "1"})
    assert only(Clock).put_away_at is None


@pytest.mark.covers("004-43")
def test_the_coach_sees_a_clock_only_when_it_is_shared(cast: Cast) -> None:
    one = begin(cast, "my own words for it")
    page = f"/coping/of/{ana(cast)}/"
    assert "my own words for it" not in html(cast.ben.client.get(page))
    sent = {"c-id": str(uuid7()), "c-name": "my own words for it", "c-show_since": "on",
            "c-shared": "on"}  # fmt: skip
    cast.ana.client.post(f"/coping/numbers/{one}/change/", sent)
    text = html(cast.ben.client.get(page))
    assert "my own words for it" in text
    assert "days this year" not in text
    for name in ("carol", "mona", "omar", "rev", "circle"):
        assert queries.clocks(cast.everybody()[name].actor, ana(cast), clock.today(ZONE)) == []


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": ""}, rules.NAME_MISSING),
        ({"name": "y" * 20_000}, "20000 characters"),
        ({"name": "kept", "starts_on": "9999-12-31"}, past.AHEAD),
        ({"name": "kept", "starts_on": "0001-01-01"}, past.LONG_AGO),
        ({"name": "kept", "counts": "made-up"}, "Choose what counts."),
    ],
)
def test_bad_input_gets_a_sentence(cast: Cast, sent: dict[str, str], words: str) -> None:
    body = {"id": str(uuid7()), "counts": "all_but", **sent}
    reply = cast.ana.client.post("/coping/numbers/", body)
    assert reply.status_code == 422
    assert words in html(reply)
    assert count(Clock) == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"first_on": "9999-12-31"}, past.AHEAD),
        ({"first_on": "2001-01-01"}, rules.BEFORE_START),
        ({"first_on": "May"}, "2026-05-14"),
    ],
)
def test_days_that_cannot_be_are_told(cast: Cast, sent: dict[str, str], words: str) -> None:
    one = begin(cast)
    reply = cast.ana.client.post(f"/coping/numbers/{one}/", {"id": str(uuid7()), **sent})
    assert reply.status_code == 422
    assert words in html(reply)
    for who in (cast.rev, cast.ben):
        assert who.client.get(f"/coping/numbers/{one}/").status_code == 404
        assert who.client.post(f"/coping/numbers/{one}/", sent).status_code == 404
        assert who.client.post(f"/coping/numbers/{one}/away/").status_code == 404
    assert count(ClockDays) == 0
