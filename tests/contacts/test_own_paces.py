"""A pace that a site wrote itself: beside ours, checked as ours are, never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.shelf.models import OwnEntry
from handrail.practice.contacts.channels import cadence, queries
from handrail.practice.contacts.channels.pace import Pace
from handrail.practice.contacts.commands import pace as pacing
from tests.accountability.people import ana, html
from tests.cast import Cast

SENT = {
    "language": "en", "title": "Our first month", "text": "Twice a week.", "group": "twice_week",
    "minutes": "20", "weeks": "4", "parts": "It helped people here.",
}  # fmt: skip


def write(cast: Cast, **more: str) -> int:
    new = reverse("shelf:add", args=["pace"])
    answer = cast.mona.client.post(new, {"id": str(uuid7()), **SENT, **more})
    if answer.status_code == 422:
        assert SENT["title"] in html(answer)
    return answer.status_code


@pytest.mark.parametrize(
    "wrong", [{"group": "daily"}, {"minutes": "481"}, {"weeks": "-1"}, {"parts": ""},
              {"minutes": "many"}, {"weeks": "99999999999999999999"}],
)  # fmt: skip
def test_what_is_no_pace_is_said_and_nothing_is_lost(cast: Cast, wrong: dict[str, str]) -> None:
    assert write(cast, **wrong) == 422
    assert not OwnEntry.objects.exists()


def test_it_stands_beside_ours_and_keeps_its_name_when_it_is_put_away(cast: Cast) -> None:
    ours = list(cadence.proposals(cast.ben.actor))
    assert write(cast) == 303
    kind = html(cast.mona.client.get(reverse("shelf:kind", args=["pace"])))
    assert "Twice a week, at most 20 minutes, for 4 weeks" in kind
    page = html(cast.ana.client.get(reverse("contacts:touch")))
    assert "Our first month" in page
    assert "It helped people here." in page
    *before, key = cadence.proposals(cast.ben.actor)
    assert before == ours
    who = {"participant_id": ana(cast), "pace": Pace("week", key=key)}
    pacing.propose_pace(cast.ben.actor, **who)
    [entry] = OwnEntry.objects.all()
    cast.mona.client.post(reverse("shelf:put_away", args=[entry.pk]))
    waits = queries.paces_of(cast.ana.actor, ana(cast)).waits
    assert waits is not None
    assert (waits.title, waits.pace.every) == ("Our first month", "twice_week")
    assert (waits.pace.minutes, waits.pace.weeks) == (20, 4)
    with pytest.raises(NotLikeThis):
        pacing.propose_pace(cast.ben.actor, **who)


def test_a_pace_without_limits_and_one_of_another_programme(cast: Cast) -> None:
    assert write(cast, minutes="", weeks="") == 303
    found = list(cadence.proposals(cast.ana.actor).values())[-1]
    assert (found.pace.minutes, found.pace.weeks) == (None, None)
    [entry] = OwnEntry.objects.all()
    change = reverse("shelf:change", args=[entry.pk])
    assert 'name="minutes" value' not in html(cast.mona.client.get(change))
    other = replace(cast.ben.actor, org_id=cast.other_org.pk)
    assert found.pace.key not in cadence.proposals(other)
