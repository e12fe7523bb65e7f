"""Who may record and who may see attendance, and what others learn of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.events import subscribe
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.practice.community import timeline
from handrail.practice.community.commands import (
    NotRecordable,
    change_sharing,
    record_attendance,
    take_back_attendance,
)
from handrail.practice.community.events import MeetingAttended
from handrail.practice.community.models import Attendance
from handrail.practice.community.queries import attendances
from handrail.practice.community.rules.attending import STAYS_NOW, may_take_back
from tests.cast import Cast
from tests.told import told

HEARD = "Tell somebody before it gets heavy."
_heard: list[MeetingAttended] = []


@subscribe(MeetingAttended)
def _listen(event: MeetingAttended) -> None:
    _heard.append(event)


def _record(cast: Cast, **values: object) -> object:
    given = {"place_name": "Elm Street", "heard": HEARD, **values}
    return record_attendance(cast.ana.actor, participant_id=cast.ana.participant_id, **given)


def test_what_is_not_shared_is_seen_by_nobody_else(cast: Cast) -> None:
    _record(cast)
    mine = cast.ana.participant_id
    since = clock.today("America/New_York").replace(day=1)
    assert [a.heard for a in attendances(cast.ana.actor, mine)] == [HEARD]
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        assert attendances(member.actor, mine) == [], name
        assert told(timeline, member.actor, mine, since) == [], name


def test_what_is_shared_is_seen_by_the_coach_and_nobody_else(cast: Cast) -> None:
    _record(cast, shared=True, means="I will call.", joint=True)
    mine = cast.ana.participant_id
    since = clock.today("America/New_York").replace(day=1)
    for name, member in cast.everybody().items():
        seen = attendances(member.actor, mine)
        assert [a.heard for a in seen] == ([HEARD] if name in {"ana", "ben"} else []), name
    [item] = told(timeline, cast.ben.actor, mine, since)
    assert (item.kind, item.body) == ("meeting", HEARD)
    assert "Elm Street" in (item.detail or "")
    looks = AuditEvent.objects.filter(
        kind="read", capability=str(Capability.ATTENDANCE_READ), subject=mine
    )
    assert looks.filter(actor=cast.ben.user.pk).exists()
    assert not looks.filter(actor=cast.ana.user.pk).exists()


def test_nobody_records_for_somebody_else(cast: Cast) -> None:
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        with pytest.raises(NotVisible):
            record_attendance(
                member.actor, participant_id=cast.ana.participant_id, place_name="Elm"
            )
    assert not Attendance.objects.for_system("counting in a test").exists()


@pytest.mark.covers("000-20")
def test_the_same_entry_is_kept_once_however_often_it_comes(cast: Cast) -> None:
    entry = uuid7()
    _heard.clear()
    assert [_record(cast, id=entry), _record(cast, id=entry)] == [entry, entry]
    assert Attendance.objects.for_system("counting in a test").count() == 1
    assert [(e.attendance_id, e.shared, e.joint) for e in _heard] == [(entry, False, False)]
    with pytest.raises(Replayed):
        _record(cast, id=entry, heard="Other words")


def test_the_sentences_are_sealed_and_go_with_the_key(cast: Cast) -> None:
    _record(cast)
    row = Attendance.objects.for_system("looking at stored bytes").get()
    assert HEARD.encode() not in bytes(row.heard)
    assert b"Elm Street" not in bytes(row.place_name)
    keys.erase(cast.ana.participant_id)
    [left] = attendances(cast.ana.actor, cast.ana.participant_id)
    assert (left.heard, left.name) == (None, "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"place_name": None},
        {"place_name": "\x00 "},
        {"when": "soon"},
        {"when": ""},
    ],
)
def test_an_entry_that_says_too_little_is_not_kept(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(NotRecordable):
        _record(cast, **wrong)
    assert not Attendance.objects.for_system("counting in a test").exists()


def test_sharing_can_be_given_and_taken_back_at_once(cast: Cast) -> None:
    entry = _record(cast)
    mine = cast.ana.participant_id
    page = reverse("community:sharing", kwargs={"attendance_id": entry})
    for share, seen in (("coach", 1), ("private", 0)):
        assert cast.ana.client.post(page, {"share": share}).status_code == 303
        assert len(attendances(cast.ben.actor, mine)) == seen
    assert cast.ben.client.post(page, {"share": "coach"}).status_code == 404
    assert cast.rev.client.post(page, {"share": "coach"}).status_code == 404
    with pytest.raises(NotVisible):
        change_sharing(cast.ana.actor, participant_id=mine, attendance_id=uuid7(), shared=True)


def _back(entry: object) -> str:
    return reverse("community:take_back", kwargs={"attendance_id": entry})


def _older(days: int) -> None:
    rows = Attendance.objects.for_system("making a test's entry older")
    rows.update(made_at=clock.now() - timedelta(days=days))


@pytest.mark.parametrize(
    ("hours", "may"), [(0, True), (23, True), (24, True), (24.01, False), (999, False), (-1, True)]
)
def test_for_how_long_an_entry_can_be_taken_back(hours: float, may: bool) -> None:
    now = clock.now()
    assert may_take_back(now - timedelta(hours=hours), now) is may


def test_an_entry_is_taken_back_and_is_gone_for_the_coach_as_well(cast: Cast) -> None:
    entry, mine = uuid7(), cast.ana.participant_id
    _record(cast, id=entry, shared=True)
    assert len(attendances(cast.ben.actor, mine)) == 1
    listed = cast.ana.client.get(reverse("community:attended")).content.decode()
    assert _back(entry) in listed
    asked = cast.ana.client.get(_back(entry)).content.decode()
    assert HEARD in asked
    assert Attendance.objects.for_system("counting in a test").count() == 1
    answer = cast.ana.client.post(_back(entry), follow=True).content.decode()
    assert "Taken back. It is gone, for your coach as well." in answer
    assert attendances(cast.ben.actor, mine) == attendances(cast.ana.actor, mine) == []
    assert cast.ana.client.post(_back(entry)).status_code == 404
    # The phone that did not hear the answer sends it again: it stays away.
    assert _record(cast, id=entry, shared=True) == entry
    assert attendances(cast.ana.actor, mine) == []


def test_after_a_day_it_stays_and_the_page_says_so(cast: Cast) -> None:
    entry = _record(cast)
    _older(2)
    assert _back(entry) not in cast.ana.client.get(reverse("community:attended")).content.decode()
    for ask in (cast.ana.client.get, cast.ana.client.post):
        assert STAYS_NOW in ask(_back(entry), follow=True).content.decode()
    with pytest.raises(NotRecordable):
        take_back_attendance(
            cast.ana.actor, participant_id=cast.ana.participant_id, attendance_id=entry
        )
    assert Attendance.objects.for_system("counting in a test").count() == 1


def test_nobody_takes_back_for_somebody_else(cast: Cast) -> None:
    entry = _record(cast, shared=True)
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        for ask in (member.client.get, member.client.post):
            assert ask(_back(entry)).status_code == 404, name
    assert Attendance.objects.for_system("counting in a test").count() == 1
