"""Looking at what still works: part by part, left and gone on with, one next step at most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import both_kept, waits
from handrail.ground.people.next_step import next_step_there, who_reads_steps
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject
from handrail.ground.people.words import read_from_now_on
from handrail.practice.coping.commands import strategy as commands
from handrail.practice.coping.queries import strategy as queries
from handrail.practice.coping.queries.earlier import earlier_of_many
from handrail.practice.coping.queries.sharing import shared_lists
from handrail.practice.coping.rules import strategy as rules
from handrail.practice.coping.rules.cards import LIST_SHARED
from handrail.practice.plans.commands import agree_step

from .forms import OneCardForm, OneStepForm, PartForm, answers, start_of, typed_for
from .things import Thing, things

_KEEP = Capability.COPING_KEEP


def _to(look_id: UUID, part: str = "", page: int = 1) -> HttpResponse:
    name, more = ("strategy_part", {"part": part}) if part else ("strategy_look", {})
    there = reverse(f"desks:{name}", kwargs={"look_id": look_id, **more})
    return HttpResponseRedirect(f"{there}?page={page}" if page > 1 else there, status=303)


def _mine(request: HttpRequest, look_id: UUID) -> tuple[Actor, UUID, queries.LookView]:
    actor, me = actor_of(request), subject(request, _KEEP, None)
    owner, look = queries.look(actor, look_id)
    if owner != me:
        raise NotVisible
    return actor, me, look


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def looks(request: HttpRequest) -> HttpResponse:
    """Begin a look, go on with the one that is open, or read those before."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    if request.method == "POST":
        messages.success(request, gettext(rules.STARTED))
        return _to(commands.begin_look(actor, participant_id=me))
    number, only_away = request.GET.get("page", "1"), request.GET.get("away") == "1"
    context = {
        "found": queries.looks(actor, me, 1 if only_away else number), "only_away": only_away,
        "away": queries.looks_away(actor, me, number if only_away else 1), "nav": "plan",
    }  # fmt: skip
    return render(request, "desks/strategy/looks.html", context)


def _overview(
    request: HttpRequest, actor: Actor, me: UUID, look: queries.LookView, *,
    step: OneStepForm | None = None, card: OneCardForm | None = None,
) -> HttpResponse:  # fmt: skip
    wrong = step or card
    context: dict[str, Any] = {
        "look": look, "nav": "plan", "parts": rules.PARTS,
        "who_reads_steps": who_reads_steps(), "card_read": LIST_SHARED,
        "cards_shared": "cards" in shared_lists(actor, me),
        "step_there": next_step_there(actor, me, look.step),
        "step": step or OneStepForm(initial={"id": uuid7()}, auto_id="step-%s"),
        "card": card or OneCardForm(initial={"id": uuid7()}, auto_id="card-%s"),
        "entries": {one.id: uuid7() for one in look.to_change},
    }  # fmt: skip
    return show(request, "desks/strategy/look.html", context, wrong, asks=wrong is not None)


@require_safe
@access(Capability.COPING_KEEP)
def look(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """One look: its parts, what was said, the next step, the card, and who can read it."""
    actor, me, found = _mine(request, look_id)
    return _overview(request, actor, me, found)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("look", "edit")
def part(request: HttpRequest, look_id: UUID, part: str) -> HttpResponse:
    """One part: what to keep, to change, or to let go for now; everything can be left out."""
    actor, me, found = _mine(request, look_id)
    if part not in rules.PARTS:
        raise NotVisible
    listed, page = _listed(request, things(actor, me, part))
    data = request.POST if request.method == "POST" else None
    form = PartForm(listed, data, initial=start_of(listed, found.by_thing))
    if (
        form.is_bound
        and form.is_valid()
        and (done := _said(request, me, look_id, part, form, page))
    ):
        return done
    earlier = earlier_of_many(actor, me, [one.id for one in found.of_part(part)])
    context: dict[str, Any] = {
        "look": found, "key": part, "part": rules.PARTS[part], "answers": answers(),
        "kinds": rules.KIND_WORDS, "nav": "plan", "next": rules.after(part),
        "page": page,
        "earlier": {k: earlier.get(one.id, []) for k, one in found.by_thing.items()},
    }  # fmt: skip
    return show(request, "desks/strategy/part.html", context, form)


def _listed(request: HttpRequest, found: Sequence[Thing]) -> tuple[list[Thing], Page[Any]]:
    """What stands on this page of a part, or stood on the page that was sent; and the page."""
    page: Page[Any] = Paginator(found, rules.THINGS_AT_MOST).get_page(request.GET.get("page"))
    if request.method == "POST":
        return typed_for(found, request.POST.dict()), page
    return list(page.object_list), page


def _said(
    request: HttpRequest, me: UUID, look_id: UUID, part: str, form: PartForm, page: Page[Any]
) -> HttpResponse | None:
    try:
        both = commands.say(actor_of(request), participant_id=me, look_id=look_id,
                            said=form.said(), id=form.cleaned_data["id"])  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    if both:
        both_kept(request, gettext(rules.BOTH_KEPT))
        return _to(look_id, part=part)
    messages.success(request, gettext(rules.KEPT))
    if page.has_next() and "go_on" in request.POST:
        return _to(look_id, part=part, page=page.next_page_number())
    then = rules.after(part) if "go_on" in request.POST else None
    return _to(look_id, part=then or "")


@require_POST
@access(Capability.COPING_KEEP)
@waits("look", "step")
def step(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """Make one next step of it, in one tap or in own words."""
    actor, me, found = _mine(request, look_id)
    form = OneStepForm(request.POST, auto_id="step-%s")
    if form.is_valid():
        try:
            _one_step(actor, me, look_id, **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext(rules.STEP_MADE))
            return _to(look_id)
    return _overview(request, actor, me, found, step=form)


def _one_step(actor: Actor, me: UUID, look_id: UUID, text: str, id: UUID) -> None:  # noqa: A002
    # Both or none: when the week is full, say, the look is free to make another one later, and of
    # two at the same moment the second finds the step of the first.
    with transaction.atomic():
        commands.claim_step(actor, participant_id=me, look_id=look_id, step_id=id)
        agree_step(actor, participant_id=me, text=text, id=id)


@require_POST
@access(Capability.COPING_KEEP)
@waits("look", "card")
def card(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """Put a card on the list for hard moments."""
    actor, me, found = _mine(request, look_id)
    form = OneCardForm(request.POST, auto_id="card-%s")
    if form.is_valid():
        try:
            commands.card_of_look(
                actor, participant_id=me, look_id=look_id, text=form.cleaned_data["card"]
            )
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext(rules.CARD_MADE))
            return _to(look_id)
    return _overview(request, actor, me, found, card=form)


@require_POST
@access(Capability.COPING_KEEP)
@waits("look", "share")
def share(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """Let the coach read this look, or take that back; else nobody ever gets any of it."""
    actor, me, _found = _mine(request, look_id)
    shared = request.POST.get("share") == "coach"
    commands.share_look(actor, participant_id=me, look_id=look_id, shared=shared)
    messages.success(request, read_from_now_on(shared=shared))
    return _to(look_id)


@require_POST
@access(Capability.COPING_KEEP)
@waits("look", "stand")
def end(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """Say that it is enough, or open it again."""
    actor, me, _found = _mine(request, look_id)
    ended = request.POST.get("open") != "1"
    commands.end_look(actor, participant_id=me, look_id=look_id, ended=ended)
    messages.success(request, gettext(rules.ENDED if ended else rules.OPENED))
    return _to(look_id)
