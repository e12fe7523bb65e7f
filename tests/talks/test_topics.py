"""The list of what two people talk about: who writes, who ticks off, what stays."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.faces.desks.brief.gather import brief_of
from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.talks import rules
from handrail.practice.talks.commands import topics
from handrail.practice.talks.models import Topic
from handrail.practice.talks.queries.topics import Agenda, TopicView, agenda, before
from tests.accountability.people import ana, html
from tests.cast import Cast, Member

MINE = "/talk/"


def add(cast: Cast, who: Member, text: str = "The rent", **more: Any) -> UUID:
    return topics.add_topic(who.actor, participant_id=ana(cast), text=text, **more)


def listed(cast: Cast, who: Member) -> Agenda:
    return agenda(who.actor, ana(cast))


def one(cast: Cast, who: Member, topic_id: UUID) -> TopicView:
    found = listed(cast, who)
    return next(t for t in (*found.open, *found.talked, *found.away) if t.id == topic_id)


@pytest.mark.parametrize(
    ("by", "same", "coach", "may"),
    [
        ("participant", True, False, True), ("participant", False, False, True),
        ("coach", True, True, True), ("coach", False, True, False),
        ("participant", False, True, False), ("coach", False, False, False),
    ],
)  # fmt: skip
def test_only_the_writer_changes_a_line(by: str, same: bool, coach: bool, may: bool) -> None:
    writer = uuid7()
    assert rules.may_write(by, writer, writer if same else uuid7(), coach=coach) is may


@pytest.mark.parametrize(("state", "may"), [("open", True), ("next", True), ("talked", True),
                                            ("away", False), ("", False)])  # fmt: skip
def test_how_a_line_can_be_made_to_stand(state: str, may: bool) -> None:
    assert rules.may_stand(state) is may


@pytest.mark.covers("002-8")
def test_both_put_things_on_one_list_and_see_whose_they_are(cast: Cast) -> None:
    add(cast, cast.ana, "The rent")
    add(cast, cast.ben, "Sunday", just_so=True)
    for who, address in (
        (cast.ana, MINE),
        (cast.ben, reverse("talks:agenda_of", args=[ana(cast)])),
    ):
        page = html(who.client.get(address))
        assert "The rent" in page
        assert "Just so you know" in page
        assert [(t.text, t.by, t.mine) for t in listed(cast, who).open] == [
            ("The rent", "participant", who is cast.ana), ("Sunday", "coach", who is cast.ben)
        ]  # fmt: skip
    found = brief_of(cast.ben.actor, ana(cast), cast.site.zone)
    assert [line.title for line in found.lines[1:3]] == [
        "They want to talk about", "You want to talk about"
    ]  # fmt: skip


def test_either_ticks_it_off_keeps_it_for_next_time_and_puts_it_back(cast: Cast) -> None:
    mine = add(cast, cast.ana)
    for who, state, said in (
        (cast.ben, "next", "Kept for next time"), (cast.ana, "talked", "Talked about"),
        (cast.ben, "open", "on the list again"),
    ):  # fmt: skip
        answer = who.client.post(
            reverse("talks:topic_stand", args=[mine]), {"state": state}, follow=True
        )
        assert said in html(answer)
        assert one(cast, cast.ana, mine).state == state
    odd = cast.ana.client.post(
        reverse("talks:topic_stand", args=[mine]), {"state": "away"}, follow=True
    )
    assert "Choose what to do" in html(odd)
    with pytest.raises(NotLikeThis):
        topics.stand_topic(cast.ana.actor, participant_id=ana(cast), topic_id=mine, state="gone")


def test_nobody_changes_the_words_of_the_other(cast: Cast) -> None:
    mine, his = add(cast, cast.ana), add(cast, cast.ben, "Sunday")
    for who, line in ((cast.ben, mine), (cast.ana, his)):
        me = {"participant_id": ana(cast), "topic_id": line}
        with pytest.raises(NotVisible):
            topics.change_topic(who.actor, **me, text="Mine now")
        with pytest.raises(NotVisible):
            topics.put_topic_away(who.actor, **me, away=True)
        assert who.client.get(reverse("talks:topic", args=[line])).status_code == 404


def test_earlier_words_are_kept_and_can_return(cast: Cast) -> None:
    mine = add(cast, cast.ana)
    edit = reverse("talks:topic", args=[mine])
    sent = {"id": str(uuid7()), "text": "Rent and heating", "version": "1"}
    assert cast.ana.client.post(edit, sent).status_code == 303
    [earlier] = before(cast.ana.actor, ana(cast), mine)
    assert earlier.text == "The rent"
    crossing = {"id": str(uuid7()), "text": "Only the rent", "version": "1"}
    said = html(cast.ana.client.post(edit, crossing, follow=True))
    assert "changed somewhere else" in said
    cast.ana.client.post(reverse("talks:topic_use", args=[earlier.id]))
    assert one(cast, cast.ana, mine).text == "The rent"
    assert {each.text for each in before(cast.ana.actor, ana(cast), mine)} == {
        "The rent", "Rent and heating", "Only the rent"
    }  # fmt: skip


def test_taken_back_shows_only_to_its_writer_and_returns(cast: Cast) -> None:
    mine = add(cast, cast.ana)
    away = reverse("talks:topic_away", args=[mine])
    cast.ana.client.post(away)
    assert listed(cast, cast.ben).away == []
    assert one(cast, cast.ana, mine).away
    assert "The rent" not in html(cast.ben.client.get(reverse("desks:brief_of", args=[ana(cast)])))
    cast.ana.client.post(away, {"back": "1"})
    assert not one(cast, cast.ben, mine).away


@pytest.mark.parametrize(("text", "status"), [("", 422), ("x" * 20_000, 422), ("a\x00b", 303),
                                              ("שלום", 303)])  # fmt: skip
def test_bad_words_lose_nothing(cast: Cast, text: str, status: int) -> None:
    sent = {"id": str(uuid7()), "text": text}
    answer = cast.ana.client.post(MINE, sent)
    assert answer.status_code == status
    if status == 422 and text:
        assert text in html(answer)
    with pytest.raises((NotLikeThis, TextTooLong)):
        add(cast, cast.ana, "x" * 301)


def test_the_list_has_an_end_and_says_so(cast: Cast) -> None:
    for number in range(rules.AT_MOST):
        add(cast, cast.ben, f"Line {number}")
    with pytest.raises(NotLikeThis, match="50"):
        add(cast, cast.ana)


def test_the_same_entry_is_stored_once(cast: Cast) -> None:
    entry = uuid7()
    assert add(cast, cast.ana, id=entry) == add(cast, cast.ana, id=entry)
    assert Topic.objects.for_system("counting what a test stored").count() == 1


def test_nobody_else_gets_in(cast: Cast) -> None:
    mine = add(cast, cast.ana)
    for name, member in cast.everybody().items():
        if name in ("ana", "ben"):
            continue
        assert member.client.get(reverse("talks:agenda_of", args=[ana(cast)])).status_code == 404
        stand = reverse("talks:topic_stand", args=[mine])
        assert member.client.post(stand, {"state": "talked"}).status_code == 404, name
