from __future__ import annotations

import importlib

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "handrail.practice.plans"
    label = "plans"

    def ready(self) -> None:
        """Let other rooms turn their words into a step; say what counts in the balance."""
        from handrail.ground.people.lifting import register_lifting
        from handrail.ground.people.next_step import register_next_step, register_week

        maker = importlib.import_module("handrail.practice.plans.from_elsewhere")
        register_next_step(maker.step_of_words, maker.step_is_there, maker.WHO_READS)
        register_week(maker.words_of_this_week)
        counted = importlib.import_module("handrail.practice.plans.counted")
        register_lifting(counted.days_of_words_back)
