from __future__ import annotations

from django.apps import AppConfig


class BeginningConfig(AppConfig):
    name = "handrail.practice.beginning"
    label = "beginning"
