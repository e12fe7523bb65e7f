"""While somebody is not with the programme what was planned rests, and nobody makes up a yes."""

from __future__ import annotations

from datetime import time
from uuid import UUID

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.joining import begin_episode, end_episode
from handrail.practice.contacts.commands import (
    cancel_following,
    go_on_with,
    put_all_back,
    set_appointment,
    set_series,
)
from handrail.practice.contacts.commands.series import Rhythm, agree_series
from handrail.practice.contacts.models import Appointment
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def states(cast: Cast) -> set[str]:
    rows = Appointment.objects.for_system("a test reads them").filter(participant_id=ana(cast))
    return set(rows.values_list("state", flat=True))


def weekly(cast: Cast) -> UUID:
    """Three agreed times that come again; the id of the first."""
    first = clock.today(cast.site.zone).replace(year=clock.today(cast.site.zone).year + 1, day=3)
    set_series(cast.ben.actor, participant_id=ana(cast),
               said=Rhythm(first, time(11), "week", times=3, minutes=30), kind="call")  # fmt: skip
    rows = Appointment.objects.for_system("a test reads them").order_by("starts_at")
    agree_series(cast.ana.actor, participant_id=ana(cast), appointment_id=rows[0].pk)
    assert states(cast) == {"agreed"}
    return UUID(str(rows[0].pk))


def test_what_is_put_back_after_the_coach_left_rests(cast: Cast) -> None:
    one = weekly(cast)
    cancel_following(cast.ana.actor, participant_id=ana(cast), appointment_id=one)
    assert cast.dee_coach.staff is not None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    found = put_all_back(cast.ana.actor, participant_id=ana(cast), appointment_id=one)
    assert (found.count, states(cast)) == (3, {"rests"})


def test_away_it_rests_and_back_it_stands_as_it_stood(cast: Cast) -> None:
    weekly(cast)
    begin_episode(cast.mona.actor, ana(cast))
    end_episode(cast.mona.actor, ana(cast), "not_now")
    assert states(cast) == {"rests"}
    today = cast.ben.client.get("/coach/").content.decode()
    assert "Times that rest" not in today
    begin_episode(cast.mona.actor, ana(cast))
    assert states(cast) == {"agreed"}


def test_back_with_us_a_time_that_was_taken_meanwhile_goes_on_resting(cast: Cast) -> None:
    one = weekly(cast)
    begin_episode(cast.mona.actor, ana(cast))
    end_episode(cast.mona.actor, ana(cast), "not_now")
    rows = Appointment.objects.for_system("a test reads them")
    first = rows.get(pk=one)
    assert cast.rev.participant_id
    set_appointment(cast.ben.actor, participant_id=cast.rev.participant_id, on=first.wall_on,
                    at=time(11, 10), agreed=True)  # fmt: skip
    begin_episode(cast.mona.actor, ana(cast))
    mine = rows.filter(participant_id=ana(cast)).order_by("starts_at")
    assert list(mine.values_list("state", flat=True)) == ["rests", "agreed", "agreed"]
    # Both are asked about it, on their first page and where it can be kept or let be.
    today = cast.ben.client.get("/coach/").content.decode()
    assert "Times that rest" in today
    assert f"{ana(cast)}#resting" in today.replace("/#", "#")
    assert "rests now" in cast.ana.client.get("/today/").content.decode()
    assert f"resting-{one}" in cast.ana.client.get("/contacts/").content.decode()
    with pytest.raises(NotLikeThis, match="Something else is there then"):
        go_on_with(cast.ana.actor, participant_id=ana(cast), appointment_id=one)


def test_back_with_us_two_that_were_kept_beside_each_other_both_stand(cast: Cast) -> None:
    one = Appointment.objects.for_system("a test reads them").get(pk=weekly(cast))
    set_appointment(cast.ben.actor, participant_id=ana(cast), on=one.wall_on, at=one.wall_at,
                    agreed=True, keep_both=True)  # fmt: skip
    begin_episode(cast.mona.actor, ana(cast))
    end_episode(cast.mona.actor, ana(cast), "not_now")
    assert states(cast) == {"rests"}
    begin_episode(cast.mona.actor, ana(cast))
    assert states(cast) == {"agreed"}
