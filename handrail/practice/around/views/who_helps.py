"""Who helps me: writing down, sharing, putting away and back; and what the coach sees of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.consent.words import item_list
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people import trying
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import about, actor_of, show, subject
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import one_of, owner_of
from handrail.ground.people.words import EARLIER_BACK, read_from_now_on

from ..commands import who_helps as commands
from ..forms import HelperForm
from ..models import EarlierHelper, Helper
from ..queries import who_helps as queries
from ..rules import who_helps as rules

_KEEP, _READ = Capability.HELPER_KEEP, Capability.HELPER_READ


def go(request: HttpRequest, said: str) -> HttpResponse:
    """Say what was done and go on: to the page the form names, or to the list."""
    return go_on(request, said, reverse("around:mine"))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.HELPER_KEEP)
def listed(request: HttpRequest) -> HttpResponse:
    """The list, with what each may be told; and somebody new."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    found = queries.helpers(actor, me)
    known = [(who, yes.name) for who, yes in found.known.items()]
    data = request.POST if request.method == "POST" else None
    form = HelperForm(data, initial={"id": uuid7(), "kind": "doctor"}, known=known)
    if data is not None and form.is_valid() and tried(form, lambda: commands.add_helper(
        actor, participant_id=me, said=form.said(), id=form.cleaned_data["id"],
        shared=form.cleaned_data["share"] == "coach",
    )):  # fmt: skip
        return go(request, gettext(rules.SAVED))
    context: dict[str, Any] = {"found": found, "items": item_list, "nav": "people",
                               "nothing_told": rules.NOTHING_TOLD}  # fmt: skip
    return show(request, "around/mine.html", context, form)


@require_safe
@access(Capability.HELPER_READ)
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """What the coach sees: shared lines, and what each of them may be told."""
    actor, who = actor_of(request), subject(request, _READ, participant_id)
    record_read(actor, _READ, who)
    name, _zone = about(actor, _READ, who)
    context: dict[str, Any] = {
        "found": queries.helpers(actor, who), "items": item_list, "person": who, "name": name,
        "strengths": strengths(actor, Capability.PERSON_READ, who), "nav": "today",
        "nothing_told": rules.NOTHING_TOLD,
    }  # fmt: skip
    return show(request, "around/person.html", context)


def _filled(
    request: HttpRequest, found: queries.HelperList, view: queries.HelperView
) -> HelperForm:  # fmt: skip
    names = (*commands.WORDS, "kind", "company", "version")
    start = {name: getattr(view, name) for name in names}
    return HelperForm(
        request.POST if request.method == "POST" else None,
        initial={**start, "id": uuid7(), "recipient": str(view.recipient or "")},
        known=[(who, yes.name) for who, yes in found.known.items()],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.HELPER_KEEP)
@waits("helper", "edit")
def edit(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Put a line in other words; what it said before is kept."""
    actor, me = actor_of(request), owner_of(actor_of(request), _KEEP, Helper, helper_id)
    found = queries.helpers(actor, me)
    view = queries.one_helper(actor, me, one_of(Helper, actor, _KEEP, me, helper_id))
    if view is None:
        raise NotVisible
    form = _filled(request, found, view)
    if form.is_bound and form.is_valid() and trying.changed(
        request, form, lambda: commands.change_helper(
            actor, participant_id=me, helper_id=helper_id, said=form.said(),
            version=form.cleaned_data["version"],
        ), rules.BOTH_KEPT,
    ):  # fmt: skip
        return go(request, gettext(rules.SAVED))
    context: dict[str, Any] = {
        "one": view, "before": queries.earlier(actor, me, helper_id), "nav": "people",
        "kinds": rules.KINDS,
    }  # fmt: skip
    return show(request, "around/helper.html", context, form)


@require_POST
@access(Capability.HELPER_KEEP)
@waits("helper", "share")
def share(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Let the coach read a line, or take that back."""
    actor, shared = actor_of(request), request.POST.get("share") == "coach"
    me = owner_of(actor, _KEEP, Helper, helper_id)
    commands.share_helper(actor, participant_id=me, helper_id=helper_id, shared=shared)
    return go(request, read_from_now_on(shared=shared))


@require_POST
@access(Capability.HELPER_KEEP)
@waits("helper", "away")
def away(request: HttpRequest, helper_id: UUID) -> HttpResponse:
    """Take a line off the list, or bring it back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    me = owner_of(actor, _KEEP, Helper, helper_id)
    try:
        commands.put_helper_away(actor, participant_id=me, helper_id=helper_id, away=not back)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return HttpResponseRedirect(reverse("around:mine"), status=303)
    gone = gettext("Put away. You can bring it back below.")
    return go(request, gettext("It is back.") if back else gone)


@require_POST
@access(Capability.HELPER_KEEP)
@waits("helper", "earlier")
def use_before(request: HttpRequest, helper_before_id: UUID) -> HttpResponse:
    """Let a line read as it did before."""
    actor = actor_of(request)
    me = owner_of(actor, _KEEP, EarlierHelper, helper_before_id)
    commands.use_earlier_helper(actor, participant_id=me, earlier_id=helper_before_id)
    return go(request, str(EARLIER_BACK))
