from __future__ import annotations

from django.apps import AppConfig


class AroundConfig(AppConfig):
    name = "handrail.practice.around"
    label = "around"

    def ready(self) -> None:
        """Register reactions."""
        from . import reactions  # noqa: F401
