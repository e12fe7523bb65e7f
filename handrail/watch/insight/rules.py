"""Why somebody might welcome a call today: reasons in words, never a score.

Pure: no clock, no database, no Django. Everything here may be read by the participant. Only what
was shared, agreed or planned together is a reason; of a private check-in it is known that
something came, and nothing else. A silence is measured against the person's own rhythm. Nobody
leaves the page for being silent or for having a hard time: there is no last reminder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum

from handrail.ground.kernel.marked import N_
from handrail.watch.insight.curve import HARD, Curve
from handrail.watch.insight.rhythm import Rhythm, quiet_after

AT_MOST = 5
"""Names at the top of a coach's page (knowledge: at most five flags a day for one coach)."""

FRESH_DAYS = 3
"""A hard day or a strong urge is a reason for three days, or until the person was reached."""

STRONG_URGE = 7
"""From this number on, of 10, a shared urge is a reason."""

NEW_DAYS = 14
"""The first two weeks after the start: contact every three days or so."""

NEW_GAP_DAYS = 3
"""In the first two weeks, days since the person was last reached (72 hours)."""

PLAN_KEEPS_DAYS = 14
"""A planned contact that did not happen stays a reason for two weeks."""

UNCONTACTED_DAYS = 14
"""A supervisor sees with how many people nobody was in touch, reached or not, in these days."""


class Order(IntEnum):
    """What comes first on the page. People are asked for by what they said, then by promises."""

    ASKED = 1
    HARD = 2
    URGE = 3
    PLANNED = 4
    APPOINTMENT = 5
    QUIET = 6
    NEW = 7


Value = str | int | date | datetime


@dataclass(frozen=True)
class Words:
    """A sentence and what goes into it. Dates and instants are written by the language shown."""

    message: str
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """What is kept about one person, as their coach may know it."""

    started_on: date
    heard_on: date | None
    """The last local day on which anything was heard, shared or private."""
    rhythm: Rhythm | None
    curve: Curve
    shared_on: date | None
    """The day that the newest shared check-in is about."""
    shared_mood: int | None
    shared_craving: int | None
    reached_on: date | None
    """The last local day on which the coach and the person spoke or met."""
    next_contact_on: date | None
    appointment_at: datetime | None
    """The next appointment that waits for no answer of the coach."""
    appointment_on: date | None
    """The local day of that appointment."""
    asked_at: datetime | None
    """The nearest of the times that were asked for and not agreed yet."""
    asked_on: date | None
    """The local day of that time."""
    asked_count: int
    """How many times wait for the coach's answer."""
    light: bool = False
    """Whether the person is with us by check-ins only: then being new asks for no call.
    What the two planned or asked for stays a reason: a promise is kept at either level."""


@dataclass(frozen=True)
class Reason:
    """One reason to be in touch: the sentence, where it comes from and how old that is."""

    order: Order
    words: Words
    evidence: Words
    on: date
    """The day of the newest data behind the reason."""


def days_silent(facts: Facts, today: date) -> int:
    """Days since anything was heard, or since the start if nothing was; never negative."""
    return max(0, (today - (facts.heard_on or facts.started_on)).days)


def reasons(facts: Facts, today: date, now: datetime) -> tuple[Reason, ...]:
    """The reasons that hold today, the first one first; empty when there is none.

    After the person was reached, what came before is answered, except an appointment that is
    still to come.
    """
    found = (
        _asked(facts, now),
        _hard(facts, today),
        _urge(facts, today),
        _planned(facts, today),
        _appointment(facts, today, now),
        _quiet(facts, today),
        _new(facts, today),
    )
    return tuple(reason for reason in found if reason)


def _fresh(facts: Facts, today: date) -> date | None:
    """The day of the newest shared check-in, if it is recent and nobody was reached since."""
    said = facts.shared_on
    if said is None or not 0 <= (today - said).days <= FRESH_DAYS:
        return None
    return None if facts.reached_on and facts.reached_on >= said else said


