"""A week that was looked back on already says so; once more is on purpose, and nothing stacks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.plans import queries, rules
from handrail.practice.plans.commands import record_review
from tests.cast import Cast

from .conftest import ana, html

pytestmark = pytest.mark.django_db
FOLD = "<span>Look back once more</span>"


def monday(cast: Cast) -> date:
    return rules.week_of(clock.today(cast.site.zone))


@pytest.mark.parametrize(
    ("by", "stand"),
    [
        ((), []),
        (("participant",), [True]),
        (("participant", "participant"), [True, False]),
        (("together", "participant"), [True, True]),
        (("participant", "together", "participant", "together"), [True, True, False, False]),
    ],
)
def test_the_newest_of_each_stands(by: tuple[str, ...], stand: list[bool]) -> None:
    assert rules.looks_standing(by) == stand


@pytest.mark.covers("000-6", "004-8")
def test_the_page_says_so_and_once_more_is_asked_for(cast: Cast) -> None:
    me, address = {"participant_id": ana(cast)}, reverse("plans:review")
    assert FOLD not in html(cast.ana.client.get(address))
    first = record_review(cast.ana.actor, **me, worked="I asked", shared=True).review_id
    both = record_review(cast.ben.actor, **me, worked="We talked").review_id
    edits = [reverse("plans:review_edit", args=[one]) for one in (both, first)]
    page = html(cast.ana.client.get(address))
    assert FOLD in page
    assert "You looked back on this week, on " in page
    assert "You two looked back on this week together, on " in page
    # The newest first, each to read and to change.
    assert page.index(edits[0]) < page.index(edits[1])
    theirs = reverse("plans:review", args=[ana(cast)])
    page = html(cast.ben.client.get(theirs))
    assert "They looked back on this week alone, on " in page
    assert FOLD in page
    # Writing another is possible on purpose, and both are kept.
    sent = {"id": uuid7(), "worked": "We talked once more"}
    assert cast.ben.client.post(theirs, sent).status_code == 303
    assert len(queries.week(cast.ana.actor, ana(cast), monday(cast)).reviews) == 3
    # Another week has nothing yet.
    last = monday(cast) - timedelta(weeks=1)
    assert FOLD not in html(cast.ana.client.get(f"{address}?week={last.isoformat()}"))


def test_what_is_private_is_not_told_to_the_coach(cast: Cast) -> None:
    record_review(cast.ana.actor, participant_id=ana(cast), worked="Only mine")
    page = html(cast.ben.client.get(reverse("plans:review", args=[ana(cast)])))
    assert FOLD not in page
    assert "looked back on already" not in page


def test_what_was_typed_is_kept_beside_it(cast: Cast) -> None:
    record_review(cast.ana.actor, participant_id=ana(cast), worked="I asked")
    sent = {"id": uuid7(), "worked": "w" * 20_000}
    answer = cast.ana.client.post(reverse("plans:review"), sent)
    assert answer.status_code == 422
    assert "w" * 20_000 in html(answer)
    assert FOLD not in html(answer)


@pytest.mark.covers("004-8")
def test_on_the_plan_they_do_not_stack_and_late_ones_stand_where_they_belong(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    late, early = uuid7(), None
    early = record_review(cast.ana.actor, **me, id=uuid7(), worked="Written second").review_id
    # Written first on a phone without a network, and here only now.
    record_review(cast.ana.actor, **me, id=late, worked="Written first")
    both = record_review(cast.ben.actor, **me, worked="With Ben").review_id
    week = queries.week(cast.ana.actor, ana(cast), monday(cast))
    assert [one.id for one in week.looks] == [both, early]
    assert [one.id for one in week.looks_before] == [late]
    page = html(cast.ana.client.get(reverse("plans:plan")))
    fold = page.index("Looks back at this week from before (1)")
    assert page.index("With Ben") < page.index("Written second") < fold
    assert fold < page.index("Written first")
