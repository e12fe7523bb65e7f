"""Doing what a form or a tap asks for, and going on: a refusal is said where it can be read, and
whoever crossed another is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import both_kept
from handrail.ground.people.pages import REFUSALS, refuse, wanted


class Crossing(Protocol):
    """What came of a change, as far as it matters here."""

    @property
    def meanwhile(self) -> bool:
        """Whether the same was changed elsewhere meanwhile; both are kept."""
        ...


def tried(form: forms.Form, do: Callable[[], Any]) -> bool:
    """Do what a form asks for; a refusal stands on the form, and the answer is False."""
    try:
        do()
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    return True


def changed(
    request: HttpRequest, form: forms.Form, do: Callable[[], Crossing], words: str
) -> bool:  # fmt: skip
    """Do the change that a form asks for; `words` are said to whoever crossed another change."""
    done: list[Crossing] = []
    if not tried(form, lambda: done.append(do())):
        return False
    if done[0].meanwhile:
        both_kept(request, gettext(words))
    return True


def go(request: HttpRequest, said: str, to: str) -> HttpResponse:
    """Say what was done and go on (303); where one notice has said it all, nothing more."""
    if not getattr(request, "all_said", False):
        messages.success(request, gettext(said))
    return HttpResponseRedirect(to, status=303)


def go_on(request: HttpRequest, said: str, otherwise: str) -> HttpResponse:
    """Say what was done and go on: to the page the form names in `next`, or to `otherwise`."""
    return go(request, said, wanted(request, "next", otherwise))


def why_not(request: HttpRequest, words: str, otherwise: str) -> HttpResponse:
    """Say why it was not done, where nothing was typed that could be lost; go on as `go_on`."""
    messages.warning(request, gettext(words))
    return HttpResponseRedirect(wanted(request, "next", otherwise), status=303)


def done_or_not(
    request: HttpRequest, do: Callable[[], Any], said: str, to: str, otherwise: str = ""
) -> HttpResponse:
    """Do it and go on, or say why not; nothing was typed that could be lost.

    `said` is the sentence to say, "" where `do` returns it.
    """
    try:
        came = do()
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return HttpResponseRedirect(otherwise or to, status=303)
    return go(request, said or came, to)
