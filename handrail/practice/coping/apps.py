from __future__ import annotations

import importlib

from django.apps import AppConfig


class CopingConfig(AppConfig):
    name = "handrail.practice.coping"
    label = "coping"

    def ready(self) -> None:
        """Make the reactions known, whom the safety plan says to call, and which copies go."""
        from handrail.ground.people.copies import register_copies
        from handrail.ground.people.to_call import register_to_call

        importlib.import_module("handrail.practice.coping.reactions")
        from .letting_go import let_go
        from .queries.plan import to_call

        register_to_call("coping", to_call)
        register_copies("coping", let_go)
