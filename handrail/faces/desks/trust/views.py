"""Pages on which a participant sees and decides who sees what."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.design import qr
from handrail.faces.desks.manager.answers import again, page_number, see
from handrail.faces.desks.trust import looking, seeing, shared
from handrail.faces.desks.trust.forms import CircleForm, OneDayForm, ShareForm
from handrail.ground.access import (
    Actor,
    Capability,
    NotVisible,
    access,
    authorise,
    public,
    signed_in,
)
from handrail.ground.accounts.ways import CardSecret
from handrail.ground.consent import commands, notice
from handrail.ground.consent.queries import ShareView, possible_recipients, shared_with, shares
from handrail.ground.consent.words import ITEM_WORDS, PURPOSES, REDISCLOSURE_NOTICE
from handrail.ground.kernel import clock
from handrail.ground.people.pages import actor_of
from handrail.practice.handover.queries.lines import on_today

_WORDS = {"item_words": ITEM_WORDS, "purposes": PURPOSES}
_SHARE = "desks/trust/share.html"


def _mine(request: HttpRequest, capability: Capability) -> tuple[Actor, UUID]:
    """The participant who reads their own page. Raises NotVisible for anybody else."""
    actor = actor_of(request)
    if actor.participant_id is None:
        raise NotVisible
    authorise(actor, capability, actor.participant_id)
    return actor, actor.participant_id


@access(Capability.SHARING_READ)
@require_GET
def who_sees(request: HttpRequest) -> HttpResponse:
    """A card for everybody who can see something, and what can be changed."""
    actor, me = _mine(request, Capability.SHARING_READ)
    partners = possible_recipients(actor)
    context = {
        "page": seeing.page(actor, me), "partners": partners, "handover": on_today(actor, me),
        **_WORDS,
    }  # fmt: skip
    return render(request, "desks/trust/who_sees.html", context)


@access(Capability.ACCESS_LOG_READ)
@require_GET
def who_looked(request: HttpRequest) -> HttpResponse:
    """What others did with the record, by day and person, newest first."""
    actor, me = _mine(request, Capability.ACCESS_LOG_READ)
    number = max(1, page_number(request))
    days, more = looking.by_day(actor, me, number)
    glasses = seeing.glasses(actor, me, Capability.ACCESS_LOG_READ) if number == 1 else []
    context = {"days": days, "more": more, "number": number, "glasses": glasses}
    return render(request, "desks/trust/who_looked.html", context)


@access(Capability.ACCESS_LOG_READ)
@require_GET
def looked_on(request: HttpRequest) -> HttpResponse:
    """Every single line of one person on one day; what cannot be read leads to the whole list."""
    actor, me = _mine(request, Capability.ACCESS_LOG_READ)
    form = OneDayForm(request.GET)
    if not form.is_valid():
        return see("desks:who_looked")
    day, who = form.cleaned_data["on"], form.cleaned_data["who"]
    number = max(1, page_number(request))
    lines, more = looking.one_day(actor, me, day, who, number)
    context = {"lines": lines, "more": more, "number": number, "on": day, "who": who}
    return render(request, "desks/trust/looked_on.html", context)


def _way_in(request: HttpRequest, name: str, way_in: CardSecret) -> HttpResponse:
    link = request.build_absolute_uri(way_in.link_fragment)
    context = {
        "name": name,
        "code": way_in.code,
        "minutes": way_in.minutes,
        "address": request.build_absolute_uri(reverse("accounts:card")),
        "qr": qr.picture(link),
    }
    return render(request, "desks/trust/way_in.html", context)


@access(Capability.SHARING_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def circle_new(request: HttpRequest) -> HttpResponse:
    """Add somebody to the circle and share something; then show their way in, once."""
    actor, me = _mine(request, Capability.SHARING_CHANGE)
    form = CircleForm(
        request.POST if request.method == "POST" else None,
        role="circle", today=clock.today(actor.zone),
    )  # fmt: skip
    context = {"form": form, "name": "", "target": reverse("desks:circle_new")}
    if not form.is_bound:
        return render(request, _SHARE, context)
    if not form.is_valid():
        return again(request, _SHARE, context)
    said = form.cleaned_data
    joined = commands.add_circle_member(
        actor, participant_id=me, name=said["name"], label=said["label"], yes=form.yes()
    )
    return _way_in(request, said["name"], joined.way_in)


def _known(actor: Actor, me: UUID, recipient_id: UUID) -> tuple[str, str, ShareView | None]:
    """Name, role and newest share of somebody one may share with. Raises NotVisible."""
    share = next((s for s in shares(actor, me) if s.recipient_id == recipient_id), None)
    if share is not None:
        return share.name, share.role, share
    partners = dict(possible_recipients(actor))
    if recipient_id not in partners:
        raise NotVisible
    return partners[recipient_id], "partner", None


@access(Capability.SHARING_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, recipient_id: UUID) -> HttpResponse:
    """Change what one person sees; the new yes takes the place of the one before."""
    actor, me = _mine(request, Capability.SHARING_CHANGE)
    name, role, before = _known(actor, me, recipient_id)
    initial: dict[str, Any] = (
        {"items": list(before.items), "purpose": before.purpose} if before else {}
    )
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        role=role, today=clock.today(actor.zone), initial=initial,
    )  # fmt: skip
    target = reverse("desks:share", kwargs={"recipient_id": recipient_id})
    context = {"form": form, "name": name, "target": target}
    if not form.is_bound:
        return render(request, _SHARE, context)
    if not form.is_valid():
        return again(request, _SHARE, context)
    commands.share(actor, participant_id=me, recipient_id=recipient_id, yes=form.yes())
    messages.success(request, _("Saved. They see this from now on, and nothing else."))
    return see("desks:who_sees")


@access(Capability.SHARING_CHANGE)
@require_POST
def share_stop(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Take a yes back; it acts at once."""
    actor, me = _mine(request, Capability.SHARING_CHANGE)
    commands.stop_sharing(actor, participant_id=me, consent_id=consent_id)
    messages.success(request, _("Stopped. They see nothing of it any more."))
    return see("desks:who_sees")


@access(Capability.SHARING_CHANGE)
@require_POST
def circle_card(request: HttpRequest, recipient_id: UUID) -> HttpResponse:
    """A new way in for somebody of one's circle, shown once."""
    actor, me = _mine(request, Capability.SHARING_CHANGE)
    name, _role, _share = _known(actor, me, recipient_id)
    way_in = commands.circle_card(actor, participant_id=me, recipient_id=recipient_id)
    return _way_in(request, name, way_in)


@public("the privacy notice is for everybody, before they tell us anything")
@require_GET
def privacy_notice(request: HttpRequest) -> HttpResponse:
    """The privacy notice with its version."""
    context = {"sections": notice.NOTICE, "version": notice.VERSION}
    return render(request, "desks/trust/notice.html", context)


@signed_in("it lists only what others shared with this very account")
@require_GET
def shared_with_me(request: HttpRequest) -> HttpResponse:
    """Who shares what with this circle member or partner just now."""
    context = {"people": shared_with(actor_of(request)), "law": REDISCLOSURE_NOTICE}
    return render(request, "desks/trust/shared_with_me.html", context)


@signed_in("it opens only what this participant shares with this very account now")
@require_GET
def shared_person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """What one person shares with the reader: the things themselves."""
    found = shared.page(actor_of(request), participant_id, request.GET.get("page", "1"))
    context = {"page": found, "law": REDISCLOSURE_NOTICE}
    return render(request, "desks/trust/shared_person.html", context)
