"""Who looked, by day and person: how often and for what, down to the single line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.faces.desks.trust import looking
from handrail.ground.access import Actor, Capability
from handrail.ground.audit import record_list, record_read, write
from handrail.ground.kernel import clock
from handrail.ground.people.commands.glass import break_glass
from tests.cast import Cast

NIGHT = datetime(2026, 3, 9, 3, 30, tzinfo=UTC)  # still the evening of March 8 in New York


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def _read(at: datetime, actor: Actor, what: Capability, person: UUID, times: int = 1) -> None:
    with time_machine.travel(at, tick=False):
        for _n in range(times):
            record_read(actor, what, person)


@pytest.fixture
def told(cast: Cast) -> Cast:
    """Two local days; on the second, Ben three times for two things and once in writing."""
    ana, ben, carol = ana_id(cast), cast.ben.actor, cast.carol.actor
    _read(NIGHT, ben, Capability.STEP_READ, ana)
    later = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)
    _read(later, ben, Capability.STEP_READ, ana, 2)
    with time_machine.travel(later, tick=False):
        record_list(ben, Capability.CASELOAD_READ, [ana])
        write(ben, "write", Capability.CONTACT_LOG, subject=ana)
    _read(datetime(2026, 3, 9, 18, 0, tzinfo=UTC), carol, Capability.WIN_READ, ana)
    return cast


@pytest.mark.covers("rule-18")
def test_a_day_is_the_readers_day_and_each_person_stands_once(told: Cast) -> None:
    days, more = looking.by_day(told.ana.actor, ana_id(told), 1)
    assert not more
    assert [one.day for one in days] == [date(2026, 3, 9), date(2026, 3, 8)]
    carol, ben = days[0].people
    assert (carol.who, carol.times) == ("Carol, supervisor", 1)
    assert (ben.who, ben.times, ben.more) == ("Ben, coach", 4, 0)
    assert set(ben.looked) == {"your steps", "your line in the list of people"}
    assert ben.did == ("wrote or changed that you were in touch",)
    assert [line.text for line in ben.lines].count("looked at your steps") == 2
    assert [p.times for p in days[1].people] == [1]


def test_the_page_says_how_often_and_for_what(told: Cast) -> None:
    page = told.ana.client.get(reverse("desks:who_looked")).text
    for words in ("Ben, coach", "4 times", "your steps", "11:00 AM", "Each time"):
        assert words in page.replace("\u202f", " "), words


def test_many_looks_of_one_day_are_one_entry_with_a_page_of_its_own(cast: Cast) -> None:
    ana = ana_id(cast)
    _read(NIGHT, cast.ben.actor, Capability.STEP_READ, ana, 40)
    days, _more = looking.by_day(cast.ana.actor, ana, 1)
    (ben,) = days[0].people
    assert (ben.times, len(ben.lines), ben.more) == (40, looking.SHOWN, 40 - looking.SHOWN)
    page = cast.ana.client.get(reverse("desks:who_looked")).text
    assert "All 40" in page
    asked = {"on": "2026-03-08", "who": str(cast.ben.user.pk)}
    first = cast.ana.client.get(reverse("desks:looked_on"), asked).text
    second = cast.ana.client.get(reverse("desks:looked_on"), {**asked, "page": "2"}).text
    assert first.count('class="moment"') + second.count('class="moment"') == 40
    assert f"on=2026-03-08&amp;who={cast.ben.user.pk}" in first


def test_the_days_are_paged_with_the_same_number_of_queries(cast: Cast) -> None:
    ana, address = ana_id(cast), reverse("desks:who_looked")

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            cast.ana.client.get(address)
        return len(found)

    _read(NIGHT, cast.ben.actor, Capability.STEP_READ, ana)
    asked()
    few = asked()
    for day in range(1, 16):
        _read(NIGHT.replace(day=day), cast.ben.actor, Capability.STEP_READ, ana, 3)
    assert asked() == few
    assert "Older" in cast.ana.client.get(address).text
    second = cast.ana.client.get(address, {"page": "2"}).text
    assert "Newer" in second
    assert second.count("3 times") == 3


@pytest.mark.parametrize(
    "asked", [{}, {"on": "yesterday"}, {"on": "9999-12-31"}, {"on": "0001-01-01"},
              {"on": "2026-03-08", "who": "x"}],
)  # fmt: skip
def test_a_day_that_cannot_be_read_leads_to_the_whole_list(
    cast: Cast, asked: dict[str, str]
) -> None:
    answer = cast.ana.client.get(reverse("desks:looked_on"), asked)
    assert (answer.status_code, answer["Location"]) == (303, reverse("desks:who_looked"))


def test_only_the_person_reads_the_day(told: Cast) -> None:
    address = reverse("desks:looked_on") + "?on=2026-03-09"
    assert told.ben.client.get(address).status_code == 404
    assert "your wins" not in told.rev.client.get(address).text


@pytest.mark.covers("rule-18")
def test_being_found_by_name_is_not_told_as_being_opened(cast: Cast) -> None:
    found = cast.carol.client.post(reverse("desks:emergency"), {"name": "a"})
    assert "Ana" in found.text
    saw = "aw your name while looking for somebody in an emergency"
    address, day = reverse("desks:who_looked"), clock.today(cast.ana.actor.zone)
    for page in (address, f"{reverse('desks:looked_on')}?on={day}&who={cast.carol.user.pk}"):
        text = cast.ana.client.get(page).text
        assert saw in text, page
        assert "pened your record" not in text, page
    [[carol]] = [one.people for one in looking.by_day(cast.ana.actor, ana_id(cast), 1)[0]]
    assert not carol.emergency
    reason = "Her sister cannot reach her today."
    break_glass(cast.carol.actor, participant_id=ana_id(cast), reason=reason)
    [[carol]] = [one.people for one in looking.by_day(cast.ana.actor, ana_id(cast), 1)[0]]
    assert carol.emergency
    assert set(carol.did) == {"s" + saw, "opened your record in an emergency"}
