"""What somebody sees of their own account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from handrail.ground.accounts.devices import device_words
from handrail.ground.accounts.models import User


@dataclass(frozen=True)
class PasskeyView:
    """One passkey: its name, when it was made and last used."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class SessionView:
    """One phone or computer that is signed in."""

    id: int
    device: str
    since: datetime
    seen_at: datetime
    here: bool


def passkeys(user: User) -> list[PasskeyView]:
    """Return the passkeys of `user`, oldest first."""
    found = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    return [
        PasskeyView(key.pk, key.wrap().name, key.created_at, key.last_used_at)
        for key in found.order_by("created_at")
    ]


def has_app(user: User) -> bool:
    """Return whether `user` set an authenticator app up."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def signed_in_places(user: User, session_key: str | None) -> list[SessionView]:
    """Return where `user` is signed in, this place first; ended sessions are left out."""
    found = [
        SessionView(
            one.pk, device_words(one.user_agent), one.created_at, one.last_seen_at,
            one.session_key == session_key,
        )
        for one in UserSession.objects.purge_and_list(user)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.here, one.since))
