from __future__ import annotations

import importlib

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "handrail.ground.messaging"
    label = "messaging"

    def ready(self) -> None:
        """Make the reactions and the sweeps known."""
        for part in ("reactions", "tasks"):
            importlib.import_module(f"handrail.ground.messaging.{part}")
