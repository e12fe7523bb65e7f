"""What a coach suggests to promise is asked about on the participant's first page."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.practice.accountability.commands import ideas, promises
from handrail.practice.accountability.models import Holding
from handrail.practice.accountability.queries.ideas import ON_TODAY, ideas_waiting
from tests.access.test_two_roles import with_eli
from tests.accountability.people import ana, day, html, promise
from tests.accountability.people import seen as seen_of
from tests.cast import Cast

NEW, BESIDE = "suggests a promise", "has other words for a promise"
LOOK_MINE = "The day is here to look at this together"
TAKE = "I walk to the river on Sunday"


def suggest(cast: Cast, text: str = TAKE, promise_id: UUID | None = None) -> UUID:
    return ideas.suggest(cast.ben.actor, participant_id=ana(cast), text=text, promise_id=promise_id)


def today(cast: Cast) -> str:
    return html(cast.ana.client.get("/today/"))


@pytest.mark.covers("001-24")
@pytest.mark.parametrize(("take", "there"), [("yes", True), ("no", False)])
def test_a_new_promise_is_taken_or_let_be_from_today(cast: Cast, take: str, there: bool) -> None:
    assert NEW not in today(cast)
    idea = suggest(cast)
    seen = today(cast)
    assert NEW in seen
    assert TAKE in seen
    to = reverse("accountability:answer_idea", args=[idea])
    assert f'action="{to}"' in seen
    said = cast.ana.client.post(to, {"take": take, "next": "/today/"}, follow=True)
    assert said.redirect_chain == [("/today/", 303)]
    assert NEW not in html(said)
    kept = html(cast.ana.client.get(reverse("accountability:promises")))
    assert (TAKE in kept) is there


@pytest.mark.covers("001-24")
def test_other_words_beside_a_promise_show_how_it_reads_now(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "I call on Wednesday")
    idea = suggest(cast, "I call on Wednesday at six", mine)
    seen = today(cast)
    for words in (BESIDE, "It reads now:", "I call on Wednesday", "I call on Wednesday at six"):
        assert words in seen
    cast.ana.client.post(
        reverse("accountability:answer_idea", args=[idea]), {"take": "yes", "next": "/today/"}
    )
    assert BESIDE not in today(cast)
    assert seen_of(cast, cast.ana, mine).text == "I call on Wednesday at six"


def test_what_stands_beside_a_promise_that_was_put_away_waits_with_it(cast: Cast) -> None:
    mine = promise(cast, cast.ana, "I call on Wednesday")
    suggest(cast, "I call on Thursday", mine)
    put = {"participant_id": ana(cast), "promise_id": mine}
    promises.put_promise_away(cast.ana.actor, **put, away=True)
    assert BESIDE not in today(cast)
    promises.put_promise_away(cast.ana.actor, **put, away=False)
    assert BESIDE in today(cast)


def test_the_first_page_shows_the_oldest_and_never_a_long_list(cast: Cast) -> None:
    for number in range(ON_TODAY + 2):
        suggest(cast, f"Words {number}")
    found = ideas_waiting(cast.ana.actor, ana(cast))
    assert [one.text for one in found] == [f"Words {number}" for number in range(ON_TODAY)]


def test_nobody_else_is_asked(cast: Cast) -> None:
    suggest(cast)
    for who, page in (
        (cast.ben, "/coach/"), (cast.carol, "/supervision/"), (cast.rev, "/today/"),
    ):  # fmt: skip
        assert TAKE not in html(who.client.get(page))
    assert list(ideas_waiting(cast.rev.actor, ana(cast))) == []


def test_who_coaches_as_well_is_asked_on_today_of_their_own_look_alone(cast: Cast) -> None:
    due = {"org_id": cast.org.pk, "review_on": day(cast)}
    Holding(participant_id=with_eli(cast), **due).save()
    assert "how they want to be held to it" in html(cast.ana.client.get("/coach/"))
    assert LOOK_MINE not in today(cast)
    Holding(participant_id=ana(cast), **due).save()
    assert LOOK_MINE in today(cast)
