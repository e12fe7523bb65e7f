"""``handrail manage rotate_phone_key``: phones seal to a new key from now on."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from handrail.faces.api import phone_keys


class Command(BaseCommand):
    """Makes the next key; entries sealed to the earlier ones can still be opened."""

    help = "Make a new key for phones to seal to; the old ones stay for what still waits."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the key and name it."""
        self.stdout.write(f"New entries are sealed to {phone_keys.rotate()} from now on.")
