"""Contacts: logged once, sealed, corrected with their history; drafts that survive."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock, events
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.contacts import commands, queries, rules, timeline
from handrail.practice.contacts.events import ContactLogged, ContactTakenBack
from handrail.practice.contacts.models import Contact
from tests.cast import Cast, Member
from tests.told import told

STRANGERS = ("dee_coach", "omar", "carol", "mona", "pat", "circle", "ana", "admin")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every event about contacts."""
    told: list[Any] = []
    for module in ("commands.contacts", "keeping"):
        monkeypatch.setattr(
            f"handrail.practice.contacts.{module}.publish",
            lambda event: (told.append(event), events.publish(event)),
        )
    return told


def log(who: Member, cast: Cast, **more: Any) -> UUID:
    return commands.log_contact(
        who.actor, participant_id=cast.ana.participant_id, **{"kind": "call", **more}
    )


def recent(who: Member, cast: Cast) -> list[queries.ContactView]:
    assert cast.ana.participant_id
    return queries.recent(who.actor, cast.ana.participant_id)


@pytest.mark.covers("000-18")
def test_both_kinds_of_tag_and_an_open_note(cast: Cast, heard: list[Any]) -> None:
    made = log(cast.ben, cast, minutes=15, held_up=True, words=["goal_reviewed"],
               note="She laughed.", next_on=date(2030, 1, 1))  # fmt: skip
    (view,) = recent(cast.ana, cast)
    assert (view.id, view.note, view.minutes) == (made, "She laughed.", 15)
    assert (view.held_to, view.held_up, view.reached) == (True, True, True)
    assert view.staff_name == "Ben"
    (event,) = heard
    assert (type(event), event.contact_id, event.reached) == (ContactLogged, made, True)
    assert (event.minutes, event.next_on) == (15, date(2030, 1, 1))


@pytest.mark.covers("002-17")
@pytest.mark.parametrize("kind", list(rules.LOGGED))
def test_every_kind(cast: Cast, kind: str, heard: list[Any]) -> None:
    log(cast.ben, cast, kind=kind)
    assert heard[0].reached is (kind not in ("left_message", "tried"))
    assert recent(cast.ana, cast)[0].kind == kind


@pytest.mark.covers("000-9")
def test_listening_needs_no_goal_and_no_outcome(cast: Cast) -> None:
    log(cast.ben, cast, kind="listening")
    (found,) = recent(cast.ana, cast)
    assert (found.held_to, found.held_up, found.note) == (False, True, None)


@pytest.mark.covers("002-9")
@pytest.mark.parametrize("kind", ["community", "joint_meeting", "practical_help"])
def test_side_by_side_outside_an_office(cast: Cast, kind: str) -> None:
    log(cast.ben, cast, kind=kind, held_up=True, minutes=90)
    page = cast.ana.client.get("/contacts/").content.decode()
    assert rules.KINDS[kind].word in page


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_else_logs(cast: Cast, name: str) -> None:
    with pytest.raises(NotVisible):
        log(getattr(cast, name), cast)


def test_who_reads(cast: Cast) -> None:
    log(cast.ben, cast, note="x")
    for name in ("ana", "ben", "carol"):
        assert recent(getattr(cast, name), cast)
    for name in ("dee_coach", "omar", "mona", "pat", "circle", "rev", "admin"):
        assert recent(getattr(cast, name), cast) == []


def test_once(cast: Cast, heard: list[Any]) -> None:
    entry = uuid7()
    assert log(cast.ben, cast, id=entry, note="a") == log(cast.ben, cast, id=entry, note="a")
    assert len(heard) == 1
    with pytest.raises(Replayed):
        log(cast.ben, cast, id=entry, note="b")
    assert [view.note for view in recent(cast.ana, cast)] == ["a"]


