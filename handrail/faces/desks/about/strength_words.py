"""Putting a strength in other words, by whoever wrote it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handrail.faces.desks.about.forms import ChangeStrengthForm
from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import both_kept, waits
from handrail.ground.people import about
from handrail.ground.people import pages as shared
from handrail.ground.people.commands import strengths as commands
from handrail.ground.people.models import EarlierStrength, Strength
from handrail.ground.people.pages import actor_of
from handrail.ground.people.pathways import STRENGTH_BOTH, STRENGTH_SAVED
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK

_EDIT = Capability.PROFILE_EDIT


def _list(request: HttpRequest, me: UUID) -> str:
    if shared.own(request, me):
        return reverse("desks:strengths")
    return reverse("desks:strengths_of", args=[me])


def _one(request: HttpRequest, me: UUID, strength_id: UUID) -> about.StrengthView:
    by = Strength.PARTICIPANT if shared.own(request, me) else Strength.COACH
    found = about.strengths(actor_of(request), _EDIT, me)
    view = next((one for one in found if one.id == strength_id and one.by == by), None)
    if view is None:
        raise NotVisible
    return view


def _change(request: HttpRequest, me: UUID, strength_id: UUID, form: ChangeStrengthForm) -> bool:
    typed = {name: form.cleaned_data[name] for name in ("text", "group", "version")}
    try:
        done = commands.change_strength(
            actor_of(request), participant_id=me, strength_id=strength_id, **typed
        )
    except shared.REFUSALS as refusal:
        shared.refuse(form, refusal)
        return False
    if done.meanwhile:
        both_kept(request, _(STRENGTH_BOTH))
    return True


@access(Capability.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
@waits("strength", "edit")
def words(request: HttpRequest, strength_id: UUID) -> HttpResponse:
    """Say a strength another way; what it said before is kept below."""
    actor = actor_of(request)
    me = owner_of(actor, _EDIT, Strength, strength_id)
    view = _one(request, me, strength_id)
    start = {"id": uuid7(), "text": view.text, "group": view.group, "version": view.version}
    form = ChangeStrengthForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and _change(request, me, strength_id, form):
        messages.success(request, _(STRENGTH_SAVED))
        return HttpResponseRedirect(request.path, status=303)
    record_read(actor, _EDIT, me)
    context = {
        "shell": shared.shell(request, me), "mine": shared.own(request, me), "who": me,
        "one": view, "before": about.strengths_before(actor, me).get(strength_id, ()),
        "back": _list(request, me), "name": shared.about(actor, _EDIT, me)[0],
    }  # fmt: skip
    return shared.show(request, "desks/about/strength_words.html", context, form)


@access(Capability.PROFILE_EDIT)
@require_POST
@waits("strength", "undo")
def undo(request: HttpRequest, strength_id: UUID) -> HttpResponse:
    """Take the last change of a strength's words back."""
    actor = actor_of(request)
    me = owner_of(actor, _EDIT, Strength, strength_id)
    try:
        commands.undo_strength(actor, participant_id=me, strength_id=strength_id)
    except NotLikeThis as refusal:
        messages.warning(request, _(refusal.words))
    else:
        messages.success(request, _("Taken back. What stood there is kept as well."))
    return HttpResponseRedirect(reverse("desks:strength_words", args=[strength_id]), status=303)


@access(Capability.PROFILE_EDIT)
@require_POST
@waits("strength", "earlier")
def use_before(request: HttpRequest, strength_before_id: UUID) -> HttpResponse:
    """Let a strength read as it did before."""
    actor = actor_of(request)
    me = owner_of(actor, _EDIT, EarlierStrength, strength_before_id)
    try:
        commands.use_earlier_strength(actor, participant_id=me, earlier_id=strength_before_id)
    except NotLikeThis as refusal:
        messages.warning(request, _(refusal.words))
    else:
        messages.success(request, str(EARLIER_BACK))
    return HttpResponseRedirect(_list(request, me), status=303)
