"""One's own account: ways to sign in, where one is signed in, language and time."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.ground.accounts import queries, standing, words
from handrail.ground.accounts.forms import NewPlaceForm, OwnWays
from handrail.ground.accounts.models import User
from handrail.ground.accounts.places import NewPlace, Place
from handrail.ground.accounts.reactions import tell
from handrail.ground.accounts.views.entry import see


def _fresh(request: HttpRequest) -> User:
    # Not request.user: what a form changes and then refuses must not reach the page.
    signed_in: Any = request.user
    return User.objects.get(pk=signed_in.pk)


def _page(request: HttpRequest, form: OwnWays, status: int = 200) -> HttpResponse:
    user: Any = request.user
    works_here = standing.works_here(user)
    shown = {
        "form": form,
        "passkeys": queries.passkeys(user),
        "has_app": queries.has_app(user),
        "places": queries.signed_in_places(user, request.session.session_key),
        "private": bool(request.session.get("private_phone")),
        "works_here": form.works_here,
        # The people room stands above this one; its row hangs on the account.
        "staff": getattr(user, "staff", None) if works_here else None,
        "phone": user.phone,
        "email": user.email,
    }
    return render(request, "accounts/account.html", shown, status=status)


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Show the account."""
    user: Any = request.user
    return _page(request, OwnWays(instance=user, works_here=standing.works_here(user)))


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep language, time zone and, for people who work here, the name."""
    user = _fresh(request)
    form = OwnWays(request.POST, instance=user, works_here=standing.works_here(user))
    if not form.is_valid():
        return _page(request, form, status=422)
    form.save()
    with translation.override(form.cleaned_data["language"]):
        messages.success(request, str(words.SAVED))
    return see(reverse("accounts:account"))


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else; with `place`, only there."""
    user: Any = request.user
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    wanted = request.POST.get("place", "")
    if wanted:
        others = others.filter(pk=int(wanted)) if wanted.isdecimal() and len(wanted) < 18 else (
            others.none()
        )  # fmt: skip
    ended = list(others)
    if ended:
        end_sessions(request, ended)
        tell(user, "sessions_ended")
    messages.success(request, str(words.OTHERS_OUT if not wanted else words.SAVED))
    return see(reverse("accounts:account"))


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.account")  # type: ignore[untyped-decorator]
def place(request: HttpRequest) -> HttpResponse:
    """Ask for a new number or address and send it a code."""
    user: Any = request.user
    form = NewPlaceForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        NewPlace.begin(request, form.cleaned_data["where"])
        return see(reverse("accounts:place_confirm"))
    status = 422 if form.is_bound else 200
    return render(request, "accounts/place.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def place_confirm(request: HttpRequest) -> HttpResponse:
    """Check the code sent to the new place, and use the place from now on."""
    process = NewPlace.resume(request)
    if process is None:
        messages.error(request, str(words.CODE_OVER))
        return see(reverse("accounts:place"))
    posted = request.POST if request.method == "POST" else None
    form = ConfirmLoginCodeForm(posted, code=process.code)
    if form.is_valid():
        process.abort()
        return _use(request, process.place)
    if form.is_bound and not process.record_invalid_attempt():
        messages.error(request, str(words.CODE_OVER))
        return see(reverse("accounts:place"))
    status = 422 if form.is_bound else 200
    return render(request, "accounts/place_confirm.html", {"form": form}, status=status)


def _use(request: HttpRequest, new: Place) -> HttpResponse:
    user = _fresh(request)
    before = {"phone": user.phone, "email": user.email}
    try:
        with transaction.atomic():
            setattr(user, new.channel, new.value)
            user.phone_verified = bool(user.phone)
            user.save(update_fields=[new.channel, "phone_verified"])
            tell(user, f"{new.channel}_changed", **before)
    except IntegrityError:
        messages.error(request, str(words.PLACE_TAKEN))
        return see(reverse("accounts:place"))
    messages.success(request, str(words.SAVED))
    return see(reverse("accounts:account"))
