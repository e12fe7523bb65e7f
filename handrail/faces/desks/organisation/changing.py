"""How a setting is asked for and kept: with a fresh proof, and without losing what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.faces.desks.manager.answers import again, see
from handrail.ground.accounts.sessions import is_fresh, step_up_url
from handrail.ground.kernel.refusal import NotLikeThis

Keep = Callable[[dict[str, Any]], object]


def proof_first(request: HttpRequest) -> HttpResponse | None:
    """The detour to the passkey for somebody who has not used it lately, else None."""
    if is_fresh(request):
        return None
    back_to = request.path if request.method in ("GET", "HEAD") else reverse("desks:settings")
    return HttpResponseRedirect(step_up_url(back_to), status=303)


def form_page(
    request: HttpRequest, template: str, page: dict[str, Any], form: forms.Form, keep: Keep
) -> HttpResponse:
    """Show the form; after a POST keep what it says, or show it again with what is not right."""
    shown = {"phones": False, "years": False, **page, "form": form, "proof": ""}
    if not form.is_bound:
        return proof_first(request) or render(request, template, shown)
    if not is_fresh(request):
        # Nothing typed is lost: the passkey is asked for beside this page.
        return again(request, template, {**shown, "proof": step_up_url(reverse("desks:settings"))})
    if not form.is_valid():
        return again(request, template, shown)
    try:
        keep(form.cleaned_data)
    except NotLikeThis as refusal:
        form.add_error(refusal.field, _(refusal.words))
        return again(request, template, shown)
    messages.success(request, _("Saved."))
    return see("desks:settings")


def one_tap(request: HttpRequest, act: Callable[[], object], words: str) -> HttpResponse:
    """Do what one button says, and go back to the settings."""
    detour = proof_first(request)
    if detour:
        return detour
    try:
        act()
    except NotLikeThis as refusal:
        messages.warning(request, _(refusal.words))
    else:
        messages.success(request, words)
    return see("desks:settings")
