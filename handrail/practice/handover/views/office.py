"""The office plans a handover and sees where it stands; handing over now, and stopping it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Actor, Capability, Role, access, authorise
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.waits import waits
from handrail.ground.people.not_them import NOT_THEM
from handrail.ground.people.pages import about, actor_of, show
from handrail.ground.people.queries import staff_choices
from handrail.ground.people.trying import done_or_not, go, tried
from handrail.ground.people.whose import owner_of

from .. import rules
from ..commands import ending
from ..commands.planning import plan_handover, say_whether_one_comes
from ..forms import PlanForm
from ..models import Handover
from ..queries import lines as queries
from .place import address

_PLAN, _NOW, _STOP = (
    Capability.HANDOVER_PLAN, Capability.HANDOVER_NOW, Capability.HANDOVER_STOP,
)  # fmt: skip


def _planning(person: UUID) -> str:
    return reverse("handover:plan", kwargs={"participant_id": person})


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.HANDOVER_PLAN)
def plan(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Choose who comes next, and see where it stands; nobody's words are here."""
    actor = actor_of(request)
    authorise(actor, _PLAN, participant_id)
    coaches = staff_choices(actor, Role.COACH, of=participant_id, another=True)
    new = list[bool]()
    form = PlanForm(request.POST or None, coaches=coaches, auto_id="plan_%s")
    if form.is_bound and form.is_valid() and tried(form, lambda: new.append(plan_handover(
        actor, participant_id=participant_id, to_staff_id=form.cleaned_data["coach"],
        anyway=request.POST.get("anyway") == "1",
    ))):  # fmt: skip
        said = rules.PLANNED if new[0] else rules.PLANNED_ALREADY
        return go(request, said, _planning(participant_id))
    record_read(actor, _PLAN, participant_id)
    name, zone = about(actor, _PLAN, participant_id)
    context = {
        "person": participant_id, "name": name, "today": clock.today(zone),
        "last": queries.last_planned(actor, participant_id), "nav": "programme",
        "nobody": not coaches,
        "not_them": form.is_bound and gettext(NOT_THEM) in form.errors.get("coach", ()),
    }  # fmt: skip
    return show(request, "handover/plan.html", context, form)


@require_safe
@access(Capability.HANDOVER_PLAN)
def planned(request: HttpRequest) -> HttpResponse:
    """Everybody who gets another coach."""
    found = queries.all_planned(actor_of(request))
    return render(request, "handover/planned.html", {"found": found, "nav": "programme"})


def _after(request: HttpRequest, actor: Actor, person: UUID, done: bool) -> str:
    if actor.participant_id == person:
        return address(request, person)
    if Role.MANAGER in actor.roles:
        return _planning(person)
    return reverse("desks:coach_today") if done else address(request, person)


@require_POST
@access(Capability.HANDOVER_INVITED)
def come(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Whoever comes says whether they can be there when all three meet."""
    actor, comes = actor_of(request), request.POST.get("comes") != rules.NO
    person = owner_of(actor, Capability.HANDOVER_INVITED, Handover, handover_id)
    return done_or_not(
        request,
        lambda: say_whether_one_comes(
            actor, participant_id=person, handover_id=handover_id, comes=comes,
            day=request.POST.get("day", ""),
        ),
        rules.SAID_OF_DAY[rules.YES if comes else rules.NO], reverse("desks:coach_today"),
    )  # fmt: skip


@require_POST
@access(Capability.HANDOVER_NOW)
def now(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Let the new coach begin now."""
    actor = actor_of(request)
    person = owner_of(actor, _NOW, Handover, handover_id)
    otherwise = _after(request, actor, person, done=False)
    return done_or_not(
        request,
        lambda: ending.hand_over(actor, participant_id=person, handover_id=handover_id),
        rules.HANDED_OVER, _after(request, actor, person, done=True), otherwise,
    )  # fmt: skip


@require_POST
@access(Capability.HANDOVER_STOP)
@waits("handover", "undo")
def stop(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Stop it; the coach stays."""
    actor = actor_of(request)
    person = owner_of(actor, _STOP, Handover, handover_id)
    return done_or_not(
        request,
        lambda: ending.stop_handover(actor, participant_id=person, handover_id=handover_id),
        rules.STOPPED_SAID, _after(request, actor, person, done=False),
    )  # fmt: skip
