"""Writing a plan for holidays or days away, changing it, putting it away, earlier words again."""

from __future__ import annotations

from dataclasses import asdict, replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..holidays import rules
from ..holidays.queries import said_of
from ..models import EarlierHolidayPlan, HolidayPlan
from ..setting import by_word, staff_for

_C = Capability.APPOINTMENT_SET


def _tidied(said: rules.Said, who: Person) -> rules.Said:
    limits = dict.fromkeys(rules.WORDS, rules.WORDS_LIMIT) | {"phone": rules.PHONE_LIMIT}
    clean = {key: tidy(said.words.get(key, ""), limit=limit) for key, limit in limits.items()}
    words = {key: text for key, text in clean.items() if text}
    found = replace(said, name=tidy(said.name, limit=rules.NAME_LIMIT), words=words)
    wrong = rules.check(found, clock.today(who.zone))
    if wrong:
        raise NotLikeThis(*wrong)
    return found


def _put(actor: Actor, who: Person, row: HolidayPlan, said: rules.Said) -> None:
    """Write what it says now; of days that a coach is away it stays with that coach."""
    row.first_on, row.last_on = said.days.first, said.days.last
    if not said.coach_away:
        row.away_id = None
    elif row.away_id is None:
        row.away_id = staff_for(actor, who.id)
    row.by = by_word(actor, who.id)
    keep(who.key, row, body=said.packed())


def _keep_before(who: Person, row: HolidayPlan) -> None:
    before = EarlierHolidayPlan(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, plan=row, first_on=row.first_on,
        last_on=row.last_on, away_id=row.away_id, by=row.by,
    )  # fmt: skip
    keep(who.key, before, body=read(who.key, row, "body"))
    before.save(force_insert=True)


def _room(who: Person) -> None:
    rows = HolidayPlan.objects.for_system("is there room for another plan of this person")
    there = rows.filter(
        participant_id=who.id, put_away_at__isnull=True, last_on__gte=clock.today(who.zone)
    )
    if there.count() >= rules.AT_MOST:
        raise NotLikeThis(rules.FULL)


@command(Capability.APPOINTMENT_SET)
def add_holiday_plan(
    actor: Actor, *, participant_id: UUID, said: rules.Said,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write a plan for a stretch of days: the person, or the coach beside them.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _C, participant_id)
    found = _tidied(said, who)

    def do(row_id: UUID) -> dict[str, str]:
        _room(who)
        row = HolidayPlan(id=row_id, org_id=who.org_id, participant_id=who.id)
        _put(actor, who, row, found)
        row.save(force_insert=True)
        return {"plan": str(row_id)}

    kept = stored_once(participant_id, id, "holiday_plan", asdict(found), do,
                       org_id=actor.org_id)  # fmt: skip
    return UUID(kept["plan"])


@command(Capability.APPOINTMENT_SET)
def change_holiday_plan(
    actor: Actor, *, participant_id: UUID, plan_id: UUID, said: rules.Said,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Change a plan; how it was before is kept, and by whom. `version` is the one that was read.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row: HolidayPlan = one_of(HolidayPlan, actor, _C, participant_id, plan_id)
    found = _tidied(said, who)
    meanwhile = version is not None and version != row.version
    if found != said_of(who.key, row):
        _say(actor, who, row, found)
    return Changed(row.pk, meanwhile)


def _say(actor: Actor, who: Person, row: HolidayPlan, said: rules.Said) -> None:
    _keep_before(who, row)
    _put(actor, who, row, said)
    row.version, row.touched_at = row.version + 1, clock.now()
    row.save()


@command(Capability.APPOINTMENT_SET)
def put_holiday_plan_away(
    actor: Actor, *, participant_id: UUID, plan_id: UUID, away: bool
) -> None:  # fmt: skip
    """Take a plan off the list, or bring it back: either of the two.

    Raises NotLikeThis when the list is full, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row: HolidayPlan = one_of(HolidayPlan, actor, _C, participant_id, plan_id)
    if not away and row.put_away_at is not None:
        _room(who)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.APPOINTMENT_SET)
def use_earlier_holiday_plan(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a plan be as it was before, days and words; those of now are kept. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    before: EarlierHolidayPlan = one_of(EarlierHolidayPlan, actor, _C, participant_id, earlier_id)
    row: HolidayPlan = one_of(HolidayPlan, actor, _C, participant_id, before.plan_id)
    _keep_before(who, row)
    row.first_on, row.last_on, row.away_id = before.first_on, before.last_on, before.away_id
    keep(who.key, row, body=read(who.key, before, "body"))
    row.by, row.version, row.touched_at = by_word(actor, who.id), row.version + 1, clock.now()
    row.save()
    return UUID(str(row.pk))
