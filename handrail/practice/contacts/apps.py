from __future__ import annotations

import importlib

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "handrail.practice.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Make the reactions known, what the outbox asks, and whom to call on planned days."""
        from handrail.ground.people.to_call import register_to_call

        importlib.import_module("handrail.practice.contacts.reactions")
        importlib.import_module("handrail.practice.contacts.first_talk")
        importlib.import_module("handrail.practice.contacts.channels.queries")
        importlib.import_module("handrail.practice.contacts.times.queries")
        from .holidays.queries import to_call

        register_to_call("holidays", to_call)
