"""Who is in a world: organisations of about 1,000 people, coaches with 30 each."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from bench import story
from bench.load import instant, put
from handrail.ground.accounts.models import User
from handrail.ground.kernel import home
from handrail.ground.kernel.keys import MASTER
from handrail.ground.kernel.models import StoredKey
from handrail.ground.orgs.models import HelpLine, Organisation, Site
from handrail.ground.people.models import Episode, Participant, Relationship, Staff
from handrail.practice.community import storing
from handrail.practice.community.models import MeetingSource

IN_ORG = 1000
OF_COACH = 30
_LAT, _LON = 39.9597, -75.2024


@dataclass(frozen=True)
class Person:
    """One participant: ids as hexadecimal digits, the data key, the coach."""

    id: str
    org: str
    site: str
    user: str
    staff: str
    coach_user: str
    given: str
    family: str
    zone: str
    secret: bytes

    @property
    def short(self) -> str:
        """The name as the team says it: "Ana M."."""
        return f"{self.given} {self.family[:1]}."


@dataclass(frozen=True)
class Coach:
    """One coach: ids as hexadecimal digits, and the name."""

    staff: str
    user: str
    name: str


@dataclass(frozen=True)
class Org:
    """One organisation with its sites and coaches, and how many people it has."""

    id: str
    sites: tuple[str, str]
    coaches: tuple[Coach, ...]
    people: int


def orgs(size: int) -> list[int]:
    """Return how many people each organisation has: 1,000, and the rest in the last."""
    full, rest = divmod(size, IN_ORG)
    return [IN_ORG] * full + ([rest] if rest else [])


def make_org(number: int, people: int, ids: story.Ids, at: datetime) -> Org:
    """Write one organisation with its sites, help line, supervisors and coaches."""
    when = at.timestamp()
    org, sites = ids.hex_at(when), (ids.hex_at(when), ids.hex_at(when))
    put(Organisation, ("id", "name", "slug", "app_name", "zone", "language", "exit_url",
                       "coaching_model", "made_at"),
        [(org, f"Recovery House {number}", f"house-{number}", "Handrail", story.ZONES[0], "en",
          "https://www.weather.gov/", "strengths", instant(at))])  # fmt: skip
    put(Site, ("id", "org_id", "name", "zone"),
        [(site, org, name, zone) for site, name, zone in
         zip(sites, ("Main Street", "Riverside"), story.ZONES, strict=True)])  # fmt: skip
    put(HelpLine, ("id", "org_id", "label", "number", "text_number", "hours", "position"),
        [(ids.hex_at(when), org, "988 Crisis Lifeline", "988", "988", "", 0)])  # fmt: skip
    count = -(-people // OF_COACH)
    boss = Coach(ids.hex_at(when), ids.hex_at(when), f"Carol Winter {number}")
    coaches = tuple(
        Coach(ids.hex_at(when), ids.hex_at(when), f"Ben Keller {number}-{n}") for n in range(count)
    )
    _users(((c.user, org, c.name, story.ZONES[0]) for c in (boss, *coaches)), at)
    rows = [(boss.staff, org, sites[0], boss.user, "supervisor", None, None, "", instant(at))]
    rows += [(c.staff, org, sites[n % 2], c.user, "coach", boss.staff, None, "", instant(at))
             for n, c in enumerate(coaches)]  # fmt: skip
    put(Staff, ("id", "org_id", "site_id", "user_id", "roles", "supervisor_id", "suspended_at",
                "work_phone", "made_at"), rows)  # fmt: skip
    return Org(org, sites, coaches, people)


def _users(rows: Iterator[tuple[str, str, str, str]], at: datetime) -> None:
    columns = ("password", "last_login", "id", "org_id", "name", "phone", "phone_verified", "email",
               "language", "zone", "is_active", "made_at")  # fmt: skip
    put(User, columns, (
        ("!" + user[:40].ljust(40, "0"), None, user, org, name, None, 0, None, "en", zone, 1,
         instant(at))
        for user, org, name, zone in rows
    ))  # fmt: skip


def make_people(die: random.Random, org: Org, ids: story.Ids, at: datetime) -> list[Person]:
    """Write the participants of one organisation with their accounts, keys, coach and episode."""
    when = at.timestamp()
    made = [_person(die, org, ids, when, n) for n in range(org.people)]
    _users(((p.user, p.org, p.given, p.zone) for p in made), at)
    started = at.date()
    put(Participant, ("id", "org_id", "site_id", "user_id", "given_name", "family_name", "phone",
                      "email", "birth_year", "zone", "language", "contact_by",
                      "level", "coaching_model", "coaching_since", "first_days", "started_on",
                      "merged_into", "made_at"),
        ((p.id, p.org, p.site, p.user, p.given, p.family, "+12025550123", "", None, p.zone, "en",
          "text", "coaching", "", None, "", started.isoformat(), None, instant(at))
         for p in made))  # fmt: skip
    put(Relationship, ("id", "org_id", "participant_id", "made_at", "staff_id", "kind",
                       "started_at", "ended_at"),
        ((ids.hex_at(when), p.org, p.id, instant(at), p.staff, "coach", instant(at), None)
         for p in made))  # fmt: skip
    put(Episode, ("id", "org_id", "participant_id", "made_at", "opened_at", "opened_by_id",
                  "closed_at", "close_reason"),
        ((ids.hex_at(when), p.org, p.id, instant(at), instant(at), p.staff, None, "")
         for p in made))  # fmt: skip
    master = home.secret(MASTER)
    put(StoredKey, ("owner", "wrapped", "master", "version", "made_at"),
        ((p.id, aes_key_wrap(master, p.secret), MASTER, 1, instant(at)) for p in made))  # fmt: skip
    return made


def _person(die: random.Random, org: Org, ids: story.Ids, when: float, number: int) -> Person:
    coach = org.coaches[number // OF_COACH]
    place = number % 2
    return Person(
        id=ids.hex_at(when), org=org.id, site=org.sites[place], user=ids.hex_at(when),
        staff=coach.staff, coach_user=coach.user,
        # Within one coach's thirty people no given name comes twice.
        given=story.GIVEN[number % OF_COACH], family=die.choice(story.FAMILY),
        zone=story.ZONES[place], secret=die.randbytes(32),
    )  # fmt: skip


def feed(count: int = 240) -> bytes:
    """Return a Meeting Guide feed: `count` meetings around one ZIP code, and story.LANTERN."""
    rows = [
        {
            "name": f"{story.GIVEN[n % 40]}'s Table", "slug": f"table-{n}", "day": n % 7,
            "time": f"{7 + n % 14:02d}:{(n * 15) % 60:02d}", "location": f"Hall {n}",
            "formatted_address": f"{n} Market St, Philadelphia, PA {story.ZIP}, USA",
            "latitude": _LAT + (n % 40 - 20) / 400, "longitude": _LON + (n % 23 - 11) / 300,
            "types": (["O", "D"], ["O", "X"], ["W", "C"])[n % 3],
        }
        for n in range(count)
    ]  # fmt: skip
    rows += [
        {
            "name": story.LANTERN, "slug": f"lantern-{day}", "day": day, "time": "19:00",
            "location": "Boat House", "latitude": _LAT, "longitude": _LON, "types": ["O"],
            "formatted_address": f"1 River Rd, Philadelphia, PA {story.ZIP}, USA",
        }
        for day in range(7)
    ]  # fmt: skip
    return json.dumps(rows).encode()


def make_meetings(org: Org, prepared: storing.Prepared) -> None:
    """Write a meeting list of the organisation with the importer of real lists."""
    source = MeetingSource.objects.create(
        org_id=UUID(org.id), name="Meetings nearby", address="meetings.json", zone=story.ZONES[0]
    )
    storing.write(source, prepared)


def joined(today: date, days: int) -> datetime:
    """Return when everybody joined: the day before the first check-in."""
    return story.noon(today - timedelta(days=days + 1))


def picked(people: Sequence[Person], wanted: int) -> list[Person]:
    """Return up to `wanted` people, spread evenly over all of them."""
    step = max(1, len(people) // wanted)
    return list(people[::step][:wanted])
