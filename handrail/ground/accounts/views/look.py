"""Colours and the size of the text, for everybody, signed in or not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from handrail.ground.accounts import look as looks
from handrail.ground.accounts import words
from handrail.ground.accounts.views.entry import see


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Show the choice; after a POST keep it on this phone and show the page as chosen."""
    if request.method != "POST":
        return render(request, "accounts/look.html")
    wanted = looks.chosen(request.POST.get("theme", ""), request.POST.get("text", ""))
    response = see(reverse("accounts:look"))
    # A script reads it too, for the pages that are shown without a network.
    response.set_cookie(
        looks.COOKIE, wanted.written(), samesite="Lax", secure=request.is_secure(),
        max_age=looks.YEAR if request.session.get("private_phone") else None,
    )  # fmt: skip
    messages.success(request, str(words.SAVED))
    return response
