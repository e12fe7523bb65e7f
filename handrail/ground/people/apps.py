from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "handrail.ground.people"
    label = "people"

    def ready(self) -> None:
        from handrail.ground.people import reach
        from handrail.ground.people.importing import tasks  # noqa: F401

        reach.register()
