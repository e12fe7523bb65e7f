from __future__ import annotations

import importlib

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "handrail.practice.handover"
    label = "handover"

    def ready(self) -> None:
        """Make the reactions known, and whom one meets before one coaches them."""
        importlib.import_module("handrail.practice.handover.invited")
        importlib.import_module("handrail.practice.handover.reactions")
