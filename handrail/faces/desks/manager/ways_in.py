"""Showing a way in once: a code to type and a QR to scan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.design import qr
from handrail.ground.access import Capability, Role, access
from handrail.ground.accounts.ways import CardSecret
from handrail.ground.kernel import clock
from handrail.ground.people import queries
from handrail.ground.people.commands.cards import issue_card
from handrail.ground.people.pages import actor_of


def sheet(request: HttpRequest, way_in: CardSecret) -> dict[str, Any]:
    """What a sheet shows: the code, the QR of the link as an image in the page, and how long."""
    link = request.build_absolute_uri(way_in.link_fragment)
    return {
        "code": way_in.code,
        "minutes": way_in.minutes,
        "hours": way_in.minutes // 60,
        "until": clock.now() + timedelta(minutes=way_in.minutes),
        "link": link,
        "address": request.build_absolute_uri(reverse("accounts:card")),
        "qr": qr.picture(link),
    }


@access(Capability.CARD_ISSUE)
@require_POST
def card(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Make a sign-in card and show it: this once, because only its hash is kept."""
    actor = actor_of(request)
    lost = request.POST.get("lost") == "1"
    passkeys = lost and request.POST.get("passkeys") == "1"
    way_in = issue_card(actor, participant_id=participant_id, lost=lost, passkeys=passkeys)
    office = actor.has(Role.MANAGER)
    context = {
        **sheet(request, way_in),
        "lost": lost,
        "name": queries.person_name(actor, participant_id, Capability.CARD_ISSUE),
        "back": reverse(
            "desks:manager_person" if office else "desks:person",
            kwargs={"participant_id": participant_id},
        ),
    }
    return render(request, "desks/manager/card.html", context)
