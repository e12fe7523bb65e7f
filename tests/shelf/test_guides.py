"""Short reads are open to whoever coaches or is coached; a kinder word is another one each day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.ground.shelf.ours import of_kind
from handrail.ground.shelf.rules import GUIDE_GROUPS, Entry, of_day
from tests.cast import Cast
from tests.coping.people import html

BOTH = pytest.mark.parametrize("language", ["en", "es"])


@pytest.mark.covers("003-4")
@BOTH
def test_every_group_has_reads_that_tell_and_that_ask(language: str) -> None:
    found = of_kind("guide", language)
    assert {one.group for one in found} == set(GUIDE_GROUPS)
    for one in found:
        assert len(one.told) >= 3, one.key
        assert one.asked, one.key


@pytest.mark.covers("003-4")
def test_they_are_read_alone_and_together(cast: Cast) -> None:
    for member in (cast.ana, cast.ben, cast.carol):
        assert "An urge rises, and it passes" in html(member.client.get("/reads/"))
        page = html(member.client.get("/reads/urges_pass/"))
        assert "It is not an order." in page
        assert "When was the last one that passed?" in page
        assert "urge surfing" in page
        assert ("Write a step" in page) is (member is cast.ana)


def test_whoever_has_nothing_to_do_with_coaching_gets_none_of_it(cast: Cast) -> None:
    for member in (cast.circle, cast.pat, cast.auditor):
        for path in ("/reads/", "/reads/urges_pass/"):
            assert member.client.get(path).status_code == 404
    assert cast.ana.client.get("/reads/no_such_thing/").status_code == 404


@pytest.mark.covers("004-18")
@BOTH
def test_a_kinder_word_comes_round_and_is_the_same_all_day(language: str) -> None:
    words, first = of_kind("kinder_word", language), date(2026, 11, 27)
    days = [of_day(words, first + timedelta(days=n)) for n in range(len(words))]
    assert {one.key for one in days if one} == {one.key for one in words}
    assert of_day(words, first) is of_day(words, first)
    assert of_day((), first) is None


@pytest.mark.covers("004-18")
@pytest.mark.parametrize(
    "path", ["/coping/moments/new/setback/", "/coping/moments/new/use/", "/plan/review/"]
)
def test_it_stands_where_somebody_looks_at_a_hard_day(cast: Cast, path: str) -> None:
    page = html(cast.ana.client.get(path))
    words: tuple[Entry, ...] = of_kind("kinder_word", "en")
    assert sum(one.title in page for one in words) == 1
