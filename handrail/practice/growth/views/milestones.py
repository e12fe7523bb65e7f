"""My milestones: choosing, reaching, celebrating, putting away and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Actor, Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import not_yet, waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, said_no, show, subject
from handrail.ground.people.whose import one_of, owner_of
from handrail.ground.people.words import EARLIER_BACK, read_from_now_on
from handrail.ground.shelf.queries import entries

from ..commands import milestones as commands
from ..forms import MilestoneForm, ReachedForm
from ..models import EarlierMilestone, Milestone
from ..queries import milestones as queries
from ..rules import milestones as rules
from .going import changed, go, refused

_KEEP, LIST = Capability.GROWTH_KEEP, "growth:milestones"


def _ways(actor: Actor) -> list[str]:
    return [card.title for card in entries(actor, rules.WAYS)]


def _list(request: HttpRequest, me: UUID, form: MilestoneForm, wrong: Any = None) -> HttpResponse:
    actor = actor_of(request)
    found = queries.milestones(actor, me)
    context: dict[str, Any] = {
        "found": found, "nav": "plan", "wrong": wrong, "reached_form": ReachedForm(),
        "history": queries.histories(actor, me, found.all),
    }  # fmt: skip
    return show(request, "growth/milestones.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.GROWTH_KEEP)
def listed(request: HttpRequest) -> HttpResponse:
    """All of them, and a new one."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    if request.method != "POST":
        return _list(request, me, MilestoneForm(initial={"id": uuid7()}, ways=_ways(actor)))
    form = MilestoneForm(request.POST, ways=_ways(actor))
    if form.is_valid():
        try:
            commands.add_milestone(
                actor, participant_id=me, id=form.cleaned_data["id"],
                said=commands.Chosen(**form.said()), shared=form.cleaned_data["share"] == "coach",
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return go(request, gettext(rules.SAVED), LIST)
    return _list(request, me, form)


def _mine(request: HttpRequest, milestone_id: UUID) -> UUID:
    return owner_of(actor_of(request), _KEEP, Milestone, milestone_id)


def _start(view: queries.MilestoneView, ways: list[str]) -> dict[str, Any]:
    """What stands in the form of a milestone: a card where the way is one, else own words."""
    card = view.celebrate if view.celebrate in ways else ""
    return {
        "id": uuid7(), "text": view.text, "on": view.on, "card": card, "version": view.version,
        "celebrate": "" if card else view.celebrate, "reached_on": view.reached_on,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.GROWTH_KEEP)
@waits("milestone", "edit")
def edit(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """Put one in other words, or on another day; what it said before is kept."""
    actor, me = actor_of(request), _mine(request, milestone_id)
    row, ways = one_of(Milestone, actor, _KEEP, me, milestone_id), _ways(actor)
    view = queries.milestone(actor, me, row)
    form = MilestoneForm(
        request.POST if request.method == "POST" else None, initial=_start(view, ways), ways=ways
    )
    if request.method == "POST" and form.is_valid() and _changed(request, me, milestone_id, form):
        return go(request, gettext("Saved."), LIST)
    context: dict[str, Any] = {
        "one": view, "before": queries.before(actor, view), "nav": "plan",
    }  # fmt: skip
    return show(request, "growth/milestone.html", context, form)


def _changed(request: HttpRequest, me: UUID, milestone_id: UUID, form: MilestoneForm) -> bool:
    said, version = commands.Chosen(**form.said()), form.cleaned_data["version"]
    return changed(request, form, lambda: commands.change_milestone(
        actor_of(request), participant_id=me, milestone_id=milestone_id, said=said,
        version=version,
    ))  # fmt: skip


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "stand", day="reached_on")
def reached(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """It is reached, today or on an earlier day."""
    actor, me, form = actor_of(request), _mine(request, milestone_id), ReachedForm(request.POST)
    if form.is_valid():
        try:
            way = commands.reach_milestone(
                actor, participant_id=me, milestone_id=milestone_id,
                on=form.cleaned_data["reached_on"],
            )  # fmt: skip
        except NotLikeThis as refusal:
            refuse(form, refusal)
        else:
            words = gettext(rules.REACHED_CELEBRATE) % {"way": way} if way else ""
            return go(request, words or gettext(rules.REACHED), LIST)
    new = MilestoneForm(initial={"id": uuid7()}, ways=_ways(actor))
    return not_yet(_list(request, me, new, (milestone_id, form)), said_no(form))


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "stand")
def open_again(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """It was a tap by mistake: not reached yet."""
    me = _mine(request, milestone_id)
    commands.open_milestone(actor_of(request), participant_id=me, milestone_id=milestone_id)
    return go(request, gettext(rules.OPEN_AGAIN), LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "undo")
def undo(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """Take the last change of its words or its days back."""
    me = _mine(request, milestone_id)
    try:
        commands.undo_milestone(actor_of(request), participant_id=me, milestone_id=milestone_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, LIST)
    return go(request, gettext(rules.UNDONE), LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "stand")
def celebrated(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """It was celebrated."""
    actor, me = actor_of(request), _mine(request, milestone_id)
    try:
        commands.celebrate_milestone(actor, participant_id=me, milestone_id=milestone_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, LIST)
    return go(request, gettext(rules.CELEBRATED), LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "away")
def away(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """Take one off the list, or bring it back."""
    me, back = _mine(request, milestone_id), request.POST.get("back") == "1"
    commands.put_milestone_away(
        actor_of(request), participant_id=me, milestone_id=milestone_id, away=not back
    )
    gone = gettext("Put away. You can bring it back below.")
    return go(request, gettext("It is back.") if back else gone, LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "share")
def share(request: HttpRequest, milestone_id: UUID) -> HttpResponse:
    """Let the coach read one, or take that back."""
    me, shared = _mine(request, milestone_id), request.POST.get("share") == "coach"
    commands.share_milestone(
        actor_of(request), participant_id=me, milestone_id=milestone_id, shared=shared
    )
    return go(request, read_from_now_on(shared=shared), LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("milestone", "earlier")
def use_before(request: HttpRequest, milestone_before_id: UUID) -> HttpResponse:
    """Let one read as it did before."""
    actor = actor_of(request)
    me = owner_of(actor, _KEEP, EarlierMilestone, milestone_before_id)
    commands.use_earlier_milestone(actor, participant_id=me, earlier_id=milestone_before_id)
    said = str(EARLIER_BACK)
    return go(request, said, LIST)
