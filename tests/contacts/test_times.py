"""When somebody can: the lines, whose they are, and what is said where a time is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from handrail.design import bundle
from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.contacts import rules as contact_rules
from handrail.practice.contacts.commands import set_appointment
from handrail.practice.contacts.commands import times as commands
from handrail.practice.contacts.models import Appointment, EarlierTimeLine, TimeLine
from handrail.practice.contacts.times import queries, rules
from handrail.watch.insight.keeping import rebuild
from handrail.watch.insight.models import CaseloadRow
from tests.cast import Cast, Member

NIGHTS = rules.When("123", time(22), time(6))
SUNDAY = date(2026, 2, 8)


@pytest.mark.covers("003-18")
@pytest.mark.parametrize(
    ("when", "day", "at", "minutes", "meets"),
    [
        (NIGHTS, 2, time(22), 30, True),  # Tuesday evening
        (NIGHTS, 2, time(21, 30), 30, False),
        (NIGHTS, 2, time(21, 30), 31, True),
        (NIGHTS, 3, time(5, 59), 5, True),  # what began on Tuesday
        (NIGHTS, 3, time(6), 60, False),
        (NIGHTS, 5, time(5), 30, True),  # Thursday's night ends on Friday
        (NIGHTS, 5, time(22), 30, False),
        (NIGHTS, 2, time(5), 30, False),  # nothing began on Monday
        (rules.When("0"), 1, time(0), 30, True),  # all of Monday
        (rules.When("0"), 0, time(23, 50), 30, True),  # runs into Monday
        (rules.When("0"), 2, time(0), 30, False),
        (rules.When("", time(9), time(10)), 6, time(9, 30), 5, True),
        (rules.When("", time(9), time(10)), 6, time(10), 5, False),
    ],
)
def test_which_times_fall_into_a_line(
    when: rules.When, day: int, at: time, minutes: int, meets: bool
) -> None:
    assert when.meets(SUNDAY + timedelta(days=day), at, minutes) is meets


def test_the_ends_of_the_calendar_break_nothing() -> None:
    assert rules.When().meets(date.max, time(23, 59), 480) in (True, False)
    assert rules.When("0").meets(date.min, time(0), 5) in (True, False)


def test_only_hours_are_asked_about() -> None:
    lines = [
        rules.Said("work", NIGHTS), rules.Said("good", NIGHTS), rules.Said("not", words="Noise"),
        rules.Said("quiet", rules.When("", time(13), time(14))), rules.Said("phone"),
    ]  # fmt: skip
    tuesday = SUNDAY + timedelta(days=2)
    assert rules.in_the_way(lines, tuesday, time(23), 30) == [lines[0]]
    assert rules.in_the_way(lines, tuesday, time(13, 30), 30) == [lines[3]]
    assert rules.in_the_way(lines, tuesday, time(10), 30) == []
    assert rules.rather_by_phone(lines, "in_person")
    assert not rules.rather_by_phone(lines, "call")
    assert not rules.needs_ride(lines)
    assert rules.needs_ride([rules.Said("ride")])


def test_the_night_counts_unless_somebody_wrote_quiet_hours() -> None:
    assert rules.at_night([], SUNDAY, time(21), 30)
    assert rules.at_night([], SUNDAY, time(7, 45), 10)
    assert not rules.at_night([], SUNDAY, time(8), 30)
    own = rules.Said("quiet", rules.When("", time(13), time(14)))
    assert not rules.at_night([own], SUNDAY, time(22), 30)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (rules.Said("nothing"), rules.SORT_UNKNOWN),
        (rules.Said("work"), rules.SAYS_NOTHING),
        (rules.Said("work", rules.When("", time(9))), rules.HALF),
        (rules.Said("work", rules.When("", None, time(9))), rules.HALF),
        (rules.Said("work", rules.When("", time(9), time(9))), rules.SAME),
        (rules.Said("work", words="Nights"), None),
        (rules.Said("work", rules.When("1")), None),
        (rules.Said("ride"), None),
    ],
)
def test_what_a_line_must_say(said: rules.Said, words: str | None) -> None:
    found = rules.check(said)
    assert (found[0] if found else None) == words


@pytest.fixture
def _february() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 2, 3, 15, tzinfo=UTC), tick=False):
        yield


def add(who: Member, cast: Cast, said: rules.Said, **more: Any) -> Any:
    pid = cast.ana.participant_id
    return commands.add_time_line(who.actor, participant_id=pid, said=said, **more)


@pytest.mark.covers("003-18", "004-46")
def test_both_read_it_and_each_changes_only_their_own(cast: Cast) -> None:
    pid = cast.ana.participant_id
    assert pid
    hers = add(cast.ana, cast, rules.Said("work", NIGHTS, "Night shift"))
    his = add(cast.ben, cast, rules.Said("ride", words="Bus 4 stops at nine"))
    for who in (cast.ana, cast.ben):
        assert [one.id for one in queries.lines(who.actor, pid)] == [hers, his]
    other = {"participant_id": pid, "said": rules.Said("care", NIGHTS)}
    for who, line in ((cast.ben, hers), (cast.ana, his)):
        with pytest.raises(NotVisible):
            commands.change_time_line(who.actor, line_id=line, **other)
    assert not commands.change_time_line(cast.ana.actor, line_id=hers, version=1, **other).meanwhile
    # Her other device had read the first version: both are kept, and it is told.
    late = {"participant_id": pid, "said": rules.Said("care", NIGHTS, "My mother")}
    assert commands.change_time_line(cast.ana.actor, line_id=hers, version=1, **late).meanwhile
    view, before = queries.line(cast.ben.actor, hers)
    assert view.said.words == "My mother"
    assert [one.said.words for one in before] == ["", "Night shift"]
    commands.use_earlier_time_line(cast.ana.actor, participant_id=pid, earlier_id=before[1].id)
    assert queries.line(cast.ana.actor, hers)[0].said == rules.Said("work", NIGHTS, "Night shift")
    with pytest.raises(NotVisible):
        commands.put_time_line_away(cast.ben.actor, participant_id=pid, line_id=hers, away=True)
    for away in (True, False, True):
        commands.put_time_line_away(cast.ana.actor, participant_id=pid, line_id=his, away=away)
    assert [one.id for one in queries.said_now(cast.ben.actor, pid)] == [hers]


def test_nobody_else_reads_or_writes_it(cast: Cast) -> None:
    pid = cast.ana.participant_id
    assert pid
    hers = add(cast.ana, cast, rules.Said("work", NIGHTS))
    for who in (cast.omar, cast.circle, cast.pat, cast.carol, cast.mona):
        assert queries.lines(who.actor, pid) == []
        with pytest.raises(NotVisible):
            queries.line(who.actor, hers)
        with pytest.raises(NotVisible):
            add(who, cast, rules.Said("ride"))


def test_bad_lines_are_said_and_nothing_is_stored(cast: Cast) -> None:
    with pytest.raises(TextTooLong):
        add(cast.ana, cast, rules.Said("work", words="x" * 20_000))
    with pytest.raises(NotLikeThis):
        add(cast.ana, cast, rules.Said("work", words="\x00\x00"))
    assert not TimeLine.objects.for_system("a test counts").exists()
    for number in range(rules.AT_MOST):
        add(cast.ana, cast, rules.Said("ride", words=str(number)))
    with pytest.raises(NotLikeThis, match="40"):
        add(cast.ana, cast, rules.Said("ride"))


def test_the_pages_of_when_somebody_can(cast: Cast) -> None:
    mine = reverse("contacts:times")
    data = {"id": str(uuid7()), "sort": "work", "days": ["1", "2"], "starts": "22:00",
            "ends": "06:00", "words": "Night shift"}  # fmt: skip
    assert cast.ana.client.post(mine, data).status_code == 303
    assert cast.ana.client.post(mine, data).status_code == 303
    [row] = TimeLine.objects.for_system("a test reads")
    bad = cast.ana.client.post(mine, {**data, "id": str(uuid7()), "ends": "", "words": "Keep me"})
    assert bad.status_code == 422
    assert "Keep me" in bad.content.decode()
    theirs = reverse("contacts:times_of", args=[cast.ana.participant_id])
    page = cast.ben.client.get(theirs).content.decode()
    assert "Night shift" in page
    assert "Tuesday, Wednesday, 10:00" in page
    change = reverse("contacts:time_line_change", args=[row.pk])
    assert cast.ben.client.post(change, data).status_code == 404
    late = {**data, "version": "1", "words": "Late shift"}
    assert cast.ana.client.post(change, late).status_code == 303
    [before] = EarlierTimeLine.objects.for_system("a test reads")
    one = reverse("contacts:time_line", args=[row.pk])
    assert "Night shift" in cast.ben.client.get(one).content.decode()
    use = reverse("contacts:time_line_before", args=[before.pk])
    assert cast.ben.client.post(use).status_code == 404
    assert cast.ana.client.post(use).status_code == 303
    away = reverse("contacts:time_line_away", args=[row.pk])
    for body in ({}, {"back": "1"}):
        assert cast.ana.client.post(away, body).status_code == 303


@pytest.mark.covers("003-18")
@pytest.mark.usefixtures("_february")
def test_a_time_that_does_not_suit_is_asked_about_and_may_be_set_all_the_same(cast: Cast) -> None:
    add(cast.ana, cast, rules.Said("care", rules.When("1", time(15), time(17)), "School run"))
    add(cast.ana, cast, rules.Said("ride"))
    new = reverse("contacts:appointment_new", args=[cast.ana.participant_id])
    fresh = cast.ben.client.get(new).content.decode()
    assert "School run" in fresh
    assert re.search(r'name="needs_ride"[^>]* checked', fresh)
    data = {"id": str(uuid7()), "on": "2026-02-10", "at": "16:00", "agreed": "on",
            "kind": "in_person", "needs_ride": "on"}  # fmt: skip
    page = cast.ben.client.post(new, data)
    assert page.status_code == 422
    assert "This may not suit" in page.content.decode()
    rows = Appointment.objects.for_system("a test counts")
    assert rows.count() == 0
    assert cast.ben.client.post(new, {**data, "anyway": "1"}).status_code == 303
    assert rows.get().needs_ride
    night = {**data, "id": str(uuid7()), "at": "22:30"}
    assert "That is at night" in cast.ben.client.post(new, night).content.decode()
    fine = {**data, "id": str(uuid7()), "at": "11:00"}
    assert cast.ben.client.post(new, fine).status_code == 303
    listed = reverse("contacts:person", args=[cast.ana.participant_id])
    assert cast.ben.client.get(listed).content.decode().count("A ride is needed") == 2


def test_a_ride_that_is_needed_today_stands_on_the_coachs_first_page(cast: Cast) -> None:
    with time_machine.travel(datetime(2026, 2, 10, 14, tzinfo=UTC), tick=False):
        new = reverse("contacts:appointment_new", args=[cast.ana.participant_id])
        data = {"id": str(uuid7()), "on": "2026-02-10", "at": "16:00", "agreed": "on",
                "kind": "community", "needs_ride": "on"}  # fmt: skip
        assert cast.ben.client.post(new, data).status_code == 303
        assert "needs a ride" in cast.ben.client.get(reverse("desks:coach_today")).content.decode()


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("kind", contact_rules.APPOINTMENT_KINDS)
def test_a_ride_belongs_to_kinds_where_somebody_goes_somewhere(kind: str, asked: bool) -> None:
    goes = {"call": False, "video": False, "in_person": True, "community": True,
            "joint_meeting": True, "practical_help": True}[kind]  # fmt: skip
    assert rules.rides(kind, asked) is (goes and asked)


def test_the_page_hides_the_ride_for_exactly_the_other_kinds() -> None:
    (found,) = re.findall(
        r"form:has\(\[name=\"kind\"\]:is\((.*?)\):checked\) \.ride", bundle.joined()
    )
    hidden = set(re.findall(r'value="(\w+)"', found))
    assert hidden == set(contact_rules.APPOINTMENT_KINDS) - rules.IN_PERSON


@pytest.mark.parametrize("every", ["", "week"])
@pytest.mark.parametrize("kind", ["call", "video"])
def test_a_call_carries_no_ride_wherever_it_is_shown(cast: Cast, kind: str, every: str) -> None:
    with time_machine.travel(datetime(2026, 2, 10, 14, tzinfo=UTC), tick=False):
        add(cast.ana, cast, rules.Said("ride"))
        new = reverse("contacts:appointment_new", args=[cast.ana.participant_id])
        data = {"id": str(uuid7()), "on": "2026-02-10", "at": "16:00", "agreed": "on",
                "kind": kind, "every": every, "times": "3" if every else "",
                "needs_ride": "on"}  # fmt: skip
        assert cast.ben.client.post(new, data).status_code == 303
        rows = Appointment.objects.for_system("a test counts")
        assert not rows.filter(needs_ride=True).exists()
        # One that was stored with a ride before.
        rows.update(needs_ride=True)
        rebuild([cast.ana.participant_id])
        listed = reverse("contacts:person", args=[cast.ana.participant_id])
        assert "A ride is needed" not in cast.ben.client.get(listed).text
        assert "needs a ride" not in cast.ben.client.get(reverse("desks:coach_today")).text
        rows.update(kind="in_person")
        rebuild([cast.ana.participant_id])
        assert "A ride is needed" in cast.ben.client.get(listed).text
        assert "needs a ride" in cast.ben.client.get(reverse("desks:coach_today")).text


def test_the_rows_that_were_kept_before_forget_the_ride_to_a_call(cast: Cast) -> None:
    person, later = cast.ana.participant_id, clock.today("UTC") + timedelta(days=5)
    for hour, kind in ((10, "call"), (12, "in_person"), (14, "video")):
        set_appointment(
            cast.ben.actor, participant_id=person, on=later, at=time(hour), kind=kind, agreed=True
        )
    times = Appointment.objects.for_system("test")
    times.update(needs_ride=True)
    rows = CaseloadRow.objects.for_system("test").filter(participant_id=person)
    before = [[at, asked, True] for at, asked, _ride in rows.get().appointments]
    rows.update(appointments=before)
    migration = import_module("handrail.watch.insight.migrations.0003_no_ride_to_a_call")
    migration.leave_out(_Unguarded, None)
    kept = rows.get().appointments
    assert [ride for _at, _asked, ride in kept] == [False, True, False]
    rebuild([person])
    assert rows.get().appointments == kept


class _Unguarded:
    """The models as a migration gets them: without the ring."""

    @staticmethod
    def get_model(room: str, name: str) -> Any:
        rows = apps.get_model(room, name).objects
        return SimpleNamespace(objects=rows.for_system("a migration"))
