from __future__ import annotations

from django.apps import AppConfig


class CoachPageConfig(AppConfig):
    name = "handrail.practice.coachpage"
    label = "coachpage"