def test_sealed(cast: Cast) -> None:
    log(cast.ben, cast, note="Blue door")
    commands.save_draft(cast.ben.actor, about=None, entry=uuid7(), body={"note": "Blue door"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM contacts_contact UNION ALL "
                       "SELECT body FROM people_draft")  # fmt: skip
        rows = cursor.fetchall()
    assert len(rows) == 2
    assert all(b"Blue" not in bytes(row[0]) for row in rows)


@pytest.mark.parametrize("note", ["\U0001f33f", "مرحبا ‮", "a\nb", "100 %"])
def test_any_script(cast: Cast, note: str) -> None:
    log(cast.ben, cast, note=note)
    assert recent(cast.ana, cast)[0].note == note


def test_bad_input(cast: Cast) -> None:
    log(cast.ben, cast, note="a\x00b")
    assert recent(cast.ana, cast)[0].note == "ab"
    with pytest.raises(TextTooLong):
        log(cast.ben, cast, note="x" * 20_000)
    for minutes in (-1, 1441, 2**70):
        with pytest.raises(NotLikeThis, match="1440"):
            log(cast.ben, cast, minutes=minutes)
    with pytest.raises(NotLikeThis, match="not come yet"):
        log(cast.ben, cast, at=clock.now().replace(year=9999))
    with pytest.raises(ValueError, match="unknown kind"):
        log(cast.ben, cast, kind="visit")


def test_a_correction_keeps_what_stood_there(cast: Cast, heard: list[Any]) -> None:
    made = log(cast.ben, cast, note="First")
    pid = cast.ana.participant_id
    assert pid
    commands.correct_contact(cast.ben.actor, participant_id=pid, contact_id=made, kind="text",
                             note="Second")  # fmt: skip
    (view,) = recent(cast.ana, cast)
    assert (view.note, view.kind, view.corrected) == ("Second", "text", True)
    before = queries.earlier_notes(cast.ana.actor, pid, [made])
    assert [(one.note, one.by) for one in before[made]] == [("First", "")]
    assert [event.kind for event in heard] == ["call", "text"]


def test_taken_back_and_put_back(cast: Cast, heard: list[Any]) -> None:
    made = log(cast.ben, cast, note="Oops")
    which = {"participant_id": cast.ana.participant_id, "contact_id": made}
    commands.take_back_contact(cast.ben.actor, **which)
    assert recent(cast.ana, cast) == []
    assert isinstance(heard[-1], ContactTakenBack)
    commands.take_back_contact(cast.ben.actor, put_back=True, **which)
    assert recent(cast.ana, cast)[0].note == "Oops"


def test_only_the_writer_corrects_and_only_for_a_week(cast: Cast) -> None:
    made = log(cast.ben, cast)
    which = {"participant_id": cast.ana.participant_id, "contact_id": made}
    for name in STRANGERS:
        with pytest.raises(NotVisible):
            commands.take_back_contact(getattr(cast, name).actor, **which)
    rows = Contact.objects.for_system("a test")
    long_ago = clock.now() - timedelta(days=8)
    rows.filter(pk=made).update(made_at=long_ago, said_at=long_ago)
    with pytest.raises(NotLikeThis, match="older than a week"):
        commands.take_back_contact(cast.ben.actor, **which)


def begun(member: Member, cast: Cast) -> list[dict[str, Any]]:
    assert cast.ana.participant_id
    found = queries.begun(member.actor, [cast.ana.participant_id], nobody=True)
    return [draft.body for draft in found]


def test_a_draft_survives_and_is_ones_own(cast: Cast) -> None:
    pid, entry = cast.ana.participant_id, uuid7()
    body = {"note": "half a tho", "words": ["listened"]}
    commands.save_draft(cast.ben.actor, about=None, entry=entry, body=body)
    assert begun(cast.ben, cast) == [body]
    commands.save_draft(cast.ben.actor, about=pid, entry=entry, body=body)
    (draft,) = queries.begun(cast.ben.actor, [pid] if pid else [])
    assert (draft.entry, draft.about, draft.body) == (entry, pid, body)
    for stranger in (cast.dee_coach, cast.omar, cast.ana):
        assert begun(stranger, cast) == []
        with pytest.raises(NotVisible):
            commands.save_draft(stranger.actor, about=pid, entry=uuid7(), body=body)
    log(cast.ben, cast, id=entry, note="a whole thought")
    assert begun(cast.ben, cast) == []
    commands.save_draft(cast.ben.actor, about=pid, entry=entry, body=body)
    assert begun(cast.ben, cast) == [], "what arrives after the contact is no draft any more"


def test_a_draft_for_each_form_of_limited_size(cast: Cast) -> None:
    pid, entry, other = cast.ana.participant_id, uuid7(), uuid7()
    for note in ("a", "ab", "x" * 20_000):
        commands.save_draft(cast.ben.actor, about=pid, entry=entry, body={"note": note})
    commands.save_draft(cast.ben.actor, about=pid, entry=other, body={"note": "another tab"})
    with pytest.raises(NotLikeThis, match="too long"):
        commands.save_draft(cast.ben.actor, about=pid, entry=entry, body={"note": "x" * 100_001})
    assert [len(kept["note"]) for kept in begun(cast.ben, cast)] == [len("another tab"), 20_000]
    commands.discard_draft(cast.ben.actor, entry=entry)
    assert begun(cast.ben, cast) == [{"note": "another tab"}]


def test_going_on_lets_go_of_the_old_draft_unless_it_was_written_on(cast: Cast) -> None:
    pid, old, new = cast.ana.participant_id, uuid7(), uuid7()
    commands.save_draft(cast.ben.actor, about=pid, entry=old, body={"note": "one"})
    (first,) = queries.begun(cast.ben.actor, [pid] if pid else [])
    commands.save_draft(cast.ben.actor, about=pid, entry=old, body={"note": "one more word"})
    commands.save_draft(
        cast.ben.actor, about=pid, entry=new, body={"note": "two"}, began=first.mark
    )
    assert begun(cast.ben, cast) == [{"note": "two"}, {"note": "one more word"}]
    kept = queries.begun(cast.ben.actor, [pid] if pid else [])[1]
    commands.save_draft(cast.ben.actor, about=pid, entry=new, body={"note": "two"}, began=kept.mark)
    assert begun(cast.ben, cast) == [{"note": "two"}]
    for nonsense in ("", "~", f"{new}~soon", "x~2026-01-01"):
        commands.discard_draft(cast.ben.actor, entry=old, began=nonsense)
    assert begun(cast.ben, cast) == [{"note": "two"}]


@pytest.mark.covers("004-4")
def test_the_timeline_shows_every_touch_in_order(cast: Cast) -> None:
    now = clock.now()
    for days, kind in ((9, "call"), (5, "text"), (1, "in_person"), (200, "call")):
        log(cast.ben, cast, kind=kind, at=now - timedelta(days=days), note=kind)
    assert cast.ana.participant_id
    since = (now - timedelta(days=90)).date()
    items = told(timeline, cast.ben.actor, cast.ana.participant_id, since)
    assert [item.body for item in items] == ["in_person", "text", "call"]
    assert told(timeline, cast.omar.actor, cast.ana.participant_id, since) == []
