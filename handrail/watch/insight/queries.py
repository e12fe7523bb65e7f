"""Reads of the kept rows: a coach's caseload in one query, a supervisor's counts in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import TextField, Value

from handrail.ground.access import Actor, Capability, Role
from handrail.ground.audit import record_list
from handrail.ground.kernel import clock
from handrail.ground.people.levels import is_light
from handrail.ground.people.models import Participant, Staff
from handrail.watch.insight import rules
from handrail.watch.insight.curve import Curve
from handrail.watch.insight.models import CaseloadRow
from handrail.watch.insight.rhythm import Rhythm

_COLUMNS = (
    "id", "given_name", "family_name", "phone", "started_on", "zone",
    "kept__coach_id", "kept__episode_open", "kept__last_contact_at", "kept__last_contact_kind",
    "kept__last_reached_at", "kept__next_contact_on", "kept__appointments",
    "kept__last_heard_at", "kept__rhythm_days", "kept__rhythm_wide", "kept__last_shared_at",
    "kept__last_shared_on", "kept__last_shared_mood", "kept__last_shared_craving",
    "kept__curve_until", "kept__curve", "kept__weeks", "kept__put_off_on", "kept__put_off_by",
    "level",
)  # fmt: skip
# What comes from check-ins is between the person and their coach.
_COACH_ALONE = frozenset(
    name for name in _COLUMNS if name.startswith(("kept__last_shared", "kept__curve"))
)


@dataclass(frozen=True)
class Slot:
    """An appointment that lies ahead: `asked` while it was asked for and not agreed."""

    participant_id: UUID
    name: str
    starts_at: datetime
    asked: bool


@dataclass(frozen=True)
class CaseloadPerson:
    """One person as a coach's page shows them; days are local days of that person."""

    participant_id: UUID
    given_name: str
    family_name: str
    phone: str
    started_on: date
    zone: str
    coach_id: UUID | None
    episode_open: bool | None
    last_contact_at: datetime | None
    last_contact_kind: str | None
    last_reached_at: datetime | None
    next_contact_on: date | None
    held_appointments: list[tuple[str, bool]] | None
    last_heard_at: datetime | None
    rhythm_days: int | None
    rhythm_wide: int | None
    last_shared_at: datetime | None
    last_shared_on: date | None
    last_shared_mood: int | None
    last_shared_craving: int | None
    curve_until: date | None
    curve_text: str | None
    weeks: dict[str, list[Any]] | None
    put_off_on: date | None
    put_off_by: UUID | None
    level: str
    now: datetime
    reader_today: date
    reader_staff_id: UUID | None

    @property
    def name(self) -> str:
        """The name as the team says it: "Ana M."."""
        return f"{self.given_name} {self.family_name[:1]}.".replace(" .", "")

    @property
    def initials(self) -> str:
        """One or two letters."""
        return (self.given_name[:1] + self.family_name[:1]).upper()

    @property
    def away(self) -> bool:
        """Whether the person is not with the programme for now; the coach stays theirs."""
        return self.episode_open is False

    @cached_property
    def today(self) -> date:
        """The person's own day."""
        return clock.local(self.now, self.zone).date()

    def day_of(self, instant: datetime | None) -> date | None:
        """The person's local day of an instant."""
        return clock.local(instant, self.zone).date() if instant else None

    @property
    def rhythm(self) -> Rhythm | None:
        """How often the person is usually heard, or None while that is unknown."""
        if self.rhythm_days is None or self.rhythm_wide is None:
            return None
        return Rhythm(self.rhythm_days, self.rhythm_wide)

    @property
    def days_silent(self) -> int:
        """Days since anything was heard, or since the start."""
        return rules.days_silent(self.facts, self.today)

    @cached_property
    def moods(self) -> tuple[int | None, ...]:
        """The shared moods of the 14 days that end today, oldest first."""
        return tuple(mood for _, mood in self._curve.ending(self.today))

    @property
    def _curve(self) -> Curve:
        return Curve(self.curve_until, self.curve_text) if self.curve_text else Curve()

    @property
    def week(self) -> rules.WeekSteps:
        """The steps of the person's current week."""
        held = (self.weeks or {}).get(rules.monday(self.today).isoformat())
        return rules.WeekSteps(*held) if held else rules.WeekSteps()

    @cached_property
    def ahead(self) -> tuple[Slot, ...]:
        """Appointments that have not begun, nearest first."""
        slots = (
            Slot(self.participant_id, self.name, datetime.fromisoformat(at), asked)
            for at, asked in self.held_appointments or ()
        )
        return tuple(slot for slot in slots if slot.starts_at >= self.now)

    @cached_property
    def facts(self) -> rules.Facts:
        """What the rules may know."""
        slot = self.ahead[0] if self.ahead else None
        return rules.Facts(
            started_on=self.started_on,
            heard_on=self.day_of(self.last_heard_at),
            rhythm=self.rhythm,
            curve=self._curve,
            shared_on=self.last_shared_on,
            shared_mood=self.last_shared_mood,
            shared_craving=self.last_shared_craving,
            reached_on=self.day_of(self.last_reached_at),
            next_contact_on=self.next_contact_on,
            appointment_at=slot.starts_at if slot else None,
            appointment_on=self.day_of(slot.starts_at) if slot else None,
            appointment_asked=bool(slot and slot.asked),
            light=is_light(self.level),
        )

    @cached_property
    def candidate(self) -> rules.Candidate:
        """The reasons that hold today, and whether this reader put the person off."""
        put_off = self.put_off_by is not None and (self.put_off_on, self.put_off_by) == (
            self.reader_today,
            self.reader_staff_id,
        )
        found = () if self.away else rules.reasons(self.facts, self.today, self.now)
        return rules.Candidate(str(self.participant_id), found, put_off)


