"""Pages about strengths, for the person and their coach, and the pathway, for the person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handrail.faces.desks.about import stage
from handrail.faces.desks.about.forms import PathwayForm, StrengthForm
from handrail.faces.desks.manager.answers import see
from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import not_yet, waits
from handrail.ground.people import about
from handrail.ground.people import pages as shared
from handrail.ground.people.commands import about as commands
from handrail.ground.people.levels import LEVELS
from handrail.ground.people.pages import actor_of
from handrail.ground.people.pathways import (
    IN_OWN_WORDS,
    PATHWAYS,
    STRENGTH_GROUPS,
    by_group,
    mark,
)

_EDIT = Capability.PROFILE_EDIT


def _list(request: HttpRequest, me: UUID, form: StrengthForm) -> HttpResponse:
    actor, mine = actor_of(request), shared.own(request, me)
    found = about.strengths(actor, _EDIT, me, gone=True)
    record_read(actor, _EDIT, me)
    context = {
        "shell": shared.shell(request, me),
        "mine": mine,
        "who": me,
        "name": shared.about(actor, _EDIT, me)[0],
        "there": by_group((s.group, s) for s in found if not s.gone),
        "before": about.strengths_before(actor, me),
        "gone": [s for s in found if s.gone and (mine or s.by == "coach")],
        "groups": STRENGTH_GROUPS,
        "in_own_words": IN_OWN_WORDS,
    }
    return shared.show(request, "desks/about/strengths.html", context, form)


@access(Capability.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def strengths(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The list, and one more line."""
    me = shared.subject(request, _EDIT, participant_id)
    if request.method != "POST":
        return _list(request, me, StrengthForm(initial={"id": uuid7()}))
    form = StrengthForm(request.POST)
    if form.is_valid():
        try:
            commands.add_strength(actor_of(request), participant_id=me, **form.cleaned_data)
        except shared.REFUSALS as refusal:
            shared.refuse(form, refusal)
        else:
            messages.success(request, _("Written down."))
            return _back(participant_id)
    return _list(request, me, form)


def _back(participant_id: UUID | None) -> HttpResponse:
    if participant_id is None:
        return see("desks:strengths")
    return see("desks:strengths_of", participant_id=participant_id)


@access(Capability.PROFILE_EDIT)
@require_POST
@waits("strength", "away")
def strength_change(
    request: HttpRequest, strength_id: UUID, what: str, participant_id: UUID | None = None
) -> HttpResponse:
    """Take one away, or put it back."""
    me = shared.subject(request, _EDIT, participant_id)
    try:
        do, said = {
            "away": (commands.take_strength_away, _("Taken away. You can put it back below.")),
            "back": (commands.put_strength_back, _("It is back.")),
        }[what]
        do(actor_of(request), participant_id=me, strength_id=strength_id)
    except KeyError as nothing:
        raise Http404 from nothing
    except NotLikeThis as refusal:
        messages.warning(request, _(refusal.words))
    else:
        messages.success(request, said)
    return _back(participant_id)


@access(Capability.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
@waits("pathway", "edit")
def pathway(request: HttpRequest) -> HttpResponse:
    """What recovery looks like for me."""
    me = shared.subject(request, _EDIT, None)
    if request.method != "POST":
        return _pathway(request, me, None)
    form = PathwayForm(request.POST)
    if form.is_valid():
        try:
            commands.choose_pathway(actor_of(request), participant_id=me, **form.cleaned_data)
        except NotLikeThis as refusal:
            shared.refuse(form, refusal)
        else:
            messages.success(request, _("Saved. You can change it at any time."))
            return see("desks:pathway")
    return _pathway(request, me, form)


def _pathway(request: HttpRequest, me: UUID, form: PathwayForm | None) -> HttpResponse:
    known = about.pathway(actor_of(request), me) or about.PathwayView((), "", shared=False)
    seen = mark(known.chosen, known.own)
    shown = form or PathwayForm(initial={**vars(known), "seen": seen})
    crossed = bool(form and form.errors and form.data.get("seen") not in {"", seen})
    context = {**stage.context(request, me), "seen": seen, "kept": known if crossed else None,
               "ways": PATHWAYS}  # fmt: skip
    return shared.show(request, "desks/about/pathway.html", context, shown)


def _agree(request: HttpRequest, me: UUID) -> str:
    """Keep the level that was chosen; return the sentence that says why not, or nothing."""
    wanted, agreed = request.POST.get("level", ""), request.POST.get("agreed") == "on"
    try:
        commands.set_level(actor_of(request), participant_id=me, level=wanted, agreed=agreed)
    except NotLikeThis as refusal:
        return _(refusal.words)
    return ""


@access(Capability.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
@waits("level", "stand")
def level(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """How much coaching the two agreed on."""
    me, actor = shared.subject(request, _EDIT, participant_id), actor_of(request)
    said = _agree(request, me) if request.method == "POST" else ""
    if request.method == "POST" and not said:
        messages.success(request, _("Saved. You can change it at any time."))
        return HttpResponse(status=303, headers={"Location": request.path})
    record_read(actor, _EDIT, me)
    context = {
        "shell": shared.shell(request, me),
        "mine": shared.own(request, me),
        "who": me,
        "name": shared.about(actor, _EDIT, me)[0],
        "now": about.level(actor, _EDIT, me),
        "levels": LEVELS,
        "wanted": request.POST.get("level", ""),
        "said": said,
    }
    page = render(request, "desks/about/level.html", context)
    return not_yet(page, [said]) if said else page
