"""One-time ways in: typed, or read from a QR by a script. Opening a link uses nothing up."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from handrail.ground.accounts import limits, rules, sessions, ways, words
from handrail.ground.accounts.forms import CardForm
from handrail.ground.accounts.models import SignInCard, User
from handrail.ground.accounts.reactions import tell
from handrail.ground.accounts.rules import Purpose
from handrail.ground.accounts.views.entry import see

_HELD = "sign_in_card"
_SHOWN_AGAIN = 80


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Take the letters or the token. A good one is held for the question that follows."""
    form = CardForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, "accounts/card.html", {"form": form})
    found = _found(request, form) if form.is_valid() else None
    if found is None:
        # A token is nothing that a person typed: it is not put back into the page.
        form.data = {"code": str(form.data.get("code", ""))[:_SHOWN_AGAIN], "token": ""}
        return render(request, "accounts/card.html", {"form": form}, status=422)
    if found.purpose == Purpose.DEMO and settings.HANDRAIL_DEMO:
        return _enter(request, found, private=True)
    request.session[_HELD] = str(found.pk)
    return see(reverse("accounts:card_confirm"))


def _found(request: HttpRequest, form: CardForm) -> SignInCard | None:
    taken = limits.take_card_try(request)
    if taken is None:
        form.add_error(None, str(words.CARD_WAIT))
        return None
    found = ways.find_card(code=form.cleaned_data["code"], token=form.cleaned_data["token"])
    if found is None:
        form.add_error(None, str(words.CARD_NOT_OPEN))
        return None
    limits.give_back(taken)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask "Sign in as A.?" and whose phone this is; the answer uses the card up."""
    held = request.session.get(_HELD)
    found = ways.find_open(held) if held else None
    if found is None:
        request.session.pop(_HELD, None)
        messages.error(request, str(words.CARD_NOT_OPEN))
        return see(reverse("accounts:card"))
    answer = request.POST.get("phone")
    if request.method != "POST" or answer not in {"mine", "shared"}:
        whose = {"initial": rules.initial(found.user.name), "app_name": found.user.org.app_name}
        status = 422 if request.method == "POST" else 200
        return render(request, "accounts/card_confirm.html", whose, status=status)
    return _enter(request, found, private=answer == "mine")


def _enter(request: HttpRequest, found: SignInCard, *, private: bool) -> HttpResponse:
    user = ways.redeem_card(found.pk)
    if user is None:
        messages.error(request, str(words.CARD_NOT_OPEN))
        return see(reverse("accounts:card"))
    _leave_nobody_else_in(request)
    sessions.answer_phone(request.session, private=private)
    if found.purpose == Purpose.DEMO:
        request.session["demo_way"] = True
    return _signed_in(request, user, found.purpose)


def _leave_nobody_else_in(request: HttpRequest) -> None:
    if request.user.is_authenticated:
        logout(request, show_message=False)


def _signed_in(request: HttpRequest, user: User, purpose: str) -> HttpResponse:
    record_authentication(request, user, method="card")
    if purpose != Purpose.DEMO:
        tell(user, "card_used")
    response: HttpResponse = perform_login(request, Login(user=user))
    return see(response["Location"]) if response.status_code == 302 else response
