"""Mentor, guide, encourage: what a coach writes to encourage counts as being in touch."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.people.models import Participant
from handrail.practice.contacts import queries as contacts
from handrail.practice.encouragement.commands import (
    change_word,
    delete_word,
    take_back_word,
    write_word,
)
from handrail.practice.growth.commands.milestones import (
    Chosen,
    add_milestone,
    give_word,
    share_milestone,
)
from handrail.practice.plans.commands import answer_win, record_win, take_back_win
from handrail.watch.balance.queries import balance_page
from handrail.watch.insight import rules
from handrail.watch.insight.keeping import KEPT, rebuild
from handrail.watch.insight.models import CaseloadRow
from handrail.watch.insight.queries import coaches_of
from tests.cast import Cast

TODAY = date(2026, 11, 26)


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def kept(cast: Cast) -> list[str]:
    rows = CaseloadRow.objects.for_system("a test looks").filter(participant_id=ana(cast))
    now = rows.values(*KEPT).get()
    rebuild([ana(cast)])
    assert rows.values(*KEPT).get() == now
    found: list[str] = now["encouraged"]
    return found


def counted(cast: Cast) -> tuple[int, int]:
    """Held up and kind words of four weeks, the same for both people."""
    seen = {
        (found.now.held_up, found.now.kind_words)
        for who in (cast.ana, cast.ben)
        for found in [contacts.balance(who.actor, ana(cast), cast.site.zone)]
    }
    assert len(seen) == 1
    stands = balance_page(cast.ben.actor, ana(cast))
    assert stands
    assert stands.now.contacts == 0
    return seen.pop()


@pytest.mark.covers("002-4")
@pytest.mark.parametrize(
    ("contact", "days", "touched"),
    [
        (None, [], None),
        (None, ["2026-11-20"], date(2026, 11, 20)),
        (date(2026, 11, 24), ["2026-11-20"], date(2026, 11, 24)),
        (date(2026, 11, 10), ["2026-11-20", "2026-11-12"], date(2026, 11, 20)),
        (None, ["2026-11-27"], None),
        (None, ["2026-11-26", "2026-12-24"], TODAY),
    ],
)
def test_the_day_of_being_in_touch(
    contact: date | None, days: list[str], touched: date | None
) -> None:
    assert rules.in_touch_on(contact, days, TODAY) == touched


@pytest.mark.covers("002-4")
def test_kind_words_count_as_being_in_touch_and_held_up_but_reach_nobody(cast: Cast) -> None:
    rebuild([ana(cast)])
    today = clock.today(cast.site.zone)
    assert counted(cast) == (0, 0)
    one = write_word(cast.ben.actor, participant_id=ana(cast), text="I am glad you are here")
    assert kept(cast) == [today.isoformat()]
    assert counted(cast) == (1, 1)
    assert "today, kind words" in cast.ben.client.get(reverse("desks:coach_today")).text
    delete_word(cast.ana.actor, participant_id=ana(cast), word_id=one)
    assert kept(cast) == []
    assert counted(cast) == (0, 0)


@pytest.mark.covers("002-4")
def test_words_for_a_later_day_count_when_it_has_come(cast: Cast) -> None:
    rebuild([ana(cast)])
    later = clock.today(cast.site.zone) + timedelta(days=5)
    who = {"participant_id": ana(cast)}
    word = write_word(cast.ben.actor, **who, text="For Tuesday", on=later)
    assert kept(cast) == [later.isoformat()]
    assert counted(cast) == (0, 0)
    assert ", kind words" not in cast.ben.client.get(reverse("desks:coach_today")).text
    change_word(cast.ben.actor, **who, word_id=word, text="Later", on=later + timedelta(days=1))
    assert kept(cast) == [(later + timedelta(days=1)).isoformat()]
    take_back_word(cast.ben.actor, **who, word_id=word)
    assert kept(cast) == []


@pytest.mark.covers("002-4")
def test_a_word_back_to_a_win_counts_and_one_of_the_person_does_not(cast: Cast) -> None:
    rebuild([ana(cast)])
    who = {"participant_id": ana(cast)}
    hers = record_win(cast.ana.actor, **who, text="Slept all night", shared=True)
    his = record_win(cast.ben.actor, **who, text="You came early")
    answer_win(cast.ana.actor, **who, win_id=his, text="Thank you")
    assert (kept(cast), counted(cast)) == ([], (0, 0))
    answer_win(cast.ben.actor, **who, win_id=hers, text="Well done")
    assert kept(cast) == [clock.today(cast.site.zone).isoformat()]
    assert counted(cast) == (1, 1)
    take_back_win(cast.ana.actor, **who, win_id=hers)
    assert (kept(cast), counted(cast)) == ([], (0, 0))


@pytest.mark.covers("002-4")
def test_a_word_back_to_a_milestone_counts_while_both_can_see_it(cast: Cast) -> None:
    rebuild([ana(cast)])
    who = {"participant_id": ana(cast)}
    one = add_milestone(cast.ana.actor, **who, said=Chosen("A quiet month"), shared=True)
    give_word(cast.ben.actor, **who, milestone_id=one, text="I saw it")
    assert len(kept(cast)) == 1
    assert counted(cast) == (1, 1)
    share_milestone(cast.ana.actor, **who, milestone_id=one, shared=False)
    assert counted(cast) == (0, 0)


@pytest.mark.covers("002-4")
def test_the_supervisor_counts_nobody_as_forgotten_who_was_encouraged(cast: Cast) -> None:
    rebuild([ana(cast)])
    rows = CaseloadRow.objects.for_system("a test sets the day")
    rows.filter(participant_id=ana(cast)).update(last_contact_at=None)
    Participant.objects.for_system("a test sets the day").filter(pk=ana(cast)).update(
        started_on=clock.today(cast.site.zone) - timedelta(days=60)
    )
    before = sum(load.uncontacted for load in coaches_of(cast.carol.actor))
    write_word(cast.ben.actor, participant_id=ana(cast), text="Thinking of you")
    assert sum(load.uncontacted for load in coaches_of(cast.carol.actor)) == before - 1
