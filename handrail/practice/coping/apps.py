from __future__ import annotations

import importlib

from django.apps import AppConfig


class CopingConfig(AppConfig):
    name = "handrail.practice.coping"
    label = "coping"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.practice.coping.reactions")
