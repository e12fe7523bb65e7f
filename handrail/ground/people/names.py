"""How the team says somebody's name."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext


def short_name(given: str, family: str, removed_at: datetime | None = None) -> str:
    """Return the given name and one letter: "Ana M."; a removed person has none."""
    if removed_at is not None:
        return gettext("Removed record")
    return f"{given} {family[:1]}.".replace(" .", "")