def when(day: date, today: date) -> Words:
    """A day as one says it: today, yesterday, on a weekday, or its date."""
    back = (today - day).days
    if back == 0:
        return Words(N_("today"))
    if back == 1:
        return Words(N_("yesterday"))
    if 1 < back < 7:
        return Words(N_("on %(weekday)s"), {"weekday": day})
    return Words(N_("on %(date)s"), {"date": day})


_HARD = {
    "today": N_("A hard day, shared today."),
    "yesterday": N_("A hard day, shared yesterday."),
    "on %(weekday)s": N_("A hard day, shared on %(weekday)s."),
}
_HARD_RUN = {
    "today": N_("The last %(count)d days shared were hard, the newest today."),
    "yesterday": N_("The last %(count)d days shared were hard, the newest yesterday."),
    "on %(weekday)s": N_("The last %(count)d days shared were hard, the newest on %(weekday)s."),
}
_URGE = {
    "today": N_("A strong urge, shared today: %(craving)d of 10."),
    "yesterday": N_("A strong urge, shared yesterday: %(craving)d of 10."),
    "on %(weekday)s": N_("A strong urge, shared on %(weekday)s: %(craving)d of 10."),
}
_PLANNED = {
    "today": N_("You planned to be in touch today."),
    "yesterday": N_("You planned to be in touch yesterday."),
    "on %(weekday)s": N_("You planned to be in touch on %(weekday)s."),
    "on %(date)s": N_("You planned to be in touch on %(date)s."),
}


def _said(table: dict[str, str], day: date, today: date, **values: Value) -> Words:
    spoken = when(day, today)
    return Words(table[spoken.message], {**spoken.values, **values})


def _hard(facts: Facts, today: date) -> Reason | None:
    day = _fresh(facts, today)
    if day is None or facts.shared_mood is None or facts.shared_mood > HARD:
        return None
    run = facts.curve.hard_run()
    words = _said(_HARD_RUN, day, today, count=run) if run > 1 else _said(_HARD, day, today)
    return Reason(Order.HARD, words, Words(N_("shared check-in")), day)


def _urge(facts: Facts, today: date) -> Reason | None:
    day = _fresh(facts, today)
    if day is None or facts.shared_craving is None or facts.shared_craving < STRONG_URGE:
        return None
    words = _said(_URGE, day, today, craving=facts.shared_craving)
    return Reason(Order.URGE, words, Words(N_("shared check-in")), day)


def _planned(facts: Facts, today: date) -> Reason | None:
    day = facts.next_contact_on
    if day is None or not 0 <= (today - day).days <= PLAN_KEEPS_DAYS:
        return None
    if facts.reached_on and facts.reached_on >= day:
        return None
    return Reason(Order.PLANNED, _said(_PLANNED, day, today), Words(N_("your plan")), day)


def _asked(facts: Facts, now: datetime) -> Reason | None:
    at, on = facts.asked_at, facts.asked_on
    if at is None or on is None or at < now:
        return None
    values: dict[str, Value] = {"date": on, "time": at}
    words = Words(N_("Asked for a time: %(date)s at %(time)s."), values)
    if facts.asked_count > 1:
        said = N_("Asked for %(count)d times, the first on %(date)s at %(time)s.")
        words = Words(said, {**values, "count": facts.asked_count})
    return Reason(Order.ASKED, words, Words(N_("waits for an answer")), on)


def asked_time(on: date, at: datetime) -> Words:
    """A time that somebody asked for."""
    return Words(N_("%(date)s at %(time)s"), {"date": on, "time": at})


def _appointment(facts: Facts, today: date, now: datetime) -> Reason | None:
    at = facts.appointment_at
    if at is None or facts.appointment_on != today or at < now:
        return None
    words = Words(N_("Appointment today at %(time)s."), {"time": at})
    return Reason(Order.APPOINTMENT, words, Words(N_("your calendar")), today)


