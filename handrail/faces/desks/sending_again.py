"""When something is sent and nobody is signed in any more, or the page's token is too old.

What was typed is put into the answer itself, so it stays on the page that is open, and nowhere
else: not in the database, not in the session, not on the phone. It is sent again by a tap.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from handrail.ground.access import public

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form of ours sent, as names and texts; empty when a file cannot come with it."""
    # Only from a page of our own: another site must not lay words into somebody's mouth.
    origin = urlsplit(request.headers.get("Origin", ""))
    if origin.netloc != request.get_host() or request.FILES:
        return []
    sent: Any = request.POST
    return [(name, text) for name, texts in sent.lists() if name != _TOKEN for text in texts]


def _open_page(request: HttpRequest) -> str:
    """The path of the page that was open, where the browser says so."""
    said = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()})
    return urlsplit(said).path if said and ours else "/"


def _page(request: HttpRequest, status: int, sign_in: str) -> HttpResponse:
    typed = _typed(request)
    context = {"typed": typed, "sign_in": sign_in, "action": request.get_full_path()}
    return render(request, "desks/sending_again.html", context, status=status)


@public("it shows nothing but what was sent with the request")
def signed_out_meanwhile(request: HttpRequest) -> HttpResponse:
    """Answer a form of somebody who is not signed in any more."""
    sign_in = f"{reverse('account_login')}?{urlencode({'next': _open_page(request)})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": sign_in})
    return _page(request, 401, sign_in)


@public("it shows nothing but what was sent with the request")
def too_old(request: HttpRequest) -> HttpResponse:
    """Answer a form whose token is not the browser's any more."""
    return _page(request, 403, "")
