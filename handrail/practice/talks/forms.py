"""What the two type here. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules


class TopicForm(EntryForm):
    """Something to talk about."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=rules.TEXT_LIMIT, lines=2, missing=_(rules.MISSING),
                 label=_("What is it about?"))  # fmt: skip
    just_so = forms.BooleanField(
        required=False, label=_("Just so you know"),
        help_text=_("It is there to be read. You need not talk about it."),
    )  # fmt: skip
