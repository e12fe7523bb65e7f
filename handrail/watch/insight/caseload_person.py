"""One person of a caseload as the pages of the team show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.ground.kernel import clock
from handrail.ground.people.levels import is_light
from handrail.watch.insight import rules
from handrail.watch.insight.curve import Curve
from handrail.watch.insight.rhythm import Rhythm


@dataclass(frozen=True)
class Slot:
    """An appointment that lies ahead: `asked` while it was asked for and not agreed; `ride` when
    one is needed."""

    participant_id: UUID
    name: str
    starts_at: datetime
    asked: bool
    ride: bool = False


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
    encouraged: list[str] | None
    last_reached_at: datetime | None
    next_contact_on: date | None
    held_appointments: list[tuple[Any, ...]] | None
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
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What a page worked out from this person and needs again as long as they are the same."""

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

    def slot_day(self, slot: Slot) -> date:
        """The person's local day of a time ahead."""
        return clock.local(slot.starts_at, self.zone).date()

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
        return self._curve.moods(self.today)

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
            Slot(self.participant_id, self.name, datetime.fromisoformat(at), asked, any(ride))
            for at, asked, *ride in self.held_appointments or ()
        )
        return tuple(slot for slot in slots if slot.starts_at >= self.now)

    @cached_property
    def asked(self) -> tuple[Slot, ...]:
        """The times ahead that wait for the coach's yes, nearest first."""
        return tuple(slot for slot in self.ahead if slot.asked)

    @cached_property
    def facts(self) -> rules.Facts:
        """What the rules may know."""
        slot = next((each for each in self.ahead if not each.asked), None)
        asked = self.asked[0] if self.asked else None
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
            asked_at=asked.starts_at if asked else None,
            asked_on=self.day_of(asked.starts_at) if asked else None,
            asked_count=len(self.asked),
            light=is_light(self.level),
        )

    @cached_property
    def encouraged_on(self) -> date | None:
        """The last day on which a coach encouraged in writing."""
        return rules.encouraged_on(self.encouraged or (), self.today)

    @cached_property
    def candidate(self) -> rules.Candidate:
        """The reasons that hold today, and whether this reader put the person off."""
        put_off = self.put_off_by is not None and (self.put_off_on, self.put_off_by) == (
            self.reader_today,
            self.reader_staff_id,
        )
        found = () if self.away else rules.reasons(self.facts, self.today, self.now)
        return rules.Candidate(str(self.participant_id), found, put_off)

    @property
    def holds_until(self) -> datetime:
        """The instant from which some of this is another: midnight, or an appointment begins."""
        zone = ZoneInfo(self.zone)
        tomorrow = datetime.combine(self.today + timedelta(days=1), time(), tzinfo=zone)
        return min([tomorrow.astimezone(UTC), *(slot.starts_at for slot in self.ahead)])

    def once(self, key: Any, make: Callable[[CaseloadPerson], Any]) -> Any:
        """Return what `make` says of this person, worked out once for each `key`."""
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = make(self)
        return found
