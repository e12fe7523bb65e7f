"""Whose plan a page is about, and where to go afterwards."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.people import pages


def about(actor: Actor, capability: Capability, participant_id: UUID) -> tuple[str, date]:
    """Return the person's short name and today's date where they live. Raises NotVisible."""
    name, zone = pages.about(actor, capability, participant_id)
    return name, clock.today(zone)


def plan_address(request: HttpRequest, participant_id: UUID) -> str:
    """Return the address of this plan for whoever is reading."""
    if pages.own(request, participant_id):
        return reverse("plans:plan")
    return reverse("plans:person", kwargs={"participant_id": participant_id})


def go(request: HttpRequest, participant_id: UUID) -> HttpResponseRedirect:
    """Go to the page the form names in `next` when it is one of ours, or to the plan (303)."""
    target = pages.wanted(request, "next", plan_address(request, participant_id))
    return HttpResponseRedirect(target, status=303)


def came_from(request: HttpRequest) -> str:
    """The page to go back to that the form, or the link that led to it, names; "" for none."""
    return request.POST.get("next", request.GET.get("next", ""))


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asked for a part of the page."""
    return request.headers.get("HX-Request") == "true"
