"""What a person says in an update. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules
from .commands import UpdateSaid


class Lines(forms.MultipleChoiceField):
    """Lines that were picked; a phone may send one that has been written anew meanwhile."""

    def valid_value(self, value: str) -> bool:
        """Whether it is a line at all; its words are the person's own."""
        return rules.check_lines([rules.parse_line(value)]) is None


class UpdateForm(EntryForm):
    """How my week went, picked lines, what I ask for, and who gets it. Nothing is picked before."""

    words = Words(limit=rules.WORDS_LIMIT, lines=4, label=_("How did my week go?"))
    lines = Lines(
        required=False, label=_("What do I put in?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _(rules.LINE_ODD)},
    )  # fmt: skip
    ask = Words(limit=rules.ASK_LIMIT, lines=2, label=_("Is there something I ask for?"))
    to = forms.MultipleChoiceField(
        label=_("Who gets it?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _(rules.NOBODY), "invalid_choice": _(rules.NOT_NOW)},
    )  # fmt: skip

    def __init__(
        self, *args: Any, lines: Iterable[tuple[str, str]] = (),
        readers: Iterable[tuple[UUID, str]] = (), **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        picks: Any = self.fields["lines"]
        picks.choices = [(f"{kind}|{text[: rules.LINE_LIMIT]}", text) for kind, text in lines]
        people: Any = self.fields["to"]
        people.choices = [(str(key), name) for key, name in readers]

    def clean(self) -> dict[str, Any]:
        """Say at once when there is nothing in it."""
        data: dict[str, Any] = super().clean() or {}
        said = (data.get("words", ""), data.get("ask", ""), data.get("lines", []))
        if not self.errors and not rules.says_something(*said):
            self.add_error("words", _(rules.EMPTY))
        return data

    def said(self) -> UpdateSaid:
        """What was said, for the command."""
        typed = self.cleaned_data
        lines = [rules.parse_line(value) for value in typed["lines"]]
        return UpdateSaid(typed["words"], typed["ask"], lines, [UUID(to) for to in typed["to"]])
