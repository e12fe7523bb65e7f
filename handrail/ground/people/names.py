"""How the team says somebody's name."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext

WHO = (
    "participant_id", "participant__given_name", "participant__family_name",
    "participant__removed_at",
)  # fmt: skip
"""The columns of a row about a participant that say whose it is: the id, and what `short_name`
takes."""


def short_name(given: str, family: str, removed_at: datetime | None = None) -> str:
    """Return the given name and one letter: "Ana M."; a removed person has none."""
    if removed_at is not None:
        return gettext("Removed record")
    return f"{given} {family[:1]}.".replace(" .", "")
