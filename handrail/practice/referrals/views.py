"""The directory of places, and the places that somebody was told of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Actor, Capability, access, can, rules_for
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import (
    REFUSALS,
    about,
    actor_of,
    own,
    refuse,
    shell,
    shell_of,
    show,
    subject,
    wanted,
)
from handrail.ground.shelf.dignity import say_hints

from . import commands, queries, rules
from .forms import FindForm, PlaceForm, ReferralForm

_KEEP = Capability.RESOURCE_KEEP
_READ, _MAKE = Capability.REFERRAL_READ, Capability.REFERRAL_MAKE
_ANSWER = Capability.REFERRAL_ANSWER


def _directory() -> str:
    return reverse("referrals:directory")


def _told(actor: Actor) -> list[queries.ReferralView]:
    mine = actor.participant_id
    return queries.newest(actor, mine, clock.today(actor.zone)) if mine else []


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.RESOURCE_READ, record=False)
def directory(request: HttpRequest) -> HttpResponse:
    """Show the places, or those that the posted form asks for."""
    actor = actor_of(request)
    form = FindForm(request.POST if request.method == "POST" else {})
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.places(
        actor, clock.today(actor.zone), kind=asked.get("kind", ""), text=asked.get("text", ""),
        page=asked.get("page") or 1,
    )  # fmt: skip
    context: dict[str, Any] = {
        "shell": shell_of(actor),
        "found": found,
        "looked": bool(asked.get("kind") or asked.get("text")),
        "told": _told(actor),
        "keeps": bool(rules_for(actor.roles, _KEEP)),
        "nav": "places",
    }
    return show(request, "referrals/directory.html", context, form)


@require_safe
@access(Capability.RESOURCE_KEEP, record=False)
def away(request: HttpRequest) -> HttpResponse:
    """Show the places that were put away."""
    actor = actor_of(request)
    typed = request.GET.get("page", "1")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
    found = queries.places(actor, clock.today(actor.zone), page=number, away=True)
    return show(request, "referrals/away.html", {"found": found, "nav": "places"})


def _said(form: PlaceForm) -> commands.Place:
    typed = {key: value for key, value in form.cleaned_data.items() if key != "id"}
    return commands.Place(**{**typed, "kinds": tuple(typed["kinds"])})


def _kept(request: HttpRequest, form: PlaceForm, resource_id: UUID | None) -> bool:
    if not form.is_valid():
        return False
    actor = actor_of(request)
    try:
        if resource_id is None:
            commands.add_place(actor, said=_said(form), id=form.cleaned_data["id"])
        else:
            commands.change_place(actor, resource_id=resource_id, said=_said(form))
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, gettext("Saved. Everybody here can find it now."))
    return True


def _edit(request: HttpRequest, start: dict[str, Any], resource_id: UUID | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PlaceForm(data, initial={"id": uuid7(), **start})
    if data is not None and _kept(request, form, resource_id):
        return HttpResponseRedirect(_directory(), status=303)
    context: dict[str, Any] = {"new": resource_id is None, "nav": "places"}
    return show(request, "referrals/edit.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.RESOURCE_KEEP, record=False)
def add(request: HttpRequest) -> HttpResponse:
    """Add a place."""
    return _edit(request, {"checked_on": clock.today(actor_of(request).zone)}, None)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.RESOURCE_KEEP, record=False)
def change(request: HttpRequest, resource_id: UUID) -> HttpResponse:
    """Change a place."""
    row = queries.place(actor_of(request), resource_id)
    names = ("name", "address", "phone", "web", "hours", "languages", "cost", "checked_on")
    start = {name: getattr(row, name) for name in names}
    return _edit(request, {**start, "kinds": list(queries.kinds_of(row))}, resource_id)


def _back(request: HttpRequest, said: str, route: str = "directory") -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse(f"referrals:{route}"), status=303)


@require_POST
@access(Capability.RESOURCE_KEEP, record=False)
def put_away(request: HttpRequest, resource_id: UUID) -> HttpResponse:
    """Take a place out of the directory."""
    commands.put_away(actor_of(request), resource_id=resource_id)
    return _back(request, gettext("Put away. You can bring it back."))


@require_POST
@access(Capability.RESOURCE_KEEP, record=False)
def bring_back(request: HttpRequest, resource_id: UUID) -> HttpResponse:
    """Put a place back into the directory."""
    commands.bring_back(actor_of(request), resource_id=resource_id)
    return _back(request, gettext("It is in the list again."), "away")


@require_POST
@access(Capability.RESOURCE_KEEP, record=False)
def checked(request: HttpRequest, resource_id: UUID) -> HttpResponse:
    """Say in one tap that a place was looked at today."""
    commands.checked_today(actor_of(request), resource_id=resource_id)
    return _back(request, gettext("Noted: checked today."))


@require_safe
@access(Capability.REFERRAL_READ)
def of_person(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Show the places that somebody was told of, newest first."""
    actor, person = actor_of(request), subject(request, _READ, participant_id)
    name, zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    context: dict[str, Any] = {
        "shell": shell(request, person),
        "mine": own(request, person),
        "person": person,
        "name": name,
        "strengths": ()
        if own(request, person)
        else strengths(actor, Capability.PERSON_READ, person),
        "makes": can(actor, _MAKE, person),
        "answers": can(actor, _ANSWER, person),
        "found": queries.referrals(actor, person, clock.today(zone), request.GET.get("page", "1")),
        "nav": "places" if own(request, person) else "today",
    }
    return show(request, "referrals/person.html", context)


