from __future__ import annotations

import importlib

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "handrail.ground.schedule"
    label = "schedule"

    def ready(self) -> None:
        """Make the sweeps known to the jobs."""
        importlib.import_module("handrail.ground.schedule.tasks")
