"""The card inventory: six groups, one tap, own words, whose words they are, and undo."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.ground.access import Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people import about, pathways
from handrail.ground.people.models import Strength
from handrail.ground.shelf import ours
from tests.cast import Cast
from tests.people.test_about import ana_id

LIST, CARDS = "/my/strengths/", "/my/strengths/cards/"


def there(cast: Cast) -> list[about.StrengthView]:
    found = about.strengths(cast.ana.actor, Capability.PERSON_READ, ana_id(cast))
    # What the cast begins with is in no group.
    return [one for one in found if one.group]


def html(page) -> str:  # type: ignore[no-untyped-def]
    return str(page.content.decode())


@pytest.mark.covers("003-27")
def test_six_groups_with_cards_in_both_languages() -> None:
    for language in ("en", "es"):
        groups = [card.group for card in ours.of_kind("strength", language)]
        assert set(groups) == set(pathways.STRENGTH_GROUPS)
        assert min(groups.count(group) for group in pathways.STRENGTH_GROUPS) >= 5


@pytest.mark.covers("003-27")
def test_one_tap_takes_a_card_as_it_is(cast: Cast) -> None:
    card = next(one for one in ours.of_kind("strength", "en") if one.group == "places")
    body = {"id": str(uuid7()), "card": card.key, "take": "1"}
    for _time in range(2):
        assert cast.ana.client.post(f"{CARDS}?group=places", body).status_code == 303
    (one,) = there(cast)
    assert (one.text, one.group, one.card, one.by) == (
        card.title, "places", card.key, "participant",
    )  # fmt: skip
    assert "On the list" in html(cast.ana.client.get(f"{CARDS}?group=places"))
    assert "a card, picked by me" in html(cast.ana.client.get(LIST))


def test_a_card_in_own_words_is_ones_own(cast: Cast) -> None:
    body = {"id": str(uuid7()), "card": "h_waited", "text": "I wait ten minutes"}
    cast.ana.client.post(f"{CARDS}?group=helped", body)
    (one,) = there(cast)
    assert (one.text, one.group, one.card) == ("I wait ten minutes", "helped", "")
    assert "my words" in html(cast.ana.client.get(LIST))


def test_it_says_whose_words_they_are_to_both(cast: Cast) -> None:
    cast.ben.client.post(
        f"/people/{ana_id(cast)}/strengths/cards/?group=others",
        {"id": str(uuid7()), "card": "o_funny", "text": "Her jokes carry us"},
    )
    cast.ana.client.post(LIST, {"id": str(uuid7()), "text": "I sing", "group": "enjoy"})
    mine, theirs = html(cast.ana.client.get(LIST)), html(
        cast.ben.client.get(f"/people/{ana_id(cast)}/strengths/")
    )  # fmt: skip
    assert "my coach’s words" in mine
    assert "written by the coach" in theirs
    assert "written by the person" in theirs
    assert {one.group for one in there(cast)} == {"others", "enjoy"}


def test_taken_away_and_back_it_stays_in_its_group(cast: Cast) -> None:
    cast.ana.client.post(LIST, {"id": str(uuid7()), "text": "I sing", "group": "enjoy"})
    one = there(cast)[0].id
    cast.ana.client.post(reverse("desks:strength_change", args=[one, "away"]))
    assert there(cast) == []
    cast.ana.client.post(reverse("desks:strength_change", args=[one, "back"]))
    assert there(cast)[0].group == "enjoy"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"card": "nothing", "take": "1"}, 404),
        ({"card": "", "take": "1"}, 404),
        ({"card": "h_asked", "text": ""}, 422),
        ({"card": "h_asked", "text": "d" * 20_000}, 422),
        ({"card": "e_music", "take": "1"}, 404),
    ],
)
def test_odd_cards_and_words(cast: Cast, sent: dict[str, str], status: int) -> None:
    answer = cast.ana.client.post(f"{CARDS}?group=helped", {"id": str(uuid7()), **sent})
    assert answer.status_code == status
    assert sent.get("text", "") in html(answer)
    assert there(cast) == []


def test_no_such_group(cast: Cast) -> None:
    assert cast.ana.client.get(f"{CARDS}?group=nothing").status_code == 404
    answer = cast.ana.client.post(LIST, {"id": str(uuid7()), "text": "sings", "group": "x"})
    assert answer.status_code == 422
    assert "sings" in html(answer)


def test_the_same_card_twice_is_told(cast: Cast) -> None:
    for _time in range(2):
        body = {"id": str(uuid7()), "card": "h_asked", "take": "1"}
        answer = cast.ana.client.post(f"{CARDS}?group=helped", body)
    assert answer.status_code == 422
    assert "on the list already" in html(answer)
    assert Strength.objects.for_system("a test").filter(card="h_asked").count() == 1


@pytest.mark.covers("003-27")
def test_strengths_stand_first_on_every_page_about_somebody(cast: Cast) -> None:
    cast.ana.client.post(LIST, {"id": str(uuid7()), "text": "sings at night"})
    person = ana_id(cast)
    pages = [
        (cast.ana, "/plan/"), (cast.ana, "/growth/"), (cast.ana, "/my/then-and-now/"),
        (cast.ana, "/plan/wins/"), (cast.carol, f"/people/{person}/"),
        *((cast.ben, path.format(person)) for path in (
            "/people/{}/", "/plan/of/{}/", "/plan/of/{}/wins/", "/contacts/of/{}/",
            "/think/of/{}/", "/coping/of/{}/", "/places/of/{}/", "/growth/of/{}/",
            "/people/{}/then-and-now/",
        )),
    ]  # fmt: skip
    for member, path in pages:
        page = html(member.client.get(path))
        main = page[page.index("<h1") :]
        assert "sings at night" in main, path
        before = main[: main.index("sings at night")]
        assert 'class="card' not in before, path


@pytest.mark.parametrize(
    ("by", "card", "mine", "words"),
    [
        ("participant", False, True, "my words"),
        ("coach", False, True, "my coach’s words"),
        ("participant", True, True, "a card, picked by me"),
        ("coach", True, True, "a card, picked by my coach"),
        ("participant", False, False, "written by the person"),
        ("coach", False, False, "written by the coach"),
        ("participant", True, False, "a card, picked by the person"),
        ("coach", True, False, "a card, picked by the coach"),
    ],
)
def test_whose_words(by: str, card: bool, mine: bool, words: str) -> None:
    assert pathways.whose(by, card=card, mine=mine) == words


def test_groups_in_their_order_and_the_rest_at_the_end() -> None:
    found = pathways.by_group([("x", 1), ("places", 2), ("", 3), ("helped", 4)])
    assert found == [("helped", [4]), ("places", [2]), ("", [1, 3])]
    assert pathways.next_group("places") == "helped"
