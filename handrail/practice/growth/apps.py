from __future__ import annotations

import importlib

from django.apps import AppConfig


class GrowthConfig(AppConfig):
    name = "handrail.practice.growth"
    label = "growth"

    def ready(self) -> None:
        """Say how this room reads in the balance."""
        from handrail.ground.people.lifting import register_lifting

        counted = importlib.import_module("handrail.practice.growth.counted")
        register_lifting(counted.days_of_words_back)
