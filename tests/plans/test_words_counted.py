"""Each word that a coach gave back to a win counts in the balance, by its own day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.sealed import keep
from handrail.practice.plans.commands import answer_win, record_win
from handrail.practice.plans.commands.wins import share_win
from handrail.practice.plans.commands.words_back import turn_win_word_back
from handrail.practice.plans.counted import days_of_words_back
from handrail.practice.plans.models import Win, WinWord
from handrail.watch.insight.keeping import rebuild
from handrail.watch.insight.models import CaseloadRow
from tests.cast import Cast
from tests.plans.conftest import ana


def won(cast: Cast, *, shared: bool = True) -> UUID:
    return record_win(cast.ana.actor, participant_id=ana(cast), text="Tea", shared=shared)


def said(cast: Cast, win: UUID, *texts: str) -> None:
    for text in texts:
        answer_win(cast.ben.actor, participant_id=ana(cast), win_id=win, text=text)


def of_carol(cast: Cast, win: UUID, on: date) -> None:
    """Let the words of a win be another coach's, of another day."""
    rows = WinWord.objects.for_system("a test gives the word to somebody else").filter(win_id=win)
    rows.update(writer_id=cast.carol.actor.user_id, on=on)


def days(cast: Cast, back: int = 30) -> list[date]:
    """The same for both people."""
    today = clock.today(cast.site.zone)
    found = [
        sorted(days_of_words_back(who.actor, ana(cast), today - timedelta(days=back), today))
        for who in (cast.ana, cast.ben)
    ]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.covers("002-4")
def test_each_coach_counts_and_each_by_the_day(cast: Cast) -> None:
    win, today = won(cast), clock.today(cast.site.zone)
    said(cast, win, "Good")
    before = today - timedelta(days=9)
    of_carol(cast, win, before)
    said(cast, win, "From me as well")
    assert days(cast) == [before, today]
    assert days(cast, back=5) == [today]
    assert encouraged(cast) == [before.isoformat(), today.isoformat()]


def encouraged(cast: Cast) -> Iterable[str]:
    """The days on which somebody was encouraged, as the caseload keeps them."""
    rebuild([ana(cast)])
    rows = CaseloadRow.objects.for_system("a test looks").filter(participant_id=ana(cast))
    found: list[str] = rows.values_list("encouraged", flat=True).get()
    return found


def test_a_word_said_another_way_counts_once_and_one_taken_back_not_at_all(cast: Cast) -> None:
    win, today = won(cast), clock.today(cast.site.zone)
    said(cast, win, "Good", "Very good")
    assert days(cast) == [today]
    me = {"participant_id": ana(cast), "win_id": win}
    turn_win_word_back(cast.ben.actor, **me)
    assert (days(cast), encouraged(cast)) == ([], [])
    turn_win_word_back(cast.ben.actor, **me, before=True)
    assert days(cast) == [today]


def test_what_the_person_said_or_keeps_for_themselves_does_not_count(cast: Cast) -> None:
    his = record_win(cast.ben.actor, participant_id=ana(cast), text="You came early")
    answer_win(cast.ana.actor, participant_id=ana(cast), win_id=his, text="Thank you")
    assert days(cast) == []
    hers = won(cast)
    said(cast, hers, "Good")
    share_win(cast.ana.actor, participant_id=ana(cast), win_id=hers, shared=False)
    assert days(cast) == []


def test_a_word_from_before_words_were_kept_counts_once(cast: Cast) -> None:
    win, today = won(cast), clock.today(cast.site.zone)
    row = Win.objects.for_system("a test writes it as it was").get(pk=win)
    keep(key_for(ana(cast)), row, word_back="An old one")
    row.word_back_by, row.word_back_on = "coach", today - timedelta(days=3)
    row.save()
    assert days(cast) == [today - timedelta(days=3)]
    said(cast, win, "A new one")
    assert days(cast) == [today - timedelta(days=3), today]
