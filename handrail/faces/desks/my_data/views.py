"""A participant gets a copy of everything, asks to be removed, and may take that back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.faces.desks.manager.answers import see
from handrail.faces.desks.my_data.words import GOES, STAYS
from handrail.faces.desks.trust import looking
from handrail.ground.access import Actor, Capability, NotVisible, access, authorise
from handrail.ground.accounts.sessions import is_fresh, signed_in_lately, step_up_url
from handrail.ground.accounts.standing import has_strong_factor
from handrail.ground.mydata import commands, queries
from handrail.ground.mydata.copying import LookedAt
from handrail.ground.people.pages import actor_of

FILE_NAME = "my-copy.zip"


def _mine(request: HttpRequest) -> tuple[Actor, UUID]:
    """The participant who reads their own page. Raises NotVisible for anybody else."""
    actor = actor_of(request)
    if actor.participant_id is None:
        raise NotVisible
    authorise(actor, Capability.MY_DATA, actor.participant_id)
    return actor, actor.participant_id


def _must_prove(request: HttpRequest) -> HttpResponse | None:
    """Where to go when the session is old: to the passkey, or to signing in once more."""
    if is_fresh(request) or signed_in_lately(request):
        return None
    user: Any = request.user
    if has_strong_factor(user):
        return HttpResponseRedirect(step_up_url(reverse("desks:my_data")), status=303)
    return see("desks:sign_in_again")


@access(Capability.MY_DATA)
@require_GET
def my_data(request: HttpRequest) -> HttpResponse:
    """What can be done, and how a wish stands."""
    actor, me = _mine(request)
    return render(request, "desks/my_data/mine.html", {"wish": queries.my_wish(actor, me)})


@access(Capability.MY_DATA)
@require_POST
def my_copy(request: HttpRequest) -> HttpResponse:
    """Send one ZIP with everything."""
    actor, me = _mine(request)
    if (proof := _must_prove(request)) is not None:
        return proof
    packed = commands.make_copy(actor, participant_id=me, looks=_looks(actor, me))
    answer = HttpResponse(packed, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer


def _looks(actor: Actor, participant_id: UUID) -> list[LookedAt]:
    found: list[LookedAt] = []
    more, page = True, 1
    while more:
        lines, more = looking.who_looked(actor, participant_id, page)
        found += [LookedAt(line.at, line.who, line.text) for line in lines]
        page += 1
    return found


@access(Capability.MY_DATA)
@require_http_methods(["GET", "HEAD", "POST"])
def my_removal(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays; keep the wish once it is confirmed."""
    actor, me = _mine(request)
    if (proof := _must_prove(request)) is not None:
        return proof
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and sure:
        commands.ask_removal(actor, participant_id=me)
        messages.success(request, _("We have heard you. Until it happens you can take it back."))
        return see("desks:my_data")
    said = _("Please tick this if you are sure.") if request.method == "POST" else ""
    context = {"goes": GOES, "stays": STAYS, "said": said}
    return render(request, "desks/my_data/remove.html", context, status=422 if said else 200)


@access(Capability.MY_DATA)
@require_POST
def my_stay(request: HttpRequest) -> HttpResponse:
    """Take the wish back."""
    actor, me = _mine(request)
    if commands.take_back_removal(actor, participant_id=me):
        messages.success(request, _("Everything stays as it is. Good to have you here."))
    return see("desks:my_data")


@access(Capability.MY_DATA)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """For whoever has no passkey: sign in once more, then come back."""
    _mine(request)
    if request.method != "POST":
        return render(request, "desks/my_data/again.html")
    logout(request)
    back = urlencode({"next": reverse("desks:my_data")})
    return HttpResponseRedirect(f"{reverse('account_login')}?{back}", status=303)
