"""Two times that are set in the same instant: the later one is told of the earlier."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection

from handrail.ground.kernel import clock
from handrail.practice.contacts import commands
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.setting import Clash
from tests import emptied
from tests.cast import Member, make_cast, participant

emptied.let_it()


def at_once(*acts: Callable[[], Any]) -> list[object]:
    """Do all of them in threads of their own and return what came of each."""
    came: list[object] = []
    ready = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> None:
        try:
            ready.wait()
            came.append(act())
        except Clash as clash:
            came.append(clash)
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
    assert sum(isinstance(one, Clash) for one in came) == acts - 1
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
