"""The front door, the health check and the gallery of components."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from handrail.design.gallery import context
from handrail.faces.desks.navigation import home_of
from handrail.ground.access import public
from handrail.ground.kernel import clock


@public("it only sends people to their own first page")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send whoever this is to their first page."""
    return redirect(home_of(request.actor))  # type: ignore[attr-defined]


@public("it says only that the server and its database answer")
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@public("it shows components with invented words")
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; this page is also the accessibility test."""
    return render(request, "design/gallery.html", context() | {"now_local": clock.now()})
