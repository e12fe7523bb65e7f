"""Words that may hurt are noticed in both languages, with what one can say and why; never a bar."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from django.utils.translation import override

from handrail.ground.kernel.ids import uuid7
from handrail.ground.shelf.dignity import Hint, hints, noticed
from handrail.ground.shelf.models import OwnEntry
from handrail.practice.contacts.models import Contact
from tests.accountability.people import ana, html
from tests.cast import Cast


def words(cast: Cast, text: str, language: str = "en") -> list[str]:
    with override(language):
        return [word for word, _hint in noticed(text, hints(cast.ben.actor))]


@pytest.mark.covers("003-17")
@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He is an addict and got clean.", ["addict", "got clean"]),
        ("en", "She cleaned the flat and was patient in case it rains.", []),
        ("en", "NON-COMPLIANT again", ["NON-COMPLIANT"]),
        ("en", "in  denial", ["in  denial"]),
        ("en", "addiction medicine helps", []),
        ("en", "The test was dirty, he is homeless.", ["test was dirty", "is homeless"]),
        ("en", "a homeless alcoholic, clean now",
         ["a homeless", "homeless alcoholic", "alcoholic", "clean now"]),
        ("en", "The kitchen was dirty, his homeless shelter is open.", []),
        ("en", "", []),
        ("es", "Es un adicto, está limpio", ["adicto", "está limpio"]),
        ("es", "La prueba salió sucia, ya limpio", ["salió sucia", "ya limpio"]),
        ("es", "Limpió la casa, en caso de visita", []),
        ("es", "RECAÍDA", ["RECAÍDA"]),
    ],
)  # fmt: skip
def test_what_is_noticed(cast: Cast, language: str, text: str, found: list[str]) -> None:
    assert words(cast, text, language) == found


def test_a_hint_is_given_once_however_often_its_words_stand_there() -> None:
    hint = Hint(("addict", "addicts"), ("person",), "Why.")
    assert [word for word, _ in noticed("addicts and an addict", [hint])] == ["addicts"]
    assert noticed("a.b", [Hint(("a.b",), (), "")])
    assert not noticed("axb", [Hint(("a.b",), (), "")])


def test_a_site_adds_words_of_its_own(cast: Cast) -> None:
    OwnEntry.objects.create(org=cast.org, kind="dignity_word", key="own_word", language="en",
                            title="tweaker, tweakers", text="It hurts.",
                            parts="person")  # fmt: skip
    assert words(cast, "two tweakers") == ["tweakers"]


def test_the_words_lie_beside_the_note_for_the_script(cast: Cast) -> None:
    page = html(cast.ben.client.get(reverse("contacts:new", args=[ana(cast)])))
    assert 'data-dignity="id_note"' in page
    assert "dignity.js" in page
    assert "data-dignity" not in html(cast.ana.client.get("/talk/"))
    assert json.loads(json.dumps(hints(cast.ben.actor)[0].words))


def test_more_words_than_are_said_at_once_are_mentioned(cast: Cast) -> None:
    sent = {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call",
            "note": "An addict, in denial, a junkie, crazy, relapsed, failed"}  # fmt: skip
    said = html(cast.ben.client.post(reverse("contacts:new"), sent, follow=True))
    assert said.count("It is saved. About") == 3
    assert "There are more words like these in the text." in said


@pytest.mark.parametrize("seen", [False, True])
def test_without_the_script_it_is_said_after_saving_and_nothing_is_held_back(
    cast: Cast, seen: bool
) -> None:
    sent = {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call",
            "note": "He is an addict", "hinted": "1" if seen else ""}  # fmt: skip
    said = html(cast.ben.client.post(reverse("contacts:new"), sent, follow=True))
    assert ("person who uses substances" in said) is not seen
    assert Contact.objects.for_system("counting what a test stored").count() == 1
