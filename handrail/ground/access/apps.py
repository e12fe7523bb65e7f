from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


def _build_wall(**kwargs: Any) -> None:
    from handrail.ground.access.wall import build

    if kwargs.get("using") == "default":
        build()


class AccessConfig(AppConfig):
    name = "handrail.ground.access"
    label = "access"

    def ready(self) -> None:
        from handrail.ground.access import checks  # noqa: F401

        # After the last app of the list every table stands.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(_build_wall, sender=last, dispatch_uid="handrail.wall")
