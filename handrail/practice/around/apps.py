from __future__ import annotations

import importlib

from django.apps import AppConfig


class AroundConfig(AppConfig):
    name = "handrail.practice.around"
    label = "around"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.practice.around.reactions")
