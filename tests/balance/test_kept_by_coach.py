"""What the coach kept: counts with their days, for the two, and no score."""

from __future__ import annotations

import pytest

from handrail.ground.access import Capability
from handrail.practice.accountability.rules import COACH
from handrail.watch.balance.pair import pair_of
from handrail.watch.balance.queries import kept
from tests.accountability.people import ana, day, promise, said

pytestmark = pytest.mark.django_db


def lines(cast, reader):
    pair = pair_of(reader.actor, Capability.BALANCE_READ, ana(cast))
    assert pair is not None
    return {
        line.words: list(line.days) for line in kept.kept_by_coach(reader.actor, ana(cast), pair)
    }


@pytest.mark.covers("001-1")
def test_both_see_what_the_coach_kept_and_on_which_days(cast):
    one = promise(cast, cast.ben, "I call", days="0123456")
    mine = promise(cast, cast.ana, "I write", days="0123456")
    said(cast, cast.ben, one, "kept")
    said(cast, cast.ana, mine, "kept")
    for reader in (cast.ana, cast.ben):
        assert lines(cast, reader) == {kept.KEPT: [day(cast)]}
    assert COACH == kept.COACH


@pytest.mark.covers("001-1")
def test_it_stands_on_the_page_of_the_two_and_not_in_supervision(cast):
    pages = [cast.ana.client.get("/balance/"), cast.ben.client.get(f"/balance/of/{ana(cast)}/")]
    for page in pages:
        assert "What the coach kept" in page.content.decode()
    other = cast.carol.client.get(f"/balance/of/{ana(cast)}/")
    assert other.status_code == 200
    assert "What the coach kept" not in other.content.decode()
