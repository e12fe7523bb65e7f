from __future__ import annotations

from django.apps import AppConfig


class ShelfConfig(AppConfig):
    name = "handrail.ground.shelf"
    label = "shelf"

    def ready(self) -> None:
        """Read our own files: a fault in one stops the start with its place."""
        from handrail.ground.shelf.ours import ours

        ours()
