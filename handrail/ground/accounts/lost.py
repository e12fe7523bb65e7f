"""A phone is lost: everything that was signed in is out, and the account stays as it is."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from handrail.ground.accounts.events import CredentialChanged
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish


def end_sessions(user_id: UUID) -> None:
    """End every session of an account that stands in the list of its devices."""
    mine = UserSession.objects.filter(user_id=user_id)
    Session.objects.filter(pk__in=list(mine.values_list("session_key", flat=True))).delete()
    mine.delete()


def phone_lost(user: User, *, passkeys: bool) -> None:
    """Sign the account out everywhere, and with `passkeys` take the keys of old phones away.

    The caller has checked who may. The owner is told.
    """
    # A session carries a hash of this; with another value none is taken any more, listed or not.
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user.pk)
    if passkeys:
        Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).delete()
    publish(
        CredentialChanged(
            org_id=user.org_id, user_id=user.pk, what="sessions_ended", phone=user.phone,
            email=user.email, language=user.language, at=clock.now(),
        )
    )  # fmt: skip
