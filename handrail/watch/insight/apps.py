from __future__ import annotations

import importlib

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "handrail.watch.insight"
    label = "insight"

    def ready(self) -> None:
        """Make the reactions and the sweep known."""
        importlib.import_module("handrail.watch.insight.reactions")
        importlib.import_module("handrail.watch.insight.tasks")
