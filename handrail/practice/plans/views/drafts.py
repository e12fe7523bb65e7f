"""What was begun about a step or a week: kept while it is typed, offered, thrown away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.people import draft_pages, drafts
from handrail.ground.people.pages import actor_of, own, subject

from ..commands import (
    discard_review_draft,
    discard_step_draft,
    save_review_draft,
    save_step_draft,
)
from ..forms import TOWARD

REVIEW_FIELDS = ("worked", "did_not", "change", "make_step", "shared", "week_of")
STEP_FIELDS = ("text", "why", "chosen_by", "chosen_by_name", "sure", "week_of", "goal",
               "strength")  # fmt: skip
STEPS_NAMED = 12


class Save(Protocol):
    """The command that keeps a draft of one kind."""

    def __call__(
        self, actor: Actor, /, *, participant_id: UUID, entry: UUID, body: drafts.Body, began: str
    ) -> None:
        """Keep it."""


def _about(request: HttpRequest) -> UUID | None:
    raw = request.POST.get("about", "")
    try:
        return UUID(raw) if raw else None
    except ValueError:
        raise NotVisible from None


def _keep(
    request: HttpRequest, capability: Capability, save: Save, names: tuple[str, ...]
) -> HttpResponse:
    actor, person = actor_of(request), subject(request, capability, _about(request))
    body, began = draft_pages.fields_of(request, names), request.POST.get("began", "")
    return draft_pages.keep(
        request,
        lambda entry: save(actor, participant_id=person, entry=entry, body=body, began=began),
    )


def _gone(request: HttpRequest, capability: Capability, own_page: str, page: str) -> HttpResponse:
    person = subject(request, capability, _about(request))
    messages.success(request, gettext("The draft is gone."))
    kwargs = None if own(request, person) else {"participant_id": person}
    return HttpResponseRedirect(reverse(page if kwargs else own_page, kwargs=kwargs), status=303)


@require_POST
@access(Capability.REVIEW_WRITE, record=False)
def review_draft(request: HttpRequest) -> HttpResponse:
    """Keep a look back that is being typed (204)."""
    moved = tuple(name for name in request.POST if name.startswith(TOWARD))[:STEPS_NAMED]
    names = (*REVIEW_FIELDS, *moved)
    return _keep(request, Capability.REVIEW_WRITE, save_review_draft, names)


@require_POST
@access(Capability.STEP_AGREE, record=False)
def step_draft(request: HttpRequest) -> HttpResponse:
    """Keep a step that is being typed (204)."""
    return _keep(request, Capability.STEP_AGREE, save_step_draft, STEP_FIELDS)


@require_POST
@access(Capability.REVIEW_WRITE, record=False)
def review_draft_discard(request: HttpRequest) -> HttpResponse:
    """Throw a look back away that was begun and not saved."""
    entry = draft_pages.entry_of(request, "draft")
    if entry is not None:
        discard_review_draft(actor_of(request), entry=entry)
    return _gone(request, Capability.REVIEW_WRITE, "plans:review", "plans:review")


@require_POST
@access(Capability.STEP_AGREE, record=False)
def step_draft_discard(request: HttpRequest) -> HttpResponse:
    """Throw a step away that was begun and not saved."""
    entry = draft_pages.entry_of(request, "draft")
    if entry is not None:
        discard_step_draft(actor_of(request), entry=entry)
    return _gone(request, Capability.STEP_AGREE, "plans:step_new", "plans:agree")


@dataclass(frozen=True)
class Begun:
    """What a page has to say of earlier drafts: to offer them, or to start with one of them."""

    offered: list[dict[str, Any]] = field(default_factory=list)
    start: dict[str, Any] = field(default_factory=dict)


NOTHING_BEGUN = Begun()


def begun(request: HttpRequest, kind: str, person: UUID, words: tuple[str, ...]) -> Begun:
    """Return what the reader began about this person; `words` are the fields worth showing."""
    found = drafts.begun(actor_of(request), kind, [person])
    kept = draft_pages.chosen(request, found)
    if kept is not None:
        return Begun(start=draft_pages.start_of(kept))
    return Begun(offered=draft_pages.offers(found, words))
