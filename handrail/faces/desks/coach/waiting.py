"""What waits for a coach: one look over the rooms, and a query for each that has something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from handrail.ground.access import Actor
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.practice.accountability.queries import due
from handrail.practice.around.queries import company
from handrail.practice.beginning import queries as beginning
from handrail.practice.contacts import at_rest as resting
from handrail.practice.contacts.channels import asked as paces
from handrail.practice.contacts.holidays import queries as holidays
from handrail.practice.contacts.notes import queries as notes
from handrail.practice.contacts.notes import remark_queries as remarks
from handrail.practice.contacts.sessions import queries as sessions
from handrail.practice.handover.queries import lines as handover
from handrail.practice.matching.queries import knowing
from handrail.practice.referrals import queries as referrals
from handrail.practice.updates import queries as updates
from handrail.watch.balance.queries import due as pulses

NEW_DAYS = 14


@dataclass(frozen=True)
class Waiting:
    """Promises and askings, notes, places to ask after, changes of coach, resting times, tries."""

    between: due.Between = field(default_factory=due.Between)
    corrections: tuple[notes.Asked, ...] = ()
    to_ask: tuple[referrals.ToAsk, ...] = ()
    handovers: handover.OnCoachToday = field(default_factory=handover.OnCoachToday)
    resting: tuple[resting.AtRest, ...] = ()
    tries: Sequence[beginning.TryLine] = ()
    knowing: Sequence[knowing.KnowingView] = ()
    company: tuple[company.WhoAsked, ...] = ()
    updates: tuple[updates.NewFrom, ...] = ()
    holidays: tuple[holidays.NearFor, ...] = ()
    to_say: tuple[sessions.ToSay, ...] = ()
    not_seen: tuple[sessions.ToAsk, ...] = ()
    pulses: tuple[pulses.PulseOf, ...] = ()
    paces: tuple[paces.PaceAsked, ...] = ()
    remarks: tuple[remarks.Answered, ...] = ()


def _anything(
    actor: Actor, today: date, since: datetime, now: datetime, lately: date, soon: date,
    said: date, began: datetime,
) -> Any:  # fmt: skip
    return due.anything(actor, today).union(
        notes.any_corrections(actor),
        referrals.anybody_to_ask(actor, today),
        handover.anybody(actor, since),
        resting.anybody_at_rest(actor, now),
        beginning.anybody(actor, today, lately),
        knowing.anybody(actor),
        company.anybody(actor),
        updates.anybody(actor),
        holidays.anybody(actor, today, soon),
        sessions.any_to_say(actor, since),
        sessions.any_to_ask(actor, since),
        pulses.anybody(actor, said, began),
        paces.asked_of_coach(actor),
        remarks.anybody_answered(actor),
    )


_ANYTHING = Reading(_anything)


def waiting(actor: Actor, now: datetime) -> Waiting:
    """Return what waits; one query when nothing does.

    What is shown of anybody is written into the book by the room that it is from.
    """
    today, since = clock.local(now, actor.zone).date(), now - timedelta(days=NEW_DAYS)
    lately = today - timedelta(days=NEW_DAYS)
    soon = holidays.soon_from(today)
    rows = _ANYTHING.rows(actor, today, since, now, lately, soon, *pulses.lately(actor, today))
    there = {what for (what,) in rows}
    if not there:
        return Waiting()
    return Waiting(
        due.between(actor, today, there),
        tuple(notes.corrections_asked(actor)) if notes.CORRECTIONS in there else (),
        tuple(referrals.to_ask(actor, today)) if referrals.TO_ASK in there else (),
        handover.on_coach_today(actor, since, there),
        tuple(resting.at_rest(actor, now)) if resting.RESTING in there else (),
        beginning.on_coach_today(actor, today, lately, there),
        knowing.asked_of_me(actor, there),
        company.who_asked(actor) if company.COMPANY in there else (),
        updates.new_from(actor) if updates.UPDATES in there else (),
        holidays.near_people(actor, today) if holidays.HOLIDAYS in there else (),
        sessions.to_say(actor, since) if sessions.TO_SAY in there else (),
        sessions.to_ask(actor, since) if sessions.TO_ASK in there else (),
        pulses.pulses_due(actor, today) if pulses.PULSES in there else (),
        paces.paces_asked(actor) if paces.PACES in there else (),
        remarks.remarks_answered(actor) if remarks.ANSWERS in there else (),
    )
