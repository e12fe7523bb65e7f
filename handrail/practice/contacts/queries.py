"""Reading contacts, appointments and what was begun."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people import drafts
from handrail.ground.people.lifting import lifting_days
from handrail.ground.people.models import Participant

from . import balance as measuring
from . import rules
from .models import Appointment, Contact, ContactBefore
from .notes.finding import asked_about, open_to, words_beside
from .notes.opening import note_open
from .sessions.linking import is_to_say
from .times.rules import rides
from .video import video_link

CONTACTS_A_PAGE = 20
UNANSWERED = timedelta(days=30)
ANSWERS_SHOWN = 5


@dataclass(frozen=True)
class ContactView:
    """One contact as a page shows it. `words` are the finer tags, to be translated."""

    id: UUID
    at: datetime
    kind: str
    minutes: int | None
    held_to: bool
    held_up: bool
    words: Sequence[str]
    note: str | None
    next_on: date | None
    reached: bool
    staff_name: str
    corrected: bool
    taken_back: bool
    may_edit: bool
    held: Sequence[str]
    with_whom: str | None = None
    by_them: bool = False
    shut: bool = False
    """The words are of a coach before, and the person has not opened them."""
    to_say: bool = False
    """It is one's own and but a yes of an appointment: what it was is still to be said."""

    @property
    def look(self) -> rules.Kind:
        """The kind's word and icon."""
        return rules.KINDS[self.kind]


@dataclass(frozen=True)
class AppointmentView:
    """One appointment; `on` and `clock` are the wall clock in `zone`, `starts_at` the instant."""

    id: UUID
    participant_id: UUID
    staff_id: UUID
    starts_at: datetime
    zone: str
    on: date
    clock: time
    minutes: int
    kind: str
    place: str | None
    state: str
    proposed_by: str
    staff_name: str
    series_id: UUID | None = None
    every: str = ""
    needs_ride: bool = False
    changed_at: datetime | None = None
    asked: bool = False
    """It is not seen, and the coach has asked how it went."""

    @property
    def title(self) -> str:
        """What it is and with whom, in the reader's language: "Call with Ben"."""
        kind = gettext(rules.KINDS[self.kind].word)
        return gettext("%(kind)s with %(name)s") % {"kind": kind, "name": self.staff_name}

    @property
    def video(self) -> str:
        """Where it opens, for one by video whose place is an address; else nothing."""
        return video_link(self.kind, self.place)

    @property
    def look(self) -> rules.State:
        """The state's word, icon and tone."""
        return rules.STATES[self.state]


def _finer(words: Sequence[str]) -> list[str]:
    known = {**rules.HELD_TO, **rules.HELD_UP, **rules.TOLD_SAID}
    return [known[word] for word in words if word in known]


def _contact_view(key: PersonKey, row: Any, actor: Actor, *, asked: bool = False) -> ContactView:
    own, gone = row.staff_id == actor.staff_id, row.taken_back_at is not None
    recent = rules.may_edit(row.said_at or row.made_at, clock.now())
    return ContactView(
        id=row.id,
        at=row.at,
        kind=row.kind,
        minutes=row.minutes,
        held_to=row.held_to,
        held_up=row.held_up,
        words=_finer(row.words),
        # What was taken back is read by nobody but its writer.
        note=read(key, row, "note") if row.note_open and (own or not row.taken_back_at) else None,
        next_on=row.next_on,
        reached=row.reached,
        staff_name=row.staff.user.name,
        corrected=row.corrected_at is not None,
        taken_back=gone,
        may_edit=rules.may_correct(own=own, recent=recent, asked=asked, gone=gone),
        held=row.words,
        with_whom=read(key, row, "with_whom") if row.note_open else None,
        by_them=row.begun_by_them,
        shut=not row.note_open,
        to_say=own and row.taken_back_at is None and is_to_say(row),
    )


def appointment_view(key: PersonKey, row: Appointment) -> AppointmentView:
    """One row of `appointments_of` as the pages show it."""
    return AppointmentView(
        id=row.id,
        participant_id=row.participant_id,
        staff_id=row.staff_id,
        starts_at=row.starts_at,
        zone=row.zone,
        on=row.wall_on,
        clock=row.wall_at,
        minutes=row.minutes,
        kind=row.kind,
        place=read(key, row, "place"),
        state=row.state,
        proposed_by=row.proposed_by,
        staff_name=row.staff.user.name,
        series_id=row.series_id,
        every=row.series.every if row.series else "",
        needs_ride=rides(row.kind, row.needs_ride),
        changed_at=row.answered_at,
        asked=row.asked_at is not None,
    )