def _quiet(facts: Facts, today: date) -> Reason | None:
    silent = days_silent(facts, today)
    if silent <= quiet_after(facts.rhythm):
        return None
    if facts.heard_on is None:
        words = Words(N_("Nothing heard yet, %(days)d days after the start."), {"days": silent})
    elif facts.rhythm is None:
        words = Words(N_("Quiet for %(days)d days; usual rhythm not known yet."), {"days": silent})
    elif facts.rhythm.usual == 1:
        words = Words(N_("Quiet for %(days)d days; usually heard every day."), {"days": silent})
    else:
        values: dict[str, Value] = {"days": silent, "usual": facts.rhythm.usual}
        words = Words(N_("Quiet for %(days)d days; usually heard every %(usual)d."), values)
    heard = facts.heard_on or facts.started_on
    return Reason(Order.QUIET, words, Words(N_("silence, own rhythm")), heard)


def _new(facts: Facts, today: date) -> Reason | None:
    if facts.light or not 0 <= (today - facts.started_on).days < NEW_DAYS:
        return None
    if facts.reached_on and (today - facts.reached_on).days < NEW_GAP_DAYS:
        return None
    words = Words(N_("New: in the first two weeks."))
    return Reason(Order.NEW, words, Words(N_("start of coaching")), facts.started_on)


@dataclass(frozen=True)
class Candidate:
    """Somebody with the reasons that hold for them and what the coach put off."""

    key: str
    """Orders people whose reasons weigh the same, so that the page does not jump."""
    reasons: Sequence[Reason]
    put_off: bool = False


def at_the_top(people: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """At most five people, what they said themselves before what was planned or missed.

    Equal first reasons: the one with more reasons, then the older data, then the key. Whoever the
    coach put off for today is not among them.
    """
    asked = (p for p in people if p.reasons and not p.put_off)
    ranked = sorted(
        asked, key=lambda p: (p.reasons[0].order, -len(p.reasons), p.reasons[0].on, p.key)
    )
    return tuple(ranked[:AT_MOST])


def encouraged_on(days: Iterable[str], today: date) -> date | None:
    """The last day up to today on which a coach encouraged; kind words may wait for a later one."""
    return max((on for on in map(date.fromisoformat, days) if on <= today), default=None)


def in_touch_on(contact_on: date | None, encouraged: Iterable[str], today: date) -> date | None:
    """The last day on which the coach was in touch: a contact, or encouragement in writing.

    Kind words count here (requirement 002-4); they never say that the person was reached.
    """
    known = (contact_on, encouraged_on(encouraged, today))
    return max((day for day in known if day), default=None)


def uncontacted(last_contact_on: date | None, started_on: date, today: date) -> bool:
    """Whether more than 14 days passed without a contact since the last one, or the start."""
    return (today - (last_contact_on or started_on)).days > UNCONTACTED_DAYS


def monday(day: date) -> date:
    """The Monday of the week of `day`, by which weekly steps are kept."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class WeekSteps:
    """The steps of one week: how many are done and partly, of how many; how the newest stands."""

    done: int = 0
    total: int = 0
    state: str = ""
    partly: int = 0


def step_words(week: WeekSteps, *, light: bool = False) -> Words:
    """The steps of this week in a few words, as the page of the coach and of the person say it."""
    if week.total == 0 and light:
        return Words(N_("check-ins only"))
    if week.total == 0:
        return Words(N_("no step this week"))
    if week.total > 1 and week.partly:
        return Words(
            N_("%(done)d of %(total)d steps, %(partly)d partly"),
            {"done": week.done, "total": week.total, "partly": week.partly},
        )
    if week.total > 1:
        return Words(N_("%(done)d of %(total)d steps"), {"done": week.done, "total": week.total})
    return Words(_STEP.get(week.state, N_("step agreed")))


_STEP = {
    "done": N_("step done"),
    "partly": N_("step partly done"),
    "not_yet": N_("step not yet"),
    "smaller": N_("smaller step agreed"),
}
