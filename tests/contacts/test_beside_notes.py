"""The participant's view beside a note, and asking to put a note right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.contacts.commands import (
    correct_contact,
    log_contact,
    take_back_contact,
)
from handrail.practice.contacts.notes import commands, queries, rules
from tests.accountability.people import ana, html
from tests.cast import Cast, Member


def note(cast: Cast, words: str = "We talked about work", kind: str = "call") -> UUID:
    return log_contact(cast.ben.actor, participant_id=ana(cast), kind=kind, note=words)


def view(cast: Cast, note_id: UUID, **said: str) -> Any:
    return commands.say_view(cast.ana.actor, participant_id=ana(cast), contact_id=note_id,
                             said=commands.ViewSaid(**said))  # fmt: skip


def ask(cast: Cast, note_id: UUID, words: str = "It was Tuesday") -> UUID:
    commands.ask_correction(cast.ana.actor, participant_id=ana(cast), contact_id=note_id,
                            words=words)  # fmt: skip
    found = beside(cast, cast.ana, note_id).ask
    assert found is not None
    return found.id


def beside(cast: Cast, who: Member, note_id: UUID) -> queries.Beside:
    return queries.beside_note(who.actor, ana(cast), note_id)


def coach_page(cast: Cast) -> str:
    return html(cast.ben.client.get(reverse("contacts:person", args=[ana(cast)])))


@pytest.mark.parametrize(
    ("state", "words", "field"),
    [
        ("corrected", "", None), ("corrected", "Done", None), ("stays", "I was there", None),
        ("stays", "", "answer"), ("", "x", "state"), ("waits", "x", "state"),
        ("back", "x", "state"),
    ],
)  # fmt: skip
def test_what_an_answer_must_say(state: str, words: str, field: str | None) -> None:
    found = rules.check_answer(state, words)
    assert (found[0] if found else None) == field


def test_a_view_stands_beside_the_note_for_both_and_changes_nothing_in_it(cast: Cast) -> None:
    one = note(cast)
    sent = {"id": str(uuid7()), "text": "I also talked about my son"}
    answer = cast.ana.client.post(reverse("contacts:view", args=[one]), sent, follow=True)
    assert "stands beside the note" in html(answer)
    for page in (html(cast.ana.client.get("/contacts/")), coach_page(cast)):
        assert "We talked about work" in page
        assert "I also talked about my son" in page


@pytest.mark.covers("002-12")
def test_of_a_meeting_together_the_person_says_what_they_heard_and_what_it_means(
    cast: Cast,
) -> None:
    one = note(cast, "We went together", kind="joint_meeting")
    page = html(cast.ana.client.get(reverse("contacts:note", args=[one])))
    assert "What I heard" in page
    sent = {"id": str(uuid7()), "heard": "One day at a time", "means": "I can wait"}
    cast.ana.client.post(reverse("contacts:view", args=[one]), sent)
    assert "One day at a time" in coach_page(cast)
    assert "What I heard" not in html(
        cast.ana.client.get(reverse("contacts:note", args=[note(cast)]))
    )


def test_earlier_words_are_kept_and_two_who_cross_are_told(cast: Cast) -> None:
    one = note(cast)
    view(cast, one, text="First")
    at = reverse("contacts:view", args=[one])
    for words in ("Second", "Third"):
        sent = {"id": str(uuid7()), "text": words, "version": "1"}
        said = html(cast.ana.client.post(at, sent, follow=True))
    assert "changed somewhere else" in said
    now = beside(cast, cast.ana, one).view
    assert now is not None
    before = queries.earlier_views(cast.ana.actor, ana(cast), now.id)
    assert [each.words for each in before] == [["Second"], ["First"]]
    cast.ana.client.post(reverse("contacts:view_before", args=[before[1].id]))
    again = beside(cast, cast.ben, one).view
    assert again is not None
    assert again.text == "First"


def test_a_view_that_was_taken_back_is_gone_for_others_and_can_return(cast: Cast) -> None:
    one = note(cast)
    view(cast, one, text="Mine")
    found = beside(cast, cast.ana, one).view
    assert found is not None
    away = reverse("contacts:view_away", args=[found.id])
    cast.ana.client.post(away)
    assert beside(cast, cast.ben, one).view is None
    assert "Mine" not in coach_page(cast)
    cast.ana.client.post(away, {"back": "1"})
    assert beside(cast, cast.ben, one).view is not None


def test_asked_to_put_right_it_waits_on_the_first_page_of_the_coach_until_answered(
    cast: Cast,
) -> None:
    one = note(cast)
    asked = ask(cast, one)
    today, page = reverse("desks:coach_today"), reverse("contacts:correction", args=[asked])
    assert page in html(cast.ben.client.get(today))
    assert "It was Tuesday" in html(cast.ben.client.get(page))
    assert cast.ben.client.post(page, {"id": str(uuid7()), "state": "stays"}).status_code == 422
    why = "I wrote it down that day"
    sent = {"id": str(uuid7()), "state": "stays", "answer": why}
    assert cast.ben.client.post(page, sent).status_code == 303
    assert page not in html(cast.ben.client.get(today))
    for shown in (html(cast.ana.client.get("/contacts/")), coach_page(cast)):
        assert why in shown
        assert "It stays, with a reason" in shown
    correct_contact(cast.ben.actor, participant_id=ana(cast), contact_id=one, kind="call",
                    note="On Tuesday")  # fmt: skip
    cast.ben.client.post(page, {"id": str(uuid7()), "state": "corrected"})
    before = queries.earlier_asks(cast.ana.actor, ana(cast), asked)
    assert [each.words for each in before] == [["It was Tuesday", why]]


def test_an_old_note_opens_for_its_writer_while_somebody_asks(cast: Cast) -> None:
    one = note(cast)
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        again = {"participant_id": ana(cast), "contact_id": one, "kind": "call", "note": "Tuesday"}
        with pytest.raises(NotLikeThis):
            correct_contact(cast.ben.actor, **again)
        asked = ask(cast, one)
        assert "Correct the note" in html(
            cast.ben.client.get(reverse("contacts:correction", args=[asked]))
        )
        correct_contact(cast.ben.actor, **again)


def test_an_asking_can_be_taken_back_and_asked_again(cast: Cast) -> None:
    one = note(cast)
    back = reverse("contacts:ask_back", args=[ask(cast, one)])
    cast.ana.client.post(back)
    assert queries.corrections_asked(cast.ben.actor) == []
    assert beside(cast, cast.ben, one).ask is None
    cast.ana.client.post(back, {"again": "1"})
    assert len(queries.corrections_asked(cast.ben.actor)) == 1
    assert "answered meanwhile" in html(cast.ana.client.post(back, {"again": "1"}, follow=True))


@pytest.mark.parametrize("words", ["", "x" * 20_000])
def test_bad_words_lose_nothing(cast: Cast, words: str) -> None:
    one = note(cast)
    for name, field in (("contacts:view", "text"), ("contacts:ask", "words")):
        sent = {"id": str(uuid7()), field: words}
        answer = cast.ana.client.post(reverse(name, args=[one]), sent)
        assert answer.status_code == 422
        assert words in html(answer)
    with pytest.raises((NotLikeThis, TextTooLong)):
        view(cast, one, text=words)


def test_nobody_else_writes_or_reads_it(cast: Cast) -> None:
    one = note(cast)
    view(cast, one, text="Mine")
    asked = ask(cast, one)
    for name, member in cast.everybody().items():
        if name != "ana":
            assert member.client.get(reverse("contacts:note", args=[one])).status_code == 404
            with pytest.raises(NotVisible):
                commands.say_view(member.actor, participant_id=ana(cast), contact_id=one,
                                  said=commands.ViewSaid("Theirs"))  # fmt: skip
        if name != "ben":
            page = reverse("contacts:correction", args=[asked])
            assert member.client.get(page).status_code == 404, name


@pytest.mark.parametrize(
    ("corrected", "taken_back", "changed"),
    [(None, None, False), (-1, None, False), (0, None, True), (1, None, True),
     (None, 1, True), (-1, 1, True), (None, -1, False)],
)  # fmt: skip
def test_when_a_note_has_changed_since_somebody_asked(
    corrected: int | None, taken_back: int | None, changed: bool
) -> None:
    asked = clock.now()
    at = [None if n is None else asked + timedelta(minutes=n) for n in (corrected, taken_back)]
    assert rules.changed_since(asked, *at) is changed


def test_corrected_is_said_of_a_note_that_changed_and_of_no_other(cast: Cast) -> None:
    one = note(cast)
    page = reverse("contacts:correction", args=[ask(cast, one)])
    sent = {"id": str(uuid7()), "state": "corrected", "answer": "You are right, thank you"}
    answer = cast.ben.client.post(page, sent)
    assert answer.status_code == 422
    assert "Correct it first" in html(answer)
    assert reverse("contacts:edit", args=[one]) in html(answer)
    # Saved as it stood is no correction, and the words that were typed wait for their writer.
    again = {"participant_id": ana(cast), "contact_id": one, "kind": "call"}
    correct_contact(cast.ben.actor, **again, note="We talked about work")
    assert cast.ben.client.post(page, sent).status_code == 422
    assert sent["answer"] in html(cast.ben.client.get(page))
    assert sent["answer"] not in html(cast.ana.client.get("/contacts/"))
    correct_contact(cast.ben.actor, **again, note="We talked about work on Tuesday")
    assert cast.ben.client.post(page, {**sent, "id": str(uuid7())}).status_code == 303
    assert sent["answer"] in html(cast.ana.client.get("/contacts/"))
    # Asked once more it is about the note of now.
    ask(cast, one, "And it was long")
    assert cast.ben.client.post(page, {**sent, "id": str(uuid7())}).status_code == 422


def test_words_beside_a_note_that_was_taken_back_stay_for_the_one_who_wrote_them(
    cast: Cast,
) -> None:
    one, other = note(cast), note(cast, "Nothing stands beside this")
    view(cast, one, text="I also talked about my son")
    asked = ask(cast, one)
    for each in (one, other):
        take_back_contact(cast.ben.actor, participant_id=ana(cast), contact_id=each)
    page = reverse("contacts:note", args=[one])
    for shown in (html(cast.ana.client.get(page)), html(cast.ana.client.get("/contacts/"))):
        assert "took this note back" in shown
        assert "I also talked about my son" in shown
        assert "It was Tuesday" in shown
        assert "The note was taken back" in shown
        assert "We talked about work" not in shown
        assert "Nothing stands beside this" not in shown
    # The writer comes to the asking as before; nobody is asked for an answer on a first page.
    assert "It was Tuesday" in html(
        cast.ben.client.get(reverse("contacts:correction", args=[asked]))
    )
    assert queries.corrections_asked(cast.ben.actor) == []
    sent = {"id": str(uuid7()), "text": "Written without a network", "version": "1"}
    cast.ana.client.post(reverse("contacts:view", args=[one]), sent)
    assert "Written without a network" in html(cast.ana.client.get(page))
    take_back_contact(cast.ben.actor, participant_id=ana(cast), contact_id=one, put_back=True)
    assert len(queries.corrections_asked(cast.ben.actor)) == 1
    assert "took this note back" not in html(cast.ana.client.get(page))
