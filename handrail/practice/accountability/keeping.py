"""What becomes of a promise inside an authorised write: begun, planned, due again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person

from .finding import PLANNED, holding_of, touch
from .models import EarlierPromise, Holding, Promise
from .rules import COACH
from .rules import promises as rules


@dataclass(frozen=True)
class PromiseSaid:
    """What is promised, and when."""

    text: str
    when: rules.Schedule = rules.NO_DAY

    def tidied(self) -> PromiseSaid:
        """The same with its words tidied. Raises NotLikeThis, TextTooLong."""
        text = tidy(self.text, limit=rules.TEXT_LIMIT)
        if not text:
            raise NotLikeThis(rules.MISSING, "text")
        return replace(self, text=text)


def when_of(row: Promise | EarlierPromise) -> rules.Schedule:
    """When a promise is due."""
    return rules.Schedule(**{name: getattr(row, name) for name in PLANNED})


def set_due(row: Promise, due_on: date | None) -> None:
    """Say on which day it is due next; `late_from` follows."""
    row.due_on = due_on
    row.late_from = rules.late_from(row.due_on, row.grace)


def plan(who: Person, row: Promise, when: rules.Schedule) -> None:
    for name, value in asdict(when).items():
        setattr(row, name, value)
    set_due(row, when.next(who.today))


def new_promise(actor: Actor, who: Person, row: Promise, said: PromiseSaid) -> None:
    """Fill and save a new promise. Raises NotLikeThis when there is no room."""
    rows = Promise.objects.visible_to(actor, Capability.PROMISE_READ).exclude(
        whose=COACH, left_at__isnull=False
    )
    if rows.filter(participant_id=who.id, put_away_at__isnull=True).count() >= rules.AT_MOST:
        raise NotLikeThis(rules.FULL)
    row.org_id, row.participant_id, row.writer_id = who.org_id, who.id, actor.user_id
    row.holding = holding_of(actor, who)
    plan(who, row, said.when)
    keep(who.key, row, text=said.text)
    row.save(force_insert=True)


def from_today(actor: Actor, who: Person, of: Holding) -> None:
    """Let every promise be due from today on; what fell into a rest is not asked about."""
    rows = Promise.objects.visible_to(actor, Capability.PROMISE_WRITE).filter(
        holding=of, due_on__lt=who.today
    )
    for row in rows:
        set_due(row, when_of(row).next(who.today))
        touch(row, "due_on", "late_from")
