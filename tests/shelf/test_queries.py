"""What is offered: ours in the language of the page, the site's own beside it, nothing lost."""

from __future__ import annotations

import pytest
from django.utils import translation

from handrail.ground.kernel import clock
from handrail.ground.shelf import rules
from handrail.ground.shelf.models import OwnEntry
from handrail.ground.shelf.queries import entries, entry
from tests.cast import Cast


def own(cast: Cast, key: str, **values: object) -> OwnEntry:
    said = {"kind": "domain", "language": "en", "title": key, "text": "Ours.", **values}
    return OwnEntry.objects.create(org=cast.org, key=key, **said)


def keys(cast: Cast, who: str = "ana", kind: str = "domain") -> list[str]:
    return [one.key for one in entries(cast.everybody()[who].actor, kind)]


def test_ours_then_the_sites_own_in_one_query(cast: Cast) -> None:
    first = keys(cast)
    assert first[:2] == ["recovery", "health"]
    own(cast, "garden")
    own(cast, "huerto", language="es")
    own(cast, "old", put_away_at=clock.now())
    own(cast, "learning", hides=True, language="")
    wanted = [key for key in first if key != "learning"]
    assert keys(cast) == [*wanted, "garden"]
    assert keys(cast, "ben") == [*wanted, "garden"]
    assert keys(cast, "omar") == first
    with translation.override("es-mx"):
        assert keys(cast) == [*wanted, "huerto"]
        assert entries(cast.ana.actor, "domain")[0].title == "Recuperación"
    with translation.override("fr"):
        assert entries(cast.ana.actor, "domain")[0].title == "Recovery"


def test_the_number_of_queries_stays(cast: Cast, django_assert_num_queries: object) -> None:
    actor = cast.ana.actor
    entries(actor, "domain")
    for number in range(30):
        own(cast, f"more_{number}")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(entries(actor, "domain", domain=None)) == 42


def test_what_was_chosen_is_found_by_its_key(cast: Cast) -> None:
    actor = cast.ana.actor
    own(cast, "learning", hides=True, language="")
    own(cast, "old", put_away_at=clock.now())
    own(cast, "huerto", language="es", title="Huerto")
    for key, title in (("learning", "Learning"), ("old", "old"), ("huerto", "Huerto")):
        found = entry(actor, "domain", key)
        assert found is not None
        assert found.title == title
    assert entry(actor, "domain", "nothing") is None
    assert entry(cast.omar.actor, "domain", "old") is None


@pytest.mark.parametrize(
    ("models", "domain", "asked", "fits"),
    [
        ((), None, (None, None), True),
        ((), None, ("strengths", None), True),
        ((), None, (None, "health"), False),
        (("traditional",), "health", ("strengths", None), False),
        (("traditional",), "health", ("traditional", "health"), True),
        (("traditional", "strengths"), "health", ("strengths", "home"), False),
        (("traditional", "strengths"), "health", ("strengths", "health"), True),
    ],
)
def test_what_fits(
    models: tuple[str, ...], domain: str | None, asked: tuple[str | None, str | None], fits: bool
) -> None:
    one = rules.Entry("step", "a", "A", "A", 1, "x", "y", domain=domain, models=models)
    assert one.fits(*asked) is fits
