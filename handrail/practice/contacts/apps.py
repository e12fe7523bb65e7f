from __future__ import annotations

import importlib

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "handrail.practice.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Make the reactions known, and what the outbox asks."""
        importlib.import_module("handrail.practice.contacts.reactions")
        importlib.import_module("handrail.practice.contacts.channels.queries")
