from __future__ import annotations

import importlib

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "handrail.ground.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.ground.accounts.reactions")
