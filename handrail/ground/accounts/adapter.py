"""Where allauth asks this house: who is reached how, what is said, what is kept secret."""

from __future__ import annotations

import base64
import io
import secrets
from datetime import timedelta
from typing import Any, ClassVar

import segno
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from handrail.ground.accounts import sessions, standing, words
from handrail.ground.accounts.events import CodeRequested
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock, home
from handrail.ground.kernel.events import publish

_STAGES = {
    "allauth.mfa.stages.AuthenticateStage": "handrail.ground.accounts.stages.SecondFactorAtWork"
}


class AccountAdapter(DefaultAccountAdapter):
    """Codes leave as events, phones live on the account, sentences are ours."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": words.NOT_IN_USE,
        "incorrect_code": words.CODE_WRONG,
        "too_many_login_attempts": words.CODE_OVER,
        "rate_limited": words.WAIT,
        "phone_taken": words.PLACE_TAKEN,
        "email_taken": words.PLACE_TAKEN,
        "same_as_current": words.PLACE_SAME,
    }

    def get_login_stages(self) -> list[str]:
        """Return allauth's stages with the second factor asked of people who work here only."""
        return [_STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def get_user_by_phone(self, phone: str) -> User | None:
        """Return whose E.164 number this is, if the account is in use."""
        return User.objects.filter(phone=phone, is_active=True).first()

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        """Return the number; it counts as proved, as only codes sent there open anything."""
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        """Store a number."""
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: Any, phone: str) -> None:
        """Note that a code sent to this number was typed."""
        User.objects.filter(pk=user.pk, phone=phone, phone_verified=False).update(
            phone_verified=True
        )

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        """Tell the messaging room to send a code to this number now."""
        self.ask_for_code(user, "phone", phone, code)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Tell the messaging room to mail a code; no other mail comes from here."""
        code = context.get("code")
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if template_prefix == "account/email/login_code" and code and user:
            self.ask_for_code(user, "email", email, str(code))

    def ask_for_code(self, user: Any, channel: str, to: str, code: str) -> None:
        """Publish that a code must be sent; the messaging room sends it."""
        ends = clock.now() + timedelta(seconds=account_settings.LOGIN_BY_CODE_TIMEOUT)
        with transaction.atomic():
            publish(
                CodeRequested(
                    org_id=user.org_id,
                    user_id=user.pk,
                    channel=channel,
                    to=to,
                    code=code,
                    language=user.language,
                    ends_at=ends,
                )
            )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where the person was going when asked to sign in, or their first page."""
        if request.session.get("must_add_factor"):
            return reverse("accounts:second_step")
        wanted = request.session.pop("sign_in_next", None)
        return wanted if wanted and self.is_safe_url(wanted) else "/"

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Return the page that says so."""
        return reverse("accounts:signed_out")

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Finish signing in; somebody who works here and has no passkey yet must add one."""
        demo = request.session.pop("demo_way", False)
        if demo:
            sessions.proved_strongly(request)
        elif standing.works_here(user) and not standing.has_strong_factor(user):
            request.session["must_add_factor"] = True
        return super().post_login(request, user, **kwargs)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Show our own sentences; allauth's templates would name numbers and addresses."""
        if message:
            messages.add_message(request, level, str(message), extra_tags=extra_tags)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Say, after the proof, that the account is closed."""
        clear_login(request)
        messages.error(request, str(words.NOT_IN_USE))
        return redirect("account_login")


class FactorAdapter(DefaultMFAAdapter):
    """Names on passkeys, secrets sealed, and no account at work without a factor."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": words.PASSKEY_NOT,
        "cannot_delete_authenticator": words.KEEP_ONE,
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret (authenticator app, recovery codes) with a key outside the database."""
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(home.secret("second-factor")).encrypt(nonce, text.encode(), b"mfa.v1")
        return base64.urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed; raises InvalidTag when it was changed."""
        blob = base64.urlsafe_b64decode(encrypted_text)
        opened = AESGCM(home.secret("second-factor")).decrypt(blob[:12], blob[12:], b"mfa.v1")
        return opened.decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return False for the last passkey or app of somebody who works here."""
        user = User.objects.get(pk=authenticator.user_id)
        others = Authenticator.objects.filter(user_id=user.pk, type__in=standing.STRONG)
        return others.exclude(pk=authenticator.pk).exists() or not standing.works_here(user)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        """Return a name to recognise the passkey by, like "Passkey 2"."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_totp_label(self, user: Any) -> str:
        """Return what the authenticator app shows: initials, as others may see the screen."""
        return "".join(part[0] for part in str(user.name).split()[:3]).upper() or "?"

    def build_totp_svg(self, url: str) -> str:
        """Return the picture to scan, dark on white in both themes."""
        drawn = io.BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=4, dark="#000", light="#fff")
        return drawn.getvalue().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the place a passkey is for: this host, under its neutral name."""
        name = context.request.get_host().partition(":")[0]
        return {"id": name, "name": name}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return how the phone lists the passkey: by name, without number or address."""
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.name, "name": user.name}
