from __future__ import annotations

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "handrail.practice.talks"
    label = "talks"
