"""Keeping a check-in: once, sealed, for the right eyes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel import keys
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.checkins import commands, queries, rules, timeline
from handrail.practice.checkins.models import CheckIn
from tests.told import told

NOW = datetime(2026, 5, 14, 16, 0, tzinfo=UTC)
TODAY = date(2026, 5, 14)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def record(member, **parts):
    full = {"id": uuid7(), "mood": 4, **parts}
    return commands.record_checkin(member.actor, participant_id=member.participant_id, **full)


def rows():
    return CheckIn.objects.for_system("looking at what a test stored")


@pytest.mark.covers("004-43", "004-15")
def test_a_check_in_is_private_until_it_is_shared(cast):
    entry = record(cast.ana, note="craved at the corner shop")
    assert [v.note for v in queries.history(cast.ana.actor, cast.ana.participant_id)[0]] == [
        "craved at the corner shop"
    ]
    since = TODAY - timedelta(days=90)
    assert told(timeline, cast.ben.actor, cast.ana.participant_id, since) == []
    assert timeline.with_curve(cast.ben.actor, cast.ana.participant_id, since, 9, None)[0] == []

    assert commands.change_sharing(
        cast.ana.actor, participant_id=cast.ana.participant_id, checkin_id=entry, shared=True
    )
    shown = told(timeline, cast.ben.actor, cast.ana.participant_id, since)
    assert [item.body for item in shown] == ["craved at the corner shop"]

    commands.change_sharing(
        cast.ana.actor, participant_id=cast.ana.participant_id, checkin_id=entry, shared=False
    )
    assert told(timeline, cast.ben.actor, cast.ana.participant_id, since) == []


def test_nobody_else_reads_even_a_shared_one(cast):
    record(cast.ana, shared=True)
    since = TODAY - timedelta(days=90)
    for name in ("mona", "dee_coach", "omar", "pat", "circle", "rev", "carol", "auditor", "admin"):
        member = getattr(cast, name)
        assert told(timeline, member.actor, cast.ana.participant_id, since) == [], name


def test_nobody_else_writes_one(cast):
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        with pytest.raises(NotVisible):
            commands.record_checkin(
                member.actor, participant_id=cast.ana.participant_id, id=uuid7(), mood=3
            )


def test_the_words_are_sealed_and_go_with_the_key(cast):
    entry = record(cast.ana, note="only mine", helped="a walk")
    row = rows().get(pk=entry)
    assert b"only mine" not in bytes(row.note)
    assert queries.one(cast.ana.actor, cast.ana.participant_id, entry).helped == "a walk"
    keys.erase(cast.ana.participant_id)
    view = queries.one(cast.ana.actor, cast.ana.participant_id, entry)
    assert (view.note, view.helped, view.mood) == (None, None, 4)


def test_the_same_entry_again_changes_nothing(cast):
    entry = uuid7()
    for _ in range(3):
        assert record(cast.ana, id=entry, mood=2, note="once") == entry
    assert rows().count() == 1


def test_the_same_id_with_other_content_is_refused_and_the_first_stays(cast):
    entry = record(cast.ana, id=uuid7(), mood=2, note="first")
    with pytest.raises(Replayed):
        record(cast.ana, id=entry, mood=2, note="second")
    with pytest.raises(Replayed):
        record(cast.ana, id=entry, mood=5, note="first")
    view = queries.one(cast.ana.actor, cast.ana.participant_id, entry)
    assert (view.mood, view.note) == (2, "first")


def test_an_id_of_somebody_else_tells_nothing_and_touches_nothing(cast):
    entry = record(cast.ana, note="mine")
    other = record(cast.rev, id=entry, note="mine")
    assert other not in (None, entry)
    assert record(cast.rev, id=entry, note="mine") == other
    assert rows().count() == 2
    assert rows().get(pk=entry).participant_id == cast.ana.participant_id


def test_what_was_taken_back_does_not_come_back_when_it_is_sent_again(cast):
    entry = record(cast.ana, id=uuid7(), mood=3)
    commands.take_back(cast.ana.actor, participant_id=cast.ana.participant_id, checkin_id=entry)
    assert record(cast.ana, id=entry, mood=3) == entry
    assert not rows().exists()


def test_only_the_person_changes_an_entry(cast):
    entry = record(cast.ana, shared=True)
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        with pytest.raises(NotVisible):
            commands.take_back(
                member.actor, participant_id=cast.ana.participant_id, checkin_id=entry
            )
        if member.participant_id:
            with pytest.raises(NotVisible):
                commands.change_sharing(
                    member.actor, participant_id=member.participant_id, checkin_id=entry,
                    shared=False,
                )  # fmt: skip
    assert rows().get(pk=entry).visibility == "coach"


def test_a_wrong_clock_is_put_right_and_flagged(cast):
    ahead = NOW + timedelta(days=2)
    row = rows().get(pk=record(cast.ana, made_at=ahead, sent_at=ahead))
    assert (row.made_at, row.local_date, row.corrected) == (NOW, TODAY, True)
    assert row.skew_seconds == 172_800
    assert row.received_at == NOW


def test_an_entry_for_another_day(cast):
    row = rows().get(pk=record(cast.ana, local_date=date(2026, 5, 1)))
    assert (row.local_date, row.made_at) == (date(2026, 5, 1), NOW)
    for day, words in ((date(9999, 12, 31), rules.DAY_AHEAD), (date(2026, 1, 1), "30 days")):
        with pytest.raises(rules.NotPossible, match=words[:20]):
            record(cast.ana, local_date=day)


def test_not_today_is_kept_and_counts_as_a_day(cast):
    record(cast.ana, mood=None, skipped=True)
    glance = queries.glance(cast.ana.actor, cast.ana.participant_id, TODAY)
    assert (glance.days_this_month, glance.today.mood_word) == (1, "Not today")
    assert timeline.with_curve(cast.ana.actor, cast.ana.participant_id, TODAY, 9, None)[0] == []


@pytest.mark.parametrize(
    "text",
    ["😀 ok 👩🏽‍🚒", "שלום עולם", "مرحبا بالعالم", "a\x00b", "line\r\nline", "‮abc‬"],
)
def test_any_words_come_back(cast, text):
    entry = record(cast.ana, note=text)
    kept = queries.one(cast.ana.actor, cast.ana.participant_id, entry).note
    assert kept == text.replace("\x00", "").replace("\r\n", "\n")


def test_too_many_words_are_said(cast):
    with pytest.raises(TextTooLong) as said:
        record(cast.ana, note="x" * 4001)
    assert (said.value.limit, said.value.length) == (4000, 4001)
    assert not rows().exists()


@pytest.mark.covers("004-15")
def test_days_add_up_and_nothing_resets(cast):
    for day in (1, 2, 9):
        record(cast.ana, local_date=date(2026, 5, day))
        record(cast.ana, local_date=date(2026, 5, day), mood=1)
    record(cast.ana, local_date=date(2026, 4, 30))
    glance = queries.glance(cast.ana.actor, cast.ana.participant_id, TODAY)
    assert glance.days_this_month == 3
    assert glance.last_before_today == date(2026, 5, 9)


def test_the_curve_has_one_point_a_day(cast):
    record(cast.ana, local_date=date(2026, 5, 2), mood=2, made_at=NOW - timedelta(hours=2))
    record(cast.ana, local_date=date(2026, 5, 2), mood=4, craving=3)
    record(cast.ana, mood=5)
    points = timeline.with_curve(
        cast.ana.actor, cast.ana.participant_id, date(2026, 5, 1), 9, None
    )[0]
    assert [(p.on.day, p.mood, p.craving) for p in points] == [(2, 4, 3), (14, 5, None)]


def test_the_history_comes_in_pages(cast):
    ids = [record(cast.ana, mood=1 + n % 5) for n in range(5)]
    first, more = queries.history(cast.ana.actor, cast.ana.participant_id, size=3)
    rest, end = queries.history(cast.ana.actor, cast.ana.participant_id, before=more, size=3)
    assert {v.id for v in first + rest} == set(ids)
    assert (len(first), len(rest), end) == (3, 2, None)


def test_reading_does_not_take_more_queries_with_more_days(cast, django_assert_num_queries):
    actor, mine = cast.ana.actor, cast.ana.participant_id
    for day in range(1, 14):
        record(cast.ana, local_date=date(2026, 5, day), note="words")
    with django_assert_num_queries(2):
        queries.glance(actor, mine, TODAY)
    with django_assert_num_queries(1):
        timeline.with_curve(actor, mine, date(2026, 1, 1), 100, None)


def test_the_capability_is_the_participants_alone():
    from handrail.ground.access import POLICY, Role

    roles = {rule.role for rule in POLICY if rule.capability is Capability.CHECKIN_RECORD}
    assert roles == {Role.PARTICIPANT}
