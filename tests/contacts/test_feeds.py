"""Calendar addresses: what a calendar outside sees, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.models import Participant, Relationship
from handrail.practice.contacts import commands
from handrail.practice.contacts.commands.feeds import make_feed, show_place, stop_feed
from handrail.practice.contacts.feeds import rules, writing
from handrail.practice.contacts.models import Appointment, CalendarFeed
from tests.cast import Cast, Member

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _february() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def put(who: Member, cast: Cast, on: date, at: time = time(17, 30), **more: Any) -> UUID:
    pid = cast.ana.participant_id
    words = {"on": on, "at": at, "agreed": True, **more}
    return commands.set_appointment(who.actor, participant_id=pid, **words).appointment_id


def which(cast: Cast, row: UUID) -> dict[str, Any]:
    return {"participant_id": cast.ana.participant_id, "appointment_id": row}


def secret_of(who: Member, **more: Any) -> str:
    made = make_feed(who.actor, **more)
    assert made
    return made


def fetched(secret: str, **headers: str) -> Any:
    return Client().get(reverse("calendar_feed", args=[secret]), headers=headers)


def events(answer: Any) -> list[Any]:
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.mark.covers("003-18")
@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Lisbon"])
def test_every_week_of_a_year_comes_at_the_right_instant(cast: Cast, zone: str) -> None:
    Participant.objects.for_system("a test moves somebody").filter(
        pk=cast.ana.participant_id
    ).update(zone=zone)
    days = [date(2026, 2, 4) + timedelta(weeks=number) for number in range(52)]
    for day in days:
        put(cast.ben, cast, day, time(9, 15))
    read = events(fetched(secret_of(cast.ana)))
    here = ZoneInfo(zone)
    found = [event["DTSTART"].dt for event in read]
    assert [each.astimezone(here).replace(tzinfo=None) for each in found] == [
        datetime.combine(day, time(9, 15)) for day in days
    ]
    instants = [each.astimezone(UTC) for each in found]
    rows = Appointment.objects.for_system("a test compares").order_by("starts_at")
    assert instants == [row.starts_at for row in rows]
    # Both changes of the clock lie in this year.
    assert len({each.utcoffset() for each in found}) == 2
    assert len({str(event["UID"]) for event in read}) == 52


def test_the_file_brings_its_own_changes_of_the_clock(cast: Cast) -> None:
    put(cast.ben, cast, date(2026, 3, 9))
    text = fetched(secret_of(cast.ana)).content.decode()
    assert "BEGIN:VTIMEZONE" in text
    assert "DTSTART;TZID=America/New_York:20260309T173000" in text
    zone = Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz()
    assert datetime(2026, 3, 9, 17, 30, tzinfo=zone).utcoffset() == timedelta(hours=-4)
    assert datetime(2026, 11, 2, 17, 30, tzinfo=zone).utcoffset() == timedelta(hours=-5)


@pytest.mark.covers("rule-15")
def test_a_calendar_sees_a_time_and_nothing_else(cast: Cast) -> None:
    row = put(cast.ben, cast, date(2026, 2, 9), place_words="Oak Street 12")
    for who in (cast.ana, cast.ben):
        answer = fetched(secret_of(who))
        text = answer.content.decode()
        assert "SUMMARY:Appointment" in text
        for word in ("Ben", "Ana", "Oak", "Call", "andrail", "coach", str(row)):
            assert word not in text
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
    uids = {str(events(fetched(secret_of(who)))[0]["UID"]) for who in (cast.ana, cast.ben)}
    assert len(uids) == 2


def test_the_place_is_there_for_whoever_ticks_it(cast: Cast) -> None:
    put(cast.ben, cast, date(2026, 2, 9), place_words="Oak Street 12")
    secret = secret_of(cast.ana, with_place=True)
    assert str(events(fetched(secret))[0]["LOCATION"]) == "Oak Street 12"
    show_place(cast.ana.actor, with_place=False)
    assert "LOCATION" not in events(fetched(secret))[0]
    assert show_place(cast.ben.actor, with_place=True) is False


@pytest.mark.covers("003-18")
def test_a_moved_time_stays_the_same_event_and_a_called_off_one_says_so(cast: Cast) -> None:
    secret = secret_of(cast.ana)
    old = put(cast.ben, cast, date(2026, 2, 9))
    first = events(fetched(secret))[0]
    commands.move_appointment(
        cast.ben.actor, **which(cast, old), on=date(2026, 2, 10), at=time(9), agreed=True
    )
    [moved] = events(fetched(secret))
    assert moved["UID"] == first["UID"]
    assert moved["SEQUENCE"] > first["SEQUENCE"]
    assert moved["DTSTART"].dt.day == 10
    [row] = Appointment.objects.for_system("a test").filter(state="agreed")
    commands.cancel_appointment(cast.ana.actor, **which(cast, row.pk))
    [gone] = events(fetched(secret))
    assert (str(gone["STATUS"]), gone["UID"]) == ("CANCELLED", first["UID"])
    assert gone["SEQUENCE"] > moved["SEQUENCE"]
    file = cast.ana.client.get(reverse("contacts:appointment_file", args=[row.pk]))
    assert "METHOD:PUBLISH" in file.content.decode()
    assert str(events(file)[0]["STATUS"]) == "CANCELLED"
    assert (
        cast.omar.client.get(reverse("contacts:appointment_file", args=[row.pk])).status_code == 404
    )


def test_an_address_is_kept_as_a_hash_alone_and_a_new_one_ends_the_old(cast: Cast) -> None:
    old = secret_of(cast.ben)
    [row] = CalendarFeed.objects.for_system("a test")
    assert old not in str(vars(row))
    assert len(old) > 40
    new = secret_of(cast.ben)
    assert (fetched(old).status_code, fetched(new).status_code) == (404, 200)
    stop_feed(cast.ben.actor)
    stop_feed(cast.ben.actor)
    assert fetched(new).status_code == 404
    assert fetched("nothing").status_code == 404


def test_who_is_no_longer_let_in_gets_nothing(cast: Cast) -> None:
    put(cast.ben, cast, date(2026, 2, 9))
    secret = secret_of(cast.ben)
    assert len(events(fetched(secret))) == 1
    Relationship.objects.for_system("a test ends it").update(ended_at=NOW)
    assert events(fetched(secret)) == []
    cast.ben.user.is_active = False
    cast.ben.user.save()
    assert fetched(secret).status_code == 404


def test_nobody_else_can_have_one(cast: Cast) -> None:
    for who in (cast.circle, cast.pat, cast.carol, cast.mona):
        with pytest.raises(NotVisible):
            make_feed(who.actor)


def test_a_calendar_that_asks_in_a_circle_is_told_to_wait(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    put(cast.ben, cast, date(2026, 2, 9))
    secret = secret_of(cast.ana)
    first = fetched(secret)
    same = fetched(secret, **{"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    later = fetched(secret, **{"If-Modified-Since": first["Last-Modified"]})
    assert later.status_code == 304
    codes = [fetched(secret).status_code for _number in range(45)]
    assert set(codes) == {200, 429}
    wait = fetched(secret)
    assert (wait.status_code, wait["Retry-After"]) == (429, "600")
    assert wait["Content-Type"] == "text/plain; charset=utf-8"
    assert "can ask again in 10 minutes" in wait.content.decode()
    assert wait["Cache-Control"] == "private, no-cache"
    with django_assert_max_num_queries(8):
        fetched(secret)


def test_a_feed_asks_the_same_number_of_questions_for_one_and_for_many(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    secret = secret_of(cast.ben, with_place=True)
    for number in range(12):
        put(cast.ben, cast, date(2026, 2, 9) + timedelta(days=number), place_words="Oak")
    fetched(secret)
    # On PostgreSQL the wall goes up and comes down: two more.
    with django_assert_max_num_queries(19):
        assert len(events(fetched(secret))) == 12


def test_the_page_shows_the_address_once(cast: Cast) -> None:
    for who in (cast.ana, cast.ben):
        assert who.client.get(reverse("contacts:calendar")).status_code == 200
        data = {"id": str(uuid7()), "with_place": "1"}
        made = who.client.post(reverse("contacts:calendar_make"), data)
        assert made.status_code == 200
        assert "/calendar/" in made.content.decode()
        again = who.client.post(reverse("contacts:calendar_make"), data)
        assert again.status_code == 303
        page = who.client.get(reverse("contacts:calendar")).content.decode()
        assert "/calendar/" not in page.replace("/contacts/calendar/", "")
        assert 'name="with_place" value="1" checked' in page
        assert who.client.post(reverse("contacts:calendar_place")).status_code == 303
        assert who.client.post(reverse("contacts:calendar_stop")).status_code == 303
        assert "Make my address" in who.client.get(reverse("contacts:calendar")).content.decode()


@pytest.mark.django_db
def test_a_full_caseload_fits() -> None:
    people, weeks = 40, (rules.BACK + rules.AHEAD).days // 7 + 1
    assert people * weeks <= rules.MOST


def test_more_times_than_fit_are_said_and_the_nearest_are_shown(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST", 3)
    days = [date(2026, 2, 9) + timedelta(days=number) for number in (3, 0, 2)]
    for day in days:
        put(cast.ben, cast, day)
    secret = secret_of(cast.ben)
    page = reverse("contacts:calendar")
    assert "more times than your calendar takes" not in cast.ben.client.get(page).content.decode()
    put(cast.ben, cast, date(2026, 2, 10))
    assert "It shows the 3 nearest" in cast.ben.client.get(page).content.decode()
    shown = [event["DTSTART"].dt.day for event in events(fetched(secret))]
    assert shown == [9, 10, 11]


def test_what_a_calendar_has_already_is_not_written_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(cast.ben, cast, date(2026, 2, 9))
    secret = secret_of(cast.ana)
    tag = fetched(secret)["ETag"]
    assert fetched(secret)["ETag"] == tag
    with monkeypatch.context() as without:
        without.setattr(writing, "written", lambda *_: pytest.fail("it was written"))
        same = fetched(secret, **{"If-None-Match": tag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert same["Referrer-Policy"] == "no-referrer"
    put(cast.ben, cast, date(2026, 2, 10))
    newer = fetched(secret, **{"If-None-Match": tag})
    assert (newer.status_code, len(events(newer))) == (200, 2)
    with time_machine.travel(datetime(2027, 1, 4, tzinfo=UTC), tick=False):
        assert fetched(secret)["ETag"] not in (tag, newer["ETag"])
