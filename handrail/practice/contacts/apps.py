from __future__ import annotations

import importlib

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "handrail.practice.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Make the reactions known."""
        importlib.import_module("handrail.practice.contacts.reactions")
