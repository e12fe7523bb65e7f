"""Choosing a paper, the page to print, and the PDF."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from handrail.design import dates, paper
from handrail.faces.desks.addresses import url
from handrail.faces.desks.paper import wish as wishes
from handrail.faces.desks.paper.composing import Sheet, sheet
from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.people.pages import about, actor_of, subject
from handrail.practice.coping.rules.numbers import SINCE_WORDS
from handrail.practice.plans.rules.rulers import NAMES
from handrail.practice.thinking.wording import after_words, before_words, sure_words

_READ = Capability.PLAN_READ


def _address(name: str, participant_id: UUID | None) -> str:
    if participant_id is None:
        return url(f"desks:{name}")
    return url(f"desks:{name}_of", participant_id=participant_id)


def _frame(request: HttpRequest, participant_id: UUID | None) -> dict[str, Any]:
    mine = participant_id in {None, actor_of(request).participant_id}
    return {
        "shell": "design/phone.html" if mine else "design/desk.html", "mine": mine,
        "nav": "plan" if mine else "today",
        "addresses": {n: _address(f"paper{n}", participant_id) for n in ("", "_print", "_pdf")},
        "plan_url": url("plans:plan") if mine else url(
            "plans:person", participant_id=participant_id
        ),
    }  # fmt: skip


def _sheet(request: HttpRequest, participant_id: UUID | None) -> dict[str, Any]:
    actor, person = actor_of(request), subject(request, _READ, participant_id)
    _name, zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    made = sheet(actor, person, clock.today(zone), wishes.asked(request.GET))

    def day_of(instant: datetime) -> str:
        return dates.dated(clock.local(instant, zone).date())

    return {
        "sheet": made, "wish": made.wish, "short": wishes.short, "dated": dates.dated,
        "day_of": day_of,
        "easy_words": wishes.EASY_WORDS, "ruler_names": NAMES, "since_words": SINCE_WORDS,
        "before_words": before_words, "after_words": after_words, "sure_words": sure_words,
        "mine": actor.participant_id == person,
    }  # fmt: skip


@require_safe
@access(Capability.PLAN_READ)
def choose(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Ask which paper, in which size, and whether hard moments are on it."""
    actor, person = actor_of(request), subject(request, _READ, participant_id)
    name, _zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    context = {
        **_frame(request, participant_id), "wish": wishes.asked(request.GET), "name": name,
        "person": person,
        "forms": [(key, _(words[0]), _(words[1])) for key, words in wishes.FORMS.items()],
        "sizes": [(key, _(words)) for key, words in wishes.SIZES.items()],
    }  # fmt: skip
    return render(request, "desks/paper/choose.html", context)


@require_safe
@access(Capability.PLAN_READ)
def printed(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The paper as a page: the browser prints it, and only it.

    Nobody measures it here, so a plan on one page is kept short.
    """
    context = {**_frame(request, participant_id), **_sheet(request, participant_id)}
    if context["wish"].one_page:
        context["sheet"] = context["sheet"].in_little_room()
    return render(request, "desks/paper/print.html", context)


@never_cache
@require_safe
@access(Capability.PLAN_READ)
def pdf(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The paper as a file; where the machine cannot make one, the page to print instead."""
    context = _sheet(request, participant_id)
    try:
        made = _made(request, context)
    except paper.NoPaper:
        messages.info(request, _("A PDF cannot be made here. Print this page instead."))
        there = f"{_address('paper_print', participant_id)}?{request.GET.urlencode()}"
        return HttpResponseRedirect(there)
    # Neutral in a list of downloads, too.
    return HttpResponse(
        made, content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="plan.pdf"'},
    )  # fmt: skip


def _made(request: HttpRequest, context: dict[str, Any]) -> bytes:
    made: Sheet = context["sheet"]
    room = {False: made, True: made.in_little_room()}

    def page(size: str, tight: bool = False) -> str:
        shown = {**context, "sheet": room[tight], "size": size}
        return render_to_string("desks/paper/pdf.html", shown, request)

    wish: wishes.Wish = context["wish"]
    if not wish.one_page:
        return paper.pdf(page(wish.print_size))
    return paper.pdf_on_one_page(page(*way) for way in wishes.FITTING)
