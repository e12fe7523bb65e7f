"""Does somebody open others' records? Then shorter sessions and a second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.module_loading import import_string

from handrail.ground.accounts.models import User

_OWN_RECORD_ONLY = frozenset({"participant", "circle"})
STRONG = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


def works_here(user: User) -> bool:
    """Return whether `user` holds a role beside participant and circle member."""
    try:
        actor: Any = import_string(settings.HANDRAIL_ACTOR_FOR)(user.pk)
    except LookupError:
        return False
    return bool({str(role) for role in actor.roles} - _OWN_RECORD_ONLY)


def has_strong_factor(user: User) -> bool:
    """Return whether `user` has a passkey or an authenticator app."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=STRONG).exists()
