from __future__ import annotations

import importlib

from django.apps import AppConfig


class AroundConfig(AppConfig):
    name = "handrail.practice.around"
    label = "around"

    def ready(self) -> None:
        """Make the reactions known, and whom somebody wants to call."""
        from handrail.ground.people.to_call import register_to_call

        importlib.import_module("handrail.practice.around.reactions")
        from .queries.who_helps import to_call

        register_to_call("around", to_call)
