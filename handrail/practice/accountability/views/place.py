"""What these pages share: where they are, and what is said after something was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from handrail.design import dates
from handrail.ground.access import Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import trying
from handrail.ground.people.pages import about, actor_of, for_reader, own, shell
from handrail.ground.people.whose import Changed

from .. import rules


def address(request: HttpRequest, person: UUID, name: str) -> str:
    """The address of a page for whoever is reading: one's own, or the person's."""
    return for_reader(request, person, f"accountability:{name}")


def frame(request: HttpRequest, capability: Capability, person: UUID) -> dict[str, Any]:
    """What every page about these two needs."""
    mine = own(request, person)
    name, zone = about(actor_of(request), capability, person)
    back = reverse("plans:plan") if mine else reverse(
        "desks:person", kwargs={"participant_id": person}
    )  # fmt: skip
    return {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "plan" if mine else "today", "today": clock.today(zone), "home": back,
        "weekday_name": dates.weekday_named, "dated": dates.dated,
        "here": {page: address(request, person, page) for page in ("agreement", "promises")},
    }  # fmt: skip


def refused(request: HttpRequest, refusal: Exception, otherwise: str) -> HttpResponse:
    """Say why not, on the page; nothing was typed that could be lost."""
    words = refusal.words if isinstance(refusal, NotLikeThis) else rules.BOTH_KEPT
    return trying.why_not(request, words, otherwise)


def changed(request: HttpRequest, form: Form, do: Callable[[], Changed]) -> bool:
    """Do the change that a form asks for; whoever crossed another change is told."""
    return trying.changed(request, form, do, rules.BOTH_KEPT)
