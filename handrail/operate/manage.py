"""``handrail manage ...``: Django's management commands with Handrail's settings."""

from __future__ import annotations

import os
from collections.abc import Sequence

from handrail.operate.start import SETTINGS


def run(arguments: Sequence[str]) -> int:
    """Run the management command; Django prints its own errors and ends with its own code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["handrail manage", *arguments])
    return 0
