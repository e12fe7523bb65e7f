"""Two times that are set in the same instant: the later one is told of the earlier."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection

from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.contacts import commands, rules
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.contacts.sessions import rules as session
from handrail.practice.contacts.setting import Clash
from tests import emptied
from tests.cast import Cast, Member, make_cast, participant

emptied.let_it()


def at_once(*acts: Callable[[], Any]) -> list[object]:
    """Do all of them in threads of their own and return what came of each."""
    came: list[object] = []
    ready = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> None:
        try:
            ready.wait()
            came.append(act())
        except NotLikeThis as taken:
            came.append(taken)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came


def sets(who: Member, person: Any, minute: int) -> Callable[[], Any]:
    on = clock.today("America/New_York") + timedelta(days=7)
    return lambda: commands.set_appointment(who.actor, participant_id=person, on=on,
                                            at=time(10, minute))  # fmt: skip


def only_one(came: list[object], acts: int) -> None:
    assert len(came) == acts
    assert sum(isinstance(one, Clash) for one in came) == acts - 1, came
    assert Appointment.objects.for_system("counting").count() == 1


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_both_of_the_two_set_a_time_in_the_same_instant(transactional_db: None) -> None:
    cast = make_cast()
    acts = [sets(who, cast.ana.participant_id, n) for who in (cast.ana, cast.ben) for n in (0, 5)]
    only_one(at_once(*acts), 4)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_people_ask_the_same_coach_in_the_same_instant(transactional_db: None) -> None:
    cast = make_cast()
    other = participant(cast.org, cast.site, "Eli Stone", cast.ben.staff)
    acts = [sets(cast.ben, one.participant_id, n) for one in (cast.ana, other) for n in (0, 5)]
    only_one(at_once(*acts), 4)


def resting(cast: Cast, who: Member, minute: int) -> Callable[[], Any]:
    """What a time of this person with Ben, which rests since Dee coaches them, is asked for with.

    Ben's diary has room for one time only, so the other is put where the first one was.
    """
    on = clock.today("America/New_York") + timedelta(days=7)
    row = commands.set_appointment(
        who.actor, participant_id=who.participant_id, on=on + timedelta(days=minute), at=time(10)
    ).appointment_id
    assert cast.dee_coach.staff
    assign_coach(
        cast.mona.actor, participant_id=who.participant_id, staff_id=cast.dee_coach.staff.pk
    )
    rows = Appointment.objects.for_system("a test puts it on the same hour")
    kept = rows.get(pk=row)
    assert kept.state == "rests"
    kept.wall_on, kept.wall_at = on, time(10, minute)
    kept.starts_at -= timedelta(days=minute) - timedelta(minutes=minute)
    kept.save(update_fields=["wall_on", "wall_at", "starts_at"])
    return lambda: commands.go_on_with(
        who.actor, participant_id=who.participant_id, appointment_id=row
    )


def asked_of_dee() -> int:
    rows = Appointment.objects.for_system("counting")
    return int(rows.filter(state="proposed", staff__user__name="Dee").count())


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_people_ask_to_keep_a_time_with_the_same_new_coach(transactional_db: None) -> None:
    cast = make_cast()
    others = [
        participant(cast.org, cast.site, name, cast.ben.staff) for name in ("Eli Stone", "Flo Hill")
    ]
    acts = [resting(cast, who, n * 5) for n, who in enumerate((cast.ana, *others))]
    came = at_once(*acts)
    assert sorted(one for one in came if isinstance(one, int)) == [1]
    refused = [one.words for one in came if isinstance(one, NotLikeThis)]
    assert refused == [rules.NONE_FREE] * 2
    assert asked_of_dee() == 1


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_keeping_a_time_meets_setting_one_in_the_same_instant(transactional_db: None) -> None:
    cast = make_cast()
    goes_on = resting(cast, cast.ana, 0)
    other = participant(cast.org, cast.site, "Eli Stone", cast.dee_coach.staff)
    came = at_once(goes_on, sets(other, other.participant_id, 5))
    assert len(came) == 2
    assert sum(isinstance(one, NotLikeThis) for one in came) == 1, came
    rows = Appointment.objects.for_system("counting")
    assert rows.filter(state__in=rules.AHEAD, staff__user__name="Dee").count() == 1


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_talk_is_logged_on_two_devices_while_the_person_says_yes(transactional_db: None) -> None:
    cast = make_cast()
    pid, now = cast.ana.participant_id, clock.now()
    on = clock.today("America/New_York") + timedelta(days=7)
    row = commands.set_appointment(
        cast.ben.actor, participant_id=pid, on=on, at=time(10), agreed=True
    ).appointment_id
    Appointment.objects.for_system("a test moves it back").filter(pk=row).update(
        starts_at=now, wall_on=clock.today("America/New_York")
    )
    which = {"participant_id": pid, "appointment_id": row}

    def logs(note: str) -> Callable[[], Any]:
        return lambda: commands.log_contact(
            cast.ben.actor, **which, kind="call", at=now, note=note, held_up=True
        )

    came = at_once(
        logs("Laptop"), logs("Phone"),
        lambda: commands.answer_appointment(cast.ana.actor, **which, happened=True),
    )  # fmt: skip
    refused = [one.words for one in came if isinstance(one, NotLikeThis)]
    assert (len(came), refused) == (3, [session.LOGGED_ALREADY])
    contact = Contact.objects.for_system("counting").get()
    assert {one for one in came if not isinstance(one, NotLikeThis)} == {contact.id}
    assert contact.held_up
    assert Appointment.objects.for_system("counting").get(pk=row).state == "happened"
