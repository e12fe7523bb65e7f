"""Which database a table lives in: keys apart, all else together."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

_KEYS = {"storedkey"}


class KeysApart:
    """Send the table of personal keys to the `keys` database and nothing else there."""

    def _place(self, model: type[Model]) -> str | None:
        apart = model._meta.app_label == "kernel" and model._meta.model_name in _KEYS
        return "keys" if apart else None

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """Return "keys" for the keys table."""
        return self._place(model)

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:
        """Return "keys" for the keys table."""
        return self._place(model)

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool | None:
        """Allow the keys table in `keys` alone, and nothing else there."""
        apart = app_label == "kernel" and model_name in _KEYS
        return (db == "keys") == apart
