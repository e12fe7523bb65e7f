"""Who reads that a different coach is asked for: never whoever coaches or coached the person."""

from __future__ import annotations

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.models import Staff
from handrail.practice.accountability.commands import asking
from handrail.practice.accountability.models import CoachWish
from handrail.practice.accountability.queries import due
from handrail.practice.accountability.rules import asking as rules
from tests.cast import Cast, Member

from .people import ana, html

SETTINGS = "/programme/settings/"
WISH, ASKED = "/together/another-coach/", "/together/another-coach/asked/"


def roles(who: Member, words: str) -> None:
    assert who.staff is not None
    Staff.objects.filter(pk=who.staff.pk).update(roles=words)


def paused(who: Member) -> None:
    assert who.staff is not None
    Staff.objects.filter(pk=who.staff.pk).update(suspended_at="2026-01-01T00:00Z")


def ask(cast: Cast) -> object:
    asking.wish_for_coach(cast.ana.actor, participant_id=ana(cast), words="Somebody older")
    rows = CoachWish.objects.for_system("a test names it")
    return rows.get(participant_id=ana(cast)).pk


def reads(who: Member) -> list[str]:
    return [one.words for one in due.coach_wishes(who.actor)]


@pytest.mark.covers("003-23")
def test_a_manager_who_coaches_her_neither_reads_nor_moves_it(cast: Cast) -> None:
    roles(cast.ben, "coach manager")
    pk = ask(cast)
    assert reads(cast.ben) == []
    assert due.wishes_count(cast.ben.actor) == 0
    assert "Somebody older" not in html(cast.ben.client.get(ASKED))
    assert cast.ben.client.post(f"{ASKED}{pk}/", {"done": "yes"}).status_code == 404
    with pytest.raises(NotVisible):
        asking.move_wish_on(cast.ben.actor, participant_id=ana(cast), wish_id=pk, done=True)  # type: ignore[arg-type]
    assert reads(cast.mona) == ["Somebody older"]
    assert due.wish_goes_to(cast.ana.actor, ana(cast)) == rules.TO_MANAGER
    assert reads(cast.admin) == []


def test_it_goes_to_the_administrator_where_the_only_manager_coaches_her(cast: Cast) -> None:
    roles(cast.ben, "coach manager")
    paused(cast.mona)
    before = html(cast.ana.client.get(WISH))
    assert "it goes to the administrator" in before
    said = cast.ana.client.post(WISH, {"id": str(uuid7()), "words": "Older"}, follow=True)
    assert "It went to the administrator." in html(said)
    assert reads(cast.ben) == []
    assert reads(cast.admin) == ["Older"]
    page = html(cast.admin.client.get(ASKED))
    assert "Older" in page
    assert "1 person asked for a different coach" in html(cast.admin.client.get(SETTINGS))
    [one] = due.coach_wishes(cast.admin.actor)
    assert cast.admin.client.post(f"{ASKED}{one.id}/", {"done": "no"}).status_code == 303
    seen = html(cast.ana.client.get(WISH))
    assert "It was seen, and somebody works on it." in seen
    assert "The manager has" not in seen
    more = cast.ana.client.post(WISH, {"id": str(uuid7()), "words": "Or a woman"}, follow=True)
    assert "It is kept already." in html(more)


def test_where_nobody_else_is_there_she_is_told_before_and_it_waits(cast: Cast) -> None:
    roles(cast.ben, "coach manager administrator")
    paused(cast.mona)
    paused(cast.admin)
    page = html(cast.ana.client.get(WISH))
    assert "there is nobody here but your coach" in page
    assert "under “If something is not right”" in page
    assert "/together/agreement/" in page
    said = cast.ana.client.post(WISH, {"id": str(uuid7()), "words": "Older"}, follow=True)
    assert "It is kept, and your coach cannot read it." in html(said)
    assert reads(cast.ben) == []
    roles(cast.dee_coach, "coach manager")
    assert reads(cast.dee_coach) == ["Older"]


def test_whoever_coached_her_before_never_reads_it_and_another_coach_answers_it(cast: Cast) -> None:
    ask(cast)
    assert cast.dee_coach.staff
    roles(cast.ben, "coach manager")
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=None)
    assert reads(cast.ben) == []
    assert reads(cast.mona) == ["Somebody older"]
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    assert reads(cast.mona) == []
    assert "Done" in html(cast.ana.client.get(WISH))


@pytest.mark.parametrize(("state", "to", "word"), [
    ("waits", rules.TO_MANAGER, "You asked. The manager has it."),
    ("waits", rules.TO_ADMINISTRATOR, "You asked."), ("waits", rules.TO_NOBODY, "You asked."),
    ("seen", rules.TO_MANAGER, "The manager has seen it and works on it."),
    ("seen", rules.TO_ADMINISTRATOR, "It was seen, and somebody works on it."),
    ("done", rules.TO_ADMINISTRATOR, "Done"), ("back", rules.TO_NOBODY, "Taken back"),
])  # fmt: skip
def test_the_words_name_the_manager_only_where_the_manager_reads_it(
    state: str, to: str, word: str
) -> None:
    assert rules.wish_word(state, to) == word
    again = {rules.wished_again(to, words=words) for words in (True, False)}
    assert len(again) == 2
    assert any("manager" in one for one in again) is (to == rules.TO_MANAGER)
