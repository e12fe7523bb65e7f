"""Answers to forms that a page sends by itself: where to go next, in a header.

A page that sends a form by fetch stays as it is until the answer is here. It cannot see where a
redirect leads, and following it would use up the notices that the next page shows.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from handrail.ground.kernel.waits import SENT_BY_PAGE

ASKED = SENT_BY_PAGE
GO = "X-Handrail-Go"


class Onward:
    """Turns a redirect into 204 with the address, for a page that asked for that.

    401 stands for the way to sign in: what was sent is not stored, and its page keeps it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; everything but a redirect stays as it is."""
        response = self.get_response(request)
        target = response.headers.get("Location", "")
        if not (target and ASKED in request.headers and 300 <= response.status_code < 400):
            return response
        del response.headers["Location"]
        if target.partition("?")[0] == reverse("account_login"):
            response.status_code = 401
        else:
            response.status_code = 204
            response.headers[GO] = target
        return response
