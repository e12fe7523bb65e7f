from __future__ import annotations

import importlib
import importlib.util

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "handrail.watch.insight"
    label = "insight"

    def ready(self) -> None:
        """Make the reactions and the sweep known."""
        if importlib.util.find_spec("handrail.practice.contacts.models") is None:
            return
        importlib.import_module("handrail.watch.insight.reactions")
        importlib.import_module("handrail.watch.insight.tasks")
