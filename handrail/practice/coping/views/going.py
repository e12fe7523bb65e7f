"""Where a page goes after something was done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from handrail.ground.kernel.waits import both_kept
from handrail.ground.people.pages import wanted

from ..rules.earlier import BOTH_KEPT


def stays(request: HttpRequest, route: str, **ids: Any) -> HttpResponseRedirect:
    """Say that two changes crossed, and go where both can be read."""
    both_kept(request, gettext(BOTH_KEPT))
    return HttpResponseRedirect(reverse(route, kwargs=ids), status=303)


def back(request: HttpRequest, said: str, route: str, **ids: Any) -> HttpResponseRedirect:
    """Say what was done, and go to the page named in `next` when it is ours, or to `route`."""
    messages.success(request, said)
    return HttpResponseRedirect(
        wanted(request, "next", reverse(route, kwargs=ids or None)), status=303
    )
