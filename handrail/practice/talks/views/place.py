"""What these pages share: where they are, and what is said after something was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse

from handrail.ground.access import Capability
from handrail.ground.people import trying
from handrail.ground.people.pages import about, actor_of, for_reader, own, shell
from handrail.ground.people.whose import Changed

from .. import rules


def address(request: HttpRequest, person: UUID) -> str:
    """The list of the two, for whoever is reading."""
    return for_reader(request, person, "talks:agenda")


def frame(request: HttpRequest, capability: Capability, person: UUID) -> dict[str, Any]:
    """What every page about these two needs."""
    mine = own(request, person)
    name, _zone = about(actor_of(request), capability, person)
    before = reverse("desks:brief") if mine else reverse(
        "desks:brief_of", kwargs={"participant_id": person}
    )  # fmt: skip
    return {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "people" if mine else "today", "before": before, "here": address(request, person),
    }  # fmt: skip


def changed(request: HttpRequest, form: Form, do: Callable[[], Changed]) -> bool:
    """Do the change that a form asks for; whoever crossed another change is told."""
    return trying.changed(request, form, do, rules.BOTH_KEPT)
