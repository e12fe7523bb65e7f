"""The real public lists: every row can be found on its day at its local time."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from handrail.practice.community.models import Meeting, MeetingTime
from handrail.practice.community.places import zip_centre
from handrail.practice.community.queries import MeetingCard, Near, clock_word, find_meetings
from tests.cast import Cast
from tests.community.feeds import imported

pytestmark = pytest.mark.realdata
LISTS = ["aasepia", "al-anon", "eda", "edmonton", "kc", "nwta", "sussexaa", "times", "timezones",
         "appointment"]  # fmt: skip


@pytest.fixture
def lists(real_data: Path) -> Path:
    """The folder with the Meeting Guide feeds."""
    return real_data / "meeting_guide"


def _as_written(row: dict[str, Any]) -> tuple[int | None, int | None]:
    """The day (Monday 0) and minute of a row, read in another way than the importer does."""
    day = row.get("day")
    day = day[0] if isinstance(day, list) else day
    time = row.get("time")
    if not time:
        return (None if day is None else (int(day) + 6) % 7), None
    form = "%I:%M %p" if time[-1] in "Mm" else "%H:%M"
    at = datetime.strptime(time, form)
    return (int(day) + 6) % 7, at.hour * 60 + at.minute


def _every_card(cast: Cast, weekday: int | None) -> list[MeetingCard]:
    cards: list[MeetingCard] = []
    for number in range(1, 500):
        page = find_meetings(cast.ana.actor, weekday=weekday, page=number)
        cards += page.cards
        if not page.has_next:
            break
    return cards


@pytest.mark.covers("003-10")
@pytest.mark.parametrize(("name", "rows"), [("aasepia", 2038), ("edmonton", 315), ("nwta", 613)])
def test_every_meeting_is_found_on_its_day_at_its_local_time(
    cast: Cast, lists: Path, name: str, rows: int
) -> None:
    data = (lists / f"{name}.json").read_bytes()
    outcome = imported(cast.org, data)
    feed = json.loads(data)
    assert (len(feed), outcome.counts.read, outcome.rejected) == (rows, rows, [])
    with override("en"):
        shown = {
            (" ".join(card.name.split()), card.weekday, card.starts)
            for weekday in range(7)
            for card in _every_card(cast, weekday)
        }
        for row in feed:
            weekday, minute = _as_written(row)
            wanted = (" ".join(row["name"].split()), weekday, clock_word(minute))
            assert wanted in shown, row


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("aasepia", "America/New_York"),
        ("edmonton", "America/Edmonton"),
        ("nwta", "America/Chicago"),
    ],
)
def test_a_list_that_names_no_zone_is_on_the_clock_of_its_places(
    cast: Cast, lists: Path, name: str, zone: str
) -> None:
    cast.org.zone = "America/Puerto_Rico"
    cast.org.save(update_fields=["zone"])
    imported(cast.org, (lists / f"{name}.json").read_bytes())
    # El Paso is the one town of these lists with another clock.
    rest = Meeting.objects.exclude(address__contains="El Paso")
    assert set(rest.values_list("zone", flat=True)) == {zone}
    west = Meeting.objects.filter(address__contains="El Paso")
    assert set(west.values_list("zone", flat=True)) <= {"America/Denver"}


@pytest.mark.parametrize("name", LISTS)
def test_no_row_of_a_real_list_is_refused_and_the_numbers_add_up(
    cast: Cast, lists: Path, name: str
) -> None:
    data = (lists / f"{name}.json").read_bytes()
    outcome = imported(cast.org, data)
    c = outcome.counts
    assert outcome.rejected == []
    assert c.read == len(json.loads(data)) == c.created + c.merged
    again = imported(cast.org, data).counts
    assert (again.unchanged, again.updated, again.created) == (c.created, 0, 0)
    assert MeetingTime.objects.count() >= c.created


def test_a_meeting_by_appointment_is_found_when_no_day_is_asked_for(
    cast: Cast, lists: Path
) -> None:
    imported(cast.org, (lists / "appointment.json").read_bytes())
    assert "Meeting name" in {card.name for card in _every_card(cast, None)}


def test_rows_keep_their_own_time_zone(cast: Cast, lists: Path) -> None:
    imported(cast.org, (lists / "timezones.json").read_bytes())
    with override("en"):
        cards = {card.name: card for card in _every_card(cast, 5)}
    west = cards["San Francisco meeting at 9:00"]
    assert (west.starts, west.here) == ("9:00\u202fAM", "Saturday 12:00\u202fPM")
    assert cards["PA meeting at 11:45"].here == ""


def test_near_a_zip_code_the_list_is_sorted_by_distance(cast: Cast, lists: Path) -> None:
    imported(cast.org, (lists / "aasepia.json").read_bytes())
    here = zip_centre("19104")
    assert here is not None
    seen: list[float] = []
    for number in range(1, 50):
        page = find_meetings(cast.ana.actor, weekday=0, near=Near(*here, miles=5), page=number)
        seen += [card.miles or 0.0 for card in page.cards]
        if not page.has_next:
            break
    assert len(seen) > 20
    assert max(seen) <= 5.0
    assert all(later - earlier > -0.05 for earlier, later in pairwise(seen))


def test_a_search_is_one_query_whatever_the_size_of_the_list(
    cast: Cast, lists: Path, django_assert_num_queries: Any
) -> None:
    imported(cast.org, (lists / "aasepia.json").read_bytes())
    actor = cast.ana.actor
    with django_assert_num_queries(1):
        assert len(find_meetings(actor, weekday=2, page=3).cards) == 20
    with django_assert_num_queries(1):
        find_meetings(actor, kinds=("O", "W"), text="church", online=False, near=Near(39.9, -75.1))
