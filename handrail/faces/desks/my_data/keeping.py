"""How long closed records are kept, and deciding about one record at a time."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handrail.faces.desks.manager.answers import see
from handrail.faces.desks.my_data.words import GOES, STAYS
from handrail.ground.access import Capability, access
from handrail.ground.accounts.sessions import is_fresh, step_up_url
from handrail.ground.mydata import commands, queries
from handrail.ground.people.pages import actor_of

_PAGE = "desks/my_data/keeping.html"
_ONE = "desks/my_data/decide.html"


@access(Capability.EPISODE_CHANGE)
@require_safe
def keeping(request: HttpRequest) -> HttpResponse:
    """The years that are set, wishes that stand, and records past their years."""
    actor = actor_of(request)
    wishes, old = queries.to_decide(actor)
    context = {"wishes": wishes, "old": old, "years": queries.years_kept(actor)}
    return render(request, _PAGE, context)


@access(Capability.EPISODE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def keeping_decide(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Show what goes, then remove this one person."""
    actor = actor_of(request)
    person = queries.one_to_decide(actor, participant_id)
    if not is_fresh(request):
        return HttpResponseRedirect(step_up_url(request.path), status=303)
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and sure:
        commands.remove_now(actor, participant_id=participant_id)
        messages.success(request, _("Removed. What stays has no name and no words."))
        return see("desks:keeping")
    said = _("Please tick this if you are sure.") if request.method == "POST" else ""
    context = {"person": person, "goes": GOES, "stays": STAYS, "said": said}
    return render(request, _ONE, context, status=422 if said else 200)
