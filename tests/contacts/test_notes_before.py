"""Notes of coaches before are shut for the next one until the person opens them."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.commands.glass import break_glass
from handrail.practice.contacts import queries
from handrail.practice.contacts import rules as contact_rules
from handrail.practice.contacts.commands import correct_contact, log_contact, take_back_contact
from handrail.practice.contacts.notes import commands as notes
from handrail.practice.contacts.notes import rules
from handrail.practice.contacts.notes.opening import notes_before, open_notes_before
from handrail.practice.contacts.notes.queries import beside_note
from handrail.practice.contacts.queries import note_seen
from handrail.practice.handover.commands import ending, words
from handrail.practice.matching.commands.knowing import answer_knowing
from handrail.practice.matching.queries.knowing import asked_of_me
from tests.cast import Cast, Member
from tests.handover.people import answer, plan

NOTE = "She told me about her brother"


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def html(page: object) -> str:
    return str(page.content.decode())  # type: ignore[attr-defined]


def noted(cast: Cast, who: Member | None = None, note: str = NOTE) -> UUID:
    return log_contact((who or cast.ben).actor, participant_id=ana(cast), kind="call",
                       held_up=True, note=note)  # fmt: skip


def change_coach(cast: Cast, to: Member | None) -> None:
    staff = to.staff.pk if to and to.staff else None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff)


def everywhere(cast: Cast, who: Member) -> str:
    """Every page on which a coach reads a person's notes."""
    pages = (
        reverse("contacts:person", args=[ana(cast)]), reverse("desks:person", args=[ana(cast)]),
        reverse("desks:brief_of", args=[ana(cast)]), "/coach/",
    )  # fmt: skip
    return " ".join(html(who.client.get(page)) for page in pages)


def opened(cast: Cast, yes: bool) -> None:
    open_notes_before(cast.ana.actor, participant_id=ana(cast), open=yes)


@pytest.mark.covers("idea-17")
def test_the_new_coach_sees_the_days_and_no_words_until_the_person_says_so(cast: Cast) -> None:
    pk = noted(cast)
    correct_contact(cast.ben.actor, participant_id=ana(cast), contact_id=pk, kind="call",
                    held_up=True, note=f"{NOTE}, again")  # fmt: skip
    assert notes_before(cast.ana.actor, ana(cast)) is None
    change_coach(cast, cast.dee_coach)
    seen = everywhere(cast, cast.dee_coach)
    assert NOTE not in seen
    assert "has not opened them" in seen
    (one,) = queries.recent(cast.dee_coach.actor, ana(cast))
    assert (one.shut, one.note, one.held_up, one.staff_name) == (True, None, True, "Ben")
    assert NOTE in html(cast.ana.client.get("/contacts/"))
    mine = cast.ana.client.post("/contacts/notes/before/", {"open": "yes"}, follow=True)
    assert "Dee can read the notes of your coaches before." in html(mine)
    assert NOTE in everywhere(cast, cast.dee_coach)
    opened(cast, False)
    assert NOTE not in everywhere(cast, cast.dee_coach)


def test_a_coachs_own_notes_are_open_to_them_when_they_come_back(cast: Cast) -> None:
    noted(cast)
    change_coach(cast, cast.dee_coach)
    (asked,) = asked_of_me(cast.dee_coach.actor)
    answer_knowing(cast.dee_coach.actor, knowing_id=asked.id, no=True)
    noted(cast, cast.dee_coach, "With Dee")
    change_coach(cast, cast.ben)
    found = {one.note for one in queries.recent(cast.ben.actor, ana(cast))}
    assert found == {NOTE, None}


def test_a_yes_is_for_one_coach_and_ends_with_them(cast: Cast) -> None:
    noted(cast)
    change_coach(cast, cast.dee_coach)
    opened(cast, True)
    change_coach(cast, None)
    with pytest.raises(NotLikeThis):
        opened(cast, True)
    change_coach(cast, cast.dee_coach)
    assert NOTE not in everywhere(cast, cast.dee_coach)


