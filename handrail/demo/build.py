"""Make the invented programme: people first, then a year of each of them, then the kept rows."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from handrail.demo import (
    about_them,
    agreements,
    ahead,
    around_them,
    arranging,
    beginning,
    between,
    changing,
    direction,
    growing,
    hard_times,
    history,
    hours,
    in_step,
    others,
    places,
    shelf,
    talks,
    thinking,
    words,
    words_from_people,
)
from handrail.demo.meetings import make_meetings
from handrail.ground import audit
from handrail.ground.accounts.models import User
from handrail.ground.accounts.ways import make_sign_in_link
from handrail.ground.kernel import clock, keys
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Episode, Participant, Relationship, Staff
from handrail.watch.insight.keeping import rebuild

SEED = 20


@dataclass(frozen=True)
class Door:
    """A one-tap link into the demonstration: who it is, and the path with its fragment."""

    role: str
    name: str
    path: str


def _staff(site: Site, name: str, roles: str, number: int, boss: Staff | None = None) -> Staff:
    user = User.objects.make(
        org=site.org, name=name, phone=f"+1202555{number:04d}", phone_verified=True,
        email=f"{name.split()[0].lower()}@riverbend.example", zone=site.zone,
    )  # fmt: skip
    return Staff.objects.create(
        org=site.org, site=site, user=user, roles=roles, supervisor=boss,
        work_phone=f"+1202555{number + 700:04d}",
    )  # fmt: skip


def _team(sites: list[Site]) -> tuple[Staff, list[Staff], list[Staff]]:
    manager = _staff(sites[0], words.MANAGER, "manager administrator", 100)
    supervisors = [
        _staff(sites[i], name, "supervisor", 110 + i) for i, name in enumerate(words.SUPERVISORS)
    ]
    coaches = [
        _staff(sites[i // 3], name, "coach", 120 + i, supervisors[i // 3])
        for i, name in enumerate(words.COACHES)
    ]
    return manager, supervisors, coaches


def _organisation() -> tuple[Organisation, list[Site]]:
    org = Organisation.objects.create(name="Riverbend Recovery", slug="riverbend")
    sites = [Site.objects.create(org=org, name=n, zone=z) for n, z in words.SITES]
    lines = (("988 Suicide and Crisis Lifeline", "988", "988"),
             ("Riverbend front desk", "+1 202-555-0199", ""))  # fmt: skip
    for position, (label, number, text) in enumerate(lines):
        HelpLine.objects.create(
            org=org, label=label, number=number, text_number=text, position=position
        )
    return org, sites


def _coach_of(number: int, coaches: list[Staff]) -> Staff | None:
    # Ben has the fullest list, so that the first look at a coach's day is a real one.
    if number == len(words.PEOPLE) - 1:
        return None
    return coaches[0] if number < 12 else coaches[1 + number % 5]


def _person(
    die: random.Random, number: int, name: str, site: Site, coach: Staff | None, today: date
) -> Participant:
    given, _, family = name.partition(" ")
    phone = f"+1202555{1000 + number:04d}"
    user = User.objects.make(
        org=site.org, name=given, phone=phone, phone_verified=True, zone=site.zone
    )
    started = today - timedelta(days=365 if number == 0 else die.randint(8, 365))
    person = Participant(
        org=site.org, site=site, user=user, given_name=given, family_name=family, phone=phone,
        zone=site.zone, started_on=started,
        contact_by=die.choice(("call", "text", "text")),
    )  # fmt: skip
    person.save()
    opened = history.at(started, 10, site.zone)
    Episode(org=site.org, participant=person, opened_at=opened).save()
    if coach is not None:
        Relationship(org=site.org, participant=person, staff=coach, started_at=opened).save()
    return person


def build(people: int = len(words.PEOPLE)) -> list[Door]:
    """Make one programme with `people` participants (40) and return the doors into it.

    The database must be migrated and hold no organisation of that name. Takes some seconds.
    """
    die = random.Random(SEED)  # noqa: S311 - a story, not a secret
    org, sites = _organisation()
    manager, supervisors, coaches = _team(sites)
    hours.give((*coaches, *supervisors))
    meetings = make_meetings(org)
    today = clock.today(sites[0].zone)
    made: list[Participant] = []
    for number, name in enumerate(words.PEOPLE[:people]):
        coach = _coach_of(number, coaches)
        site = coach.site if coach and coach.site else sites[1]
        with transaction.atomic():
            person = _person(die, number, name, site, coach, today)
            key = keys.make_key(person.pk)
            about_them.write(die, person, key)
            history.write(die, person, key, coach, meetings, today, number=number)
        made.append(person)
    _what_they_wrote(made, manager, coaches[0])
    changing.write(made, manager, *coaches[:2])
    beginning.write(made, manager, coaches, supervisors[0])
    rebuild([person.pk for person in made])
    _looked(coaches[0], supervisors[0], made)
    sister = agreements.circle(made[0])
    around_them.write(made, coaches[0], sister.pk)
    outside = (("circle", sister), ("partner", agreements.clinic(made[0])))
    auditor = _staff(sites[0], words.AUDITOR, "auditor", 140)
    audit.anchor()
    inside = (
        ("participant", made[0].user), ("coach", coaches[0].user),
        ("supervisor", supervisors[0].user), ("manager", manager.user),
    )  # fmt: skip
    return _doors((*inside, *outside, ("auditor", auditor.user)))


def _what_they_wrote(made: list[Participant], manager: Staff, coach: Staff) -> None:
    agreements.take_part(made, manager)
    words_from_people.write(made)
    places.write(made, manager, coach)
    shelf.write(made, manager, coach)
    if len(made) > 1:
        ahead.write(made[0], made[1], coach)
    thinking.write(made, coach)
    hard_times.write(made)
    growing.write(made, coach)
    between.write(made, coach)
    arranging.write(made, coach)
    direction.write(made[0], coach)
    others.write(made)
    in_step.write(made, coach)
    talks.write(made, coach)


def _looked(coach: Staff, supervisor: Staff, made: list[Participant]) -> None:
    for staff in (coach, supervisor):
        actor = actor_for(staff.user_id)
        audit.record_list(actor, "caseload.read", [p.pk for p in made[:12]])
        audit.record_read(actor, "person.read", made[0].pk)


def _doors(rows: Iterable[tuple[str, User | None]]) -> list[Door]:
    return [
        Door(role, user.name, make_sign_in_link(user).link_fragment)
        for role, user in rows
        if user is not None
    ]
