"""Passkeys, the authenticator app and recovery codes: allauth's pages in our words."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as AppReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from handrail.ground.accounts import standing, words
from handrail.ground.accounts.views.entry import see
from handrail.ground.accounts.views.pages import NotYet

_SHAPE = (KeyError, AttributeError, TypeError, ValueError, IndexError)


class _SentByScript(forms.Form):
    """A credential comes as JSON; JSON of another shape is a wrong answer, not an accident."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            raise
        except _SHAPE as reason:
            raise ValidationError(words.PASSKEY_NOT) from reason


class LoginForm(_SentByScript, LoginWebAuthnForm):
    """A passkey that says whose it is."""


class SecondForm(_SentByScript, AuthenticateWebAuthnForm):
    """A passkey after another way in."""


class AgainForm(_SentByScript, ReauthenticateWebAuthnForm):
    """A passkey once more, before something that matters."""


class AddForm(AddWebAuthnForm):
    """A new passkey, always one that the phone offers by itself."""

    name = forms.CharField(required=False, max_length=40)
    passwordless = None

    def clean(self) -> dict[str, Any]:
        """Check what the phone made; it must have asked for finger, face or PIN."""
        try:
            return super().clean() or {}
        except ValidationError:
            raise
        except _SHAPE as reason:
            raise ValidationError(words.PASSKEY_NOT) from reason


class SignIn(LoginWebAuthnView):
    """Sign in with a passkey: options by GET from the script, the answer by POST."""

    def get_form_class(self) -> type[LoginForm]:
        """Return the form."""
        return LoginForm

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        from allauth.account.internal.stagekit import clear_login

        clear_login(request)


class Add(NotYet, AddWebAuthnView):
    """Make a passkey on this phone; never on a phone that others use too."""

    template_name = "accounts/passkey_add.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep credentials off shared phones."""
        if not request.session.get("private_phone"):
            return redirect("accounts:second_step")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[AddForm]:
        """Return the form."""
        return AddForm

    def get_success_url(self) -> str:
        """Show recovery codes to people at work; a participant has the coach and the card."""
        messages.success(self.request, str(words.PASSKEY_ADDED))
        if self.did_generate_recovery_codes and standing.works_here(self.request.user):
            return reverse("mfa_view_recovery_codes")
        Authenticator.objects.filter(
            user=self.request.user, type=Authenticator.Type.RECOVERY_CODES
        ).delete()
        return reverse("accounts:account")


class Remove(RemoveWebAuthnView):
    """Take a passkey away."""

    template_name = "accounts/passkey_remove.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, unless it is the last one of somebody who works here."""
        from allauth.mfa.adapter import get_adapter

        if not get_adapter().can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(words.KEEP_ONE))
            return see(reverse("accounts:account"))
        messages.success(self.request, str(words.PASSKEY_GONE))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Go back to the account."""
        return reverse("accounts:account")


class Second(AuthenticateView):
    """Between the first proof and being signed in, for people who work here."""

    template_name = "accounts/second.html"

    def get_webauthn_form_class(self) -> type[SecondForm]:
        """Return the form."""
        return SecondForm

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


class AgainWithPasskey(NotYet, ReauthenticateWebAuthnView):
    """Ask for the passkey once more before something that matters."""

    template_name = "accounts/again_passkey.html"

    def get_form_class(self) -> type[AgainForm]:
        """Return the form."""
        return AgainForm


class AgainWithApp(NotYet, AppReauthenticateView):
    """Ask for the app's code once more before something that matters."""

    template_name = "accounts/again_app.html"


class AddApp(NotYet, ActivateTOTPView):
    """Set an authenticator app up."""

    template_name = "accounts/app_add.html"

    def get_success_url(self) -> str:
        """Show the recovery codes when they are new."""
        made = self.did_generate_recovery_codes
        return reverse("mfa_view_recovery_codes" if made else "accounts:account")


class RemoveApp(NotYet, DeactivateTOTPView):
    """Take the authenticator app away."""

    template_name = "accounts/app_remove.html"

    def get_success_url(self) -> str:
        """Go back to the account."""
        return reverse("accounts:account")


class Codes(ViewRecoveryCodesView):
    """Show the recovery codes, after a fresh proof."""

    template_name = "accounts/recovery_codes.html"


class NewCodes(NotYet, GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones end."""

    template_name = "accounts/recovery_codes_new.html"


@require_GET
def second_step(request: HttpRequest) -> HttpResponse:
    """Offer the passkey, and the app where a passkey cannot be."""
    return render(
        request, "accounts/second_step.html",
        {
            "private": bool(request.session.get("private_phone")),
            "must": bool(request.session.get("must_add_factor")),
            "works_here": bool(request.session.get("works_here")),
        },
    )  # fmt: skip
