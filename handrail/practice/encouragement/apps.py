from __future__ import annotations

import importlib

from django.apps import AppConfig


class EncouragementConfig(AppConfig):
    name = "handrail.practice.encouragement"
    label = "encouragement"

    def ready(self) -> None:
        """Make the reactions known, and say how this room reads in the balance."""
        from handrail.ground.people.lifting import register_lifting

        importlib.import_module("handrail.practice.encouragement.reactions")
        queries = importlib.import_module("handrail.practice.encouragement.queries")
        register_lifting(queries.days_of_coach_words)
