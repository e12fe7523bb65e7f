from __future__ import annotations

from django.apps import AppConfig


class ThinkingConfig(AppConfig):
    name = "handrail.practice.thinking"
    label = "thinking"
