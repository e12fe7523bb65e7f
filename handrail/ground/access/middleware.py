"""The page ring at work: who is here, and may they open this view?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.module_loading import import_string

from handrail.ground.access import tripwire
from handrail.ground.access.actor import Actor, acting
from handrail.ground.access.capability import Capability
from handrail.ground.access.policy import rules_for
from handrail.ground.kernel.gate import Declaration, declared

Respond = Callable[[HttpRequest], HttpResponseBase]


class AccessMiddleware:
    """Load the actor, refuse undeclared views, and check afterwards that a ring decided."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.load: Callable[[HttpRequest], Actor | None] = import_string(
            settings.HANDRAIL_ACTOR_LOADER
        )

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request inside the actor's wall, never from a shared cache."""
        actor = self.load(request)
        request.actor = actor  # type: ignore[attr-defined]
        if actor is not None:
            translation.activate(actor.language)
            request.LANGUAGE_CODE = actor.language
        tripwire.reset()
        with acting(actor):
            response = self.get_response(request)
            self._checked(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuse an undeclared view; send strangers to sign in; hide what is not theirs."""
        declaration = declared(view)
        if declaration is None:
            raise PermissionDenied(f"{view!r} declares no access")
        request.gate = declaration  # type: ignore[attr-defined]
        if declaration.kind == "public":
            return None
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        if actor is None:
            return _to_sign_in(request)
        if not admits(declaration, actor):
            raise Http404
        return None

    def _checked(self, request: HttpRequest, response: HttpResponseBase) -> None:
        declaration: Declaration | None = getattr(request, "gate", None)
        asks = declaration is not None and declaration.record and response.status_code < 400
        if asks and getattr(request, "actor", None) is not None:
            tripwire.check(request.resolver_match.view_name, strict=settings.HANDRAIL_STRICT)  # type: ignore[union-attr]


def admits(declaration: Declaration | None, actor: Actor) -> bool:
    """Return whether the page ring lets somebody who is signed in open the view."""
    if declaration is None:
        return False
    capability = declaration.capability
    return not capability or bool(rules_for(actor.roles, Capability(capability)))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    # After signing in, a page is opened again. What somebody was sending stays on the page that
    # answers it.
    if request.method not in ("GET", "HEAD"):
        answer: HttpResponse = import_string(settings.HANDRAIL_SIGNED_OUT_VIEW)(request)
        return answer
    target = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    return redirect(target)
