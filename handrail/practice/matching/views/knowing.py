"""The office asks a coach and lets them begin; the coach answers; the supervisor agrees."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access, authorise
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, show
from handrail.ground.people.trying import changed, done_or_not, go, tried
from handrail.ground.people.words import EARLIER_BACK

from .. import rules
from ..commands import knowing as commands
from ..forms import KnowingForm, PlanForm
from ..queries import knowing as queries


def _staff(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("coach", ""))
    except ValueError:
        return uuid7()


@require_POST
@access(Capability.MATCH_PLAN)
def ask(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Ask a coach whether they know this person."""
    actor = actor_of(request)
    authorise(actor, Capability.MATCH_PLAN, participant_id)
    return done_or_not(
        request,
        lambda: commands.ask_knowing(
            actor, participant_id=participant_id, staff_id=_staff(request),
            anyway=request.POST.get("anyway") == "1",
        ),
        rules.ASKED_SAID, reverse("desks:matching", args=[participant_id]),
    )  # fmt: skip


@require_POST
@access(Capability.MATCH_PLAN)
def begin(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Let a coach begin who has said that nothing stands in the way."""
    actor = actor_of(request)
    authorise(actor, Capability.MATCH_PLAN, participant_id)
    return done_or_not(
        request,
        lambda: commands.begin_with(
            actor, participant_id=participant_id, staff_id=_staff(request),
            anyway=request.POST.get("anyway") == "1",
        ),
        rules.GIVEN, reverse("desks:matching", args=[participant_id]),
    )  # fmt: skip


@require_POST
@access(Capability.MATCH_PLAN)
def take_back(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Take an asking back, so that the coach reads the name no more."""
    actor = actor_of(request)
    authorise(actor, Capability.MATCH_PLAN, participant_id)
    return done_or_not(
        request,
        lambda: commands.take_asking_back(
            actor, participant_id=participant_id, staff_id=_staff(request)
        ),
        rules.TAKEN_BACK, reverse("desks:matching", args=[participant_id]),
    )  # fmt: skip


@require_safe
@access(Capability.KNOWING_ANSWER, record=False)
def asked(request: HttpRequest) -> HttpResponse:
    """Everybody about whom the reader was asked."""
    found = queries.asked_of_me(actor_of(request), everything=True)
    return render(request, "matching/asked.html", {"found": found, "nav": "today"})


def _one(request: HttpRequest, knowing_id: UUID, form: Any = None, which: str = "") -> HttpResponse:
    found = queries.one_of_me(actor_of(request), knowing_id)
    start = {"id": uuid7(), "text": found.plan, "version": found.version}
    context = {
        "one": found, "nav": "today", "before": queries.plans_before(actor_of(request), found),
        "kinds": form if which == "kinds" else KnowingForm(initial={"kinds": found.kinds}),
        "plan": form if which == "plan" else PlanForm(initial=start),
    }  # fmt: skip
    return show(request, "matching/one.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.KNOWING_ANSWER, record=False)
def one(request: HttpRequest, knowing_id: UUID) -> HttpResponse:
    """Say whether the two know each other, and how."""
    actor, no = actor_of(request), request.POST.get("no") == "1"
    if request.method != "POST":
        return _one(request, knowing_id)
    form = KnowingForm(request.POST)
    if not form.is_valid() or not tried(form, lambda: commands.answer_knowing(
        actor, knowing_id=knowing_id, no=no, kinds=form.cleaned_data["kinds"]
    )):  # fmt: skip
        return _one(request, knowing_id, form, "kinds")
    return go(request, rules.NO_SAID if no else rules.YES_SAID,
              reverse("matching:one", args=[knowing_id]))  # fmt: skip


@require_POST
@access(Capability.KNOWING_ANSWER, record=False)
def plan(request: HttpRequest, knowing_id: UUID) -> HttpResponse:
    """Write how the two keep it apart."""
    actor, form = actor_of(request), PlanForm(request.POST)
    if not form.is_valid() or not changed(request, form, lambda: commands.write_knowing_plan(
        actor, knowing_id=knowing_id, **form.cleaned_data), rules.PLAN_KEPT_BOTH):  # fmt: skip
        return _one(request, knowing_id, form, "plan")
    return go(request, rules.PLAN_SAID, reverse("matching:one", args=[knowing_id]))


@require_POST
@access(Capability.KNOWING_ANSWER, record=False)
def use_before(request: HttpRequest, knowing_before_id: UUID) -> HttpResponse:
    """Let one's own plan read as before; the supervisor is asked to agree to it."""
    made = commands.use_knowing_plan_before(actor_of(request), earlier_id=knowing_before_id)
    return go(request, str(EARLIER_BACK), reverse("matching:one", args=[made]))


@require_safe
@access(Capability.KNOWING_AGREE, record=False)
def plans(request: HttpRequest) -> HttpResponse:
    """Plans that wait for the reader, and those agreed."""
    found = queries.plans_to_agree(actor_of(request))
    return render(request, "matching/plans.html", {"found": found, "nav": "supervision"})


@require_POST
@access(Capability.KNOWING_AGREE, record=False)
def agree(request: HttpRequest, knowing_id: UUID) -> HttpResponse:
    """Agree to a plan, or take that back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    return done_or_not(
        request,
        lambda: commands.agree_knowing_plan(actor, knowing_id=knowing_id, agreed=not back),
        rules.AGREED_BACK if back else rules.AGREED_SAID, reverse("matching:plans"),
    )  # fmt: skip
