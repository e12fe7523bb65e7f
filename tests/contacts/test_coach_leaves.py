"""When the coach leaves: times ahead rest, nobody is reminded of them, and the next two decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.messaging.sending import REMINDER
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.models import Episode, Staff
from handrail.ground.schedule.models import Due, Expectation
from handrail.practice.contacts import commands, queries, rules
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.reactions import somebody_comes
from tests.cast import Cast, Member

from .test_feeds import events, fetched, secret_of

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)
TUESDAY = date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _february() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def put(cast: Cast, who: Member | None = None, **more: Any) -> UUID:
    said = {"on": TUESDAY, "at": time(10), "agreed": True, **more}
    who = who or cast.ben
    return commands.set_appointment(who.actor, participant_id=ana(cast), **said).appointment_id


def weekly(cast: Cast) -> None:
    commands.set_series(
        cast.ben.actor, participant_id=ana(cast), agreed=True,
        said=commands.Rhythm(TUESDAY, time(10), "week", times=3),
    )  # fmt: skip


def change_coach(cast: Cast, to: Member | None) -> None:
    staff = to.staff.pk if to and to.staff else None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff)


def row(pk: UUID) -> Appointment:
    found: Appointment = Appointment.objects.for_system("a test looks").get(pk=pk)
    return found


def rests(cast: Cast, who: Member) -> list[queries.AppointmentView]:
    return queries.resting(who.actor, ana(cast), NOW)


def ahead(cast: Cast, who: Member) -> list[queries.AppointmentView]:
    return queries.ahead(who.actor, ana(cast), NOW)


def reminders() -> list[Expectation]:
    found = Expectation.objects.for_system("a test looks")
    return list(found.filter(kind=REMINDER, retired_at__isnull=True))


def keep(who: Member, cast: Cast, pk: UUID, **more: Any) -> int:
    return commands.go_on_with(who.actor, participant_id=ana(cast), appointment_id=pk, **more)


def html(page: Any) -> str:
    return str(page.content.decode())


def test_what_lies_ahead_rests_and_nobody_is_reminded_of_it(cast: Cast) -> None:
    pk = put(cast)
    assert len(reminders()) == 1
    change_coach(cast, cast.dee_coach)
    assert row(pk).state == rules.RESTS
    assert reminders() == []
    assert ahead(cast, cast.ana) == []
    assert [one.title for one in rests(cast, cast.ana)] == ["Call with Ben"]
    assert "What you planned with Ben rests now." in html(cast.ana.client.get("/today/"))
    assert "times with Ben rest" in html(cast.dee_coach.client.get("/coach/"))
    assert "Times that rest" in html(cast.ana.client.get("/contacts/"))


def test_what_has_begun_or_is_over_stays_with_whoever_it_was_with(cast: Cast) -> None:
    pk = put(cast, on=NOW.date(), at=time(18))
    with time_machine.travel(datetime(2026, 2, 4, 1, 0, tzinfo=UTC), tick=False):
        change_coach(cast, cast.dee_coach)
    assert row(pk).state == "agreed"


@pytest.mark.parametrize("first", ["ana", "dee_coach"])
def test_one_asks_to_keep_it_and_the_other_says_yes(cast: Cast, first: str) -> None:
    pk = put(cast)
    change_coach(cast, cast.dee_coach)
    one = getattr(cast, first)
    other = cast.dee_coach if first == "ana" else cast.ana
    assert keep(one, cast, pk) == 1
    (new,) = ahead(cast, other)
    assert (new.state, new.title) == ("proposed", "Call with Dee")
    assert (row(pk).state, row(new.id).moved_from_id) == ("moved", pk)
    with pytest.raises(NotLikeThis):
        commands.agree_appointment(one.actor, participant_id=ana(cast), appointment_id=new.id)
    assert reminders() == []
    commands.agree_appointment(other.actor, participant_id=ana(cast), appointment_id=new.id)
    assert len(reminders()) == 1
    with pytest.raises(NotLikeThis):
        keep(other, cast, pk)


def test_all_that_come_again_are_kept_at_once_beside_what_is_there(cast: Cast) -> None:
    weekly(cast)
    first = ahead(cast, cast.ana)[0]
    change_coach(cast, cast.dee_coach)
    put(cast, cast.dee_coach, on=date(2026, 2, 17), at=time(10, 15), keep_both=True)
    assert len(rests(cast, cast.dee_coach)) == 3
    assert keep(cast.ana, cast, first.id, following=True) == 2
    assert [one.on for one in rests(cast, cast.ana)] == [date(2026, 2, 17)]
    proposed = [one for one in ahead(cast, cast.dee_coach) if one.state == "proposed"]
    which = {"participant_id": ana(cast), "appointment_id": proposed[0].id}
    assert commands.agree_series(cast.dee_coach.actor, **which) == 2
    (left,) = rests(cast, cast.ana)
    with pytest.raises(NotLikeThis, match="Something else"):
        keep(cast.ana, cast, left.id)


def test_it_can_be_let_be_and_rests_again_when_that_is_taken_back(cast: Cast) -> None:
    pk = put(cast)
    change_coach(cast, cast.dee_coach)
    which = {"participant_id": ana(cast), "appointment_id": pk}
    commands.let_be(cast.dee_coach.actor, **which)
    assert row(pk).state == "cancelled"
    assert commands.cancel_appointment(cast.ana.actor, put_back=True, **which) == rules.RESTS
    assert reminders() == []


def test_what_was_called_off_before_is_never_put_back_with_a_coach_who_is_gone(cast: Cast) -> None:
    pk = put(cast)
    which = {"participant_id": ana(cast), "appointment_id": pk}
    commands.cancel_appointment(cast.ben.actor, **which)
    change_coach(cast, cast.dee_coach)
    assert commands.cancel_appointment(cast.ana.actor, put_back=True, **which) == rules.RESTS


def test_to_move_it_is_to_ask_the_coach_of_now(cast: Cast) -> None:
    weekly(cast)
    first, second, _third = ahead(cast, cast.ana)
    change_coach(cast, cast.dee_coach)
    at = {"participant_id": ana(cast), "on": date(2026, 2, 12), "at": time(9)}
    commands.move_following(cast.ana.actor, appointment_id=second.id, **at)
    commands.move_appointment(cast.dee_coach.actor, appointment_id=first.id, **at, keep_both=True)
    assert {one.staff_name for one in ahead(cast, cast.ana)} == {"Dee"}
    assert rests(cast, cast.ana) == []


def test_without_a_coach_it_rests_on(cast: Cast) -> None:
    pk = put(cast)
    change_coach(cast, None)
    with pytest.raises(NotLikeThis, match="no coach just now"):
        keep(cast.ana, cast, pk)
    assert row(pk).state == rules.RESTS
    for stranger in (cast.ben, cast.dee_coach, cast.omar):
        with pytest.raises(NotVisible):
            keep(stranger, cast, pk)
        assert stranger.client.post(go_on(pk)).status_code == 404


def go_on(pk: UUID) -> str:
    return reverse("contacts:appointment_go_on", args=[pk])


def test_the_page_says_what_was_done(cast: Cast) -> None:
    pk = put(cast)
    change_coach(cast, cast.dee_coach)
    said = html(cast.ana.client.post(go_on(pk), {"go_on": "yes"}, follow=True))
    assert "It stands once the other one says yes." in said
    assert "It waits for a yes now." in html(cast.ana.client.post(go_on(pk), follow=True))


def test_calendars_no_longer_show_it(cast: Cast) -> None:
    put(cast)
    hers, his = secret_of(cast.ana), secret_of(cast.ben)
    assert len(events(fetched(hers))) == len(events(fetched(his))) == 1
    change_coach(cast, cast.dee_coach)
    assert [one["status"] for one in events(fetched(hers))] == ["CANCELLED"]
    assert events(fetched(his)) == []


def due_of(pk: UUID) -> Due:
    kept = Expectation.objects.for_system("a test looks").get(kind=REMINDER, subject=pk)
    return Due(expectation=kept)


def test_a_reminder_holds_only_while_somebody_comes(cast: Cast) -> None:
    pk = put(cast)
    due = due_of(pk)
    assert somebody_comes(due).value == "holds"
    assert cast.ben.staff
    mine = Staff.objects.filter(pk=cast.ben.staff.pk)
    mine.update(suspended_at=NOW)
    assert somebody_comes(due).value == "moot"
    mine.update(suspended_at=None)
    with_us = Episode.objects.for_system("a test").filter(participant_id=ana(cast))
    with_us.update(closed_at=NOW)
    assert somebody_comes(due).value == "moot"
    with_us.update(closed_at=None)
    assert somebody_comes(due).value == "holds"
    Appointment.objects.for_system("a test").filter(pk=pk).update(state="cancelled")
    assert somebody_comes(due).value == "moot"
