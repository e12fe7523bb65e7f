"""Why a step is there, what it hangs on, and swapping it for another one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access, rules_for
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import (
    about,
    actor_of,
    own,
    shell,
    show,
    subject_inside,
)
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of

from .. import queries, rules
from ..commands import report_step, tie_step
from ..commands.steps import keep_size, move_step
from ..forms import UNASKED, SmallerForm, size_was_seen
from ..goal_forms import TieForm, offer
from ..models import Step
from ..queries import why as reading
from ..queries.beside import lines_of, waiting
from ..queries.moves import moves_of_weeks
from . import sizing
from .people import about as about_day
from .people import came_from, go, plan_address
from .place import about_page, address

_AGREE, _REPORT, _READ = Capability.STEP_AGREE, Capability.STEP_REPORT, Capability.STEP_READ


def _options(found: reading.Why) -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    goals = {one.id: one.text for one in found.goals}
    if found.goal is not None:
        goals[found.goal.id] = found.goal.text
    return list(goals.items()), [(one.id, one.text) for one in found.strengths]


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.STEP_AGREE)
@waits("step_report", "why")
def why(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """The chain from a value to the step, who chose it and why; and tying it to another goal."""
    actor = actor_of(request)
    person = owner_of(actor, _AGREE, Step, step_id)
    found = reading.why(actor, step_id)
    form = TieForm(request.POST if request.method == "POST" else None,
                   initial={"goal": found.step.goal, "strength": found.step.strength})  # fmt: skip
    if form.is_bound and form.is_valid() and tried(form, lambda: tie_step(
        actor, participant_id=person, step_id=step_id, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, gettext("Saved."))
        return HttpResponseRedirect(reverse("plans:why", args=[step_id]), status=303)
    record_read(actor, _READ, person)
    goals, strengths = _options(found)
    offer(form, "goal", goals)
    offer(form, "strength", strengths)
    name, _zone = about(actor, _AGREE, person)
    context: dict[str, Any] = {
        **about_page(request, person, name), "found": found, "step": found.step,
        "back": plan_address(request, person),
    }  # fmt: skip
    return show(request, "plans/why.html", context, form)


def _other(form: SmallerForm) -> SmallerForm:
    """The form for another step, instead of a smaller one."""
    form.fields["smaller_text"].label = gettext("The other step")
    form.fields["smaller_text"].error_messages["required"] = gettext(rules.SWAP_MISSING)
    return form


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.STEP_REPORT)
@waits("step_report", "swap", keep=UNASKED)
def swap(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Swap a step for another one: the first is kept, and that can be taken back."""
    actor = actor_of(request)
    person = owner_of(actor, _REPORT, Step, step_id)
    form = _other(SmallerForm(request.POST if request.method == "POST" else None,
                              initial={"id": uuid7()}))  # fmt: skip
    if "use" in request.POST:
        form = _other(sizing.used(request, form, "smaller_text"))
    size = sizing.to_ask(form, "smaller_text") if form.is_valid() else None
    if form.is_valid() and not size and tried(form, lambda: report_step(
        actor, participant_id=person, step_id=step_id, state="swapped",
        sized=size_was_seen(form), **form.cleaned_data,
    )):  # fmt: skip
        said = rules.ANSWERS["swapped"]
        messages.success(request, gettext(said))
        return go(request, person)
    return _swap_page(request, person, step_id, form, size)


def _swap_page(
    request: HttpRequest, person: UUID, step_id: UUID, form: SmallerForm, size: rules.Size | None
) -> HttpResponse:
    actor = actor_of(request)
    record_read(actor, _READ, person)
    view = queries.step(actor, _REPORT, step_id)
    mine = own(request, person)
    if not mine:
        form.about_them()
    context: dict[str, Any] = {
        "shell": shell(request, person), "step": view, "back": plan_address(request, person),
        "mine": mine, "next": came_from(request), "size": size,
        "templates": sizing.templates(actor, view.goal) if size else (),
        "nav": "plan" if mine else "today",
    }  # fmt: skip
    return show(request, "plans/step_swap.html", context, form, asks=request.method == "POST")


@require_POST
@access(Capability.STEP_AGREE)
@waits("step_report", "move")
def move(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Move a step one place up or down in its week."""
    actor, up = actor_of(request), request.POST.get("to") == "up"
    person = owner_of(actor, _AGREE, Step, step_id)
    move_step(actor, participant_id=person, step_id=step_id, up=up)
    return go_on(request, gettext("Moved."), plan_address(request, person))


@require_POST
@access(Capability.STEP_AGREE)
@waits("step_report", "size")
def size(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Keep a step as it is, or look at its size again."""
    actor, kept = actor_of(request), request.POST.get("to") != "asked"
    person = owner_of(actor, _AGREE, Step, step_id)
    keep_size(actor, participant_id=person, step_id=step_id, kept=kept)
    said = rules.SIZE_KEPT if kept else rules.SIZE_OPEN
    return go_on(request, gettext(said), plan_address(request, person))


@require_safe
@access(Capability.STEP_READ)
def weeks(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """All weeks before this one, a page at a time."""
    actor, person = actor_of(request), subject_inside(request, _READ, participant_id)
    name, today = about_day(actor, _READ, person)
    record_read(actor, _READ, person)
    past = queries.past_weeks(actor, person, today, request.GET.get("page", "1"))
    context: dict[str, Any] = {
        **about_page(request, person, name), "states": rules.STATES, "past": past,
        "besides": waiting(actor, person, lines_of(*past.object_list)),
        "moved_by": moves_of_weeks(actor, person, past.object_list),
        "may_review": rules.may_review,
        "partner": bool(rules_for(actor.roles, Capability.PLAN_READ)), "today": today,
        "back": plan_address(request, person), "here": address(request, person, "weeks"),
    }  # fmt: skip
    return render(request, "plans/weeks.html", context)
