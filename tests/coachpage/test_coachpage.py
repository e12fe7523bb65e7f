"""What a coach shares, with whom, and taken back; stories that are offered to one person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.mydata.registry import everything
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.coachpage import queries, rules
from handrail.practice.coachpage.commands import page, stories
from handrail.practice.coachpage.models import CoachBefore, OfferedStory
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
MINE = "/coaches/mine/"


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def html(answer: Any) -> str:
    return str(answer.content.decode())


def story(cast: Cast, title: str = "The bus stop", text: str = "I sat there a while.") -> UUID:
    return stories.write_story(cast.ben.actor, title=title, text=text, purpose="not_alone").id


@pytest.mark.covers("001-6")
@pytest.mark.parametrize(("reader", "sees"), [
    ("mine", {"ana"}), ("choosers", {"rev", "ana_here", "mona"}),
    ("colleagues", {"dee", "carol"}), ("", set()),
])  # fmt: skip
def test_each_part_is_read_by_those_it_is_for(cast: Cast, reader: str, sees: set[str]) -> None:
    page.write_part(
        cast.ben.actor, part="about", text="I grew up by the river",
        readers=[reader] if reader else [],
    )  # fmt: skip
    where = {
        "ana": (cast.ana, "/coaches/"), "ana_here": (cast.ana, "/coaches/here/"),
        "rev": (cast.rev, "/coaches/here/"), "mona": (cast.mona, "/coaches/here/"),
        "dee": (cast.dee_coach, "/coaches/here/"), "carol": (cast.carol, "/coaches/here/"),
        "omar": (cast.omar, "/coaches/here/"),
    }  # fmt: skip
    shown = {k for k, (who, at) in where.items() if "by the river" in html(who.client.get(at))}
    assert shown == sees
    page.take_back(cast.ben.actor, part="about")
    assert not any("by the river" in html(who.client.get(at)) for who, at in where.values())
    assert queries.own_page(cast.ben.actor)[0].text == "I grew up by the river"


def test_another_organisation_and_other_roles_see_nothing(cast: Cast) -> None:
    for who in (cast.pat, cast.circle, cast.auditor, cast.admin):
        assert who.client.get("/coaches/here/").status_code == 404
    for who in (cast.ana, cast.carol, cast.mona, cast.pat):
        assert who.client.get(MINE).status_code == 404
        with pytest.raises(NotVisible):
            page.write_part(who.actor, part="about", text="x")


def test_earlier_words_stay_and_come_back(cast: Cast) -> None:
    for words in ("First", "Second"):
        page.write_part(cast.ben.actor, part="life", text=words, readers=["mine"])
    [before] = queries.own_page(cast.ben.actor)[2].before
    assert before.text == "First"
    cast.ben.client.post(reverse("coachpage:use_before", args=[before.id]))
    now = queries.own_page(cast.ben.actor)[2]
    assert (now.text, now.readers, len(now.before)) == ("First", ("mine",), 2)
    other = reverse("coachpage:use_before", args=[before.id])
    assert cast.dee_coach.client.post(other).status_code == 404


def test_two_windows_are_both_kept_and_the_later_is_told(cast: Cast) -> None:
    page.write_part(cast.ben.actor, part="about", text="One", readers=["mine"])
    sent = {"part": "about", "version": "1", "readers": ["mine"]}
    cast.ben.client.post(MINE, {**sent, "id": uuid7(), "text": "Two"})
    said = html(
        cast.ben.client.post(MINE, {**sent, "id": uuid7(), "text": "Three"}, follow=True)
    )  # fmt: skip
    assert "changed somewhere else while you wrote" in said
    found = queries.own_page(cast.ben.actor)[0]
    assert found.text == "Three"
    assert [one.text for one in found.before] == ["Two", "One"]


def test_the_same_sending_is_one(cast: Cast) -> None:
    entry = uuid7()
    for _ in range(2):
        page.write_part(cast.ben.actor, part="about", text="One", id=entry)
    assert queries.own_page(cast.ben.actor)[0].version == 1
    with pytest.raises(Replayed):
        page.write_part(cast.ben.actor, part="about", text="Other", id=entry)


def test_bad_input_gets_clear_words_and_loses_nothing(cast: Cast) -> None:
    long = "a" * 20_000
    answer = cast.ben.client.post(MINE, {"id": uuid7(), "part": "about", "text": long})
    assert answer.status_code == 422
    assert long in html(answer)
    for sent in ({"part": "nothing", "text": "a"}, {"part": "about", "text": "a", "id": "x"}):
        answer = cast.ben.client.post(MINE, {"id": uuid7(), **sent})
        assert answer.status_code == 422
    cast.ben.client.post(MINE, {"id": uuid7(), "part": "about", "text": "a\x00b"})
    assert queries.own_page(cast.ben.actor)[0].text == "ab"
    with pytest.raises(TextTooLong):
        stories.write_story(cast.ben.actor, title="a", text="b" * 1601, purpose="hope")
    with pytest.raises(NotLikeThis):
        stories.write_story(cast.ben.actor, title="a", text="b", purpose="to win")
    sent = {"id": uuid7(), "title": "My bus", "text": "", "purpose": "hope"}
    answer = cast.ben.client.post("/coaches/mine/stories/", sent)
    assert answer.status_code == 422
    assert "My bus" in html(answer)


@pytest.mark.covers("004-7")
def test_a_story_is_read_by_whom_it_was_picked_for_and_she_may_say_no(cast: Cast) -> None:
    one = story(cast)
    mine, of = "/coaches/", reverse("coachpage:offer", args=[ana(cast), one])
    assert "The bus stop" not in html(cast.ana.client.get(mine))
    assert "Offered." in html(cast.ben.client.post(of, follow=True))
    shown = html(cast.ana.client.get(mine))
    assert "I sat there a while." in shown
    assert "So that you know you are not alone" in shown
    assert "I sat there a while." not in html(cast.rev.client.get(mine))
    row = OfferedStory.objects.for_system("a test names it").get()
    no = reverse("coachpage:not_for_me", args=[row.pk])
    assert "You need no reason." in html(cast.ana.client.post(no, follow=True))
    assert "I sat there a while." not in html(cast.ana.client.get(mine))
    page_of = reverse("coachpage:stories_of", args=[ana(cast)])
    assert "Not for them. That is fine" in html(cast.ben.client.get(page_of))
    answer = cast.ben.client.post(of)
    assert answer.status_code == 422
    assert "Leave it with that." in html(answer)
    cast.ana.client.post(no, {"back": "1"})
    assert "I sat there a while." in html(cast.ana.client.get(mine))
    cast.ben.client.post(of, {"back": "1"})
    assert "The bus stop" not in html(cast.ana.client.get(mine))
    assert cast.rev.client.post(no).status_code == 404


@pytest.mark.covers("004-7")
def test_nothing_of_the_coach_is_in_the_record_or_its_copy(cast: Cast) -> None:
    one = story(cast)
    stories.offer_story(cast.ben.actor, participant_id=ana(cast), story_id=one)
    [rows] = [each for each in everything() if each.model is OfferedStory]
    assert set(rows.columns) == {"made_at", "state"}
    assert not rows.sealed
    copied = html(cast.ana.client.get("/my/data/"))
    assert "The bus stop" not in copied


def test_another_coach_reads_no_story_and_a_new_coach_starts_fresh(cast: Cast) -> None:
    one = story(cast)
    stories.offer_story(cast.ben.actor, participant_id=ana(cast), story_id=one)
    with pytest.raises(NotVisible):
        stories.offer_story(cast.dee_coach.actor, participant_id=ana(cast), story_id=one)
    assert cast.dee_coach.client.get(
        reverse("coachpage:stories_of", args=[ana(cast)])
    ).status_code == 404  # fmt: skip
    assert cast.dee_coach.staff is not None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    shown = html(cast.ana.client.get("/coaches/"))
    assert "Dee" in shown
    assert "The bus stop" not in shown


def test_a_story_put_away_is_read_by_nobody_and_comes_back(cast: Cast) -> None:
    one = story(cast)
    stories.offer_story(cast.ben.actor, participant_id=ana(cast), story_id=one)
    cast.ben.client.post(reverse("coachpage:story_away", args=[one]))
    assert "The bus stop" not in html(cast.ana.client.get("/coaches/"))
    cast.ben.client.post(reverse("coachpage:story_away", args=[one]), {"back": "1"})
    assert "The bus stop" not in html(cast.ana.client.get("/coaches/"))
    stories.offer_story(cast.ben.actor, participant_id=ana(cast), story_id=one)
    assert "The bus stop" in html(cast.ana.client.get("/coaches/"))


def test_who_changes_an_offered_story_is_told_that_it_is_read(cast: Cast) -> None:
    one = story(cast)
    to = reverse("coachpage:story", args=[one])
    sent = {"title": "The bus", "text": "Shorter.", "purpose": "hope"}
    first = cast.ben.client.post(to, {**sent, "id": uuid7(), "version": "1"}, follow=True)
    assert "Nobody reads it until" in html(first)
    stories.offer_story(cast.ben.actor, participant_id=ana(cast), story_id=one)
    assert "reads what you change" in html(cast.ben.client.get(to))
    again = {**sent, "text": "Shortest.", "id": uuid7(), "version": "2"}
    assert "read these words from now on" in html(cast.ben.client.post(to, again, follow=True))


def test_a_story_in_other_words_keeps_the_earlier_ones(cast: Cast) -> None:
    one = story(cast)
    to = reverse("coachpage:story", args=[one])
    sent = {"id": uuid7(), "title": "The bus", "text": "Shorter.", "purpose": "hope"}
    cast.ben.client.post(to, {**sent, "version": "1"})
    [found] = queries.own_stories(cast.ben.actor)
    assert (found.text, found.before[0].text) == ("Shorter.", "I sat there a while.")
    cast.ben.client.post(reverse("coachpage:story_before", args=[found.before[0].id]))
    assert queries.own_stories(cast.ben.actor)[0].text == "I sat there a while."
    assert cast.dee_coach.client.get(to).status_code == 404


@pytest.mark.parametrize("changed", [
    {"title": "The night bus"}, {"purpose": "hope"}, {"text": "Shorter."},
    {"title": "The night bus", "text": "Shorter.", "purpose": "hope"},
])  # fmt: skip
def test_name_words_and_purpose_of_a_story_are_kept_and_come_back_together(
    cast: Cast, changed: dict[str, str]
) -> None:
    first = {"title": "The bus stop", "text": "I sat there a while.", "purpose": "not_alone"}
    one, ben = story(cast), cast.ben.actor
    stories.write_story(ben, story_id=one, **{**first, **changed})
    [before] = queries.own_stories(ben)[0].before
    assert (before.title, before.text, before.purpose) == tuple(first.values())
    page = html(cast.ben.client.get(reverse("coachpage:story", args=[one])))
    assert "The bus stop" in page
    assert "you are not alone with it" in page
    stories.use_story_before(ben, before_id=before.id)
    [found] = queries.own_stories(ben)
    assert (found.title, found.text, found.purpose) == tuple(first.values())
    last = found.before[0]
    assert {"title": last.title, "text": last.text, "purpose": last.purpose} == {**first, **changed}


def test_a_story_saved_as_it_stood_keeps_nothing_twice(cast: Cast) -> None:
    one = story(cast)
    said = {"title": "The bus stop", "text": "I sat there a while.", "purpose": "not_alone"}
    stories.write_story(cast.ben.actor, story_id=one, **said)
    assert queries.own_stories(cast.ben.actor)[0].before == ()


def test_what_was_kept_without_a_name_leaves_name_and_purpose_as_they_are(cast: Cast) -> None:
    one, ben = story(cast), cast.ben.actor
    stories.write_story(ben, story_id=one, title="The bus", text="Shorter.", purpose="hope")
    CoachBefore.objects.update(title=None, purpose="")
    stories.use_story_before(ben, before_id=queries.own_stories(ben)[0].before[0].id)
    [found] = queries.own_stories(ben)
    assert (found.title, found.text, found.purpose) == ("The bus", "I sat there a while.", "hope")


@pytest.mark.covers("004-7")
@pytest.mark.parametrize(("language", "words", "says"), [
    ("en", "I did it, so can you", "It makes your way the measure."),
    ("es", "Si yo pude, cualquiera", "Hace de tu camino la medida."),
])  # fmt: skip
def test_words_from_above_get_a_hint_and_are_saved(
    cast: Cast, language: str, words: str, says: str
) -> None:
    cast.ben.user.language = language
    cast.ben.user.save(update_fields=["language"])
    sent = {"id": uuid7(), "part": "life", "text": words, "readers": ["mine"]}
    said = html(cast.ben.client.post(MINE, sent, follow=True))
    assert says in said
    assert queries.own_page(cast.ben.actor)[2].text == words


def test_at_most_twenty_stories(cast: Cast) -> None:
    for n in range(rules.STORIES_AT_MOST):
        story(cast, f"Story {n}")
    with pytest.raises(NotLikeThis):
        story(cast)
