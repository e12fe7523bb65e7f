from __future__ import annotations

import importlib

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MyDataConfig(AppConfig):
    name = "handrail.ground.mydata"
    label = "mydata"

    def ready(self) -> None:
        """Let every room name what it holds, and hear when the time of a removal has come."""
        importlib.import_module("handrail.ground.mydata.foundation")
        importlib.import_module("handrail.ground.mydata.reactions")
        importlib.import_module("handrail.ground.mydata.tasks")
        autodiscover_modules("held")
