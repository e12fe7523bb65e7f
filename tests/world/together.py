"""Rows that a participant and a coach write in a week together."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from handrail.ground.kernel import clock
from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.commands.strengths import change_strength
from handrail.ground.people.models import EarlierStrength
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.checkins.models import CheckIn
from handrail.practice.contacts.commands import answer_appointment, log_contact, set_appointment
from handrail.practice.contacts.models import Appointment
from handrail.practice.encouragement.commands import write_word
from handrail.practice.encouragement.models import KindWord
from handrail.practice.plans.commands import agree_step, answer_win, record_review, record_win
from handrail.practice.plans.rules import week_of
from handrail.practice.thinking.commands import lines, pages, sheets
from handrail.practice.thinking.models import Earlier, PrivateEarlier

from .people import World


def checkins(world: World, days: int, skip: int = 0) -> None:
    """Write one check-in a day for so many days, with words now and then."""
    for back in range(skip, skip + days):
        made = record_checkin(
            world.ana.actor, participant_id=world.ana_id, id=None, mood=1 + back % 5,
            craving=back % 11, sleep="well", note=f"Day {back} by the river", shared=back % 3 != 2,
            local_date=world.in_days(-back),
        )  # fmt: skip
        world.ids["checkin_id"] = made
        at = clock.now() - timedelta(days=back)
        CheckIn.objects.for_system("a test moves it back").filter(pk=made).update(made_at=at)


def plan(world: World, weeks: int, skip: int = 0) -> None:
    """Write steps for so many weeks (later on for weeks ahead), reviews and answered wins."""
    ana, ben, me = world.ana.actor, world.ben.actor, world.ana_id
    this = week_of(world.today)
    if not skip:
        ahead = this + timedelta(days=7)
        agree_step(ana, participant_id=me, text="Call the library", week_of=ahead, sure=9)
    for n in range(weeks):
        made = agree_step(
            ana, participant_id=me, text=f"Walk to the corner {n}", why="My own secret why",
            chosen_by="together", sure=8, week_of=this + timedelta(days=7 * (n if skip else -n)),
        )  # fmt: skip
        if n == 0:
            world.ids["step_id"] = made
        world.ids["review_id"] = record_review(
            ana, participant_id=me, worked="The bus came", did_not="Mornings",
            change="Start at noon", shared=True, week_of=this - timedelta(days=7 * (skip + n)),
        ).review_id  # fmt: skip
        win = record_win(ana, participant_id=me, text=f"Slept well {n}", shared=True)
        answer_win(ben, participant_id=me, win_id=win, text="Good to hear.")
        world.ids["win_id"] = record_win(ana, participant_id=me, text=f"Cooked {n}", shared=True)


def contacts(world: World, number: int, skip: int = 0) -> None:
    """Write so many contacts and appointments, ahead, past and called for an answer."""
    ben, me = world.ben.actor, world.ana_id
    for n in range(skip, skip + number):
        world.ids["contact_id"] = log_contact(
            ben, participant_id=me, kind="call", minutes=10, held_to=n % 2 == 0, held_up=True,
            note=f"Talked about home {n}", at=clock.now() - timedelta(hours=5 * n + 1),
        )  # fmt: skip
        set_appointment(
            ben, participant_id=me, on=world.in_days(3 + n), at=time(10, 30), kind="in_person",
            place_words="Elm Street 5", agreed=True,
        )  # fmt: skip
        past = set_appointment(
            ben, participant_id=me, on=world.in_days(40 + n), at=time(9), agreed=True
        )
        world.ids["past_appointment_id"] = past.appointment_id
        then: datetime = clock.now() - timedelta(days=1 + n)
        Appointment.objects.for_system("a test moves it back").filter(
            pk=past.appointment_id
        ).update(starts_at=then, wall_on=then.date())
        for column in ("yes", "unseen"):
            row = set_appointment(
                ben, participant_id=me, on=world.in_days(80 + n), at=time(9), agreed=True,
                keep_both=True,
            ).appointment_id  # fmt: skip
            Appointment.objects.for_system("a test moves it back").filter(pk=row).update(
                starts_at=then, wall_on=then.date()
            )
            came = answer_appointment(
                world.ana.actor, participant_id=me, appointment_id=row, happened=column == "yes"
            )
            world.ids["yes_contact_id" if came else "unseen_appointment_id"] = came or row
    asked = set_appointment(
        world.ana.actor, participant_id=me, on=world.in_days(60 + skip), at=time(15)
    )
    world.ids["appointment_id"] = asked.appointment_id


def words(world: World, number: int, skip: int = 0) -> None:
    """Write kind words of the coach and the circle that arrived, and some for a day to come."""
    me, rows = world.ana_id, KindWord.objects.for_system("a test moves them back")
    for n in range(skip, skip + number):
        for writer in (world.circle, world.ben):
            made = write_word(
                writer.actor, participant_id=me, text=f"Well done {n}", on=world.in_days(1 + n)
            )
            rows.filter(pk=made).update(on=world.in_days(-n))
            world.ids["word_id"] = made
        world.ids["waiting_word_id"] = write_word(
            world.ben.actor, participant_id=me, text=f"A month {n}", on=world.in_days(30 + n)
        )
    world.ids["writer_id"] = world.ben.user.pk


def strengths(world: World, number: int, skip: int = 0) -> None:
    """Write half so many strengths of the person, and as many of the coach: forty at most."""
    for n in range(skip, skip + number // 2):
        world.ids["strength_id"] = add_strength(
            world.ana.actor, participant_id=world.ana_id, text=f"Sings {n}"
        )
        world.ids["coach_strength_id"] = add_strength(
            world.ben.actor, participant_id=world.ana_id, text=f"Keeps her word {n}"
        )
        change_strength(
            world.ana.actor, participant_id=world.ana_id, strength_id=world.ids["strength_id"],
            text=f"Sings well {n}",
        )  # fmt: skip
    rows = EarlierStrength.objects.for_system("a test names one")
    world.ids["strength_before_id"] = rows.get(strength_id=world.ids["strength_id"]).pk


def thinking(world: World, number: int, skip: int = 0) -> None:
    """Write problems that Ben reads, with ideas of both, routines, and private pages."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        made = sheets.start_sheet(
            ana, **me, kind="problem", said=sheets.Said(f"Mornings {n}"), shared=True
        )
        sheets.change_sheet(ana, **me, sheet_id=made, said=sheets.Said(f"Early mornings {n}"))
        mine, bens = (
            lines.add_line(
                who.actor, **me, sheet_id=made, slot="idea", told=lines.Told(f"Lights on {n}")
            )
            for who in (world.ana, world.ben)
        )
        world.ids |= {"sheet_id": made, "line_id": mine, "coach_line_id": bens}
        world.ids["routine_id"] = sheets.start_sheet(
            ana, **me, kind="routine", said=sheets.Said(f"Eat something warm {n}"), shared=True
        )
        page = pages.write_page(ana, **me, text=f"What I owe {n}")
        pages.change_page(ana, **me, page_id=page, title="", text=f"What I still owe {n}")
        world.ids["page_id"] = page
    before = Earlier.objects.for_system("a test names it").filter(sheet_id=world.ids["sheet_id"])
    world.ids["earlier_id"] = before.get().pk
    written = PrivateEarlier.objects.for_system("a test names it")
    world.ids["private_earlier_id"] = written.get(page_id=world.ids["page_id"]).pk


def looks(world: World, number: int, skip: int = 0) -> None:
    """Have Ben look at Ana's page so often."""
    for _n in range(number):
        world.ben.client.get(f"/people/{world.ana_id}/")
