"""Saying what was done, and where to go on; a refusal on a page with nothing typed."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import trying
from handrail.ground.people.whose import Changed

from .. import rules


def go(request: HttpRequest, said: str, name: str) -> HttpResponse:
    """Say what was done and go on: to the page the form names, or to the list."""
    return trying.go_on(request, said, reverse(name))


def refused(request: HttpRequest, refusal: NotLikeThis, name: str) -> HttpResponse:
    """Say why not, on the list; nothing was typed that could be lost."""
    return trying.why_not(request, refusal.words, reverse(name))


def changed(request: HttpRequest, form: Form, change: Callable[[], Changed]) -> bool:
    """Do the change that a form asks for; whoever crossed another change is told."""
    return trying.changed(request, form, change, rules.BOTH_KEPT)
