"""Sessions end by themselves, and work begins with a passkey."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from handrail.ground.accounts import sessions, words
from handrail.ground.kernel.gate import declared

# What somebody may open who has yet to add a passkey.
_BEFORE_FACTOR = frozenset(
    {
        "accounts:second_step", "mfa_add_webauthn", "mfa_activate_totp", "mfa_view_recovery_codes",
        "mfa_download_recovery_codes", "account_logout", "account_reauthenticate",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    }
)  # fmt: skip


class SessionCare:
    """End what has been unused too long, before anybody is looked up; note use once a minute.

    Stands before the access middleware, which then sees a request without anybody signed in and
    asks to sign in, or serves the page that is open to all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with a session that is still good, or none."""
        session = request.session
        if session.get(SESSION_KEY):
            if sessions.why_over(session):
                session.flush()
                request.user = AnonymousUser()
                messages.info(request, str(words.SIGNED_OUT_UNUSED))
            else:
                sessions.note_use(session)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lead somebody who works here and has no passkey yet to the page that adds one."""
        if not request.session.get("must_add_factor"):
            return None
        declaration = declared(view)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in _BEFORE_FACTOR or (declaration and declaration.kind == "public"):
            return None
        return HttpResponseRedirect(reverse("accounts:second_step"))
