"""The pages of contacts: the quick log, its draft, open notes, moving an appointment."""

from __future__ import annotations

import html
import re
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.models import Draft
from handrail.practice.contacts import commands, recurring
from handrail.practice.contacts.models import Appointment, Contact
from tests.cast import Cast

EVIL = ["\U0001f33f", "مرحبا ‮", "x" * 20_000, "\x00\x00", "<script>alert(1)</script>", "100 % sure"]


def typed(page: Any) -> str:
    return str(page.content.decode())


def entry(page: Any) -> str:
    found = re.search(r'name="id" value="([0-9a-f-]{36})"', typed(page))
    assert found
    return found.group(1)


def count(model: Any) -> int:
    return int(model.objects.for_system("a test").count())


def log_data(cast: Cast, **more: str) -> dict[str, str]:
    return {"id": str(uuid7()), "participant": str(cast.ana.participant_id), "kind": "call",
            "minutes": "10", "next": "three", **more}  # fmt: skip


def a_time(cast: Cast, *, agreed: bool = True) -> UUID:
    local = clock.local(clock.now(), cast.site.zone) + timedelta(days=10)
    return commands.set_appointment(
        cast.ben.actor,
        participant_id=cast.ana.participant_id,
        on=local.date(),
        at=time(10),
        agreed=agreed,
    ).appointment_id


@pytest.mark.covers("002-17")
def test_the_quick_log_needs_one_choice(cast: Cast) -> None:
    page = cast.ben.client.get(reverse("contacts:new"))
    assert page.status_code == 200
    assert "Ana M." in typed(page)
    assert 'value="call" checked' in typed(page)
    data = {"id": entry(page), "participant": str(cast.ana.participant_id), "kind": "call"}
    saved = cast.ben.client.post(reverse("contacts:new"), data)
    assert saved.status_code == 303
    assert cast.ben.client.post(reverse("contacts:new"), data).status_code == 303
    assert count(Contact) == 1
    other = cast.ben.client.post(reverse("contacts:new"), {**data, "note": "Other words"})
    assert other.status_code == 422
    assert "Other words" in typed(other)
    assert entry(other) != data["id"]


@pytest.mark.covers("000-18")
def test_the_participant_reads_the_open_note(cast: Cast) -> None:
    data = log_data(cast, note="She laughed.\nThen tea.", held_up="on", words="goal_reviewed")
    address = reverse("contacts:new", args=[cast.ana.participant_id])
    assert cast.ben.client.post(address, data).status_code == 303
    mine = typed(cast.ana.client.get(reverse("contacts:mine")))
    for words in (
        "She laughed.<br>Then tea.",
        "Held to",
        "Held up",
        "Looked at a step",
        "10 minutes",
    ):
        assert words in mine
    assert reverse("contacts:new") not in mine


@pytest.mark.parametrize("note", EVIL)
def test_whatever_is_typed(cast: Cast, note: str) -> None:
    answer = cast.ben.client.post(reverse("contacts:new"), log_data(cast, note=note))
    if len(note) == 20_000:
        assert answer.status_code == 422
        assert note in typed(answer)
        return
    assert answer.status_code == 303
    shown = typed(cast.ana.client.get(reverse("contacts:mine")))
    assert "<script>alert" not in shown
    if "<" not in note:
        assert note.replace("\x00", "") in shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("participant", ""),
        ("participant", "nobody"),
        ("kind", "visit"),
        ("minutes", str(2**70)),
        ("minutes_other", "-1"),
        ("minutes_other", "9" * 5000),
        ("at_on", "9999-12-31"),
        ("at_on", "0001-01-01"),
        ("at_on", "yesterday"),
        ("at_clock", "25:00"),
        ("words", "sang"),
        ("next", "someday"),
        ("id", "x"),
    ],
)
def test_bad_fields_give_422_and_keep_the_rest(cast: Cast, field: str, value: str) -> None:
    data = log_data(cast, note="the quiet street", **{field: value})
    answer = cast.ben.client.post(reverse("contacts:new"), data)
    assert answer.status_code == 422
    assert "the quiet street" in typed(answer)
    assert count(Contact) == 0


@pytest.mark.parametrize("day", ["", "2001-01-01", "9999-12-31", "soon"])
def test_a_next_contact_that_cannot_be(cast: Cast, day: str) -> None:
    data = log_data(cast, note="the quiet street", next="date", next_date=day)
    answer = cast.ben.client.post(reverse("contacts:new"), data)
    assert answer.status_code == 422
    assert "the quiet street" in typed(answer)


def test_a_date_that_was_typed_is_meant(cast: Cast) -> None:
    day = clock.today(cast.site.zone) + timedelta(days=20)
    data = log_data(cast, next="none", next_date=day.isoformat())
    assert cast.ben.client.post(reverse("contacts:new"), data).status_code == 303
    assert Contact.objects.for_system("a test").get().next_on == day


