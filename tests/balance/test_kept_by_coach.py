"""What the coach kept: counts with their days, for the two, and no score."""

from __future__ import annotations

import pytest

from handrail.ground.access import Capability
from handrail.practice.accountability.rules import BOTH, COACH
from handrail.watch.balance.evidence import Seen
from handrail.watch.balance.pair import pair_of
from handrail.watch.balance.queries import balance_page, kept
from handrail.watch.balance.rules import Piece, promised
from handrail.watch.balance.rules.promised import of_coach, of_participant
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


@pytest.mark.covers("001-1")
def test_it_stands_on_the_page_of_the_two_and_not_in_supervision(cast):
    pages = [cast.ana.client.get("/balance/"), cast.ben.client.get(f"/balance/of/{ana(cast)}/")]
    for page in pages:
        assert "What the coach kept" in page.content.decode()
    other = cast.carol.client.get(f"/balance/of/{ana(cast)}/")
    assert other.status_code == 200
    assert "What the coach kept" not in other.content.decode()


@pytest.mark.parametrize("by", ["participant", "coach"])
@pytest.mark.parametrize("whose", ["participant", "coach", "both"])
def test_which_promises_speak_for_whom(whose, by):
    assert of_coach(whose, by) is (by == "coach" and whose != "participant")
    assert of_participant(whose, by) is (by == "participant" and whose != "coach")
    assert (BOTH, COACH) == ("both", "coach") == (promised.BOTH, promised.COACH)


@pytest.mark.covers("001-1")
def test_the_ritual_of_both_that_the_coach_kept_stands_in_both_lists(cast):
    ritual = promise(cast, cast.ben, "Sunday review", ritual=True, days="0123456")
    hers = promise(cast, cast.ana, "Morning text", ritual=True, days="0123456")
    said(cast, cast.ana, hers, "kept")
    assert lines(cast, cast.ben) == {}
    said(cast, cast.ben, ritual, "kept")
    for reader in (cast.ana, cast.ben):
        found = balance_page(reader.actor, ana(cast))
        assert found is not None
        counted = [each.piece.on for each in found.behind["promise_kept"]]
        assert counted == lines(cast, reader)[kept.KEPT] == [day(cast)]


def test_a_count_opens_to_all_of_its_days_however_many(cast, monkeypatch):
    rows = [Seen(Piece(day(cast), "reminder")) for _ in range(75)]
    monkeypatch.setattr("handrail.watch.balance.queries.page.gathered", lambda *_args: rows)
    text = cast.ben.client.get(f"/balance/of/{ana(cast)}/").text
    rests = text.split('id="rests"')[1]
    assert "Reminders that the house sent: 75" in rests
    assert rests.split("Reminders that the house sent: 75")[1].split("</ul>")[0].count("<li>") == 75
