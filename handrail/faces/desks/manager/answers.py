"""How a form is answered: again with what was typed (422), or on to the next page (303)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

NOT_YET = 422


def see(name: str, /, **kwargs: Any) -> HttpResponse:
    """Send the browser on to a named page with GET."""
    return HttpResponse(status=303, headers={"Location": reverse(name, kwargs=kwargs or None)})


def again(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show the form once more with everything that was typed."""
    return render(request, template, context, status=NOT_YET)


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first for anything that is no small number."""
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
