from __future__ import annotations

from django.apps import AppConfig


class BoundariesConfig(AppConfig):
    name = "handrail.practice.boundaries"
    label = "boundaries"
