"""How long closed records are kept, and deciding about one record at a time."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from handrail.faces.desks.manager.answers import again, see
from handrail.faces.desks.my_data.words import GOES, STAYS
from handrail.ground.access import Actor, Capability, access
from handrail.ground.accounts.sessions import is_fresh, step_up_url
from handrail.ground.mydata import commands, queries
from handrail.ground.mydata.rules import MOST_YEARS
from handrail.ground.people.pages import actor_of

_PAGE = "desks/my_data/keeping.html"
_ONE = "desks/my_data/decide.html"


class YearsForm(forms.Form):
    """After how many years a closed record comes up; empty for never."""

    years = forms.IntegerField(
        label=gettext_lazy("Years after closing"),
        required=False,
        min_value=1,
        max_value=MOST_YEARS,
        help_text=gettext_lazy("Leave it empty to keep records until somebody asks."),
    )


def _shown(actor: Actor, form: YearsForm) -> dict[str, object]:
    wishes, old = queries.to_decide(actor)
    return {"form": form, "wishes": wishes, "old": old, "years": queries.years_kept(actor)}


@access(Capability.EPISODE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def keeping(request: HttpRequest) -> HttpResponse:
    """The setting, wishes that stand, and records past their years."""
    actor = actor_of(request)
    if request.method != "POST":
        form = YearsForm(initial={"years": queries.years_kept(actor)})
        return render(request, _PAGE, _shown(actor, form))
    form = YearsForm(request.POST)
    if not form.is_valid():
        return again(request, _PAGE, _shown(actor, form))
    commands.set_years_kept(actor, years=form.cleaned_data["years"])
    messages.success(request, _("Saved. Nothing is removed until you decide, one by one."))
    return see("desks:keeping")


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
