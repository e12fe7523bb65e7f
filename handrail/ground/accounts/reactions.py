"""What this room does when allauth or Django says that somebody signed in or changed a way in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from handrail.ground.accounts import sessions, standing
from handrail.ground.accounts.events import CredentialChanged
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish

_ADDED = {"webauthn": "passkey_added", "totp": "app_added", "recovery_codes": "codes_made"}
_REMOVED = {"webauthn": "passkey_removed", "totp": "app_removed"}


def tell(user: User, what: str, *, phone: str | None = None, email: str | None = None) -> None:
    """Publish that a way to sign in changed; `phone` and `email` are the places from before."""
    with transaction.atomic():
        publish(
            CredentialChanged(
                org_id=user.org_id,
                user_id=user.pk,
                what=what,
                phone=phone or user.phone,
                email=email or user.email,
                language=user.language,
                at=clock.now(),
            )
        )


@receiver(user_logged_in, dispatch_uid="accounts.began")
def on_signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Start the session's own clock."""
    sessions.began(request, user)


@receiver(mfa.authenticator_used, dispatch_uid="accounts.used")
def on_factor_used(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Remember the proof; a recovery code lets somebody in but is no passkey."""
    if authenticator.type in standing.STRONG:
        sessions.proved_strongly(request)


@receiver(mfa.authenticator_added, dispatch_uid="accounts.added")
def on_factor_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Making a passkey proves having it, so it is not asked again; the owner is told."""
    if authenticator.type in standing.STRONG:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
        )
        sessions.proved_strongly(request)
    tell(user, _ADDED.get(authenticator.type, "codes_made"))


@receiver(mfa.authenticator_reset, dispatch_uid="accounts.reset")
def on_codes_made(user: User, **kwargs: Any) -> None:
    """The owner is told that there are new recovery codes."""
    tell(user, "codes_made")


@receiver(mfa.authenticator_removed, dispatch_uid="accounts.removed")
def on_factor_removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """The owner is told."""
    if authenticator.type in _REMOVED:
        tell(user, _REMOVED[authenticator.type])
