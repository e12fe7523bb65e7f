"""How I see it now: whose it is, once a week at most, put right on its day, and bad input."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.mydata import registry
from handrail.practice.growth.commands import outlook as commands
from handrail.practice.growth.models import EarlierOutlook, Outlook
from handrail.practice.growth.queries import outlook as queries
from handrail.practice.growth.rules import outlook as rules
from handrail.practice.growth.timeline import stretch
from tests.cast import Cast

from .people import ana, day, entry, html

LIST = "/growth/outlook/"


def say(cast: Cast, *, shared: bool = False, back: int = 0, **numbers: int | None) -> UUID:
    """Say how ana sees it, so many days ago, and return the id."""
    return commands.say_outlook(
        cast.ana.actor, participant_id=ana(cast), numbers=numbers, shared=shared,
        said_on=lambda: day(cast, -back),
    )  # fmt: skip


def the(cast: Cast) -> queries.OutlookView:
    return queries.outlooks(cast.ana.actor, ana(cast))[0]


@pytest.mark.covers("003-32")
@pytest.mark.parametrize(
    ("back", "offered"), [(None, True), (0, False), (6, False), (7, True), (300, True)]
)
def test_it_is_offered_once_a_week_at_most(cast: Cast, back: int | None, offered: bool) -> None:
    today = day(cast)
    last = None if back is None else today - timedelta(days=back)
    assert rules.is_offered(last, today) is offered


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ({}, rules.NOTHING_SAID),
        ({"hope": None, "want": None}, rules.NOTHING_SAID),
        ({"hope": 0}, None),
        ({"hope": 10, "want": None}, None),
        ({"hope": 11}, rules.NUMBER),
        ({"hope": -1}, rules.NUMBER),
    ],
)
def test_which_numbers_can_be_kept(numbers: dict[str, int | None], wrong: str | None) -> None:
    assert rules.check(numbers) == wrong


@pytest.mark.covers("003-32")
def test_five_questions_each_of_which_can_be_left_out(cast: Cast) -> None:
    assert len(rules.QUESTIONS) == 5
    assert set(rules.NAMES) == set(rules.QUESTIONS)
    page = cast.ana.client.get(LIST)
    text = html(page)
    assert "This is not a test" in text
    assert text.count("leave out</span>") == 5
    sent = {"id": entry(page), "hope": "4", "want": "", "up_again": "7"}
    assert cast.ana.client.post(LIST, sent).status_code == 303
    assert the(cast).numbers == {
        "hard_day": None, "hope": 4, "want": None, "up_again": 7, "know_me": None,
    }  # fmt: skip
    assert the(cast).shared is False


@pytest.mark.covers("003-32")
def test_it_is_drawn_over_time_with_its_table(cast: Cast) -> None:
    for back, hope in ((60, 2), (30, 5), (10, 7)):
        say(cast, back=back, hope=hope)
    text = html(cast.ana.client.get(LIST))
    assert "<svg" in text
    assert "Hope, said 3 times." in text
    assert "The same as a table" in text
    theirs = reverse("growth:person", args=[ana(cast)])
    assert "said 3 times" not in html(cast.ben.client.get(theirs))
    hub = html(cast.ana.client.get("/growth/"))
    assert "Five short questions, if you like." in hub
    say(cast, hope=8)
    assert "Five short questions, if you like." not in html(cast.ana.client.get("/growth/"))
    assert "Say it again now" in html(cast.ana.client.get(LIST))


def test_only_what_is_shared_is_read_by_the_coach(cast: Cast) -> None:
    one = say(cast, hope=3)
    page = reverse("growth:person", args=[ana(cast)])
    assert "How they see it" not in html(cast.ben.client.get(page))
    share = reverse("growth:outlook_share", args=[one])
    cast.ana.client.post(share, {"share": "coach"})
    assert "Hope, said 1 time." in html(cast.ben.client.get(page))
    for name, member in cast.everybody().items():
        seen = Outlook.objects.visible_to(member.actor, Capability.GROWTH_READ).count()
        assert (seen == 1) is (name in ("ana", "ben")), name
    assert cast.ben.client.get(reverse("growth:outlook_edit", args=[one])).status_code == 404
    cast.ana.client.post(share, {"share": ""})
    assert "How they see it" not in html(cast.ben.client.get(page))
    for who in (cast.ben, cast.rev, cast.mona):
        with pytest.raises(NotVisible):
            commands.say_outlook(who.actor, participant_id=ana(cast), numbers={"hope": 1})


@pytest.mark.covers("003-32")
def test_numbers_are_put_right_on_their_day_and_those_before_are_kept(cast: Cast) -> None:
    one, old = say(cast, hope=3), say(cast, back=1, hope=2)
    page = reverse("growth:outlook_edit", args=[one])
    first = cast.ana.client.get(page)
    sent = {"id": entry(first), "version": "1", "hope": "5", "want": "6"}
    assert cast.ana.client.post(page, sent).status_code == 303
    found = {each.id: each.numbers["hope"] for each in queries.outlooks(cast.ana.actor, ana(cast))}
    assert found == {one: 5, old: 2}
    assert [each.said for each in queries.before(cast.ana.actor, one)] == [[("Hope", 3)]]
    # From another phone that still shows the first numbers: kept, and said.
    answer = cast.ana.client.post(page, {**sent, "hope": "9"}, follow=True)
    assert "changed somewhere else" in html(answer)
    assert EarlierOutlook.objects.for_system("a test counts").count() == 2
    late = reverse("growth:outlook_edit", args=[old])
    assert "That day is over" in html(cast.ana.client.get(late))
    assert cast.ana.client.post(late, {"hope": "9"}).status_code == 422
    assert found[old] == 2


def test_it_is_kept_once_however_often_it_arrives(cast: Cast) -> None:
    same = uuid7()
    for _ in range(2):
        made = commands.say_outlook(
            cast.ana.actor, participant_id=ana(cast), numbers={"hope": 4}, id=same
        )
        assert made == same
    assert len(queries.outlooks(cast.ana.actor, ana(cast))) == 1
    with pytest.raises(Replayed):
        commands.say_outlook(cast.ana.actor, participant_id=ana(cast), numbers={"hope": 5}, id=same)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Pick a number for one of them"),
        ({"hope": "11"}, "from 0 to 10"),
        ({"hope": "-1"}, "from 0 to 10"),
        ({"hope": "x" * 20_000}, "from 0 to 10"),
        ({"hope": "4\0"}, "from 0 to 10"),
        ({"hope": "9" * 40}, "from 0 to 10"),
    ],
)
def test_bad_numbers_get_a_sentence(cast: Cast, sent: dict[str, str], says: str) -> None:
    answer = cast.ana.client.post(LIST, {"id": str(uuid7()), "want": "", **sent})
    assert answer.status_code == 422
    assert says in html(answer)
    assert queries.outlooks(cast.ana.actor, ana(cast)) == []


def test_a_day_that_nobody_can_mean_is_refused(cast: Cast) -> None:
    for back in (-1, 40_000):
        with pytest.raises(NotLikeThis):
            say(cast, back=back, hope=4)
    unknown = reverse("growth:outlook_edit", args=[uuid4()])
    assert cast.ana.client.get(unknown).status_code == 404


@pytest.mark.covers("003-32")
def test_it_stands_beside_then_and_now_and_in_my_data_but_not_on_the_timeline(cast: Cast) -> None:
    say(cast, back=40, hope=2, shared=True)
    say(cast, hope=8)
    address = f"/my/then-and-now/?then={day(cast, -35)}&now={day(cast)}"
    text = html(cast.ana.client.get(address))
    assert "0 to 10, the last said by then" in text
    days = {"then": day(cast, -35).isoformat(), "now": day(cast).isoformat()}
    seen = html(cast.ben.client.get(reverse("desks:then_now_of", args=[ana(cast)]), days))
    assert "How they see it" in seen
    assert '<strong class="tabular">8</strong>' not in seen
    assert stretch(cast.ben.actor, ana(cast), day(cast, -90), 20, None).total == 0
    assert {Outlook, EarlierOutlook} <= set(registry._held)
