"""How somebody is coached, one thing at a time or all at once, and ideas for a step that fit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handrail.faces.desks.manager.answers import page_number, see
from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import not_yet, waits
from handrail.ground.people import about, coaching
from handrail.ground.people import pages as shared
from handrail.ground.people.commands import coaching as commands
from handrail.ground.people.pages import actor_of
from handrail.ground.shelf.queries import entries

_EDIT = Capability.PROFILE_EDIT
_IDEAS = Capability.STEP_AGREE


def _shared(request: HttpRequest, capability: Capability, me: UUID) -> dict[str, Any]:
    record_read(actor_of(request), capability, me)
    return {
        "shell": shared.shell(request, me),
        "mine": shared.own(request, me),
        "who": me,
        "name": shared.about(actor_of(request), capability, me)[0],
    }


def _examples(actor: Actor) -> dict[str, Any]:
    """One step of each model, so that the two can be told apart."""
    return {
        model: next((one for one in entries(actor, "step") if one.models == (model,)), None)
        for model in coaching.MODELS
    }


def _choose(request: HttpRequest, me: UUID) -> str:
    """Keep what was chosen; return the sentence that says why not, or nothing."""
    actor, said = actor_of(request), request.POST
    agreed = said.get("agreed") == "on"
    try:
        if "first" in said:
            on = said["first"] == "on"
            commands.set_first_days(actor, participant_id=me, on=on, agreed=agreed)
        else:
            model = said.get("model", "")
            commands.choose_model(actor, participant_id=me, model=model, agreed=agreed)
    except NotLikeThis as refusal:
        return _(refusal.words)
    return ""


@access(Capability.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
@waits("coaching", "stand")
def how_coached(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The two ways, what each means, how a meeting goes, and one thing at a time."""
    me, actor = shared.subject(request, _EDIT, participant_id), actor_of(request)
    said = _choose(request, me) if request.method == "POST" else ""
    if request.method == "POST" and not said:
        messages.success(request, _("Saved. It counts from now on, and nothing is lost."))
        return HttpResponse(status=303, headers={"Location": request.path})
    view = about.coaching_view(actor, me)
    mine = shared.own(request, me)
    context = {
        **_shared(request, _EDIT, me),
        "view": view,
        "models": coaching.MODELS,
        "means": coaching.FIRST_DAYS_MEANS if mine else coaching.FIRST_DAYS_MEANS_FOR_COACH,
        "examples": _examples(actor),
        "outlines": entries(actor, "session_outline", model=view.now.model),
        "wanted": request.POST.get("model", ""),
        "said": said,
    }
    page = render(request, "desks/about/coaching.html", context)
    return not_yet(page, [said]) if said else page


@access(Capability.STEP_AGREE)
@require_safe
def ideas(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Small steps for a part of life, in the person's way of coaching, a few at a time."""
    me, actor = shared.subject(request, _IDEAS, participant_id), actor_of(request)
    now, parts = about.coaching_of(actor, me), entries(actor, "domain")
    part = request.GET.get("part", "")
    if part and part not in {one.key for one in parts}:
        raise Http404
    found = entries(actor, "step", model=now.model, domain=part) if part else ()
    pages = max(1, -(-len(found) // now.at_a_time))
    number = min(max(1, page_number(request)), pages)
    context = {
        **_shared(request, _IDEAS, me),
        "parts": parts,
        "part": next((one for one in parts if one.key == part), None),
        "found": found[(number - 1) * now.at_a_time : number * now.at_a_time],
        "now": now,
        "number": number,
        "pages": pages,
        "more": number % pages + 1,
        "model": coaching.MODELS[now.model][0],
    }
    return render(request, "desks/about/ideas.html", context)


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: HttpRequest) -> HttpResponse:
    """How people are coached who did not choose for themselves."""
    actor, said = actor_of(request), ""
    if request.method == "POST":
        try:
            commands.set_default_model(actor, model=request.POST.get("model", ""))
        except NotLikeThis as refusal:
            said = _(refusal.words)
        else:
            messages.success(request, _("Saved. People who chose for themselves keep their way."))
            return see("desks:programme_coaching")
    context = {"now": about.default_model(actor), "models": coaching.MODELS, "said": said}
    template = "desks/about/programme_coaching.html"
    return render(request, template, context, status=422 if said else 200)
