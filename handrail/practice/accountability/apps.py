from __future__ import annotations

from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    name = "handrail.practice.accountability"
    label = "accountability"
