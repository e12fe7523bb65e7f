from __future__ import annotations

import importlib

from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    name = "handrail.practice.accountability"
    label = "accountability"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.practice.accountability.reactions")
