"""Going: signing out, and leaving in a hurry."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.logout import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from handrail.ground.accounts.views.entry import see
from handrail.ground.orgs.leaving import exit_address
from handrail.ground.orgs.models import Organisation

# Never "storage": it would delete the sealed entries that wait to be sent. What may be read
# offline is forgotten by the page itself (static/accounts/forget.js).
_FORGET = '"cache", "cookies"'


def _gone(response: HttpResponse, forget: str = _FORGET) -> HttpResponse:
    response["Clear-Site-Data"] = forget
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out after a POST; opening the address only asks."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    logout(request, show_message=False)
    request.session.flush()
    return _gone(see(reverse("accounts:signed_out")))


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say so, and let the page forget what it kept for reading offline."""
    return render(request, "accounts/signed_out.html")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Open another site at once. On a shared phone nobody stays signed in.

    Works without a script and from a stale page, hence by GET and without a token: all that a
    forged request could do is sign somebody out. A page with its script goes by itself and only
    tells us, by POST; the answer sends it nowhere (204).
    """
    tells = request.method == "POST"
    response = HttpResponse(status=204) if tells else see(_exit_url(request))
    if request.session.get("private_phone"):
        return _gone(response, '"cache"')
    if tells and not request.user.is_authenticated:
        return response  # Over already; the next person may be signing in.
    logout(request, show_message=False)
    request.session.flush()
    return _gone(response)


def _exit_url(request: HttpRequest) -> str:
    actor: Any = getattr(request, "actor", None)
    known = list(Organisation.objects.values_list("exit_url", flat=True)[:2]) if not actor else []
    return known[0] if len(known) == 1 else exit_address(actor)
