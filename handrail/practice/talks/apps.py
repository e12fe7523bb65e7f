from __future__ import annotations

import importlib

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "handrail.practice.talks"
    label = "talks"

    def ready(self) -> None:
        """Lay what is at hand in a talk beside every note."""
        from handrail.ground.people.beside_note import register_beside

        beside = importlib.import_module("handrail.practice.talks.beside")
        register_beside(beside.PART)
