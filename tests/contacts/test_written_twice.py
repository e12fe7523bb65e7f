"""One talk on two devices: stored once, told in clear words, and no word of it lost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.models import Draft
from handrail.practice.contacts import commands
from handrail.practice.contacts.models import Contact, ContactBefore
from handrail.practice.contacts.twice import rules
from handrail.practice.contacts.twice.finding import SavedBefore
from handrail.practice.contacts.twice.rules import Talk
from tests.cast import Cast
from tests.contacts.test_answers import NOW, _october, ana, begun, dee, kept, state
from tests.contacts.test_one_session import put_today

__all__ = ["_october"]
AT = datetime(2026, 10, 20, 14, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CALL = Talk("call", AT, 10, note="Tea")


@pytest.mark.parametrize(("at", "begins"), [
    (AT, AT), (AT + 59 * SECOND, AT), (AT + 60 * SECOND, AT + 60 * SECOND),
    (AT - SECOND, AT - 60 * SECOND), (AT + timedelta(microseconds=1), AT),
])  # fmt: skip
def test_the_minute_of_a_time(at: datetime, begins: datetime) -> None:
    assert rules.minute_of(at) == (begins, begins + 60 * SECOND)


@pytest.mark.parametrize(("typed", "same"), [
    (CALL, True),
    (Talk("call", None, 10, note="Tea"), True),
    (Talk("call", AT + 40 * SECOND, 10, note="Tea"), True),
    (Talk("call", AT + 60 * SECOND, 10, note="Tea"), False),
    (Talk("text", AT, 10, note="Tea"), False),
    (Talk("call", AT, 11, note="Tea"), False),
    (Talk("call", AT, None, note="Tea"), False),
    (Talk("call", AT, 10, note="Tea, twice"), False),
    (Talk("call", AT, 10), False),
    (Talk("call", AT, 10, held_up=True, note="Tea"), False),
    (Talk("call", AT, 10, words=("listened",), note="Tea"), False),
    (Talk("call", AT, 10, note="Tea", next_on=date(2026, 10, 22)), False),
    (Talk("call", AT, 10, note="Tea", by_them=True), False),
])  # fmt: skip
def test_whether_a_form_says_what_is_stored(typed: Talk, same: bool) -> None:
    assert rules.says_the_same(CALL, typed) is same


def test_a_finer_word_says_its_tag_and_nothing_is_no_note() -> None:
    stored = Talk("call", AT, words=("listened",), held_up=True, note=None)
    assert rules.says_the_same(stored, Talk("call", AT, words=("listened", "listened"), note=""))
    # Nobody who was not reached can have begun it.
    tried = Talk("tried", AT)
    assert rules.says_the_same(tried, Talk("tried", AT, by_them=True))


@pytest.mark.parametrize(("stored", "typed", "both"), [
    ("Tea", "Tea", "Tea"), ("", "Tea", "Tea"), ("Tea", "", "Tea"), ("", "", ""),
    ("Tea", "Tea, twice", "Tea, twice"), ("Tea, twice", "Tea", "Tea, twice"),
    ("Tea", "She sang", "Tea\n\nShe sang"),
])  # fmt: skip
def test_two_notes_are_one_and_none_is_lost(stored: str, typed: str, both: str) -> None:
    assert rules.both_notes(stored, typed) == both


def test_what_the_form_leaves_open_stays_as_it_is_stored() -> None:
    day = date(2026, 10, 22)
    stored = Talk("call", AT, 10, True, False, ("goal_set",), "Tea", day, True)
    open_form = Talk("video", words=("listened",), held_up=True, note="She sang")
    assert rules.together(stored, open_form) == Talk(
        "video", AT, 10, True, True, ("goal_set", "listened"), "Tea\n\nShe sang", day, True
    )
    said = Talk("call", AT - 60 * SECOND, 0, note="Tea", next_on=day + timedelta(days=1))
    found = rules.together(stored, said)
    assert (found.at, found.minutes, found.next_on) == (said.at, 0, said.next_on)


# Commands ------------------------------------------------------------------------------------


def talk(cast: Cast, note: str = "Tea", **more: Any) -> Any:
    what = {"id": uuid7(), **more}
    said = Talk(what.pop("kind", "call"), what.pop("at", None), 10, note=note)
    return commands.log_talk(cast.ben.actor, participant_id=ana(cast), talk=said, **what)


def test_a_draft_that_goes_on_elsewhere_is_one_contact(cast: Cast) -> None:
    first = uuid7()
    made = talk(cast, becomes=first)
    assert made == first
    # The same words of the device where it was begun, and of a third one.
    assert talk(cast, id=first, becomes=first) == first
    assert talk(cast, becomes=first) == first
    for more in ({"id": first}, {"id": uuid7()}):
        with pytest.raises(SavedBefore) as told:
            talk(cast, "She sang", becomes=first, **more)
        assert told.value.words == rules.SAVED_ALREADY
        assert told.value.contact_id == first
    assert len(kept()) == 1
    other = talk(cast, "She sang", becomes=first, as_well=True)
    assert (other != first, len(kept())) == (True, 2)


def test_one_that_was_taken_back_meanwhile_is_written_down_again(cast: Cast) -> None:
    first = uuid7()
    talk(cast, becomes=first)
    commands.take_back_contact(cast.ben.actor, participant_id=ana(cast), contact_id=first)
    again = talk(cast, becomes=first)
    assert again != first
    [contact] = kept()
    assert contact.pk == again
    with pytest.raises(NotLikeThis) as told:
        commands.put_into_contact(cast.ben.actor, participant_id=ana(cast), contact_id=first,
                                  talk=CALL)  # fmt: skip
    assert told.value.words == rules.TAKEN_BACK


def test_the_id_of_somebody_elses_contact_says_nothing_of_it(cast: Cast) -> None:
    theirs = Contact(org_id=cast.org.pk, participant_id=ana(cast), staff_id=dee(cast), at=NOW,
                     kind="call")  # fmt: skip
    theirs.save(force_insert=True)
    mine = talk(cast, becomes=theirs.pk)
    assert mine != theirs.pk
    assert Contact.objects.for_system("a test").count() == 2


def test_another_of_that_kind_and_minute_is_asked_about(cast: Cast) -> None:
    first, form = talk(cast, at=AT), uuid7()
    with pytest.raises(SavedBefore) as told:
        talk(cast, "She sang", at=AT + 30 * SECOND)
    assert (told.value.words, told.value.contact_id) == (rules.AT_THAT_TIME, first)
    for other in ({"kind": "text"}, {"at": AT - 60 * SECOND}, {"as_well": True}):
        talk(cast, "She sang", **{"at": AT, **other})
    assert len(kept()) == 4
    # The same form that arrives again is not asked about itself.
    for _ in range(2):
        talk(cast, id=form, at=AT - 600 * SECOND)
    assert len(kept()) == 5
    commands.take_back_contact(cast.ben.actor, participant_id=ana(cast), contact_id=form)
    talk(cast, "She sang", at=AT - 600 * SECOND)


def test_putting_it_in_keeps_what_stood_there_and_is_nobody_elses(cast: Cast) -> None:
    made = talk(cast)
    which = {"participant_id": ana(cast), "contact_id": made}
    commands.put_into_contact(cast.ben.actor, **which, talk=Talk("call", note="She sang"))
    [contact] = kept()
    assert (contact.minutes, contact.corrected_at is None) == (10, False)
    assert ContactBefore.objects.for_system("a test").count() == 1
    # Once more the same: nothing changes.
    commands.put_into_contact(cast.ben.actor, **which, talk=Talk("call", note="She sang"))
    assert ContactBefore.objects.for_system("a test").count() == 1
    for other in (cast.dee_coach, cast.ana, cast.mona):
        with pytest.raises(NotVisible):
            commands.put_into_contact(other.actor, **which, talk=CALL)
        with pytest.raises(NotVisible):
            commands.log_talk(other.actor, participant_id=ana(cast), talk=CALL, id=uuid7())


# Pages ---------------------------------------------------------------------------------------


def hidden(page: Any) -> dict[str, str]:
    text = page.content.decode()
    form = text[text.index('id="note-form"') : text.index("</form>", text.index('id="note-form"'))]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return dict(found)


def to(cast: Cast) -> str:
    return reverse("contacts:new", args=[ana(cast)])


def sent(cast: Cast, page: Any, note: str, **more: str) -> Any:
    body = {**hidden(page), "kind": "call", "next": "none", "note": note, **more}
    body.pop("appointment", None)
    return cast.ben.client.post(to(cast), body)


def gone_on_with(cast: Cast) -> tuple[Any, Any]:
    """The page on which a draft was begun, and the one on which it is gone on with."""
    first = cast.ben.client.get(to(cast))
    typed = {**hidden(first), "note": "Tea"}
    assert cast.ben.client.post(reverse("contacts:draft"), typed).status_code == 204
    return first, cast.ben.client.get(f"{to(cast)}?draft={hidden(first)['id']}")


def drafts() -> int:
    return int(Draft.objects.for_system("a test").count())


@pytest.mark.parametrize("begun_first", [True, False])
def test_both_devices_save_the_same_words_and_it_is_there_once(
    cast: Cast, begun_first: bool
) -> None:
    first, second = gone_on_with(cast)
    assert hidden(first)["id"] == hidden(first)["becomes"] == hidden(second)["becomes"]
    assert hidden(second)["id"] != hidden(first)["id"]
    for page in (first, second) if begun_first else (second, first):
        assert sent(cast, page, "Tea").status_code == 303
    assert (len(kept()), drafts()) == (1, 0)


@pytest.mark.parametrize("begun_first", [True, False])
def test_other_words_are_told_stay_and_go_into_what_is_saved(cast: Cast, begun_first: bool) -> None:
    pages = gone_on_with(cast)
    early, late = pages if begun_first else pages[::-1]
    assert sent(cast, early, "Tea").status_code == 303
    told = sent(cast, late, "She sang", minutes="15")
    assert told.status_code == 422
    shown = told.content.decode()
    assert "This talk is saved already" in shown
    assert "What is saved already" in shown
    assert "She sang</textarea>" in shown
    assert "Put it into what is saved" in shown
    assert Capability.CONTACT_READ in {one.capability for one in reads_of(ana(cast))[0]}
    [contact] = kept()
    answer = sent(cast, told, "She sang", minutes="15", into=str(contact.pk))
    assert answer.status_code == 303
    listed = cast.ana.client.get(reverse("contacts:mine")).content.decode()
    assert "Tea<br><br>She sang" in listed
    [contact] = kept()
    assert (contact.minutes, drafts()) == (15, 0)


def test_it_may_be_another_talk_all_the_same(cast: Cast) -> None:
    first, second = gone_on_with(cast)
    sent(cast, first, "Tea")
    told = sent(cast, second, "She sang")
    assert sent(cast, told, "She sang", as_well="1").status_code == 303
    assert (len(kept()), drafts()) == (2, 0)


def test_two_blank_forms_of_one_minute_are_asked_about_once(cast: Cast) -> None:
    one, two = (cast.ben.client.get(to(cast)) for _ in range(2))
    assert sent(cast, one, "Tea").status_code == 303
    told = sent(cast, two, "She sang")
    assert told.status_code == 422
    shown = told.content.decode()
    assert "There is already something like this with them at that time" in shown
    assert "She sang</textarea>" in shown
    # Something else is not right: the answer is not asked for again.
    wrong = sent(cast, told, "She sang", as_well="1", minutes_other="5000")
    assert wrong.status_code == 422
    assert hidden(wrong)["as_well"]
    assert sent(cast, wrong, "She sang").status_code == 303
    assert len(kept()) == 2
    other = cast.ben.client.get(to(cast))
    assert sent(cast, other, "A note", kind="text").status_code == 303


def test_a_draft_from_before_this_was_kept_becomes_what_its_form_becomes(cast: Cast) -> None:
    entry = uuid7()
    commands.save_draft(cast.ben.actor, about=ana(cast), entry=entry, body={"note": "Tea"})
    page = cast.ben.client.get(f"{to(cast)}?draft={entry}")
    assert hidden(page)["becomes"] == str(entry)


def test_the_appointment_of_a_talk_that_is_saved_counts_once(cast: Cast) -> None:
    which = begun(cast)
    put_today(which)
    chosen = {"was_it": "on", "kind": "call", "next": "none", "note": "Tea"}
    for page in gone_on_with(cast):
        typed = {**hidden(page), **chosen}
        assert typed["appointment"] == str(which["appointment_id"])
        assert cast.ben.client.post(to(cast), typed).status_code == 303
    assert (state(which), len(kept()), drafts()) == ("happened", 1, 0)
