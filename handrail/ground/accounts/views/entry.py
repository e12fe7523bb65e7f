"""The first question, and the ways in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from handrail.ground.accounts import sessions, words
from handrail.ground.accounts.forms import AskForCode


def see(path: str) -> HttpResponseRedirect:
    """Return a redirect to be followed with GET (303)."""
    response = HttpResponseRedirect(path)
    response.status_code = 303
    return response


def own_path(request: HttpRequest, path: str) -> str:
    """Return `path` if it is one of ours, otherwise the first page."""
    own = url_has_allowed_host_and_scheme(path, allowed_hosts={request.get_host()})
    return path if own and path.startswith("/") else "/"


@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask whose phone this is; once that is answered, show the ways in."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    wanted = request.GET.get("next")
    if wanted:
        request.session["sign_in_next"] = own_path(request, wanted)
    private = request.session.get("private_phone")
    if private is None or "ask" in request.GET:
        return render(request, "accounts/whose_phone.html", {"answer": private})
    return render(request, "accounts/ways.html", {"private": private, "form": AskForCode()})


@require_POST
def whose_phone(request: HttpRequest) -> HttpResponse:
    """Keep the answer for this visit. Not sure counts as shared."""
    sessions.answer_phone(request.session, private=request.POST.get("phone") == "mine")
    return see(reverse("account_login"))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language of the pages, and of the account when somebody is signed in."""
    wanted = request.POST.get("language", "")
    response = see(own_path(request, request.POST.get("next", "/")))
    if wanted in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            request.user.language = wanted
            request.user.save(update_fields=["language"])
            with translation.override(wanted):
                messages.success(request, str(words.SAVED))
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, wanted, samesite="Lax", httponly=True,
            secure=request.is_secure(),
        )  # fmt: skip
    return response
