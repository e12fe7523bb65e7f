"""How alone somebody feels and whether it is too much: two numbers that may be left out."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from handrail.faces.desks.coach.feelings import felt
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.checkins import queries, rules
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.checkins.forms import CheckInForm
from handrail.practice.checkins.models import CheckIn
from handrail.practice.checkins.timeline import with_curve

pytestmark = pytest.mark.django_db


def said(cast, **parts):
    ana = cast.ana.actor
    parts = {"id": uuid7(), "mood": 3, **parts}
    return record_checkin(ana, participant_id=ana.participant_id, **parts)


@pytest.mark.covers("000-8")
def test_both_are_kept_and_may_be_left_out(cast):
    said(cast, lonely=7, too_much=0)
    said(cast)
    ana = cast.ana.actor
    rows, _more = queries.history(ana, ana.participant_id)
    assert {(row.lonely, row.too_much) for row in rows} == {(7, 0), (None, None)}


@pytest.mark.covers("000-8")
def test_they_are_shown_over_time_and_stay_private_until_shared(cast):
    today = clock.today(cast.ana.actor.zone)
    said(cast, lonely=7)
    who = cast.ana.actor.participant_id
    assert with_curve(cast.ben.actor, who, today, 9, None)[0] == []
    said(cast, lonely=4, too_much=9, shared=True)
    points, _moments = with_curve(cast.ben.actor, who, today, 9, None)
    assert [(point.lonely, point.too_much) for point in points] == [(4, 9)]
    titles = [title for title, _chart in felt(points, today, today)]
    assert titles == ["Feeling alone", "Too much"]
    assert felt([queries.CurvePoint(today, 3, 2)], today, today) == ()


@pytest.mark.parametrize("name", ["lonely", "too_much"])
@pytest.mark.parametrize("number", [-1, 11, 10**6])
def test_a_number_outside_is_told_kindly(name, number):
    with pytest.raises(rules.NotPossible) as told:
        rules.check_parts(3, None, None, (), skipped=False, **{name: number})
    assert told.value.field == name


@pytest.mark.parametrize("typed", ["many", "11", "1\x00"])
def test_a_form_keeps_what_was_typed(typed):
    form = CheckInForm({"mood": "3", "lonely": typed, "note": "Elm street"})
    assert not form.is_valid()
    assert list(form.errors) == ["lonely"]
    assert form["note"].value() == "Elm street"


def test_the_table_takes_no_other_number(cast):
    entry = said(cast, lonely=3)
    rows = CheckIn.objects.for_system("a test changes it")
    with pytest.raises(IntegrityError):
        rows.filter(pk=entry).update(lonely=11)


def test_the_same_entry_sent_again_changes_nothing(cast):
    entry = uuid7()
    assert said(cast, id=entry, lonely=5) == said(cast, id=entry, lonely=5)
