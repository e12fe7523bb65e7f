"""Finding a coach: what the person would like, beside what coaches share, and their hours."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.people.pages import about, actor_of
from handrail.practice.coachpage.queries import coaches_here
from handrail.practice.coachpage.rules import CHOOSERS
from handrail.practice.hours.queries import weeks_in_words
from handrail.practice.matching.queries.knowing import asked_about
from handrail.practice.matching.queries.likes import likes
from handrail.practice.matching.rules import names

_READ = Capability.MATCH_READ


@access(Capability.MATCH_READ)
@require_safe
def matching(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """In the order of names; nothing here counts, scores or ranks a coach."""
    actor = actor_of(request)
    name, _zone = about(actor, _READ, participant_id)
    record_read(actor, _READ, participant_id)
    wanted, coaches = likes(actor, _READ, participant_id), coaches_here(actor, CHOOSERS)
    words = wanted.said["not_person"]
    context = {
        "person": participant_id, "name": name, "likes": wanted, "coaches": coaches,
        "not_them": {one.staff_id for one in coaches if words and names(words, one.name)},
        "asked": asked_about(actor, participant_id),
        "weeks": weeks_in_words(actor), "nav": "programme",
    }  # fmt: skip
    return render(request, "desks/manager/matching.html", context)
