"""What these pages share: where they are, and what is said after something was done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from handrail.ground.access import Capability
from handrail.ground.kernel import clock
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
