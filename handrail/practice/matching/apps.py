from __future__ import annotations

import importlib

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "handrail.practice.matching"
    label = "matching"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.practice.matching.queries.knowing")
        importlib.import_module("handrail.practice.matching.queries.likes")
        importlib.import_module("handrail.practice.matching.reactions")
