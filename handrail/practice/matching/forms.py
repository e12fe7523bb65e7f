"""What a participant would like, and what a coach answers. Nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules


class LikesForm(EntryForm):
    """A line for each thing; all may be empty."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, (label, hint) in rules.LIKES.items():
            words = _(hint) if hint else ""
            self.fields[name] = Words(limit=rules.LINE_LIMIT, label=_(label), help_text=words)

    def said(self) -> dict[str, str]:
        """The lines by name."""
        return {name: self.cleaned_data[name] for name in rules.LIKES}


class KnowingForm(forms.Form):
    """How the two know each other."""

    kinds = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("How do you know each other?"),
        choices=[(key, _(word)) for key, word in rules.KINDS.items()],
        error_messages={"invalid_choice": _(rules.SAY_ONE)},
    )  # fmt: skip


class PlanForm(EntryForm):
    """How the two keep it apart."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(
        limit=rules.PLAN_LIMIT, lines=5, label=_("Our plan"), missing=_(rules.NO_PLAN)
    )  # fmt: skip
