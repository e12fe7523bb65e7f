"""What both said, as far as the reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from ..models import Pulse, PulseRest, Showing
from ..pair import Pair
from ..rules import Answer, day_of
from ..rules import pulses as rules

_C = Capability.BALANCE_READ


@dataclass(frozen=True)
class PulseView:
    """One answer; `mine` is the reader's own."""

    id: UUID
    on: date
    mine: bool
    held_to: int | None
    held_up: int | None
    third: str
    said: int | None


@dataclass(frozen=True)
class Pulses:
    """All answers of two for the measure, and those that the reader may see.

    `left_out_until` is when the reader is asked again who left the questions out this time.
    `i_show` and `other_shows` say who lets the other see theirs; `next_on` is when the reader may
    answer again, None when today.
    """

    answers: list[Answer]
    seen: list[PulseView]
    i_show: bool
    other_shows: bool
    next_on: date | None
    third: str
    left_out_until: date | None = None

    @property
    def both_show(self) -> bool:
        """Whether the two show their answers to each other."""
        return self.i_show and self.other_shows


def _said(actor: Actor, participant_id: UUID, staff_id: UUID) -> Any:
    rows = Pulse.objects.visible_to(actor, _C)
    found = rows.filter(participant_id=participant_id, staff_id=staff_id)
    return found.order_by("-on", "-own")


def _showing(actor: Actor, participant_id: UUID, staff_id: UUID) -> Any:
    rows = Showing.objects.visible_to(actor, _C)
    return rows.filter(participant_id=participant_id, staff_id=staff_id).values_list("own", "coach")


def _rests(actor: Actor, participant_id: UUID, staff_id: UUID, own: bool) -> Any:
    rows = PulseRest.objects.visible_to(actor, _C)
    found = rows.filter(participant_id=participant_id, staff_id=staff_id, own=own)
    return found.order_by("-on").values_list("on")[:1]


_SAID, _SHOWING, _RESTS = Reading(_said), Reading(_showing), Reading(_rests)


def pulses_of(actor: Actor, pair: Pair, since: date) -> Pulses:
    """Return what the two said since a day; two queries, and one while the reader may answer.

    What was said in an earlier time with the same coach stays with that time. A reader who is
    neither of the two, as a supervisor, sees no answer at all.
    """
    # All of them: which third question comes next is counted from the first answer on.
    said: list[Pulse] = _SAID.objects(actor, pair.participant_id, pair.staff_id)
    rows = [row for row in said if row.on >= since and _of_this_time(row, pair)]
    own, coach = _SHOWING.first(actor, pair.participant_id, pair.staff_id) or (False, False)
    is_own = actor.participant_id == pair.participant_id
    of_two = is_own or actor.staff_id == pair.staff_id
    i_show, other_shows = (own, coach) if is_own else (coach, own)
    mine = [row for row in rows if of_two and row.own is is_own]
    answered = sum(row.own is is_own for row in said)
    theirs = [row for row in rows if of_two and row.own is not is_own]
    shown = [*mine, *(theirs if i_show and other_shows else [])]
    # Whoever said it days ago, before the two began again, is not asked the same at once.
    last = next((row.on for row in said if row.own is is_own), None) if of_two else None
    due = rules.is_due(last, pair.today)
    return Pulses(
        answers=[Answer(row.on, row.own, row.held_to, row.held_up) for row in rows],
        seen=[_view(row, mine=row.own is is_own) for row in _newest(shown)],
        i_show=i_show,
        other_shows=other_shows,
        next_on=None if due else rules.next_day(last),
        third=rules.third_of(answered),
        left_out_until=_left_out_until(actor, pair, own=is_own) if due and of_two else None,
    )


def _left_out_until(actor: Actor, pair: Pair, *, own: bool) -> date | None:
    """When the questions are back that the reader left out; one query."""
    found = _RESTS.first(actor, pair.participant_id, pair.staff_id, own)
    out = found[0] if found else None
    return rules.next_day(out) if rules.is_left_out(out, pair.today) else None


def _of_this_time(row: Pulse, pair: Pair) -> bool:
    if pair.before is None:
        return True
    return rules.of_this_time(row.made_at, row.on, pair.before, day_of(pair.before, pair.zone))


def _newest(rows: list[Pulse]) -> list[Pulse]:
    return sorted(rows, key=lambda row: (row.on, row.own), reverse=True)[: rules.LISTED]


def _view(row: Pulse, *, mine: bool) -> PulseView:
    return PulseView(row.pk, row.on, mine, row.held_to, row.held_up, row.third, row.said)
