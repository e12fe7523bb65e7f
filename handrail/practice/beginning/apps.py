from __future__ import annotations

import importlib

from django.apps import AppConfig


class BeginningConfig(AppConfig):
    name = "handrail.practice.beginning"
    label = "beginning"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.practice.beginning.reactions")
