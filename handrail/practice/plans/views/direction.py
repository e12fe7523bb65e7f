"""The vision in own words, and the values as cards to sort. Nobody but the participant writes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, show, subject
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.words import EARLIER_BACK

from ..commands import direction as commands
from ..goal_forms import SortForm, ValueForm, VisionForm
from ..queries import direction as queries
from ..queries.moves import moves_of_values
from ..queries.wording import waiting_beside_values
from ..rules import direction as rules
from .place import changed, refused

_OWN = Capability.PLAN_OWN


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_OWN)
@waits("vision", "edit")
def vision(request: HttpRequest) -> HttpResponse:
    """Write the vision, or change it; the words before are kept below."""
    actor, me = actor_of(request), subject(request, _OWN, None)
    view = queries.vision(actor, me)
    if request.method == "POST":
        form = VisionForm(request.POST)
        if form.is_valid() and changed(request, form, lambda: commands.write_vision(
            actor, participant_id=me, **form.cleaned_data
        )):  # fmt: skip
            return go_on(request, gettext(rules.VISION_SAVED), reverse("plans:vision"))
    else:
        kept = {"text": view.text, "shared": view.shared, "version": view.version} if view else {}
        form = VisionForm(initial={"id": uuid7(), **kept})
    context: dict[str, Any] = {
        "vision": view, "earlier": queries.earlier_visions(actor, me), "hints": rules.HINTS,
        "nav": "plan",
    }  # fmt: skip
    return show(request, "plans/vision.html", context, form)


@require_POST
@access(Capability.PLAN_OWN)
@waits("vision", "earlier")
def vision_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let the vision read as it did before."""
    actor, me = actor_of(request), subject(request, _OWN, None)
    commands.use_earlier_vision(actor, participant_id=me, earlier_id=earlier_id)
    said = str(EARLIER_BACK)
    return go_on(request, said, reverse("plans:vision"))


def _cards(request: HttpRequest, me: UUID, form: ValueForm) -> HttpResponse:
    actor = actor_of(request)
    context: dict[str, Any] = {
        "besides": waiting_beside_values(actor, me), "moved_by": moves_of_values(actor, me),
        "cards": queries.cards(actor, me), "piles": rules.PILES, "nav": "plan",
        "shown": 99 if request.GET.get("all") == "1" else rules.CARDS_SHOWN,
    }  # fmt: skip
    return show(request, "plans/values.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_OWN)
def values(request: HttpRequest) -> HttpResponse:
    """The cards in their piles, those that are in none yet, and a place for one's own."""
    actor, me = actor_of(request), subject(request, _OWN, None)
    if request.method != "POST":
        return _cards(request, me, ValueForm(initial={"id": uuid7()}))
    form = ValueForm(request.POST)
    if form.is_valid() and tried(form, lambda: commands.add_value(
        actor, participant_id=me, **form.cleaned_data
    )):  # fmt: skip
        return go_on(request, gettext("Added."), reverse("plans:values"))
    return _cards(request, me, form)


@require_POST
@access(Capability.PLAN_OWN)
@waits("value", "sort")
def value_sort(request: HttpRequest) -> HttpResponse:
    """Put one card on a pile."""
    actor, me = actor_of(request), subject(request, _OWN, None)
    form = SortForm(request.POST)
    if not form.is_valid():
        return refused(request, NotLikeThis(rules.PILE_UNKNOWN), reverse("plans:values"))
    said = form.cleaned_data
    try:
        commands.sort_value(actor, participant_id=me, pile=said["pile"], card=said["card"],
                            value_id=said["value"])  # fmt: skip
    except (NotLikeThis, NotVisible):
        return refused(request, NotLikeThis(rules.PILE_UNKNOWN), reverse("plans:values"))
    name, _about = rules.PILES[said["pile"]]
    return go_on(request, gettext("It is on the pile “%(pile)s”.") % {"pile": gettext(name)},
              reverse("plans:values"))  # fmt: skip


@require_POST
@access(Capability.PLAN_OWN)
@waits("value", "share")
def value_share(request: HttpRequest) -> HttpResponse:
    """Let the coach see how the values are sorted, or take that back."""
    actor, me = actor_of(request), subject(request, _OWN, None)
    shared = request.POST.get("share") == "coach"
    commands.share_values(actor, participant_id=me, shared=shared)
    yes, no = gettext("Your coach can see your values now."), gettext("Only you can see them now.")
    return go_on(request, yes if shared else no, reverse("plans:values"))
