"""A pace that waits for the reader's yes, for the first pages of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.people.models import Episode
from handrail.ground.people.names import WHO, short_name

from ..models import AgreedPace
from . import pace as paces

_C = Capability.APPOINTMENT_SET
PACES, AT_MOST = 26, 12
"""The number under which a pace says that it waits; no other room's."""


@dataclass(frozen=True)
class PaceAsked:
    """A pace that the other one proposed: whose it is, and how often; no word of it."""

    participant_id: UUID
    name: str
    pace: paces.Pace

    @property
    def every_word(self) -> str:
        """How often, in the reader's language."""
        return gettext(paces.EVERY[self.pace.every])


def _asked(actor: Actor, by: str) -> Any:
    # While somebody is away from the programme nobody is asked for a yes.
    here = Episode.objects.visible_to(actor, _C).filter(
        participant_id=OuterRef("participant_id"), closed_at__isnull=True
    )
    rows = AgreedPace.objects.visible_to(actor, _C)
    return rows.filter(Exists(here), state=paces.WAITS, by=by)


def asked_of_coach(actor: Actor) -> Any:
    """Rows of the number PACES where a coach's yes is waited for; for a look at it with others."""
    return numbered(_asked(actor, "participant"), PACES)


def asked_of_person(actor: Actor, participant_id: UUID) -> Any:
    """The same for the participant's own yes."""
    return numbered(_asked(actor, "coach").filter(participant_id=participant_id), PACES)


def waits_for_coach(actor: Actor, person: str) -> Exists:
    """Whether a pace of somebody waits for their coach's yes, as a part of another query.

    `person` is the column there that has the participant's id.
    """
    return Exists(_asked(actor, "participant").filter(participant_id=OuterRef(person)))


def _named(rows: Any) -> Any:
    found = rows.order_by("made_at", "id")
    return found.values_list(*WHO, "every", "minutes", "weeks")[:AT_MOST]


def _of_coach(actor: Actor) -> Any:
    return _named(_asked(actor, "participant"))


def _of_person(actor: Actor, participant_id: UUID) -> Any:
    return _named(_asked(actor, "coach").filter(participant_id=participant_id))


_COACH, _PERSON = Reading(_of_coach), Reading(_of_person)


def _view(row: Sequence[Any]) -> PaceAsked:
    who, given, family, removed, every, minutes, weeks = row
    return PaceAsked(who, short_name(given, family, removed), paces.Pace(every, minutes, weeks))


def paces_asked(actor: Actor) -> tuple[PaceAsked, ...]:
    """Whose proposal waits for the coach, the longest first; one query.

    The reading is written into the book when there is anybody.
    """
    found = tuple(_view(row) for row in _COACH.rows(actor))
    if found:
        record_list(actor, _C, [one.participant_id for one in found])
    return found


def pace_asked(actor: Actor, participant_id: UUID) -> PaceAsked | None:
    """What the coach proposed and the person has not answered, or None; one query."""
    row = _PERSON.first(actor, participant_id)
    return _view(row) if row else None
