from __future__ import annotations

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "handrail.watch.safety"
    label = "safety"

    def ready(self) -> None:
        """Make the lines known that are always there."""
        from handrail.ground.people.to_call import register_lines

        from .numbers import to_call

        register_lines(to_call)
