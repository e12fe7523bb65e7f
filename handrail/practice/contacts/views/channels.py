"""How we keep in touch: which way for what, how often at most, and the pace; for both people."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.design import dates
from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import (
    about,
    actor_of,
    for_reader,
    own,
    shell,
    show,
    subject,
)
from handrail.ground.people.trying import changed, done_or_not, go, tried
from handrail.ground.people.whose import owner_of

from ..channels import pace as paces
from ..channels import queries, rules
from ..channels.cadence import proposals
from ..channels.forms import PaceForm, PlanForm, started
from ..channels.words import parts_of
from ..commands import channels as plans
from ..commands import pace as pacing
from ..models import AgreedPace, EarlierChannelPlan
from .people import address

_C = Capability.APPOINTMENT_SET
SAID_BACK = {
    paces.HOLDS: paces.AGREED, paces.OVER: paces.ENDED, paces.LET_BE: paces.LEFT,
    paces.WAITS: paces.PROPOSED,
}  # fmt: skip


def _here(request: HttpRequest, person: UUID, name: str = "touch") -> str:
    return for_reader(request, person, f"contacts:{name}")


def _offers(actor: Actor, mine: bool) -> list[paces.Proposal]:
    found = proposals(actor).values()
    return [one for one in found if mine or not one.only_person]


def _page(
    request: HttpRequest, person: UUID, plan_form: Form | None = None,
    pace_form: Form | None = None,
) -> HttpResponse:  # fmt: skip
    actor, mine = actor_of(request), own(request, person)
    name, zone = about(actor, _C, person)
    record_read(actor, _C, person)
    plan = queries.plan_of(actor, person, before=True)
    start = {"id": uuid7(), "version": plan.version, **started(plan.plan)}
    context = {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "today", "me": "participant" if mine else "coach", "zone": zone,
        "home": address(request, person), "here": _here(request, person),
        "pace_here": _here(request, person, "pace"), "today": clock.today(zone),
        "plan": plan, "week": queries.this_week(actor, person, plan.plan, zone),
        "parts_of": parts_of, "is_full": rules.is_full,
        "paces": queries.paces_of(actor, person), "offers": _offers(actor, mine),
        "channels": rules.CHANNELS, "parts": rules.PARTS, "fresh": uuid7, "dated": dates.dated,
        "everies": [(key, gettext(word)) for key, word in paces.EVERY.items()],
        "is_over": paces.is_over, "pace_form": pace_form or PaceForm(initial={"id": uuid7()},
                                                                    auto_id="pace_%s"),
        "plan_form": plan_form or PlanForm(initial=start),
    }  # fmt: skip
    return show(request, "contacts/touch.html", context, plan_form or pace_form)


def _go(request: HttpRequest, person: UUID, words: str) -> HttpResponse:
    return go(request, words, _here(request, person))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
@waits("channel_plan", "edit")
def touch(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """How we keep in touch: the page, and what is written of the ways."""
    person = subject(request, _C, participant_id)
    if request.method != "POST":
        return _page(request, person)
    form = PlanForm(request.POST)
    if form.is_valid() and _said(request, person, form):
        return _go(request, person, rules.SAVED)
    return _page(request, person, plan_form=form)


def _said(request: HttpRequest, person: UUID, form: PlanForm) -> bool:
    typed = form.cleaned_data
    return changed(request, form, lambda: plans.say_channel_plan(
        actor_of(request), participant_id=person, plan=form.plan(), version=typed["version"],
        id=typed["id"],
    ), rules.BOTH_KEPT)  # fmt: skip


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("channel_plan", "earlier")
def touch_before(request: HttpRequest, plan_before_id: UUID) -> HttpResponse:
    """Let it be as it was before."""
    actor = actor_of(request)
    person = owner_of(actor, _C, EarlierChannelPlan, plan_before_id)
    plans.use_earlier_channel_plan(actor, participant_id=person, earlier_id=plan_before_id)
    return _go(request, person, rules.PUT_BACK)


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("pace", "edit")
def pace(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Propose how often to be in touch: one of the programme's paces, or an own one."""
    actor, person = actor_of(request), subject(request, _C, participant_id)
    form = PaceForm(request.POST, auto_id="pace_%s")
    if form.is_valid() and tried(form, lambda: pacing.propose_pace(
        actor, participant_id=person, pace=form.pace(), id=form.cleaned_data["id"]
    )):  # fmt: skip
        return _go(request, person, paces.PROPOSED)
    return _page(request, person, pace_form=form)


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("pace", "stand")
def pace_answer(request: HttpRequest, pace_id: UUID) -> HttpResponse:
    """Say yes to it, let it be, or end the one that holds."""
    actor, answer = actor_of(request), request.POST.get("answer", "")
    person = owner_of(actor, _C, AgreedPace, pace_id)
    return done_or_not(request, lambda: SAID_BACK[pacing.answer_pace(
        actor, participant_id=person, pace_id=pace_id, answer=answer
    )], "", _here(request, person))  # fmt: skip


def say_above(
    request: HttpRequest, person: UUID, kind: str, at: datetime, *, planned: bool = False
) -> None:
    """Say kindly, on the next page, that this is more than the two said; it is kept anyway."""
    actor = actor_of(request)
    _name, zone = about(actor, _C, person)
    words = queries.above_words(actor, person, zone, kind, at, planned=planned)
    if words:
        messages.info(request, words)