def _read(
    actor: Actor, rows: Any, left_out: frozenset[str] = frozenset()
) -> tuple[CaseloadPerson, ...]:
    columns = [Value(None, TextField()) if name in left_out else name for name in _COLUMNS]
    now = clock.now()
    today = clock.local(now, actor.zone).date()
    found = rows.filter(merged_into__isnull=True).order_by("given_name", "family_name", "id")
    return tuple(
        CaseloadPerson(*(*row, now, today, actor.staff_id)) for row in found.values_list(*columns)
    )


def caseload(actor: Actor) -> tuple[CaseloadPerson, ...]:
    """The people whom the actor coaches now, by name, in one query and one line in the book.

    It begins with the people, so that nobody is missing while their kept row is. Those who are
    not with the programme for now are among them, marked `away`.
    """
    rows = Participant.objects.visible_to(actor, Capability.CASELOAD_READ)
    if actor.has(Role.SUPERVISOR):
        # A supervisor may read the caseloads of others as well; this page is their own.
        rows = rows.filter(kept__coach_id=actor.staff_id)
    people = _read(actor, rows)
    record_list(actor, Capability.CASELOAD_READ, [p.participant_id for p in people])
    return people


def caseload_of(actor: Actor, coach_id: UUID) -> tuple[CaseloadPerson, ...]:
    """The people of one coach whom the actor supervises, to look at; empty for anybody else.

    Nothing that comes from a check-in is read: that was shared with the coach alone.
    """
    rows = Participant.objects.visible_to(actor, Capability.SUPERVISION_READ)
    people = _read(actor, rows.filter(kept__coach_id=coach_id), _COACH_ALONE)
    record_list(actor, Capability.SUPERVISION_READ, [p.participant_id for p in people])
    return people


def top(people: Iterable[CaseloadPerson]) -> tuple[CaseloadPerson, ...]:
    """At most five people who might welcome a call, the first one first."""
    by_key = {person.candidate.key: person for person in people}
    chosen = rules.at_the_top(person.candidate for person in by_key.values())
    return tuple(by_key[candidate.key] for candidate in chosen)


@dataclass(frozen=True)
class CoachLoad:
    """One coach as a supervisor sees them: how many people, and how many without a contact."""

    staff_id: UUID
    name: str
    people: int
    uncontacted: int
    ceiling: int

    @property
    def over(self) -> bool:
        """Whether there are more people than the ceiling."""
        return self.people > self.ceiling


def coaches_of(actor: Actor) -> tuple[CoachLoad, ...]:
    """The coaches whom the actor supervises, by name; nothing about them is ranked.

    Counts leave out people who are not with the programme for now. No line is written into the
    book: nobody's record is shown, only numbers.
    """
    coaches = Staff.objects.filter(
        org_id=actor.org_id, supervisor_id=actor.staff_id, suspended_at__isnull=True
    ).exclude(supervisor_id=None)
    counts = _counts(actor)
    named = coaches.order_by("user__name", "id").values_list("id", "user__name", "roles")
    return tuple(
        CoachLoad(staff_id, name, *counts.get(staff_id, (0, 0)), rules.CEILING)
        for staff_id, name, roles in named
        if Role.COACH in roles.split()
    )


def _counts(actor: Actor) -> dict[UUID, tuple[int, int]]:
    now = clock.now()
    rows = CaseloadRow.objects.visible_to(actor, Capability.SUPERVISION_READ).filter(
        episode_open=True, coach_id__isnull=False
    )
    counts: dict[UUID, tuple[int, int]] = {}
    for coach, zone, last, started_on, level in rows.values_list(
        "coach_id", "zone", "last_contact_at", "participant__started_on", "participant__level"
    ):
        contact_on = clock.local(last, zone).date() if last else None
        today = clock.local(now, zone).date()
        late = not is_light(level) and rules.uncontacted(contact_on, started_on, today)
        people, before = counts.get(coach, (0, 0))
        counts[coach] = (people + 1, before + late)
    return counts
