"""What a phone sends: sealed, stored once, refused with a sentence, never an error page."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.faces.api import phone_keys, views
from handrail.ground.kernel import clock, home
from handrail.ground.kernel.ids import uuid7
from handrail.practice.checkins import queries
from handrail.practice.checkins.models import CheckIn
from tests.phone.sealing import envelope, seal


def rows():
    return CheckIn.objects.for_system("looking at what a test stored")


def hello(member):
    return member.client.get("/api/session").json()


def send(member, *entries, **more):
    body = {"sent_at": clock.now().isoformat(), "entries": list(entries), **more}
    return member.client.post("/api/sync", json.dumps(body), content_type="application/json")


def outcome(member, *entries):
    answer = send(member, *entries)
    assert answer.status_code == 200, answer.content
    return [(e["status"], e["reason"]) for e in answer.json()["entries"]]


def test_the_session_says_only_what_a_phone_needs(cast, client):
    nobody = client.get("/api/session")
    assert nobody.status_code == 200
    assert (nobody.json()["signed_in"], nobody.json()["who"]) == (False, None)
    ana = hello(cast.ana)
    assert ana["signed_in"]
    assert len(ana["who"]) == 24
    assert ana["who"] != hello(cast.rev)["who"]
    assert str(cast.ana.participant_id) not in json.dumps(ana)
    assert "Ana" not in json.dumps(ana)
    assert set(ana["key"]["jwk"]) == {"kty", "crv", "x", "y"}


@pytest.mark.covers("004-43")
def test_a_sealed_check_in_arrives_once(cast):
    entry = envelope(hello(cast.ana), "checkin", {"mood": "2", "note": "at the bus stop"})
    assert "bus stop" not in json.dumps(entry)
    assert outcome(cast.ana, entry) == [("created", "")]
    assert outcome(cast.ana, entry) == [("duplicate", "")]
    assert outcome(cast.ana, entry, entry) == [("duplicate", ""), ("duplicate", "")]
    (view,) = queries.history(cast.ana.actor, cast.ana.participant_id)[0]
    assert (view.mood, view.note, view.shared) == (2, "at the bus stop", False)


def test_the_same_id_with_other_words_is_refused_and_the_first_stays(cast):
    session, entry_id = hello(cast.ana), uuid7()
    first = envelope(session, "checkin", {"mood": "2"}, id=entry_id)
    other = envelope(session, "checkin", {"mood": "5"}, id=entry_id, made_at=first["made_at"])
    assert outcome(cast.ana, first, other)[0] == ("created", "")
    status, reason = outcome(cast.ana, other)[0]
    assert status == "refused"
    assert "first one stays" in reason
    assert rows().get().mood == 2


def test_without_a_session_the_phone_keeps_its_queue(cast, client):
    entry = envelope(hello(cast.ana), "checkin", {"mood": "2"})
    answer = client.post("/api/sync", json.dumps([entry]), content_type="application/json")
    assert answer.status_code == 401
    assert "Sign in to send" in answer.json()["reason"]
    assert cast.ben.client.post("/api/sync", "[]", "application/json").status_code == 401


def test_a_bare_list_is_taken_as_well(cast):
    entry = envelope(hello(cast.ana), "checkin", {"mood": "2"})
    answer = cast.ana.client.post("/api/sync", json.dumps([entry]), "application/json")
    assert [e["status"] for e in answer.json()["entries"]] == ["created"]


def test_entries_of_somebody_else_on_a_shared_phone_wait_for_them(cast):
    entry = envelope(hello(cast.rev), "checkin", {"mood": "1", "note": "rev's own"})
    status, reason = outcome(cast.ana, entry)[0]
    assert status == "waits"
    assert "Somebody else" in reason
    assert outcome(cast.rev, entry) == [("created", "")]
    assert rows().get().participant_id == cast.rev.participant_id


@pytest.mark.parametrize("part", ["id", "kind", "made_at", "zone"])
def test_nothing_about_an_entry_can_be_changed_on_the_way(cast, part):
    entry = envelope(hello(cast.ana), "checkin", {"mood": "2"})
    other = {"id": str(uuid7()), "kind": "win", "made_at": "2026-01-01T00:00:00+00:00", "zone": "X"}
    status, reason = outcome(cast.ana, {**entry, part: other[part]})[0]
    assert (status, bool(reason)) == ("refused", True)
    assert not rows().exists()


@pytest.mark.parametrize("part", ["epk", "iv", "ct", "key", "v"])
@pytest.mark.parametrize("value", [None, "", "x", "AAAA", 7, [], {}, "é", "A" * 70_000, "../phone"])
def test_a_broken_seal_is_refused(cast, part, value):
    entry = envelope(hello(cast.ana), "checkin", {"mood": "2"})
    entry["sealed"][part] = value
    status, reason = outcome(cast.ana, entry)[0]
    assert (status, reason.endswith(".")) == ("refused", True)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"mood": "99999999999999999999999999"},
        {"mood": "9" * 6000},
        {"mood": "three"},
        {"mood": "3", "craving": "11"},
        {"mood": "3", "sleep": "purple"},
        {"mood": "3", "company": ["family", "\x00"]},
        {"mood": "3", "local_date": "9999-12-31"},
        {"mood": "3", "local_date": "yesterday"},
        {"mood": "3", "note": "x" * 4001},
        {"mood": 3},
        {"mood": ["3", None]},
        {"mood": {"a": 1}},
        None,
        [],
        "text",
    ],
)
def test_content_that_does_not_fit_gets_a_sentence(cast, fields):
    status, reason = outcome(cast.ana, envelope(hello(cast.ana), "checkin", fields))[0]
    assert status == "refused"
    assert reason.endswith(".")
    assert not rows().exists()


@pytest.mark.parametrize(
    "made_at",
    [
        "9999-12-31T23:59:59+00:00",
        "0001-01-01T00:00:00+00:00",
        "2026-05-14",
        "now",
        "",
        None,
        5,
        {},
    ],
)
def test_a_time_beyond_reason_gets_a_sentence(cast, made_at):
    entry = {"id": str(uuid7()), "kind": "checkin", "zone": "UTC"}
    session = hello(cast.ana)
    content = {"who": session["who"], "fields": {"mood": "3"}}
    sealed = seal(session, {**entry, "made_at": str(made_at)}, content)
    status, reason = outcome(cast.ana, {**entry, "made_at": made_at, "sealed": sealed})[0]
    assert (status, reason.endswith(".")) == ("refused", True)


def test_a_clock_two_days_ahead_is_put_right(cast):
    ahead = clock.now() + timedelta(days=2)
    entry = envelope(hello(cast.ana), "checkin", {"mood": "3"}, made_at=ahead.isoformat())
    answer = send(cast.ana, entry, sent_at=ahead.isoformat())
    assert answer.json()["entries"][0]["status"] == "created"
    row = rows().get()
    assert row.corrected
    assert abs(row.skew_seconds - 172_800) < 60
    assert row.made_at <= clock.now()


@pytest.mark.parametrize("text", ["😀👩🏽‍🚒", "שלום", "a\x00b", "‮abc", "\ud800"])
def test_any_words_arrive(cast, text):
    entry = envelope(hello(cast.ana), "checkin", {"mood": "3", "note": f"x {text} y"})
    assert outcome(cast.ana, entry) == [("created", "")]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"\xff\xfe", 422),
        (b"null", 422),
        (b"7", 422),
        (b'{"entries": {}}', 422),
        (b"[" * 100_000, 422),
        (b'{"entries": [], "sent_at": "year 9999"}', 200),
        (b"1" * 6000, 422),
        (b'{"entries": [' + b"0," * 60 + b"0]}", 413),
        (b"x" * (views.BODY_LIMIT + 1), 413),
        (b"x" * (10 * 1024 * 1024 + 1), 413),
    ],
)
def test_a_body_that_is_no_list_of_entries_gets_a_sentence(cast, body, status):
    answer = cast.ana.client.post("/api/sync", body, content_type="application/json")
    assert answer.status_code == status
    if status != 200:
        assert answer.json()["reason"].endswith(".")


@pytest.mark.parametrize(
    "item",
    [None, 1, "x", [], {}, {"id": "x"}, {"id": 10**30, "sealed": {}}, {"id": [], "sealed": {}},
     {"id": "00000000-0000-4000-8000-000000000000", "sealed": {}}],
)  # fmt: skip
def test_an_item_that_is_no_entry_is_refused_and_holds_up_no_other(cast, item):
    good = envelope(hello(cast.ana), "checkin", {"mood": "3"})
    answers = outcome(cast.ana, item, good)
    assert [status for status, _ in answers] == ["refused", "created"]


def test_an_unknown_kind_is_refused(cast):
    status, reason = outcome(cast.ana, envelope(hello(cast.ana), "secret", {"a": "b"}))[0]
    assert (status, "older" in reason) == ("refused", True)


def test_entries_sealed_to_an_older_key_still_open(cast):
    old = envelope(hello(cast.ana), "checkin", {"mood": "3"})
    before = phone_keys.current_id()
    assert phone_keys.rotate() != before
    new = envelope(hello(cast.ana), "checkin", {"mood": "4"})
    assert new["sealed"]["key"] != old["sealed"]["key"]
    assert outcome(cast.ana, old, new) == [("created", ""), ("created", "")]
    file = home.home() / "keys" / f"{new['sealed']['key']}.pem"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["phone-9999", "phone-0", "../phone-1", "django", ""])
def test_a_key_that_never_was_is_not_made_by_asking(cast, name):
    assert phone_keys.private_key(name) is None
    assert not (home.home() / "keys" / f"{name}.pem").exists()


def test_a_stolen_session_page_cannot_post_without_its_token(cast):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = cast.ana.client.cookies
    assert strict.post("/api/sync", "[]", "application/json").status_code == 403


def test_a_step_a_win_and_a_meeting_arrive_the_same_way(cast):
    from handrail.practice.plans.commands import agree_step
    from handrail.practice.plans.queries import this_week, wins

    ana, mine = cast.ana.actor, cast.ana.participant_id
    step = agree_step(ana, participant_id=mine, text="Call the housing office", sure=8)
    session = hello(cast.ana)
    report = envelope(session, "step_report", {"step_id": str(step), "state": "done"})
    win = envelope(session, "win", {"text": "Slept all night", "share": "coach"})
    meeting = envelope(session, "attendance", {"place_name": "Tuesday group", "when": "after"})
    assert outcome(cast.ana, report, win, meeting) == [("created", "")] * 3
    assert outcome(cast.ana, meeting, win, report) == [("duplicate", "")] * 3
    assert [s.state for s in this_week(ana, mine, clock.today(ana.zone))] == ["done"]
    assert [w.text for w in wins(ana, mine)] == ["Slept all night"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("step_report", {"step_id": "7", "state": "done"}),
        ("step_report", {"step_id": str(uuid7()), "state": "done"}),
        ("step_report", {"step_id": str(uuid7()), "state": "purple"}),
        ("step_report", {"step_id": str(uuid7()), "state": "smaller", "sure": "99"}),
        ("win", {"text": ""}),
        ("win", {"text": "x", "on": "9999-12-31"}),
        ("win", {"text": "x" * 1001}),
        ("attendance", {}),
        ("attendance", {"meeting_id": str(uuid7())}),
        ("attendance", {"place_name": "x", "when": "never"}),
        ("attendance", {"place_name": "x", "local_date": "9999-12-31"}),
    ],
)
def test_other_kinds_that_do_not_fit_get_a_sentence(cast, kind, fields):
    status, reason = outcome(cast.ana, envelope(hello(cast.ana), kind, fields))[0]
    assert status == "refused"
    assert len(reason) > 10


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_however_often_and_in_whatever_order_each_is_stored_once(cast, data):
    session = hello(cast.ana)
    already = rows().count()
    moods = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    made = [envelope(session, "checkin", {"mood": str(m), "note": "n"}) for m in moods]
    batches = data.draw(st.lists(st.lists(st.sampled_from(made), max_size=4), max_size=5))
    told = [outcome(cast.ana, *batch) for batch in [*batches, made]]
    created = [s for s, _ in itertools.chain(*told) if s == "created"]
    assert len(created) == len(made)
    assert rows().count() == already + len(made)
    assert {s for s, _ in itertools.chain(*told)} <= {"created", "duplicate"}


def test_the_phone_says_when_it_was_made(cast):
    made = clock.now() - timedelta(hours=3)
    outcome(cast.ana, envelope(hello(cast.ana), "checkin", {"mood": "3"}, made_at=made.isoformat()))
    assert rows().get().made_at == made.astimezone(UTC)
    assert isinstance(rows().get().received_at, datetime)
