"""What these pages share: where they are, and what is said after something was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from handrail.ground.access import Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.pages import about, actor_of, for_reader, own, shell

_READ = Capability.HANDOVER_READ


def address(request: HttpRequest, person: UUID) -> str:
    """The address of the page for whoever is reading: one's own, or the person's."""
    return for_reader(request, person, "handover:mine", "handover:of")


def frame(request: HttpRequest, person: UUID) -> dict[str, Any]:
    """What a page about a handover needs."""
    mine = own(request, person)
    name, zone = about(actor_of(request), _READ, person)
    return {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "people" if mine else "today", "today": clock.today(zone),
    }  # fmt: skip


def go(request: HttpRequest, said: str, to: str) -> HttpResponse:
    """Say what was done and go on (303)."""
    messages.success(request, gettext(said))
    return HttpResponseRedirect(to, status=303)


def done_or_not(
    request: HttpRequest, do: Callable[[], Any], said: str, to: str, otherwise: str = ""
) -> HttpResponse:
    """Do it and go on, or say why not; nothing was typed that could be lost."""
    try:
        do()
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return HttpResponseRedirect(otherwise or to, status=303)
    return go(request, said, to)