def test_somebody_elses_person_cannot_be_chosen(cast: Cast) -> None:
    answer = cast.dee_coach.client.post(reverse("contacts:new"), log_data(cast))
    assert answer.status_code == 422
    assert count(Contact) == 0


def test_a_draft_is_offered_after_the_tab_or_the_session_is_gone(cast: Cast) -> None:
    draft = reverse("contacts:draft")
    entry = str(uuid7())
    body = {"id": entry, "participant": "", "kind": "text", "note": "half a tho",
            "words": ["listened"], "next": "week", "held_up": "on"}  # fmt: skip
    assert cast.ben.client.post(draft, body).status_code == 204
    cast.ben._client = None  # another browser, another session
    again = typed(cast.ben.client.get(reverse("contacts:new")))
    assert "You began to write" in again
    assert "half a tho</textarea>" not in re.sub(r"\s+<", "<", again)
    on = typed(cast.ben.client.get(reverse("contacts:new"), {"draft": entry}))
    assert "You began to write" not in on
    assert "half a tho</textarea>" in re.sub(r"\s+<", "<", on)
    for kept in ('value="text" checked', 'value="listened" checked', 'value="week" checked'):
        assert kept in on
    assert f'name="id" value="{entry}"' not in on, "each page has a draft of its own"
    person = {**body, "participant": str(cast.ana.participant_id)}
    assert cast.ben.client.post(draft, person).status_code == 204
    address = reverse("contacts:new", args=[cast.ana.participant_id])
    assert "half a tho" in typed(cast.ben.client.get(address))
    gone = cast.ben.client.post(reverse("contacts:draft_discard"), {**person, "draft": entry})
    assert (gone.status_code, gone["Location"]) == (303, address)
    assert "half a tho" not in typed(cast.ben.client.get(address))


def test_going_on_with_a_draft_and_saving_it_leaves_none(cast: Cast) -> None:
    address = reverse("contacts:new", args=[cast.ana.participant_id])
    draft = log_data(cast, note="half a tho")
    cast.ben.client.post(reverse("contacts:draft"), draft)
    on = typed(cast.ben.client.get(address, {"draft": draft["id"]}))
    hidden = dict(re.findall(r'name="(id|began)" value="([^"]+)"', on))
    said = {**draft, **hidden, "note": "a whole thought"}
    assert cast.ben.client.post(address, said).status_code == 303
    assert "You began to write" not in typed(cast.ben.client.get(address))
    assert count(Draft) == 0


def test_a_draft_may_be_as_wrong_as_it_likes(cast: Cast) -> None:
    draft, entry = reverse("contacts:draft"), {"id": str(uuid7())}
    for body in ({}, {"at_on": "soon", "minutes_other": "9" * 400}, {"note": "x" * 20_000}):
        assert cast.ben.client.post(draft, {**entry, **body}).status_code == 204
        on = cast.ben.client.get(reverse("contacts:new"), {"draft": entry["id"]})
        assert on.status_code == 200
    assert count(Draft) == 1
    assert cast.ben.client.post(draft, {**entry, "note": "x" * 200_000}).status_code == 422
    assert cast.ben.client.post(draft, {"note": "without an id"}).status_code == 422
    for person in ("nobody", str(uuid7()), str(cast.ana.participant_id)):
        said = {**entry, "participant": person}
        assert cast.dee_coach.client.post(draft, said).status_code == 404


def addresses(cast: Cast) -> list[tuple[str, str]]:
    person = cast.ana.participant_id
    made = commands.log_contact(cast.ben.actor, participant_id=person, kind="call")
    row = a_time(cast)
    return [
        ("get", reverse("contacts:person", args=[person])),
        ("get", reverse("contacts:new", args=[person])),
        ("get", reverse("contacts:edit", args=[made])),
        ("get", reverse("contacts:appointment_new", args=[person])),
        ("get", reverse("contacts:appointment_move", args=[row])),
        ("post", reverse("contacts:new", args=[person])),
        ("post", reverse("contacts:edit", args=[made])),
        ("post", reverse("contacts:undo", args=[made])),
        ("post", reverse("contacts:appointment_new", args=[person])),
        ("post", reverse("contacts:appointment_move", args=[row])),
        ("post", reverse("contacts:appointment_cancel", args=[row])),
        ("post", reverse("contacts:appointment_agree", args=[row])),
        ("post", reverse("contacts:appointment_answer", args=[row])),
    ]


@pytest.mark.parametrize("name", ["dee_coach", "omar", "mona", "rev", "pat", "circle", "admin"])
def test_strangers_get_404(cast: Cast, name: str) -> None:
    client: Client = getattr(cast, name).client
    for method, address in addresses(cast):
        assert getattr(client, method)(address).status_code == 404, address


