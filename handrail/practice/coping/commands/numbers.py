"""The person's own clocks: what is counted, the days written down, what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.past import check_past
from handrail.ground.people.whose import one_of

from ..earlier import changed, stands
from ..keeping import make_room, write
from ..models import COACH_TOO, ONLY_ME, Clock, ClockDays
from ..rules import numbers as rules

_KEEP = Capability.COPING_KEEP


def _checked(who: Person, name: str, starts_on: date | None) -> tuple[str, date]:
    words, start = tidy(name, limit=rules.NAME_LIMIT), starts_on or who.today
    if not words:
        raise NotLikeThis(rules.NAME_MISSING, "name")
    wrong = check_past(start, who.today, who.birth_year)
    if wrong:
        raise NotLikeThis(wrong, "starts_on")
    return words, start


@command(Capability.COPING_KEEP)
def add_clock(
    actor: Actor, *, participant_id: UUID, name: str, counts: str = rules.ALL_BUT,
    starts_on: date | None = None, written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002
) -> UUID:  # fmt: skip
    """Begin to count something from a day (None: that on which it was written) and return its id.

    `written_on` tells, for a new entry, the day it was written; today unless given.
    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        words, start = _checked(who, name, starts_on or (written_on() if written_on else None))
        make_room(Clock, actor, who, rules.CLOCKS_AT_MOST, rules.CLOCKS_FULL,
                  put_away_at__isnull=True)  # fmt: skip
        row = Clock(id=row_id, org_id=who.org_id, participant_id=who.id, counts=counts,
                    starts_on=start)  # fmt: skip
        write(who, row, name=words)
        return {"clock": str(row_id)}

    body = {"name": name, "counts": counts, "starts_on": starts_on}
    return UUID(stored_once(participant_id, id, "clock", body, do, org_id=actor.org_id)["clock"])


@command(Capability.COPING_KEEP)
def change_clock(
    actor: Actor, *, participant_id: UUID, clock_id: UUID, name: str, starts_on: date | None,
    show_since: bool, show_year: bool, shared: bool | None = None, version: int | None = None,
) -> bool:  # fmt: skip
    """Another name or first day, which numbers are shown, and whether the coach may see them.

    No day that was written down goes. `shared` None leaves who may see it as it is. True: changed
    meanwhile as well; both are kept. Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(Clock, actor, _KEEP, participant_id, clock_id)
    was = stands(who.key, "clock", row)
    words, row.starts_on = _checked(who, name, starts_on)
    row.show_since, row.show_year = show_since, show_year
    if shared is not None:
        row.visibility = COACH_TOO if shared else ONLY_ME
    keep(who.key, row, name=words)
    crossed = changed(who, "clock", row, was, version)
    row.save()
    return crossed


@command(Capability.COPING_KEEP)
def put_clock_away(actor: Actor, *, participant_id: UUID, clock_id: UUID, away: bool) -> None:
    """Take a clock off the page, or put it back; its days stay. Raises NotLikeThis, NotVisible."""
    who = person(actor, _KEEP, participant_id)
    row = one_of(Clock, actor, _KEEP, participant_id, clock_id)
    if not away and row.put_away_at is not None:
        make_room(Clock, actor, who, rules.CLOCKS_AT_MOST, rules.CLOCKS_FULL,
                  put_away_at__isnull=True)  # fmt: skip
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.COPING_KEEP)
def write_days(
    actor: Actor, *, participant_id: UUID, clock_id: UUID, first_on: date | None = None,
    last_on: date | None = None, written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002
) -> UUID:  # fmt: skip
    """Write days down for a clock, that of the writing when none is named; return the entry's id.

    `written_on` tells, for a new entry, the day it was written; today unless given.
    Raises NotLikeThis, Replayed, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        row = one_of(Clock, actor, _KEEP, participant_id, clock_id)
        first = first_on or last_on or (written_on() if written_on else who.today)
        stretch = rules.Stretch(first, last_on or first)
        wrong = rules.check_stretch(stretch, row.starts_on, who.today)
        if wrong:
            raise NotLikeThis(wrong, "first_on")
        ClockDays(id=row_id, org_id=who.org_id, participant_id=who.id, clock_id=clock_id,
                  first_on=stretch.first, last_on=stretch.last).save(force_insert=True)  # fmt: skip
        return {"days": str(row_id)}

    body = {"clock": clock_id, "first": first_on, "last": last_on}
    return UUID(
        stored_once(participant_id, id, "clock_days", body, do, org_id=actor.org_id)["days"]
    )


@command(Capability.COPING_KEEP)
def take_days_back(actor: Actor, *, participant_id: UUID, days_id: UUID, back: bool = True) -> None:
    """Take back days that were written down by mistake, or let them count again.

    The days are kept either way. Raises NotVisible.
    """
    person(actor, _KEEP, participant_id)
    row = one_of(ClockDays, actor, _KEEP, participant_id, days_id)
    row.taken_back_at = (row.taken_back_at or clock.now()) if back else None
    row.save(update_fields=["taken_back_at"])
