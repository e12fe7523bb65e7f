"""Settings of sign-in; handrail/settings.py takes them over whole.

Nobody has a password and nobody can sign up: accounts are made by the team, and opened with a
card, an invitation, a code or a passkey.
"""

from __future__ import annotations

import os

ACCOUNT_APPS = [
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
# SessionCare before AccessMiddleware (which then sees nobody signed in), after messages.
ACCOUNT_MIDDLEWARE = [
    "handrail.ground.accounts.middleware.SessionCare",
    "allauth.account.middleware.AccountMiddleware",
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# With a proxy in front, the address to count by is the last one that it wrote down itself.
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("HANDRAIL_BEHIND_PROXY", "").strip().lower() in {"1", "true", "yes"}
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Whose account is it? Answered by the people room, which stands above this one.
HANDRAIL_ACTOR_FOR = "handrail.ground.people.actors.actor_for"
# One-tap links exist for invented people alone.
HANDRAIL_DEMO = False
# Answers to "send me a code" take at least this long, known or not (seconds).
HANDRAIL_CODE_ANSWER_SECONDS = 0.4
HANDRAIL_PHONE_REGION = "US"

ACCOUNT_ADAPTER = "handrail.ground.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_TIMEOUT = 900
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS: dict[str, str | None] = {
    "login": "30/m/ip",
    # Counted in forms.AskForCode, by network address *and* place; never on the place alone.
    "request_login_code": None,
    # By account, and only reached after the first way in was proved: nobody locks out another.
    "login_failed": "20/m/ip,10/300s/key",
    "reauthenticate": "10/m/user",
}

MFA_ADAPTER = "handrail.ground.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Handrail"
MFA_RATE_LIMITS = {"webauthn_login": "20/m/ip"}
# The last use is noted once a minute by SessionCare; allauth would write a row per request.
USERSESSIONS_TRACK_ACTIVITY = False
