"""The set-up page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from handrail.faces.desks.setup import link
from handrail.faces.desks.setup.forms import SetUpForm
from handrail.faces.desks.setup.founding import found
from handrail.ground.access import public


@public("nobody has an account yet; the link works once, for one hour, before set-up")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Name the organisation and its first manager, and hand over that person's way in."""
    if not link.opens(token):
        return render(request, "desks/setup/closed.html", status=404)
    form = SetUpForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, "desks/setup/start.html", {"form": form})
    if not form.is_valid():
        return render(request, "desks/setup/start.html", {"form": form}, status=422)
    try:
        with link.using(token):
            way = found(form.cleaned_data)
    except link.Closed:
        return render(request, "desks/setup/closed.html", status=404)
    return render(request, "desks/setup/done.html", {"way": way})
