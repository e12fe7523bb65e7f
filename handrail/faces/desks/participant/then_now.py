"""Then and now: two days side by side, put together from the rooms, and a sentence about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handrail.design import dates
from handrail.faces.desks.manager.answers import see
from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.people import pages as shared
from handrail.ground.people.about import strengths, strengths_then
from handrail.ground.people.pages import actor_of
from handrail.ground.schedule.rules import instant
from handrail.practice.checkins.around import first_day, said_between
from handrail.practice.checkins.rules import COMPANY, MOODS, SLEEP
from handrail.practice.community.counted import meetings_within
from handrail.practice.coping.queries.hand_then import cards_then
from handrail.practice.growth.commands.evidence import add_evidence
from handrail.practice.growth.forms import EvidenceForm
from handrail.practice.growth.queries.came import came_on
from handrail.practice.growth.queries.milestones import MilestoneView, reached_by
from handrail.practice.growth.queries.outlook import OutlookView, outlooks_by
from handrail.practice.growth.rules import evidence, then_now
from handrail.practice.plans.counted import steps_done, wins_within
from handrail.practice.plans.queries.then import GoalThen, PlanThen, plans_then

_KEEP, _COACH = Capability.GROWTH_KEEP, Capability.GROWTH_WORD


@dataclass(frozen=True)
class Side:
    """How it was around one day, in that month, and by then."""

    on: date
    month: tuple[date, date]
    around: then_now.Around
    steps: int
    meetings: int
    wins: int
    strengths: Sequence[str]
    milestones: Sequence[MilestoneView]
    cards: int
    outlook: OutlookView | None
    plan: PlanThen

    @property
    def any(self) -> bool:
        """Whether there is something to show of this day."""
        numbers = (self.around.count, self.steps, self.meetings, self.wins, self.cards)
        plan = self.plan
        more = (self.strengths, self.milestones, self.outlook, plan.vision, plan.on_the_way,
                plan.reached, plan.with_numbers)  # fmt: skip
        return any(numbers) or any(more)

    @property
    def mood_word(self) -> str:
        """The word that is nearest to the mean mood, translated."""
        value = self.around.mood.value
        return _(MOODS[round(value) - 1]) if value is not None else ""

    @property
    def sleep(self) -> list[tuple[str, int]]:
        """How often each sleep was said, in words."""
        return [(_(SLEEP[key]), number) for key, number in self.around.sleep if key in SLEEP]

    @property
    def company(self) -> list[tuple[str, int]]:
        """How often each company was said, in words."""
        return [(_(COMPANY[key]), number) for key, number in self.around.company if key in COMPANY]


def sides(actor: Actor, who: UUID, then: date, now: date, zone: str) -> tuple[Side, Side]:
    """Both days, in a number of queries that does not grow; of the rest only what is shared."""
    today, key = clock.today(zone), key_if_kept(who)
    days, months = (then, now), [then_now.month(on, today) for on in (then, now)]
    ends = [instant(on + timedelta(days=1), time(0), zone) for on in days]
    windows = [then_now.stretch(on, today) for on in days]
    said = [then_now.Said(*row) for row in said_between(actor, who, windows[0], windows[1])]
    columns = zip(
        days, months, [then_now.around(said, on, today) for on in days],
        steps_done(actor, who, months[0], months[1]),
        meetings_within(actor, who, months[0], months[1]),
        wins_within(actor, who, months[0], months[1]),
        strengths_then(actor, who, ends, key=key), reached_by(actor, who, days, key=key),
        cards_then(actor, who, ends), outlooks_by(actor, who, days),
        plans_then(actor, who, days, ends, key=key), strict=True,
    )  # fmt: skip
    one, other = (Side(*column) for column in columns)
    return one, other


def numbers(both: Sequence[Side]) -> list[tuple[str, list[GoalThen | None]]]:
    """Goals that had numbers by one of the two days: the words, and the numbers of each side."""
    found = [side.plan.with_numbers for side in both]
    texts = {one.id: one.text for side in found for one in side.values()}
    return [(text, [side.get(goal) for side in found]) for goal, text in texts.items()]


def _asked(request: HttpRequest, name: str, otherwise: date) -> tuple[date, bool]:
    """The day that was asked for, or another one; and whether it could not be read."""
    typed = request.GET.get(name, "").strip()
    if not typed:
        return otherwise, False
    try:
        return datetime.strptime(typed, "%Y-%m-%d").date(), False  # noqa: DTZ007 - a day
    except ValueError:
        return otherwise, True


def _two_days(
    request: HttpRequest, start: date, today: date
) -> tuple[date, date, str]:  # fmt: skip
    """Both days, the earlier one first, and the sentence that says why they are others."""
    (then, odd), (now, odd_too) = _asked(request, "then", start), _asked(request, "now", today)
    if odd or odd_too:
        return start, today, _(then_now.DAY_WRONG)
    wrong = then_now.check(then, now, today)
    if wrong:
        return start, today, _(wrong)
    return min(then, now), max(then, now), ""


def _nothing(request: HttpRequest, both: Sequence[Side], mine: bool) -> dict[str, str]:
    """What is said while there is nothing of either day: of days that somebody picked, or yet."""
    if any(side.any for side in both):
        return {"nothing": ""}
    if request.GET.get("then") or request.GET.get("now"):
        return {"nothing": _(then_now.PICK_OTHERS), "nothing_title": _(then_now.NOTHING_THEN)}
    words = then_now.NOTHING_YET if mine else then_now.NOTHING_YET_THEY
    return {"nothing": _(words), "nothing_title": _(then_now.NOTHING)}


def _page(request: HttpRequest, who: UUID, form: EvidenceForm | None = None) -> HttpResponse:
    actor, mine = actor_of(request), shared.own(request, who)
    name, zone = shared.about(actor, Capability.GROWTH_READ, who)
    if not mine:
        record_read(actor, Capability.GROWTH_READ, who)
    today, first = clock.today(zone), first_day(actor, who)
    came = came_on(actor, who)
    then, now, said = _two_days(request, then_now.first_shown(first, today, came), today)
    if not said and came and request.GET.get("then") and then_now.is_before(then, first, came):
        words = then_now.CAME_LATER if mine else then_now.CAME_LATER_THEY
        said = _(words) % {"day": dates.dated(came), "name": name}
    start = {"id": uuid7(), "on": now, "then": then}
    both = sides(actor, who, then, now, zone)
    context: dict[str, Any] = {
        "shell": shared.shell(request, who), "mine": mine, "name": name, "who": who,
        "sides": both, "numbers": numbers(both), "then": then, "now": now, "said": said,
        "first": first, "first_words": then_now.FIRST, "presets": then_now.presets(today, came),
        "today": today, **_nothing(request, both, mine),
        "enough": then_now.ENOUGH, "moods": len(MOODS),
        "strengths": strengths(actor, Capability.PERSON_READ, who),
        "nav": "plan" if mine else "today",
    }  # fmt: skip
    form = form or EvidenceForm(initial=start)
    return shared.show(request, "desks/participant/then_now.html", context, form)


@access(Capability.GROWTH_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Two days of mine side by side, and what I see."""
    me = shared.subject(request, _KEEP, None)
    if request.method != "POST":
        return _page(request, me)
    form = EvidenceForm(request.POST)
    if form.is_valid():
        said, entry = form.said(), form.cleaned_data["id"]
        try:
            add_evidence(actor_of(request), participant_id=me, id=entry, **said)
        except shared.REFUSALS as refusal:
            shared.refuse(form, refusal)
        else:
            messages.success(request, _(evidence.SAVED))
            return see("growth:evidence")
    return _page(request, me, form)


@access(Capability.GROWTH_WORD)
@require_safe
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The same for the coach: what is shared, and nothing else."""
    return _page(request, shared.subject(request, _COACH, participant_id))
