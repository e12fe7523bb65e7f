from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "handrail.ground.people"
    label = "people"

    def ready(self) -> None:
        from handrail.ground.people import reach

        reach.register()