@pytest.mark.parametrize("too", [True, False])
def test_it_can_be_said_before_the_change(cast: Cast, too: bool) -> None:
    noted(cast)
    one = plan(cast)
    said = html(cast.ana.client.get("/handover/"))
    assert "Dee does not read the notes from before." in said
    sent = {"too": "yes" if too else "no"}
    assert cast.ana.client.post(f"/handover/{one}/notes/", sent).status_code == 303
    answer(cast, one, "nothing")
    ending.hand_over(cast.ben.actor, participant_id=ana(cast), handover_id=one)
    assert (NOTE in everywhere(cast, cast.dee_coach)) is too


def test_nobody_but_the_person_opens_them(cast: Cast) -> None:
    noted(cast)
    one = plan(cast)
    for who in (cast.ben, cast.dee_coach, cast.carol, cast.mona):
        with pytest.raises(NotVisible):
            open_notes_before(who.actor, participant_id=ana(cast), open=True)
        with pytest.raises(NotVisible):
            words.say_notes_too(
                who.actor, participant_id=ana(cast), handover_id=one, too=True
            )  # fmt: skip


def test_a_note_that_is_to_be_put_right_is_open_to_whoever_answers(cast: Cast) -> None:
    pk = noted(cast)
    notes.ask_correction(
        cast.ana.actor, participant_id=ana(cast), contact_id=pk, words="It was my cousin"
    )
    change_coach(cast, cast.dee_coach)
    (one,) = queries.recent(cast.dee_coach.actor, ana(cast))
    assert one.note == NOTE


@pytest.mark.parametrize(
    ("own", "recent", "asked", "gone", "may"),
    [
        (True, True, False, False, True), (True, True, False, True, True),
        (True, False, False, False, False), (True, False, True, False, True),
        (True, False, True, True, True), (False, True, False, False, False),
        (False, False, False, False, False), (False, True, True, False, True),
        (False, False, True, False, True), (False, False, True, True, False),
    ],
)  # fmt: skip
def test_who_may_put_a_note_right(
    own: bool, recent: bool, asked: bool, gone: bool, may: bool
) -> None:
    assert contact_rules.may_correct(own=own, recent=recent, asked=asked, gone=gone) is may


def asked_for(cast: Cast, pk: UUID) -> UUID:
    notes.ask_correction(
        cast.ana.actor, participant_id=ana(cast), contact_id=pk, words="It was my cousin"
    )
    found = beside_note(cast.ana.actor, ana(cast), pk).ask
    assert found is not None
    return found.id


def put_right(
    cast: Cast, who: Member, pk: UUID, note: str = "She told me about her cousin"
) -> None:
    correct_contact(who.actor, participant_id=ana(cast), contact_id=pk, kind="call",
                    held_up=True, note=note)  # fmt: skip


@pytest.mark.covers("004-15", "idea-17")
def test_the_coach_of_now_puts_a_note_of_a_coach_before_right_while_somebody_asks(
    cast: Cast,
) -> None:
    pk = noted(cast)
    change_coach(cast, cast.dee_coach)
    edit = reverse("contacts:edit", args=[pk])
    assert cast.dee_coach.client.get(edit).status_code == 404
    with pytest.raises(NotVisible):
        put_right(cast, cast.dee_coach, pk)
    asked = asked_for(cast, pk)
    at = reverse("contacts:correction", args=[asked])
    assert f'href="{edit}"' in html(cast.dee_coach.client.get(at))
    form = html(cast.dee_coach.client.get(edit))
    assert NOTE in form
    sent = {
        "id": str(uuid7()), "participant": str(ana(cast)), "kind": "call", "minutes": "",
        "next": "none", "held_up": "on", "note": "She told me about her cousin",
    }  # fmt: skip
    assert cast.dee_coach.client.post(edit, sent).status_code == 303
    (one,) = queries.recent(cast.ana.actor, ana(cast))
    assert (one.note, one.corrected, one.staff_name) == (sent["note"], True, "Ben")
    (before,) = queries.earlier_notes(cast.ana.actor, ana(cast), [pk])[pk]
    assert (before.note, before.by) == (NOTE, "Dee")
    answer = {"id": str(uuid7()), "state": "corrected"}
    assert cast.dee_coach.client.post(at, answer).status_code == 303
    hers = html(cast.ana.client.get("/contacts/"))
    for said in (sent["note"], NOTE, "Put right by Dee"):
        assert said in hers
    # It was answered: the note is shut again, and nobody but its writer comes to it.
    assert cast.dee_coach.client.get(edit).status_code == 404
    with pytest.raises(NotVisible):
        put_right(cast, cast.dee_coach, pk, "Other words")


