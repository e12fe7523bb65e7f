from __future__ import annotations

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "handrail.ground.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