def test_the_pages_open_for_whom_they_are(cast: Cast) -> None:
    for method, address in addresses(cast):
        if method == "get":
            assert cast.ben.client.get(address).status_code == 200, address
    assert cast.ana.client.get(reverse("contacts:mine")).status_code == 200
    assert cast.ana.client.get(reverse("contacts:appointment_new")).status_code == 200
    assert cast.ana.client.get(reverse("contacts:new")).status_code == 404
    person = reverse("contacts:person", args=[cast.ana.participant_id])
    assert cast.carol.client.get(person).status_code == 200


def test_correct_and_take_back(cast: Cast) -> None:
    made = commands.log_contact(
        cast.ben.actor, participant_id=cast.ana.participant_id, kind="call", note="Frist"
    )
    address = reverse("contacts:edit", args=[made])
    page = cast.ben.client.get(address)
    assert "Frist" in typed(page)
    data = log_data(cast, note="First")
    assert cast.ben.client.post(address, data).status_code == 303
    mine = typed(cast.ana.client.get(reverse("contacts:mine")))
    assert "First" in mine
    assert "Frist" in mine
    undo = reverse("contacts:undo", args=[made])
    assert cast.ben.client.post(undo).status_code == 303
    assert "First" not in typed(cast.ana.client.get(reverse("contacts:mine")))
    assert cast.ben.client.post(undo, {"put_back": "1"}).status_code == 303
    assert "First" in typed(cast.ana.client.get(reverse("contacts:mine")))


@pytest.mark.covers("003-18", "004-46")
def test_the_participant_moves_an_appointment(cast: Cast) -> None:
    row = a_time(cast)
    assert str(row) in typed(cast.ana.client.get(reverse("contacts:mine")))
    address = reverse("contacts:appointment_move", args=[row])
    page = cast.ana.client.get(address)
    assert "You need no reason" in typed(page)
    day = (clock.today(cast.site.zone) + timedelta(days=12)).isoformat()
    data = {"id": entry(page), "on": day, "at": "19:15", "minutes": "30"}
    for _ in range(2):
        assert cast.ana.client.post(address, data).status_code == 303
    rows = Appointment.objects.for_system("a test")
    assert sorted(rows.values_list("state", flat=True)) == ["moved", "proposed"]
    new = rows.get(state="proposed")
    assert "7:15\u202fPM" in typed(cast.ben.client.get(
        reverse("contacts:person", args=[cast.ana.participant_id])))  # fmt: skip
    agree = reverse("contacts:appointment_agree", args=[new.pk])
    assert cast.ben.client.post(agree).status_code == 303
    assert rows.get(pk=new.pk).state == "agreed"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", ""),
        ("on", "9999-12-31"),
        ("on", "2001-01-01"),
        ("at", "late"),
        ("minutes", str(2**70)),
        ("kind", "dance"),
        ("place_words", "x" * 20_000),
        ("id", ""),
    ],
)
def test_bad_times_give_422_and_keep_the_rest(cast: Cast, field: str, value: str) -> None:
    day = (clock.today(cast.site.zone) + timedelta(days=3)).isoformat()
    data = {"id": str(uuid7()), "on": day, "at": "10:00", "minutes": "30", "kind": "call",
            "place_words": "the bench", field: value}  # fmt: skip
    answer = cast.ben.client.post(
        reverse("contacts:appointment_new", args=[cast.ana.participant_id]), data
    )
    assert answer.status_code == 422
    assert ("the bench" if field != "place_words" else value) in typed(answer)


def test_overlap_on_the_page(cast: Cast) -> None:
    row = Appointment.objects.for_system("a test").get(pk=a_time(cast))
    data = {"id": str(uuid7()), "on": row.wall_on.isoformat(),
            "at": row.wall_at.strftime("%H:%M"), "minutes": "30"}  # fmt: skip
    address = reverse("contacts:appointment_new")
    asked = cast.ana.client.post(address, data)
    assert asked.status_code == 422
    assert "Keep both" in typed(asked)
    kept = cast.ana.client.post(address, {**data, "id": entry(asked), "keep_both": "1"})
    assert kept.status_code == 303


def test_did_it_happen(cast: Cast) -> None:
    row = a_time(cast)
    address = reverse("contacts:appointment_answer", args=[row])
    assert cast.ben.client.post(address, {"happened": "yes"}).status_code == 303
    assert count(Contact) == 0  # it has not begun
    begun = clock.now() - timedelta(hours=2)
    Appointment.objects.for_system("a test").filter(pk=row).update(starts_at=begun)
    list_page = reverse("contacts:person", args=[cast.ana.participant_id])
    assert "Did it happen?" in typed(cast.ben.client.get(list_page))
    assert cast.ben.client.post(address, {"happened": "yes"}).status_code == 303
    assert count(Contact) == 1


