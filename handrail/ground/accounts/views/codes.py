"""A code by phone or e-mail."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginByCodeStage, LoginStage, LoginStageController
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from handrail.ground.accounts import words
from handrail.ground.accounts.forms import AskForCode
from handrail.ground.accounts.views.entry import see
from handrail.ground.accounts.views.pages import NotYet
from handrail.ground.kernel import clock


class AskCode(NotYet, RequestLoginCodeView):
    """Send a code to a number or an address."""

    template_name = "accounts/ask_code.html"

    def get_form_class(self) -> type[AskForCode]:
        """Return the form with one field for both."""
        return AskForCode

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        # Somebody who comes back mistyped the number: begin again instead of insisting.
        clear_login(request)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer known and unknown places with the same words after the same time."""
        began = clock.now()
        response: HttpResponse = super().post(request, *args, **kwargs)
        spent = (clock.now() - began).total_seconds()
        time.sleep(min(max(settings.HANDRAIL_CODE_ANSWER_SECONDS - spent, 0.0), 1.0))
        return response


ask = AskCode.as_view()


class ConfirmCode(NotYet, ConfirmLoginCodeView):
    """Check the code."""

    template_name = "accounts/confirm_code.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count a wrong code; after the third, a new one is needed."""
        if self._process.record_invalid_attempt():
            return NotYet.form_invalid(self, form)
        messages.error(self.request, str(words.CODE_OVER))
        return see(reverse("account_request_login_code"))


_confirm = ConfirmCode.as_view()


def confirm(request: HttpRequest) -> HttpResponseBase:
    """Check the code, and say so when there is none to check (any more)."""
    if not request.user.is_authenticated and not _waiting(request):
        messages.error(request, str(words.CODE_OVER))
        return see(reverse("account_request_login_code"))
    return _confirm(request)


def _waiting(request: HttpRequest) -> bool:
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return stage is not None and LoginCodeVerificationProcess.resume(stage) is not None