def _contacts(actor: Actor, participant_id: UUID) -> Any:
    return (
        Contact.objects.visible_to(actor, Capability.CONTACT_READ)
        .filter(participant_id=participant_id)
        .annotate(note_open=note_open(actor))
        .select_related("staff__user")
        .order_by("-at", "-id")
    )


def appointments_of(actor: Actor, participant_id: UUID) -> Any:
    """The rows of somebody's appointments that the actor may read, nearest first."""
    return (
        Appointment.objects.visible_to(actor, Capability.APPOINTMENT_READ)
        .filter(participant_id=participant_id)
        .select_related("staff__user", "series")
        .order_by("starts_at", "id")
    )


def contacts(
    actor: Actor, participant_id: UUID, page: str | int = 1, only: Q | None = None
) -> Page[Any]:
    """Return a page of contacts, newest first, as ContactView; of those that are `only` meant.

    What was taken back is shown to the one who logged it, so that it can be put back; and to the
    participant, without the note, where words of their own stand beside it.
    """
    shown = Q(taken_back_at__isnull=True)
    if actor.staff_id:
        shown |= Q(staff_id=actor.staff_id)
    if actor.participant_id == participant_id:
        shown |= words_beside(actor, Capability.CONTACT_READ)
    rows = _contacts(actor, participant_id).filter(shown if only is None else only)
    found = Paginator(rows, CONTACTS_A_PAGE).get_page(page)
    key = key_for(participant_id)
    found.object_list = [_contact_view(key, row, actor) for row in found.object_list]
    return found


def recent(actor: Actor, participant_id: UUID, limit: int = 5) -> list[ContactView]:
    """Return the newest contacts, at most `limit`."""
    rows = list(_contacts(actor, participant_id).filter(taken_back_at__isnull=True)[:limit])
    key = key_for(participant_id) if rows else None
    return [_contact_view(key, row, actor) for row in rows] if key else []


def contact(actor: Actor, contact_id: UUID) -> tuple[UUID, ContactView]:
    """Return the participant's id and the contact; raises NotVisible for one not to be edited:
    somebody else's, unless the participant waits to have it put right."""
    row = (
        Contact.objects.visible_to(actor, Capability.CONTACT_LOG)
        .filter(open_to(actor), pk=contact_id)
        .annotate(note_open=note_open(actor))
        .select_related("staff__user")
        .first()
    )
    if row is None:
        raise NotVisible
    return row.participant_id, _contact_view(key_for(row.participant_id), row, actor)


def note_seen(actor: Actor, participant_id: UUID, contact_id: UUID) -> ContactView:
    """Return one contact with its note, to write beside it or answer about it; NotVisible.

    The participant and its writer come to one that was taken back as well: the participant's words
    beside it are still there.
    """
    row = _contacts(actor, participant_id).filter(pk=contact_id).first()
    if row is None or not (
        row.taken_back_at is None
        or actor.participant_id == participant_id
        or actor.staff_id == row.staff_id
    ):
        raise NotVisible
    asked = asked_about(actor, Capability.CONTACT_LOG, contact_id)
    return _contact_view(key_for(participant_id), row, actor, asked=asked)


class EarlierNote(NamedTuple):
    """Until when a note read like this; `by` is who put it right, "" where its writer did."""

    at: datetime
    note: str
    by: str


def earlier_notes(
    actor: Actor, participant_id: UUID, contact_ids: Sequence[UUID]
) -> dict[UUID, list[EarlierNote]]:
    """Return for each contact when it was corrected and the note it had before, newest first."""
    found: dict[UUID, list[EarlierNote]] = {one: [] for one in contact_ids}
    if not found:
        return found
    rows = (
        ContactBefore.objects.visible_to(actor, Capability.CONTACT_READ)
        .filter(participant_id=participant_id, contact_id__in=contact_ids)
        .select_related("staff__user", "contact")
        .order_by("-made_at", "-id")
    )
    key = key_for(participant_id)
    for row in rows:
        said = json.loads(read(key, row, "body") or "{}")
        by = row.staff.user.name if row.staff_id != row.contact.staff_id else ""
        found[row.contact_id].append(EarlierNote(row.made_at, said.get("note") or "", by))
    return found


