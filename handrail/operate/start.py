"""Start Django for a command, once."""

from __future__ import annotations

import os

SETTINGS = "handrail.settings"


def start() -> None:
    """Load the settings and the rooms; harmless when they are loaded already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
