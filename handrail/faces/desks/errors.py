"""When something is not there, not allowed, or broken: plain words and a way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from handrail.faces.desks import sending_again
from handrail.ground.access import public
from handrail.ground.kernel.gate import declared


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {"heading": title, "text": text}
    return render(request, "desks/error.html", context, status=status)


@public("an error page shows nothing of anybody")
def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer for what is not there, and for what this person may not see: the same words."""
    if request.headers.get("HX-Request") == "true":
        # A part of a page was asked for: one sentence takes its place, not a page in a page.
        return render(request, "desks/gone.html", status=404)
    return _page(
        request, 404, _("We cannot find that page."),
        _("It may have moved, or it is not yours to see. Go back to your first page."),
    )  # fmt: skip


@public("an error page shows nothing of anybody")
def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer for a page that is closed."""
    return _page(request, 403, _("This page is closed."), _("Go back to your first page."))


@public("an error page shows nothing of anybody")
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer for a request that makes no sense."""
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        return _page(
            request, 413, _("These are too many answers at once."),
            _("Go back and send them in two or more parts. What you typed is still there."),
        )  # fmt: skip
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request, 413, _("This is too much to send at once."),
            _("Go back, make it shorter, and send again. What you typed is still there."),
        )  # fmt: skip
    return _page(request, 400, _("We could not read that."), _("Go back and try once more."))


@public("an error page shows nothing of anybody")
def broken(request: HttpRequest) -> HttpResponse:
    """Answer when our side broke; uses no database and no session."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    html = format_html(
        "<!doctype html><html lang={}><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width'><title>{}</title><h1>{}</h1><p>{} {}</p>",
        language, _("Something broke"), _("Something broke on our side."),
        _("Please go back and try again."), _("If you need somebody now, call or text 988."),
    )  # fmt: skip
    return HttpResponse(html, status=500)


@public("an error page shows nothing of anybody")
def not_this_way(request: HttpRequest) -> HttpResponse:
    """Answer when an address that only takes what a form sends is opened as a page."""
    return _page(
        request, 405, _("There is nothing to read at this address."),
        _("It only takes what a button sends. Go back to your first page and start from there."),
    )  # fmt: skip


class MethodPages:
    """Gives every 405 of a page a sentence and a way back; the API keeps its bare answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; the status and the Allow header stay as they are."""
        response = self.get_response(request)
        if response.status_code != 405 or request.path.startswith("/api/"):
            return response
        page = not_this_way(request)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page


@public("an error page shows nothing of anybody")
def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer when the page's token is not the browser's: signed out meanwhile, or open too long."""
    match = request.resolver_match
    asked = declared(match.func) if match else None
    needs_somebody = asked is not None and asked.kind != "public"
    if needs_somebody and getattr(request, "actor", None) is None:
        return sending_again.signed_out_meanwhile(request)
    return sending_again.too_old(request)
