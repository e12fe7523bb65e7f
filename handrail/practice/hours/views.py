"""The page on which a coach sets their own hours."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from handrail.ground.access import Capability, access
from handrail.ground.kernel import clock
from handrail.ground.people.pages import actor_of, show

from . import commands, queries, rules, wording
from .forms import HoursForm, filled


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.HOURS_SET, record=False)
def mine(request: HttpRequest) -> HttpResponse:
    """Show and set the reader's own hours, with the sentence that others read now."""
    actor = actor_of(request)
    week = queries.own_week(actor)
    form = filled(week)
    if request.method == "POST":
        form = HoursForm(request.POST, keep_zone=week.zone)
        if form.is_valid():
            said = form.cleaned_data
            commands.set_hours(actor, zone=said["zone"], spans=said["spans"], away=said["away"])
            messages.success(request, gettext("Saved. Your hours count from now on."))
            return HttpResponseRedirect(reverse("hours:mine"), status=303)
    now = clock.now()
    promise = wording.say(rules.presence(week.spans, week.away, now, week.zone), now, week.zone)
    return show(request, "hours/mine.html", {"week": week, "promise": promise}, form)