def test_nobody_else_puts_it_right_and_nobody_takes_it_back_for_its_writer(cast: Cast) -> None:
    pk = noted(cast)
    asked_for(cast, pk)
    change_coach(cast, cast.dee_coach)
    for who in (cast.ben, cast.carol, cast.mona, cast.ana, cast.pat, cast.omar):
        with pytest.raises(NotVisible):
            put_right(cast, who, pk)
    assert cast.dee_coach.client.post(reverse("contacts:undo", args=[pk])).status_code == 404
    with pytest.raises(NotVisible):
        take_back_contact(cast.dee_coach.actor, participant_id=ana(cast), contact_id=pk)
    assert not note_seen(cast.ana.actor, ana(cast), pk).may_edit


def test_a_note_that_its_writer_took_back_is_put_right_by_nobody(cast: Cast) -> None:
    pk = noted(cast)
    asked_for(cast, pk)
    take_back_contact(cast.ben.actor, participant_id=ana(cast), contact_id=pk)
    change_coach(cast, cast.dee_coach)
    with pytest.raises(NotVisible):
        put_right(cast, cast.dee_coach, pk)


def test_a_supervisor_reads_what_the_coach_of_now_reads_but_all_in_an_emergency(cast: Cast) -> None:
    noted(cast)
    assert queries.recent(cast.carol.actor, ana(cast))[0].note == NOTE
    change_coach(cast, cast.dee_coach)
    assert queries.recent(cast.carol.actor, ana(cast)) == []
    break_glass(
        cast.carol.actor, participant_id=ana(cast), reason="Nobody reached her since Monday"
    )
    assert queries.recent(cast.carol.actor, ana(cast))[0].note == NOTE


@pytest.mark.covers("idea-17", "004-15")
def test_the_page_to_put_it_right_says_that_the_note_is_shut_to_the_coach_of_now(
    cast: Cast,
) -> None:
    pk = noted(cast)
    at, shut = reverse("contacts:note", args=[pk]), "Dee cannot read this note"
    assert "cannot read this note" not in html(cast.ana.client.get(at))
    change_coach(cast, cast.dee_coach)
    assert shut in html(cast.ana.client.get(at))
    asked = cast.ana.client.post(
        reverse("contacts:ask", args=[pk]), {"id": uuid7(), "words": "He is my cousin"},
        follow=True,
    )  # fmt: skip
    assert "Dee reads it now, because you asked to put it right." in html(asked)
    opened(cast, True)
    said = html(cast.ana.client.get(at))
    assert shut not in said
    assert "because you asked" not in said
    opened(cast, False)
    change_coach(cast, None)
    assert "cannot read this note" not in html(cast.ana.client.get(at))


@pytest.mark.parametrize(("state", "words"), [
    ("", rules.SHUT_NOW), ("waits", rules.SHUT_ASKED), ("corrected", rules.SHUT_NOW),
    ("stays", rules.SHUT_NOW), ("back", rules.SHUT_NOW),
])  # fmt: skip
def test_what_is_said_of_a_note_that_is_shut(state: str, words: str) -> None:
    assert rules.shut_words(state) == words