def test_the_list_does_not_grow_its_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        made = commands.log_contact(
            cast.ben.actor, participant_id=cast.ana.participant_id, kind="call", note=str(number)
        )
        commands.correct_contact(cast.ben.actor, participant_id=cast.ana.participant_id,
                                 contact_id=made, kind="text", note="x")  # fmt: skip
    address = reverse("contacts:person", args=[cast.ana.participant_id])
    cast.ben.client.get(address)
    with django_assert_max_num_queries(30):
        assert cast.ben.client.get(address).status_code == 200


def test_nobodys_yes_is_ticked_beforehand(cast: Cast) -> None:
    new = reverse("contacts:appointment_new", args=[cast.ana.participant_id])
    page = cast.ben.client.get(new)
    (box,) = re.findall(r'<input type="checkbox" name="agreed"[^>]*>', typed(page))
    assert "checked" not in box
    day = (clock.today(cast.site.zone) + timedelta(days=12)).isoformat()
    data = {"id": entry(page), "on": day, "at": "10:00", "minutes": "30", "kind": "call"}
    said = typed(cast.ben.client.post(new, data, follow=True))
    assert "It stands once the other one says yes." in said
    assert Appointment.objects.for_system("a test").get().state == "proposed"


def test_what_is_put_back_stands_as_it_stood(cast: Cast) -> None:
    """Undoing makes up nobody's yes."""
    for agreed, stood in ((False, "proposed"), (True, "agreed")):
        row = a_time(cast, agreed=agreed)
        me = {"participant_id": cast.ana.participant_id, "appointment_id": row}
        with pytest.raises(NotLikeThis):
            commands.cancel_appointment(cast.ben.actor, **me, put_back=True)
        assert commands.cancel_appointment(cast.ben.actor, **me) == "cancelled"
        assert commands.cancel_appointment(cast.ben.actor, **me, put_back=True) == stood
        commands.cancel_appointment(cast.ben.actor, **me)


@pytest.mark.parametrize(
    ("agreed", "every", "words"),
    [
        ("on", "", "The time is set."), ("", "", "Asked. It stands once the other one says yes."),
        ("on", "week", "The times are set."),
        ("", "week", "They stand once the other one says yes to all of them."),
    ],
)  # fmt: skip
def test_a_coach_is_told_what_waits_for_a_yes(
    cast: Cast, agreed: str, every: str, words: str
) -> None:
    new = reverse("contacts:appointment_new", args=[cast.ana.participant_id])
    day = clock.today(cast.site.zone) + timedelta(days=12)
    data = {"on": day.isoformat(), "at": "11:15", "minutes": "30", "every": every,
            "times": "3" if every else "", "agreed": agreed}  # fmt: skip
    answer = cast.ben.client.post(new, {**data, "id": str(uuid7())}, follow=True)
    assert words in answer.text
    rows = Appointment.objects.for_system("a test").order_by("starts_at")
    assert {row.state for row in rows} == {"agreed" if agreed else "proposed"}
    move = reverse("contacts:appointment_move", args=[rows[0].pk])
    data |= {"id": str(uuid7()), "at": "12:15", "reach": "following" if every else "one"}
    answer = cast.ben.client.post(move, data, follow=True)
    again = "have moved." if agreed else "Asked to move this one and the ones after it."
    assert (again if every else words) in answer.text
    (first, *_rest) = rows.filter(state="agreed" if agreed else "proposed")
    off = reverse("contacts:appointment_cancel", args=[first.pk])
    cast.ben.client.post(off)
    back = cast.ben.client.post(off, {"put_back": "1"}, follow=True).text
    assert ("The time is set." if agreed else "It is back, as it stood before.") in back


def test_the_zone_is_said_only_where_it_is_not_the_readers_own(cast: Cast) -> None:
    a_time(cast)
    person = cast.ana.participant_id
    pages = (reverse("contacts:person", args=[person]),
             reverse("contacts:appointment_new", args=[person]))  # fmt: skip
    for page in pages:
        assert "New York" not in cast.ben.client.get(page).content.decode()
    User.objects.filter(pk=cast.ben.user.pk).update(zone="America/Denver")
    for page in pages:
        text = cast.ben.client.get(page).content.decode()
        assert "New York time" in text
        assert "America/" not in text.split("<main")[1]


def test_until_when_stands_beside_how_often_and_does_not_say_leave_it_out(cast: Cast) -> None:
    text = cast.ana.client.get(reverse("contacts:appointment_new")).content.decode()
    again = text.split('class="field again"')[1].split("</fieldset>")[0]
    assert "If it comes again: until when?" in again
    assert html.escape(recurring.UNTIL_WHEN) in again
    assert 'name="until"' in again
    assert 'name="times"' in again
    assert "leave this out" not in again
    assert "<details" not in again
