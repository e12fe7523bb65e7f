"""Where I am now: said on the page of the pathway, by the person alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handrail.faces.desks.about.forms import PathwayForm, StageForm
from handrail.faces.desks.manager.answers import see
from handrail.ground.access import Capability, access
from handrail.ground.kernel.waits import waits
from handrail.ground.people import about, stages
from handrail.ground.people import pages as shared
from handrail.ground.people.commands import about as commands
from handrail.ground.people.pages import actor_of
from handrail.ground.people.pathways import mark


def context(request: HttpRequest, me: UUID, form: StageForm | None = None) -> dict[str, Any]:
    """What the page of the pathway shows of it: the form, and what was said earlier."""
    said = about.said_stages(actor_of(request), me)
    now = next((one for one in said if one.until is None), None)
    initial = {"stage": now.stage, "shared": now.shared} if now else {}
    return {
        "stage_form": form or StageForm(initial=initial),
        "before": [one for one in said if one.until is not None],
    }


@access(Capability.PROFILE_EDIT)
@require_POST
@waits("stage", "stand")
def say(request: HttpRequest) -> HttpResponse:
    """Keep the word for where I am, or that I say none."""
    me = shared.subject(request, Capability.PROFILE_EDIT, None)
    form = StageForm(request.POST)
    if not form.is_valid():
        known = about.pathway(actor_of(request), me) or about.PathwayView((), "", shared=False)
        way = PathwayForm(initial=vars(known))
        parts = {**context(request, me, form), "seen": mark(known.chosen, known.own), "kept": None}
        return shared.show(request, "desks/about/pathway.html", parts, way, asks=True)
    commands.say_stage(actor_of(request), participant_id=me, **form.cleaned_data)
    said = form.cleaned_data["stage"] != stages.NOT_SAID
    messages.success(request, _(stages.SAVED) if said else _(stages.NOTHING_SAID))
    return see("desks:pathway")
