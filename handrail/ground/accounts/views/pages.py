"""What allauth's pages have in common here."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from handrail.ground.accounts import words

View = Callable[..., HttpResponseBase]


class NotYet:
    """Answer a form that is not right yet with 422 and everything that was typed."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again."""
        page: Any = self
        response: HttpResponse = page.render_to_response(
            page.get_context_data(form=form), status=422
        )
        return response


def see_other(view: View) -> View:
    """After a POST, redirect with 303, so that the browser asks with GET and never posts twice."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            response.status_code = 303
        return response

    return answered


def or_to_account(view: View) -> View:
    """Where there is no passkey and no app to prove with, say so on the page of the account."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            messages.warning(request, str(words.NOTHING_TO_PROVE_WITH))
            return redirect("accounts:account")

    return answered
