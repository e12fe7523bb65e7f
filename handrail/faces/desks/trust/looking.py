"""The book of access in plain words, for the person it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.faces.desks.trust.words import DOES, SEES
from handrail.ground.access import Actor, Capability, current_actor
from handrail.ground.audit import Look, reads_of
from handrail.ground.kernel import clock
from handrail.ground.people.words import ROLE_WORDS

RECENT = 200
"""Lines of the book in which the last look of each person is searched."""


@dataclass(frozen=True)
class LookLine:
    """One line: when, who with which role, what they did, and if it was an emergency."""

    at: datetime
    who: str
    text: str
    emergency: bool


def who_looked(actor: Actor, participant_id: UUID, page: int) -> tuple[list[LookLine], bool]:
    """One page of lines, newest first, and whether there is more. Own entries read "You"."""
    looks, more = reads_of(participant_id, page)
    return [_line(actor, look) for look in looks], more


def _line(actor: Actor, look: Look) -> LookLine:
    mine = look.actor == actor.user_id
    role = ROLE_WORDS.get(look.actor_role, "")
    who = _("You") if mine else f"{look.actor_name}, {role}" if role else look.actor_name
    emergency = look.capability == Capability.BREAK_GLASS
    return LookLine(look.at, who, what(look), emergency)


def what(look: Look) -> str:
    """What somebody did, in words: "looked at your steps"."""
    if look.capability == Capability.BREAK_GLASS:
        return _("opened your record in an emergency")
    known = Capability(look.capability) if look.capability in set(Capability) else None
    if look.kind in ("read", "list"):
        seen = SEES.get(known) if known else None
        return _("looked at %(what)s") % {"what": seen or _("your record")}
    if look.detail == "taken in":
        return _("welcomed you to the programme")
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
