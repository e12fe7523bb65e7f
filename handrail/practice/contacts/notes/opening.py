"""Whose notes are open to whom: a coach's own, and those before them when the person says so.

The dates, the kind and the tags of every contact stay for whoever works with the person; the words
of coaches before are shut until the participant opens them, and shut again when they take that
back. A note that the person asked to have put right is open to whoever answers, and so is every
note in an emergency.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.locked import person
from handrail.ground.people.models import BrokenGlass, Relationship

from ..models import Contact
from . import rules
from .models import CorrectionAsk, NotesBefore

_C, _OWN = Capability.CONTACT_READ, Capability.NOTE_OWN


def note_open(actor: Actor) -> Any:
    """What is true in SQL of a contact whose words this actor may read."""
    if actor.staff_id is None:
        return Q(pk__isnull=False)
    of = {"participant_id": OuterRef("participant_id")}
    coaching = Relationship.objects.visible_to(actor, _C).filter(
        **of, kind="coach", ended_at__isnull=True
    )
    said = NotesBefore.objects.visible_to(actor, _C).filter(**of, open=True)
    asked = CorrectionAsk.objects.visible_to(actor, _C).filter(
        contact_id=OuterRef("pk"), state=rules.WAITS
    )
    glass = BrokenGlass.objects.for_system("the words of notes are open in an emergency").filter(
        **of, staff_id=actor.staff_id, until__gt=clock.now()
    )
    own = Q(participant_id=actor.participant_id) if actor.participant_id else Q(pk__isnull=True)
    return (
        own
        | Exists(coaching.filter(staff_id=OuterRef("staff_id")))
        | Exists(said.filter(staff_id__in=coaching.values("staff_id")))
        | Exists(asked)
        | Exists(glass)
    )


@dataclass(frozen=True)
class BeforeNotes:
    """That there are notes from coaches before, who coaches now, and whether they are open."""

    coach_name: str
    open: bool


def _coach(actor: Actor, participant_id: UUID) -> Any:
    rows = Relationship.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    )
    of = {"participant_id": OuterRef("participant_id")}
    before = Contact.objects.visible_to(actor, _C).filter(**of, taken_back_at__isnull=True)
    said = NotesBefore.objects.visible_to(actor, _C).filter(**of, open=True)
    return rows.annotate(
        any=Exists(before.exclude(staff_id=OuterRef("staff_id"))),
        said=Exists(said.filter(staff_id=OuterRef("staff_id"))),
    ).values_list("staff_id", "staff__user__name", "any", "said")[:1]


_COACH = Reading(_coach)


def notes_before(actor: Actor, participant_id: UUID) -> BeforeNotes | None:
    """Whether notes of coaches before are open to the coach of now; None where none are there."""
    for _staff, name, there, said in _COACH.rows(actor, participant_id):
        return BeforeNotes(name, bool(said)) if there else None
    return None


def _shut(actor: Actor, participant_id: UUID, contact_id: UUID) -> Any:
    note = Contact.objects.visible_to(actor, _C).filter(pk=contact_id)
    said = NotesBefore.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, open=True
    )
    rows = Relationship.objects.visible_to(actor, _C).filter(
        ~Exists(note.filter(staff_id=OuterRef("staff_id"))),
        ~Exists(said.filter(staff_id=OuterRef("staff_id"))),
        participant_id=participant_id, kind="coach", ended_at__isnull=True,
    )  # fmt: skip
    return rows.values_list("staff__user__name")[:1]


_SHUT = Reading(_shut)


def shut_to(actor: Actor, participant_id: UUID, contact_id: UUID) -> str:
    """The name of the coach of now where a note is shut to them, else ""; one query."""
    return next((str(name) for (name,) in _SHUT.rows(actor, participant_id, contact_id)), "")


@command(Capability.NOTE_OWN)
def open_notes_before(actor: Actor, *, participant_id: UUID, open: bool) -> str:  # noqa: A002
    """Let the coach of now read the notes of coaches before, or shut them; return the name.

    Raises NotLikeThis without a coach, NotVisible for anybody but the person.
    """
    if actor.participant_id != participant_id:
        raise NotVisible
    who = person(actor, _OWN, participant_id)
    found = _COACH.rows(actor, participant_id)
    if not found:
        raise NotLikeThis(rules.NO_COACH)
    say_open(who.org_id, participant_id, found[0][0], open=open)
    return str(found[0][1])


def say_open(org_id: UUID, participant_id: UUID, staff_id: UUID, *, open: bool) -> None:  # noqa: A002
    """Part of an authorised write, or of a reaction to one: keep what the person said."""
    rows = NotesBefore.objects.for_system("the person has said whether notes from before open")
    row = rows.filter(participant_id=participant_id, staff_id=staff_id).first()
    if row is None:
        row = NotesBefore(
            id=uuid7(), org_id=org_id, participant_id=participant_id, staff_id=staff_id
        )
    row.open, row.said_at = open, clock.now()
    row.save()


def shut(participant_id: UUID) -> None:
    """Part of a reaction: a coach leaves, and whoever comes begins with what is handed on."""
    rows = NotesBefore.objects.for_system("a coach leaves; notes from before are shut again")
    rows.filter(participant_id=participant_id, open=True).update(open=False, said_at=clock.now())
