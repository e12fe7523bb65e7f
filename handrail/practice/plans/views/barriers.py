"""What gets in the way: the list with a place for a new one, one of them, how it ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import about, actor_of, own, show, subject
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK, read_from_now_on
from handrail.ground.shelf.queries import entries, entry

from ..commands import barriers as commands
from ..goal_forms import BarrierForm, EndForm, offer
from ..models import Barrier
from ..queries import barriers as queries
from ..queries.direction import owner_of_earlier
from ..rules import barriers as rules
from .people import plan_address
from .place import about_page, address, changed, goal_options, kept_goal, refused

_READ, _WRITE = Capability.PLAN_READ, Capability.PLAN_WRITE


def _taken(request: HttpRequest, person: UUID) -> list[tuple[str, str]]:
    words = rules.TAKEN_BY if own(request, person) else rules.TAKEN_BY_FOR_COACH
    return [(key, gettext(word)) for key, word in words.items()]


def _list(request: HttpRequest, person: UUID, form: BarrierForm) -> HttpResponse:
    actor, mine = actor_of(request), own(request, person)
    name, _zone = about(actor, _WRITE, person)
    record_read(actor, _READ, person)
    offer(form, "goal", goal_options(actor, person))
    if not mine:
        form.fields.pop("shared", None)
    context: dict[str, Any] = {
        **about_page(request, person, name), "taken": _taken(request, person),
        "found": queries.barriers(actor, person, request.GET.get("page", "1")),
        "cards": entries(actor, "barrier"), "back": plan_address(request, person),
        "here": address(request, person, "barriers"),
    }  # fmt: skip
    return show(request, "plans/barriers.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_WRITE)
def barriers(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """What is in the way, with a place to write down more; a card of the shelf starts it."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    if request.method != "POST":
        card = request.GET.get("card", "")
        found = entry(actor, "barrier", card) if card else None
        start = {"id": uuid7(), "shared": True, "text": found.title if found else "",
                 "goal": request.GET.get("goal", "")}  # fmt: skip
        return _list(request, person, BarrierForm(initial=start))
    form = BarrierForm(request.POST)
    if form.is_valid() and tried(form, lambda: commands.add_barrier(
        actor, participant_id=person, said=commands.BarrierSaid(**form.said()),
        shared=form.cleaned_data["shared"], id=form.cleaned_data["id"],
    )):  # fmt: skip
        return go_on(request, gettext(rules.SAVED), address(request, person, "barriers"))
    return _list(request, person, form)


def _page(
    request: HttpRequest, barrier_id: UUID, form: BarrierForm | None, end: EndForm | None
) -> HttpResponse:
    actor = actor_of(request)
    view, before = queries.barrier(actor, _WRITE, barrier_id)
    person = view.participant_id
    name, _zone = about(actor, _WRITE, person)
    record_read(actor, _READ, person)
    kept = {field: getattr(view, field) for field in ("text", "goal", "taken_by", "named",
                                                      "version")}  # fmt: skip
    shown = form or BarrierForm(initial={"id": uuid7(), **kept})
    ending = end or EndForm(initial={"id": uuid7()}, auto_id="end-%s")
    of = kept_goal(actor, view.goal)
    offer(shown, "goal", goal_options(actor, person, of))
    if end is not None:
        end.renew()
    context: dict[str, Any] = {
        **about_page(request, person, name), "barrier": view, "before": before, "end": ending,
        "taken": _taken(request, person), "may_write": view.may_write(actor),
        "ends": [(key, gettext(word)) for key, word in rules.ENDS.items()],
        "goal": of, "may_undo": bool(before) and view.may_undo(actor),
        "back": address(request, person, "barriers"),
    }  # fmt: skip
    return show(request, "plans/barrier.html", context, shown, asks=end is not None)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_WRITE)
@waits("barrier", "edit")
def barrier(request: HttpRequest, barrier_id: UUID) -> HttpResponse:
    """One barrier: change it, or say who takes it on."""
    actor = actor_of(request)
    view, _before = queries.barrier(actor, _WRITE, barrier_id)
    if request.method != "POST":
        return _page(request, barrier_id, None, None)
    form, mine = BarrierForm(request.POST), view.may_write(actor)
    if not mine:
        form.fields["text"].required = False
    if form.is_valid() and changed(request, form, lambda: commands.change_barrier(
        actor, participant_id=view.participant_id, barrier_id=barrier_id,
        said=commands.BarrierSaid(**form.said()), version=form.cleaned_data["version"],
    )):  # fmt: skip
        return go_on(request, gettext("Saved. What it said before is kept."),
                  reverse("plans:barrier", args=[barrier_id]))  # fmt: skip
    return _page(request, barrier_id, form, None)


@require_POST
@access(Capability.PLAN_WRITE)
@waits("barrier", "stand")
def end(request: HttpRequest, barrier_id: UUID) -> HttpResponse:
    """Say how a barrier ended."""
    actor = actor_of(request)
    view, _before = queries.barrier(actor, _WRITE, barrier_id)
    form = EndForm(request.POST, auto_id="end-%s")
    if form.is_valid() and tried(form, lambda: commands.end_barrier(
        actor, participant_id=view.participant_id, barrier_id=barrier_id,
        ended=form.cleaned_data["ended"], outcome=form.cleaned_data["outcome"],
    )):  # fmt: skip
        return go_on(request, gettext(rules.ENDED), reverse("plans:barrier", args=[barrier_id]))
    return _page(request, barrier_id, None, form)


@require_POST
@access(Capability.PLAN_WRITE)
@waits("barrier", "stand")
def reopen(request: HttpRequest, barrier_id: UUID) -> HttpResponse:
    """Open a barrier again."""
    actor = actor_of(request)
    view, _before = queries.barrier(actor, _WRITE, barrier_id)
    commands.reopen_barrier(actor, participant_id=view.participant_id, barrier_id=barrier_id)
    return go_on(request, gettext(rules.REOPENED), reverse("plans:barrier", args=[barrier_id]))


@require_POST
@access(Capability.PLAN_WRITE)
@waits("barrier", "undo")
def undo(request: HttpRequest, barrier_id: UUID) -> HttpResponse:
    """Take the last change of a barrier back."""
    actor, here = actor_of(request), reverse("plans:barrier", args=[barrier_id])
    view, _before = queries.barrier(actor, _WRITE, barrier_id)
    try:
        commands.undo_barrier(actor, participant_id=view.participant_id, barrier_id=barrier_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, here)
    return go_on(request, gettext("Taken back. What stood there is kept as well."), here)


@require_POST
@access(Capability.PLAN_WRITE)
@waits("barrier", "earlier")
def use_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a barrier read as it did before."""
    actor = actor_of(request)
    person = owner_of_earlier(actor, earlier_id)
    made = commands.use_earlier_barrier(actor, participant_id=person, earlier_id=earlier_id)
    return go_on(request, str(EARLIER_BACK), reverse("plans:barrier", args=[made]))


@require_POST
@access(Capability.PLAN_OWN)
@waits("barrier", "share")
def share(request: HttpRequest, barrier_id: UUID) -> HttpResponse:
    """Let the coach read one barrier, or take that back."""
    actor, shared = actor_of(request), request.POST.get("share") == "coach"
    person = owner_of(actor, Capability.PLAN_OWN, Barrier, barrier_id)
    commands.share_barrier(actor, participant_id=person, barrier_id=barrier_id, shared=shared)
    here = reverse("plans:barrier", args=[barrier_id])
    return go_on(request, read_from_now_on(shared=shared), here)
