"""What others see of a coach: the people they coach, who looks for a coach, colleagues."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, shell_of, subject
from handrail.ground.people.trying import go

from .. import queries, rules
from ..commands import stories as commands

_READ = Capability.COACH_PAGE_READ


@require_safe
@access(Capability.COACH_PAGE_READ)
def my_coach(request: HttpRequest) -> HttpResponse:
    """What my coach shares with me, and the stories they picked for me."""
    me = subject(request, _READ, None)
    context = {"coach": queries.my_coach(actor_of(request), me), "nav": "people"}
    return render(request, "coachpage/my_coach.html", context)


@require_POST
@access(Capability.COACH_PAGE_READ)
@waits("coach_story", "away")
def not_for_me(request: HttpRequest, offered_story_id: UUID) -> HttpResponse:
    """Say that a story is not for me, or see it again."""
    me, back = subject(request, _READ, None), request.POST.get("back") == "1"
    commands.not_for_me(
        actor_of(request), participant_id=me, offered_id=offered_story_id, no=not back
    )
    return go(
        request, rules.AGAIN_SAID if back else rules.NOT_ME_SAID, reverse("coachpage:my_coach")
    )


@require_safe
@access(Capability.COACH_PAGES_READ, record=False)
def coaches(request: HttpRequest) -> HttpResponse:
    """All coaches here, by name, with what each of them shares with such a reader."""
    actor = actor_of(request)
    reader = queries.reader_of(actor)
    context = {
        "found": queries.coaches_here(actor, reader), "reader": reader, "shell": shell_of(actor),
        "nav": "people" if actor.participant_id else "coach-page",
    }  # fmt: skip
    return render(request, "coachpage/coaches.html", context)