def _address(participant_id: UUID) -> str:
    return reverse("referrals:person", args=[participant_id])


def _referred(request: HttpRequest, person: UUID, form: ReferralForm) -> bool:
    if not form.is_valid():
        return False
    typed = dict(form.cleaned_data)
    entry, chosen = typed.pop("id"), typed.pop("resource")
    told = commands.Told(resource_id=UUID(chosen) if chosen else None, **typed)
    try:
        commands.refer(actor_of(request), participant_id=person, told=told, id=entry)
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, gettext("Saved. They see it under “Places that can help”."))
    say_hints(request, actor_of(request), form.cleaned_data["reason"])
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.REFERRAL_MAKE)
def refer(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Tell somebody of a place for what is outside coaching."""
    actor, person = actor_of(request), subject(request, _MAKE, participant_id)
    name, zone = about(actor, _MAKE, person)
    today = clock.today(zone)
    start: dict[str, Any] = {"id": uuid7(), "ask_on": today + timedelta(days=rules.ASK_AFTER)}
    if request.GET.get("from") == "talk":
        start["reason"] = gettext(rules.FROM_TALK)
    data = request.POST if request.method == "POST" else None
    form = ReferralForm(data, initial=start, places=queries.choices(actor), today=today)
    if data is None:
        record_read(actor, _MAKE, person)
    elif _referred(request, person, form):
        return HttpResponseRedirect(_address(person), status=303)
    context: dict[str, Any] = {"name": name, "person": person, "nav": "today"}
    return show(request, "referrals/refer.html", context, form)


@require_POST
@access(Capability.REFERRAL_ANSWER)
def answer(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say in one tap how it went, or take that back."""
    actor = actor_of(request)
    person = queries.referral(actor, referral_id).participant_id
    said = request.POST.get("state", "")
    try:
        if said == "back":
            commands.take_back(actor, participant_id=person, referral_id=referral_id)
        else:
            commands.answer(actor, participant_id=person, referral_id=referral_id, state=said)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
    else:
        messages.success(request, gettext("Noted. You can take it back."))
    mine = reverse("referrals:directory") if own(request, person) else _address(person)
    return HttpResponseRedirect(wanted(request, "next", mine), status=303)
