"""Short reads: what a condition is, what helps, what the law says; for oneself or to talk about."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, Role, access
from handrail.ground.people.pages import actor_of
from handrail.ground.shelf.queries import entries, entry
from handrail.ground.shelf.rules import GUIDE_GROUPS

_KIND = "guide"


@access(Capability.SHELF_READ, record=False)
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Every short read that is offered here, by what it is about."""
    offered = entries(actor_of(request), _KIND)
    groups = [*GUIDE_GROUPS, *{one.group for one in offered if one.group not in GUIDE_GROUPS}]
    found = [(group, [one for one in offered if one.group == group]) for group in groups]
    return render(request, "desks/about/guides.html", {"found": found, "groups": GUIDE_GROUPS})


@access(Capability.SHELF_READ, record=False)
@require_safe
def guide(request: HttpRequest, key: str) -> HttpResponse:
    """One of them, with what to think or talk about."""
    actor = actor_of(request)
    found = entry(actor, _KIND, key)
    if found is None:
        raise Http404
    context = {
        "guide": found,
        "group": GUIDE_GROUPS.get(found.group, ""),
        "mine": actor.has(Role.PARTICIPANT),
    }
    return render(request, "desks/about/guide.html", context)
