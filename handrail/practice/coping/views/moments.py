"""Setbacks, near misses and a return to use: written, learned from, shared entry by entry."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.next_step import next_step_there, who_reads_steps
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject, wanted
from handrail.ground.people.queries import my_people
from handrail.ground.people.trying import done_or_not
from handrail.ground.people.words import ROLE_WORDS

from ..commands import moments as commands
from ..forms import MomentForm
from ..queries import moments as queries
from ..queries.earlier import earlier
from ..queries.sharing import shared_lists
from ..rules import moments as rules
from ..rules.cards import LIST_SHARED
from .going import back, stays

_KEEP = Capability.COPING_KEEP


@require_safe
@access(Capability.COPING_KEEP)
def moments(request: HttpRequest) -> HttpResponse:
    """Everything that was written down, newest first."""
    me = subject(request, _KEEP, None)
    actor = actor_of(request)
    context: dict[str, Any] = {
        "found": queries.moments(actor, me, request.GET.get("page", "1")),
        "away": queries.moments_away(actor, me), "kinds": rules.KINDS, "nav": "plan",
    }  # fmt: skip
    return render(request, "coping/moments.html", context)


def _said(form: MomentForm) -> commands.Said:
    return commands.Said(**{name: form.cleaned_data[name] for name in ("on", *rules.ASKED)})


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a moment; every question can be left out."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    if kind not in rules.KINDS:
        raise NotVisible
    form = MomentForm(request.POST if request.method == "POST" else None,
                      initial={"id": uuid7()})  # fmt: skip
    if form.is_bound and form.is_valid():
        entry, said = form.cleaned_data["id"], _said(form)
        try:
            made = commands.write_moment(
                actor, participant_id=me, kind=kind, said=said, id=entry
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            kept = gettext("Kept. Only you can see it.")
            return back(request, kept, "coping:moment", moment_id=made)
    context: dict[str, Any] = {"kind": rules.KINDS[kind], "key": kind, "nav": "plan"}
    return show(request, "coping/moment_new.html", context, form)


@require_safe
@access(Capability.COPING_KEEP)
def moment(request: HttpRequest, moment_id: UUID) -> HttpResponse:
    """One moment, and what can come next."""
    actor = actor_of(request)
    me, view = queries.moment(actor, moment_id)
    stepped = next_step_there(actor, me, view.next_step)
    context: dict[str, Any] = {
        "moment": view, "nav": "plan", "stepped": stepped, "said": rules,
        "next_steps": view.next_steps(stepped=stepped), "who_reads_steps": who_reads_steps(),
        "cards_shared": "cards" in shared_lists(actor, me), "card_read": LIST_SHARED,
    }  # fmt: skip
    return render(request, "coping/moment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("moment", "edit")
def edit(request: HttpRequest, moment_id: UUID) -> HttpResponse:
    """Say more, or something else."""
    actor = actor_of(request)
    me, view = queries.moment(actor, moment_id)
    start: dict[str, Any] = {"id": uuid7(), "on": view.on, "version": view.version, **view.words}
    form = MomentForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid():
        try:
            both = commands.change_moment(
                actor, participant_id=me, moment_id=moment_id, said=_said(form),
                version=form.cleaned_data["version"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            if both:
                return stays(request, "coping:moment_edit", moment_id=moment_id)
            return back(request, gettext("Saved."), "coping:moment", moment_id=moment_id)
    context: dict[str, Any] = {"kind": view.kind, "key": view.key, "one": moment_id, "nav": "plan",
                               "earlier": earlier(actor, me, moment_id)}  # fmt: skip
    return show(request, "coping/moment_new.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("moment", "share")
def share(request: HttpRequest, moment_id: UUID) -> HttpResponse:
    """Show exactly what the coach would read and who that is; share only after a yes."""
    actor = actor_of(request)
    me, view = queries.moment(actor, moment_id)
    if request.method == "POST":
        shared = request.POST.get("shared") == "1"
        commands.share_moment(actor, participant_id=me, moment_id=moment_id, shared=shared)
        told = gettext("Your coach can read this now.") if shared else gettext(
            "Only you can read this now."
        )  # fmt: skip
        return back(request, told, "coping:moment", moment_id=moment_id)
    coach = str(ROLE_WORDS["coach"])
    coaches = [person.name for person in my_people(actor, me) if person.role_word == coach]
    context: dict[str, Any] = {"moment": view, "coaches": coaches, "nav": "plan"}
    return render(request, "coping/moment_share.html", context)


@require_POST
@access(Capability.COPING_KEEP)
@waits("moment", "card")
def card(request: HttpRequest, moment_id: UUID) -> HttpResponse:
    """Make what stopped it one of my cards, in one tap."""
    actor = actor_of(request)
    me, _view = queries.moment(actor, moment_id)
    here = reverse("coping:moment", kwargs={"moment_id": moment_id})
    return done_or_not(
        request, lambda: commands.make_card(actor, participant_id=me, moment_id=moment_id),
        rules.CARD_MADE, wanted(request, "next", reverse("coping:cards")), here,
    )  # fmt: skip


@require_POST
@access(Capability.COPING_KEEP)
@waits("moment", "step")
def step(request: HttpRequest, moment_id: UUID) -> HttpResponse:
    """Make the change a step of this week, in one tap."""
    actor = actor_of(request)
    me, _view = queries.moment(actor, moment_id)
    here = reverse("coping:moment", kwargs={"moment_id": moment_id})
    return done_or_not(
        request, lambda: commands.make_step(actor, participant_id=me, moment_id=moment_id),
        rules.STEP_MADE, wanted(request, "next", here), here,
    )  # fmt: skip
