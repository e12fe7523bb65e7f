"""The desks of all roles."""

from __future__ import annotations

import importlib
from typing import Any

app_name = "desks"


def _desk(name: str) -> list[Any]:
    try:
        module = importlib.import_module(f"handrail.faces.desks.{name}.urls")
    except ModuleNotFoundError:
        return []
    return list(getattr(module, f"{name}_urls"))


urlpatterns = [
    entry
    for name in ("participant", "coach", "supervisor", "manager", "trust", "setup")
    for entry in _desk(name)
]
