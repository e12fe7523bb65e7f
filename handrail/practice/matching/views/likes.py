"""What I would like in a coach: a page of the person alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, show, subject
from handrail.ground.people.trying import changed, go
from handrail.ground.people.words import EARLIER_BACK

from .. import rules
from ..commands import likes as commands
from ..forms import LikesForm
from ..queries import likes as queries

_C = Capability.COACH_LIKE


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COACH_LIKE)
@waits("coach_like", "edit")
def mine(request: HttpRequest) -> HttpResponse:
    """Read and change what I would like."""
    actor, me = actor_of(request), subject(request, _C, None)
    found, reads = queries.likes(actor, _C, me), queries.read_by(actor, me)
    start: dict[str, Any] = {"id": uuid7(), "version": found.version, **found.said}
    form = LikesForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        said = {"said": form.said(), "version": form.cleaned_data["version"],
                "id": form.cleaned_data["id"]}  # fmt: skip
        if changed(request, form, lambda: commands.say_likes(
            actor, participant_id=me, **said), rules.BOTH_KEPT):  # fmt: skip
            return go(request, rules.LIKES_SAVED[reads], reverse("matching:mine"))
    context: dict[str, Any] = {
        "names": tuple(rules.LIKES), "before": queries.likes_before(actor, me),
        "plans": queries.agreed_plans(actor, me), "nav": "people",
        "reads": reads, "who_reads": rules.LIKES_READ[reads],
    }  # fmt: skip
    return show(request, "matching/mine.html", context, form)


@require_POST
@access(Capability.COACH_LIKE)
@waits("coach_like", "earlier")
def use_before(request: HttpRequest, likes_before_id: UUID) -> HttpResponse:
    """Let all lines read as before."""
    actor, me = actor_of(request), subject(request, _C, None)
    commands.use_likes_before(actor, participant_id=me, earlier_id=likes_before_id)
    return go(request, str(EARLIER_BACK), reverse("matching:mine"))
