"""A coach's own page: writing it, seeing it as others do, taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, show
from handrail.ground.people.trying import changed, go
from handrail.ground.people.words import EARLIER_BACK
from handrail.ground.shelf.dignity import TONE, say_hints

from .. import queries, rules
from ..commands import page as commands
from ..forms import PartForm

_KEEP = Capability.COACH_PAGE_KEEP


def _whole(request: HttpRequest, part: str = "", form: PartForm | None = None) -> HttpResponse:
    found = queries.own_page(actor_of(request))
    forms = {
        one.part: PartForm(
            initial={"id": uuid7(), "text": one.text, "readers": one.readers,
                     "version": one.version},
            auto_id=f"{one.part}_%s",
        )
        for one in found
    }  # fmt: skip
    if form is not None:
        forms[part] = form
    context: dict[str, Any] = {
        "found": found, "forms": forms, "readers": rules.READERS, "nav": "coach-page",
        "shared": any(one.readers for one in found),
    }  # fmt: skip
    return show(request, "coachpage/mine.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COACH_PAGE_KEEP, record=False)
def page(request: HttpRequest) -> HttpResponse:
    """All parts, each with who reads it."""
    actor, part = actor_of(request), request.POST.get("part", "")
    if request.method != "POST":
        return _whole(request)
    form = PartForm(request.POST, auto_id=f"{part}_%s")
    if not form.is_valid() or not changed(request, form, lambda: commands.write_part(
        actor, part=part, **form.cleaned_data), rules.BOTH_KEPT):  # fmt: skip
        return _whole(request, part, form)
    say_hints(request, actor, form.cleaned_data["text"], kind=TONE)
    read = form.cleaned_data["readers"] and form.cleaned_data["text"]
    return go(request, rules.SAVED if read else rules.NOBODY_READS, reverse("coachpage:mine"))


@require_safe
@access(Capability.COACH_PAGE_KEEP, record=False)
def as_seen(request: HttpRequest) -> HttpResponse:
    """The own page as one kind of reader sees it."""
    wanted = request.GET.get("reader", rules.MINE)
    reader = wanted if wanted in rules.READERS else rules.MINE
    context = {
        "parts": queries.as_seen(actor_of(request), reader), "reader": reader,
        "readers": rules.READERS, "nav": "coach-page",
    }  # fmt: skip
    return render(request, "coachpage/as_seen.html", context)


@require_POST
@access(Capability.COACH_PAGE_KEEP, record=False)
def take_back(request: HttpRequest) -> HttpResponse:
    """Let nobody read a part, or anything, from now on."""
    commands.take_back(actor_of(request), part=request.POST.get("part", ""))
    return go(request, rules.TAKEN, reverse("coachpage:mine"))


@require_POST
@access(Capability.COACH_PAGE_KEEP, record=False)
def use_before(request: HttpRequest, coach_before_id: UUID) -> HttpResponse:
    """Let a part read as before."""
    commands.use_part_before(actor_of(request), before_id=coach_before_id)
    return go(request, str(EARLIER_BACK), reverse("coachpage:mine"))
