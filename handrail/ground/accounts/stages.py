"""The step between the first proof and being signed in."""

from __future__ import annotations

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from handrail.ground.accounts import standing


class SecondFactorAtWork(AuthenticateStage):
    """Ask a second factor of people who work here.

    For a participant a passkey is one way in among others: who has lost the phone with the
    passkey must still get in with a card from the coach.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        user = self.login.user
        if user is None or request.session.get("demo_way") or not standing.works_here(user):
            return False
        return bool(super()._should_handle(request))