def ahead(actor: Actor, participant_id: UUID, at: datetime) -> list[AppointmentView]:
    """Return all appointments that lie ahead, nearest first."""
    rows = list(
        appointments_of(actor, participant_id).filter(state__in=rules.AHEAD, starts_at__gt=at)
    )
    key = key_for(participant_id) if rows else None
    return [appointment_view(key, row) for row in rows] if key else []


def to_answer(actor: Actor, participant_id: UUID, at: datetime) -> list[AppointmentView]:
    """Return what has begun in the last 30 days and nobody has said whether it happened."""
    rows = list(
        appointments_of(actor, participant_id).filter(
            state__in=rules.AHEAD, starts_at__lte=at, starts_at__gte=at - UNANSWERED
        )
    )
    key = key_for(participant_id) if rows else None
    return [appointment_view(key, row) for row in rows] if key else []


def answered(actor: Actor, participant_id: UUID, at: datetime) -> list[AppointmentView]:
    """Return what was said or asked about in the last week; the newest answer first."""
    lately = at - timedelta(days=rules.EDIT_DAYS)
    rows = list(
        appointments_of(actor, participant_id)
        .filter(Q(answered_at__gte=lately) | Q(asked_at__gte=lately), state__in=rules.ANSWERED)
        .order_by("-answered_at", "-id")[:ANSWERS_SHOWN]
    )
    key = key_for(participant_id) if rows else None
    return [appointment_view(key, row) for row in rows] if key else []


def called_off(actor: Actor, participant_id: UUID, at: datetime) -> list[AppointmentView]:
    """Return what was called off and could still be put back."""
    rows = list(appointments_of(actor, participant_id).filter(state="cancelled", starts_at__gt=at))
    key = key_for(participant_id) if rows else None
    return [appointment_view(key, row) for row in rows] if key else []


def resting(actor: Actor, participant_id: UUID, at: datetime) -> list[AppointmentView]:
    """Return what lies ahead and was planned with a coach who has left, nearest first."""
    rows = list(appointments_of(actor, participant_id).filter(state=rules.RESTS, starts_at__gt=at))
    key = key_for(participant_id) if rows else None
    return [appointment_view(key, row) for row in rows] if key else []


def appointment(actor: Actor, appointment_id: UUID) -> AppointmentView:
    """Return one appointment that the actor may set; raises NotVisible."""
    row = (
        Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET)
        .filter(pk=appointment_id)
        .select_related("staff__user", "series")
        .first()
    )
    if row is None:
        raise NotVisible
    return appointment_view(key_for(row.participant_id), row)


def begun(actor: Actor, people: Collection[UUID], *, nobody: bool = False) -> list[drafts.Begun]:
    """Return what the actor began to type about these people (or nobody yet) and did not save."""
    return drafts.begun(actor, rules.DRAFT_KIND, people, nobody=nobody)


def choices(actor: Actor) -> list[tuple[UUID, str]]:
    """Return the people the actor may log a contact for: id and short name, by name."""
    rows = Participant.objects.visible_to(actor.at_work(), Capability.CONTACT_LOG)
    found = rows.filter(merged_into__isnull=True).order_by("given_name", "family_name")
    return [(row.pk, row.short_name) for row in found]


def _touches(actor: Actor, participant_id: UUID, start: datetime) -> Any:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ)
    kept = rows.filter(participant_id=participant_id, taken_back_at__isnull=True, at__gte=start)
    return kept.values_list("at", "held_to", "held_up")


_TOUCHES = Reading(_touches)


def balance(
    actor: Actor,
    participant_id: UUID,
    zone: str,
    touches: Sequence[measuring.Touch] | None = None,
) -> measuring.Balance:
    """Return the last twelve weeks of held to and held up in the participant's `zone`.

    Whoever may see the contacts gets the same numbers. They are read unless `touches` brings them.
    """
    today = clock.today(zone)
    first = measuring.first_day(today)
    if touches is None:
        start = datetime.combine(first, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
        touches = [measuring.Touch(*row) for row in _TOUCHES.rows(actor, participant_id, start)]
    kind_days = lifting_days(actor, participant_id, first, today)
    return measuring.measure(touches, kind_days, zone, today)
