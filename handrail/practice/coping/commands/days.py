"""Days ahead that may be hard, and the reminder before them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from ..earlier import changed, stands
from ..keeping import begin, make_room, write
from ..models import Card, HardDay
from ..reminding import plan, put_off
from ..rules import days as rules
from ..rules import lists

_KEEP = Capability.COPING_KEEP


@dataclass(frozen=True)
class Ahead:
    """What the person says of a day ahead; `before` is a key of rules.BEFORE."""

    text: str
    starts_on: date
    kind: str = "other"
    repeats: str = "once"
    card_id: UUID | None = None
    before: int = 1
    remind: bool = True


def _fill(actor: Actor, who: Person, row: HardDay, said: Ahead) -> str:
    words = tidy(said.text, limit=rules.TEXT_LIMIT)
    if not words:
        raise NotLikeThis(rules.MISSING, "text")
    wrong = rules.check_day(said.starts_on, said.repeats, who.today)
    if wrong:
        raise NotLikeThis(wrong, "starts_on")
    row.kind, row.repeats, row.starts_on = said.kind, said.repeats, said.starts_on
    row.before, row.remind, row.card = said.before, said.remind, None
    if said.card_id is not None:
        try:
            row.card = one_of(Card, actor, _KEEP, who.id, said.card_id)
        except NotVisible:
            row.card = None
    return words


@command(Capability.COPING_KEEP)
def add_day(
    actor: Actor, *, participant_id: UUID, said: Ahead, id: UUID | None = None  # noqa: A002
) -> UUID:  # fmt: skip
    """Write down a day ahead and return its id. Raises NotLikeThis, TextTooLong, Replayed."""
    who = person(actor, _KEEP, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        make_room(HardDay, actor, who, lists.ROWS_AT_MOST, lists.LIST_FULL,
                  put_away_at__isnull=True)  # fmt: skip
        row = begin(HardDay, actor, _KEEP, who, "days", row_id)
        write(who, row, text=_fill(actor, who, row, said))
        plan(row, who.zone)
        return {"day": str(row_id)}

    return UUID(
        stored_once(participant_id, id, "hard_day", asdict(said), do, org_id=actor.org_id)["day"]
    )


@command(Capability.COPING_KEEP)
def change_day(
    actor: Actor, *, participant_id: UUID, day_id: UUID, said: Ahead, version: int | None = None
) -> bool:
    """Change a day ahead; its reminder moves along. True: changed meanwhile as well.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(HardDay, actor, _KEEP, participant_id, day_id)
    was = stands(who.key, "day", row)
    keep(who.key, row, text=_fill(actor, who, row, said))
    crossed = changed(who, "day", row, was, version)
    row.quiet_for = None
    row.save()
    plan(row, who.zone)
    return crossed


@command(Capability.COPING_KEEP)
def switch_reminder(actor: Actor, *, participant_id: UUID, day_id: UUID, on: bool) -> None:
    """Switch the reminder of a day on or off. Raises NotVisible."""
    who = person(actor, _KEEP, participant_id)
    row = one_of(HardDay, actor, _KEEP, participant_id, day_id)
    row.remind = on
    if on and row.quiet_for and not rules.comes_again(row.starts_on, row.repeats, row.quiet_for):
        # A day that comes once is not put away for another time.
        row.quiet_for = None
    row.save(update_fields=["remind", "quiet_for"])
    plan(row, who.zone)


@command(Capability.COPING_KEEP)
def snooze(actor: Actor, *, participant_id: UUID, day_id: UUID) -> datetime:
    """Remind again in three hours and return when that falls due. Raises NotVisible."""
    who = person(actor, _KEEP, participant_id)
    row = one_of(HardDay, actor, _KEEP, participant_id, day_id)
    at = clock.now() + rules.SNOOZE
    put_off(row, who.zone, at)
    return at


@command(Capability.COPING_KEEP)
def not_this_time(actor: Actor, *, participant_id: UUID, day_id: UUID) -> None:
    """Take the day off Today and say nothing more of it; the next time it comes again."""
    who = person(actor, _KEEP, participant_id)
    row = one_of(HardDay, actor, _KEEP, participant_id, day_id)
    row.quiet_for = rules.next_day(row.starts_on, row.repeats, who.today)
    row.save(update_fields=["quiet_for"])
    plan(row, who.zone)


@command(Capability.COPING_KEEP)
def this_time(actor: Actor, *, participant_id: UUID, day_id: UUID) -> None:
    """Take back that a day was put away for this time. Raises NotVisible."""
    who = person(actor, _KEEP, participant_id)
    row = one_of(HardDay, actor, _KEEP, participant_id, day_id)
    row.quiet_for = None
    row.save(update_fields=["quiet_for"])
    plan(row, who.zone)
