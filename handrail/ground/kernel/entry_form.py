"""A form whose entry is stored once, however often it is sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.ids import uuid7

AGAIN = _("This page was open for a while. Please send it once more.")


class EntryForm(forms.Form):
    """The hidden id makes a second sending the same entry (`kernel.receipts`)."""

    id = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": AGAIN, "invalid": AGAIN}
    )

    def clean_id(self) -> UUID | None:
        """Only the kind of id that a device makes (version 7) is taken; a form may do without."""
        found: UUID | None = self.cleaned_data["id"]
        if found is not None and found.version != 7:
            raise forms.ValidationError(AGAIN)
        return found

    def renew(self) -> None:
        """Give the form another entry id, for when the old one was used or cannot be read."""
        if "id" in self.errors:
            del self.errors["id"]
            self.add_error(None, AGAIN)
        self.put("id", str(uuid7()))

    def put(self, name: str, value: str) -> None:
        """Change what was typed in one field before the form is shown again."""
        # The annotation: a form's data is a mapping to its stubs and a QueryDict in fact.
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed[name] = value
        self.data = typed
