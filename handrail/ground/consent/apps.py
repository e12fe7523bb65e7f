from __future__ import annotations

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "handrail.ground.consent"
    label = "consent"

    def ready(self) -> None:
        from handrail.ground.consent import reach, reactions  # noqa: F401

        reach.register()
