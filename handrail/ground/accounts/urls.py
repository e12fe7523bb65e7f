"""Addresses of signing in and of one's own account.

The names with `account_`, `mfa_` are those that allauth looks up; of its pages only these are
open. There is no sign-up, no password and no sign-in through other services.
"""

from __future__ import annotations

from typing import Any

from allauth.account.views import ReauthenticateView
from django.urls import include, path

from handrail.ground.accounts.views import account, cards, codes, entry, leave, look, passkeys
from handrail.ground.accounts.views.pages import View, or_to_account, see_other
from handrail.ground.kernel.gate import public, signed_in

_SIGNING_IN = "somebody who signs in is not signed in yet; it shows no record"
_LOOK = "colours and the size of the text are for everybody; it shows no record"
_OWN = "it shows only the account of whoever is signed in"


def _open(view: View) -> View:
    return public(_SIGNING_IN)(see_other(view))


def _own(view: View) -> View:
    return signed_in(_OWN)(see_other(view))


def _again(view: View) -> View:
    return _own(or_to_account(view))


_allauth: list[Any] = [
    path("sign-in/", _open(entry.sign_in), name="account_login"),
    path("sign-in/code/", _open(codes.ask), name="account_request_login_code"),
    path("sign-in/code/check/", _open(codes.confirm), name="account_confirm_login_code"),
    path("sign-in/passkey/", _open(passkeys.SignIn.as_view()), name="mfa_login_webauthn"),
    path("sign-in/second/", _open(passkeys.Second.as_view()), name="mfa_authenticate"),
    path("sign-out/", _open(leave.sign_out), name="account_logout"),
    path("account/again/", _again(ReauthenticateView.as_view()), name="account_reauthenticate"),
    path(
        "account/again/passkey/", _again(passkeys.AgainWithPasskey.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/again/app/", _again(passkeys.AgainWithApp.as_view()), name="mfa_reauthenticate"),
    path("account/passkeys/add/", _own(passkeys.Add.as_view()), name="mfa_add_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove/", _own(passkeys.Remove.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("account/app/add/", _own(passkeys.AddApp.as_view()), name="mfa_activate_totp"),
    path("account/app/remove/", _own(passkeys.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("account/codes/", _own(passkeys.Codes.as_view()), name="mfa_view_recovery_codes"),
    path(
        "account/codes/new/", _own(passkeys.NewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]  # fmt: skip

_rooms_own: list[Any] = [
    path("sign-in/phone/", _open(entry.whose_phone), name="whose_phone"),
    path("sign-in/card/", _open(cards.card), name="card"),
    path("sign-in/card/who/", _open(cards.confirm), name="card_confirm"),
    path("signed-out/", _open(leave.signed_out), name="signed_out"),
    path("leave/", _open(leave.leave), name="leave"),
    path("language/", _open(entry.language), name="language"),
    path("look/", public(_LOOK)(see_other(look.look)), name="look"),
    path("account/", _own(account.account), name="account"),
    path("account/save/", _own(account.save), name="save"),
    path("account/end-others/", _own(account.end_others), name="end_others"),
    path("account/place/", _own(account.place), name="place"),
    path("account/place/check/", _own(account.place_confirm), name="place_confirm"),
    path("account/second-step/", _own(passkeys.second_step), name="second_step"),
]

urlpatterns: list[Any] = [*_allauth, path("", include((_rooms_own, "accounts")))]
