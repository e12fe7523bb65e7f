"""A year of one person's story, written into the rooms' tables in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handrail.demo import bonds, story, words
from handrail.demo.meetings import Weekly
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.models import Participant, Staff
from handrail.practice.checkins.models import COACH, PRIVATE, CheckIn
from handrail.practice.community.models import Attendance
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.plans.models import COACH_TOO, Review, Step, Win

KINDS = ("call", "call", "text", "text", "in_person", "joint_meeting", "practical_help",
         "left_message")  # fmt: skip


def at(day: date, hour: int, zone: str) -> datetime:
    """Return the instant when the wall clock of `zone` shows that hour."""
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(zone))


def _row(
    model: Any,
    key: PersonKey,
    person: Participant,
    made_at: datetime,
    sealed: Mapping[str, str | None],
    **fields: Any,
) -> Any:
    row = model(id=uuid7(), org_id=person.org_id, participant=person, made_at=made_at, **fields)
    keep(key, row, **sealed)
    return row


def _save(model: Any, rows: Iterable[Any]) -> None:
    model.objects.for_system("the invented programme writes its own history").bulk_create(
        list(rows), batch_size=200
    )


def _checkins(die: random.Random, key: PersonKey, person: Participant, who: story.Temper,
              today: date) -> list[CheckIn]:  # fmt: skip
    rows = []
    for day in story.days(die, who, person.started_on, today):
        when = min(at(day.on, day.hour, person.zone), clock.now())
        note = die.choice(words.NOTES) if die.random() < 0.25 else None
        helped = die.choice(words.HELPED) if die.random() < 0.15 else None
        rows.append(
            _row(
                CheckIn, key, person, when, {"note": note, "helped": helped},
                local_date=day.on, mood=day.mood, craving=day.craving, sleep=day.sleep,
                company=[], visibility=COACH if day.shared else PRIVATE, received_at=when,
            )
        )  # fmt: skip
    return rows


def _plan(die: random.Random, key: PersonKey, person: Participant,
          today: date) -> tuple[list[Step], list[Review], list[Win]]:  # fmt: skip
    steps, reviews, wins = [], [], []
    for week in story.weeks(die, person.started_on, today, len(words.STEPS)):
        text, why = words.STEPS[week.step]
        when = min(at(week.monday, 9, person.zone), clock.now())
        later = min(when + timedelta(days=5), clock.now())
        steps.append(
            _row(
                Step, key, person, when, {"text": text, "why": why}, week_of=week.monday,
                chosen_by=die.choice(("participant", "participant", "together")), sure=week.sure,
                state=week.state, reported_at=None if week.state == "open" else later,
            )
        )  # fmt: skip
        if week.reviewed:
            sealed = {"worked": die.choice(words.WORKED), "did_not": die.choice(words.DID_NOT),
                      "change": die.choice(words.CHANGE)}  # fmt: skip
            reviews.append(
                _row(Review, key, person, later, sealed, week_of=week.monday, by="together",
                     visibility=COACH_TOO)
            )  # fmt: skip
        if week.win:
            wins.append(
                _row(Win, key, person, later, {"text": die.choice(words.WINS)}, by="participant",
                     on=later.date(), visibility=COACH_TOO)
            )  # fmt: skip
    return steps, reviews, wins


def _talk(key: PersonKey, person: Participant, coach: Staff, day: date, bond: bonds.Bond) -> Any:
    when = at(day, 17, person.zone)
    return _row(
        Contact, key, person, when, {"note": bond.note}, staff=coach, at=when, kind="call",
        minutes=15, held_to=bond.held_to, held_up=bond.held_up, reached=True,
    )  # fmt: skip


def _contacts(die: random.Random, key: PersonKey, person: Participant, coach: Staff,
              today: date, number: int) -> list[Contact]:  # fmt: skip
    rows = []
    for day in story.contact_days(die, person.started_on, today):
        kind = die.choice(KINDS)
        reached = kind != "left_message"
        note = die.choice(words.CONTACT_NOTES[:8]) if reached else words.CONTACT_NOTES[8]
        when = min(at(day, die.choice((9, 11, 14, 17, 19)), person.zone), clock.now())
        rows.append(
            _row(
                Contact, key, person, when,
                {"note": note}, staff=coach, at=when, kind=kind,
                minutes=die.choice((5, 10, 15, 30)) if reached else None,
                held_to=reached and die.random() < 0.5, held_up=reached and die.random() < 0.75,
                reached=reached,
            )
        )  # fmt: skip
    bond = bonds.BONDS.get(number)
    if bond is not None:
        rows = [row for row in rows if row.at.date() < bonds.began(today)]
        rows += [_talk(key, person, coach, day, bond) for day in bonds.days(bond, today)]
    if rows:
        rows[-1].next_on = today + timedelta(days=die.randint(0, 6))
    return rows


def _appointment(die: random.Random, key: PersonKey, person: Participant, coach: Staff,
                 today: date) -> Appointment:  # fmt: skip
    day = today + timedelta(days=die.randint(0, 5))
    hour = die.choice((10, 13, 15, 17))
    return _row(  # type: ignore[no-any-return]
        Appointment, key, person, clock.now(), {}, staff=coach, zone=person.zone, wall_on=day,
        wall_at=time(hour, 30), starts_at=at(day, hour, person.zone) + timedelta(minutes=30),
        state="agreed", proposed_by="coach", kind=die.choice(("call", "in_person")),
    )  # fmt: skip


def _attendance(die: random.Random, key: PersonKey, person: Participant, who: story.Temper,
                meetings: list[Weekly], today: date) -> list[Attendance]:  # fmt: skip
    rows = []
    day = person.started_on
    while day <= today:
        goes, weekly = die.random() < who.meets, die.choice(meetings)
        on = weekly.on_or_after(day)
        when = at(on, weekly.start // 60, weekly.meeting.zone) + timedelta(minutes=90)
        if goes and when <= clock.now():
            shared = die.random() < 0.7
            sealed = {"heard": die.choice(words.HEARD), "means": die.choice(words.MEANS)}
            rows.append(
                _row(
                    Attendance, key, person, when, sealed if die.random() < 0.3 else {},
                    meeting=weekly.meeting, local_date=on, when="after",
                    shared_with_coach=shared, joint=die.random() < 0.1,
                )
            )  # fmt: skip
        day += timedelta(days=7)
    return rows


def write(die: random.Random, person: Participant, key: PersonKey, coach: Staff | None,
          meetings: list[Weekly], today: date, *, number: int) -> None:  # fmt: skip
    """Write one person's history up to `today`, from the third one on perhaps an appointment.

    `number` is the person's place in the list of names. Runs in the caller's transaction.
    """
    who = story.temper(die)
    _save(CheckIn, _checkins(die, key, person, who, today))
    steps, reviews, wins = _plan(die, key, person, today)
    _save(Step, steps)
    _save(Review, reviews)
    _save(Win, wins)
    _save(Attendance, _attendance(die, key, person, who, meetings, today))
    if coach is not None:
        _save(Contact, _contacts(die, key, person, coach, today, number))
        if die.random() < 0.6 and number > 1:
            _save(Appointment, [_appointment(die, key, person, coach, today)])
