"""Whom somebody can call when it is hard: one list, in one order, for every page and the phone.

Rooms on the practice floor do not know each other. Each registers the people whom it keeps; the
staff are known here. First whom the person planned to call on the days that are now, then those
whom they chose for company, then those of the safety plan, then who works with them, then the
help lines that they wrote down. Nobody is there twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor

from .queries import my_people

PLANNED, COMPANY, ASK, STAFF, LINES = "planned", "company", "ask", "staff", "lines"
ORDER = (PLANNED, COMPANY, ASK, STAFF, LINES)


@dataclass(frozen=True)
class ToCall:
    """Somebody to call; `phone` as it is written, `call` as a phone dials it, "" for no number."""

    of: str
    name: str
    phone: str = ""
    call: str = ""
    staff_id: UUID | None = None

    @property
    def printed(self) -> str:
        """The line as long as it is on paper."""
        return f"{self.name} {self.phone}"

    @property
    def own(self) -> bool:
        """Whether it is one of the person's own people: they may be written to as well."""
        return self.of in {PLANNED, COMPANY, ASK}


Source = Callable[[Actor, UUID], Sequence[ToCall]]
Lines = Callable[[UUID | None], Sequence[ToCall]]
_sources: dict[str, Source] = {}
_lines: list[Lines] = []


def register_to_call(name: str, source: Source) -> None:
    """Let `source` of a room give people; each says where it stands in ORDER."""
    _sources[name] = source


def register_lines(lines: Lines) -> None:
    """Let `lines` give the numbers that are always there, of an organisation."""
    _lines[:] = [lines]


def in_order(found: Iterable[ToCall]) -> list[ToCall]:
    """The people in ORDER, each once: by their number, or without one by their name."""
    once: dict[str, ToCall] = {}
    for one in sorted(found, key=lambda each: ORDER.index(each.of)):
        once.setdefault(one.call or one.name.strip().casefold(), one)
    return list(once.values())


def to_call(actor: Actor, participant_id: UUID, *, without: Collection[str] = ()) -> list[ToCall]:
    """Return whom the person can call, in order, those of the rooms named in `without` left out."""
    found = [
        one
        for name, source in _sources.items()
        if name not in without
        for one in source(actor, participant_id)
    ]
    staff = my_people(actor, participant_id)
    found += [ToCall(STAFF, p.name, p.phone or "", p.phone or "", p.staff_id) for p in staff]
    return in_order(found)


def always_there(org_id: UUID | None) -> list[ToCall]:
    """Return the lines that answer for anybody; none while no room keeps any."""
    return [one for lines in _lines for one in lines(org_id)]
