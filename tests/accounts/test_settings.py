"""The parts of the installation that sign-in depends on are in place, in their order."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from handrail.ground.accounts.settings import ACCOUNT_APPS, ACCOUNT_MIDDLEWARE


def test_apps_and_middleware_are_in_their_order(settings: Any) -> None:
    assert set(ACCOUNT_APPS) <= set(settings.INSTALLED_APPS)
    order = [
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        ACCOUNT_MIDDLEWARE[0],
        "handrail.ground.access.middleware.AccessMiddleware",
        ACCOUNT_MIDDLEWARE[1],
    ]
    assert [name for name in settings.MIDDLEWARE if name in order] == order


def test_counts_are_shared_by_all_processes(settings: Any) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")


def test_forms_name_their_own_origin(settings: Any) -> None:
    # With "no-referrer" browsers send "Origin: null", and every form is refused.
    assert settings.SECURE_REFERRER_POLICY == "same-origin"


def test_what_is_not_offered_has_no_address() -> None:
    for name in ("account_signup", "account_reset_password", "account_change_password",
                 "account_set_password", "account_email"):  # fmt: skip
        try:
            found = reverse(name)
        except NoReverseMatch:
            continue
        raise AssertionError(found)
