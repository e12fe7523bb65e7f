from __future__ import annotations

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "handrail.practice.checkins"
    label = "checkins"
