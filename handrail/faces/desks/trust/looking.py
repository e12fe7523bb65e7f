"""The book of access in plain words, for the person it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.faces.desks.trust.words import DOES, LOOKED
from handrail.ground.access import Actor, Capability, current_actor
from handrail.ground.audit import Look, reads_of
from handrail.ground.audit.looks import DayOfLooks, days_of_looks, looks_on
from handrail.ground.kernel import clock
from handrail.ground.people.words import ROLE_WORDS

RECENT = 200
"""Lines of the book in which the last look of each person is searched."""
SHOWN = 20
"""Single lines that one person's day unfolds; the rest has a page of its own."""


@dataclass(frozen=True)
class LookLine:
    """One line: when (also on the reader's clock), who, what they did, if in an emergency."""

    at: datetime
    local: datetime
    who: str
    text: str
    emergency: bool


def who_looked(actor: Actor, participant_id: UUID, page: int) -> tuple[list[LookLine], bool]:
    """One page of lines, newest first, and whether there is more. Own entries read "You"."""
    looks, more = reads_of(participant_id, page)
    return [_line(actor, look) for look in looks], more


@dataclass(frozen=True)
class PersonsDay:
    """What one person did with the record on one day; `more` are lines beyond those shown."""

    account: UUID | None
    who: str
    times: int
    looked: tuple[str, ...]
    did: tuple[str, ...]
    emergency: bool
    lines: tuple[LookLine, ...]
    more: int


@dataclass(frozen=True)
class LooksOfDay:
    """One local day and everybody who looked or wrote on it."""

    day: date
    people: tuple[PersonsDay, ...]


def by_day(actor: Actor, participant_id: UUID, page: int) -> tuple[list[LooksOfDay], bool]:
    """One page of days, newest first, each by person, and whether there is more."""
    groups, more = days_of_looks(participant_id, actor.zone, page)
    days: dict[date, list[PersonsDay]] = {}
    for group in groups:
        days.setdefault(group.day, []).append(_persons_day(actor, group))
    return [LooksOfDay(day, tuple(people)) for day, people in days.items()], more


def _persons_day(actor: Actor, group: DayOfLooks) -> PersonsDay:
    lines = tuple(_line(actor, look) for look in group.lines[:SHOWN])
    looked = dict.fromkeys(_seen(look) for look in group.kinds if _only_looked(look))
    did = dict.fromkeys(what(look) for look in group.kinds if not _only_looked(look))
    return PersonsDay(
        group.actor, _who(actor, group), group.times, tuple(looked), tuple(did),
        any(_opened(look) for look in group.kinds),
        lines, group.times - len(lines),
    )  # fmt: skip


def one_day(
    actor: Actor, participant_id: UUID, day: date, account: UUID | None, page: int
) -> tuple[list[LookLine], bool]:
    """One page of every single line of one person on one day, and whether there is more."""
    looks, more = looks_on(participant_id, day, account, actor.zone, page)
    return [_line(actor, look) for look in looks], more


def _who(actor: Actor, look: Look | DayOfLooks) -> str:
    role = ROLE_WORDS.get(look.actor_role, "")
    if look.actor == actor.user_id:
        return _("You")
    return f"{look.actor_name}, {role}" if role else look.actor_name


def _line(actor: Actor, look: Look) -> LookLine:
    there = clock.local(look.at, actor.zone)
    return LookLine(look.at, there, _who(actor, look), what(look), _opened(look))


def _opened(look: Look) -> bool:
    # Finding somebody by name, to open their record or somebody else's, opens nothing yet.
    return look.kind == "write" and look.capability == Capability.BREAK_GLASS


def _only_looked(look: Look) -> bool:
    return look.kind in ("read", "list") and look.capability != Capability.BREAK_GLASS


def _seen(look: Look) -> str:
    known = Capability(look.capability) if look.capability in set(Capability) else None
    return str((LOOKED.get(known) if known else None) or _("your record"))


def what(look: Look) -> str:
    """What somebody did, in words: "looked at your steps"."""
    if _opened(look):
        return _("opened your record in an emergency")
    if look.capability == Capability.BREAK_GLASS:
        return _("saw your name while looking for somebody in an emergency")
    if _only_looked(look):
        return _("looked at %(what)s") % {"what": _seen(look)}
    if look.detail == "taken in":
        return _("welcomed you to the programme")
    known = Capability(look.capability) if look.capability in set(Capability) else None
    done = DOES.get(known) if known else None
    return _("wrote or changed %(what)s") % {"what": done or _("something in your record")}


def last_looks(participant_id: UUID) -> dict[UUID, str]:
    """Account -> what it looked at last and when, in words and local time."""
    looks, _more = reads_of(participant_id, 1, size=RECENT)
    reader = current_actor()
    zone = reader.zone if reader else "UTC"
    found: dict[UUID, str] = {}
    for look in looks:
        if look.actor is not None and look.kind in ("read", "list") and look.actor not in found:
            when = dates.moment_words(look.at, zone, clock.today(zone))
            found[look.actor] = _("%(when)s: %(what)s") % {"when": when, "what": what(look)}
    return found
