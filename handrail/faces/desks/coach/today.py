"""Puts a coach's page together from the kept rows: words are chosen here, none in the template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from markupsafe import Markup

from handrail.faces.desks.coach import words
from handrail.faces.desks.coach.past import did_it_happen
from handrail.faces.desks.coach.waiting import Waiting, waiting
from handrail.ground.access import Actor
from handrail.ground.audit import together
from handrail.ground.kernel import clock
from handrail.practice.contacts.unanswered import PastAppointment
from handrail.watch.insight import queries, rules
from handrail.watch.insight.queries import CaseloadPerson, Slot
from handrail.watch.insight.wording import say, time_of_day

ASKED_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class WrittenOnce:
    """Something that the template writes the same way as long as it is the same."""

    written_out: dict[Any, Markup] = field(default_factory=dict, compare=False, repr=False)

    def written(self, macro: Any, *how: Any) -> Markup:
        """What the template's macro makes of it, asked for once for each way of writing."""
        found = self.written_out.get(how)
        if found is None:
            found = self.written_out[how] = macro(self, *how)
        return found


@dataclass(frozen=True)
class Card(WrittenOnce):
    """Somebody at the top: why, from which data, and how to reach them."""

    id: UUID
    name: str
    initials: str
    tone: str
    phone: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Line(WrittenOnce):
    """One row of My people."""

    id: UUID
    name: str
    initials: str
    tone: str
    away: bool
    shared: str
    moods: tuple[int | None, ...]
    moods_label: str
    contact: str
    week: str
    days: int | None
    usual: int | None
    heard: str


@dataclass(frozen=True)
class AskedFor:
    """Somebody who waits for the coach's yes: the nearest times, and how many there are more."""

    participant_id: UUID
    name: str
    times: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Today:
    """Everything on a coach's first page."""

    greeting: str
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    away: tuple[Line, ...]
    slots: tuple[tuple[str, Slot], ...]
    """What is still to come today, nearest first, each with its time in words."""
    data_age: str
    ceiling: int
    waits: Waiting
    wanted: str = ""
    past: tuple[PastAppointment, ...] = ()
    asked: tuple[AskedFor, ...] = ()


def card(person: CaseloadPerson) -> Card:
    """The card of somebody who has reasons."""
    reasons = person.candidate.reasons
    sources = (
        f"{say(reason.evidence, person.zone)}, {words.days_ago(reason.on, person.today)}"
        for reason in reasons
        if reason.on <= person.today
    )
    return Card(
        id=person.participant_id,
        name=person.name,
        initials=person.initials,
        tone=words.tone(person.participant_id),
        phone=person.phone,
        reasons=tuple(say(reason.words, person.zone) for reason in reasons),
        sources=tuple(dict.fromkeys(sources)),
    )


def line(person: CaseloadPerson) -> Line:
    """The row of one person."""
    return Line(
        id=person.participant_id,
        name=person.name,
        initials=person.initials,
        tone=words.tone(person.participant_id),
        away=person.away,
        shared=words.last_shared(person),
        moods=person.moods,
        moods_label=words.moods(person),
        contact=words.last_contact(person),
        week=words.week(person),
        days=person.days_silent if person.last_heard_at else None,
        usual=person.rhythm.usual if person.rhythm else None,
        heard=words.heard(person),
    )


def _slots(
    people: Iterable[CaseloadPerson], now: datetime, zone: str
) -> tuple[tuple[str, Slot], ...]:
    today = clock.local(now, zone).date()
    found = (slot for person in people for slot in person.ahead)
    mine = (slot for slot in found if clock.local(slot.starts_at, zone).date() == today)
    ordered = sorted(mine, key=lambda slot: (slot.starts_at, slot.name))
    return tuple((time_of_day(slot.starts_at, zone), slot) for slot in ordered)


def asked_for(person: CaseloadPerson) -> AskedFor:
    """Every time that somebody asked for and that waits for an answer."""
    said = tuple(
        say(rules.asked_time(person.slot_day(slot), slot.starts_at), person.zone)
        for slot in person.asked[:ASKED_SHOWN]
    )
    more = len(person.asked) - len(said)
    return AskedFor(person.participant_id, person.name, said, more)


def _matches(person: CaseloadPerson, wanted: str) -> bool:
    if not wanted:
        return True
    name = f"{person.given_name} {person.family_name[:1]}".casefold()
    return all(part in name for part in wanted.casefold().replace(".", " ").split())


def page(actor: Actor, wanted: str = "") -> Today:
    """A coach's page; with `wanted`, My people are those whose name has every word of it."""
    # Seven rooms note what is shown of whom: in one entry of the book's chain.
    with together():
        return _page(actor.at_work(), wanted)


def _page(actor: Actor, wanted: str) -> Today:
    people = queries.caseload(actor)
    now = clock.now()
    language = get_language()
    shown = [p.once(("line", language), line) for p in people if _matches(p, wanted)]
    return Today(
        greeting=words.greeting(now, actor.zone, actor.name.split(" ")[0]),
        cards=tuple(p.once(("card", language), card) for p in queries.top(people)),
        lines=tuple(each for each in shown if not each.away),
        away=tuple(each for each in shown if each.away),
        slots=_slots(people, now, actor.zone),
        data_age=words.data_age(people, now),
        ceiling=actor.ceiling,
        waits=waiting(actor, now),
        wanted=wanted,
        asked=tuple(asked_for(person) for person in people if person.asked),
        past=did_it_happen(actor, people, now),
    )
