"""What people type on the pages of the thinking tools. Nothing typed is lost."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from .rules import pages


class PageForm(EntryForm):
    """A private page."""

    sort = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, label=_("What is it about?"),
        choices=[(key, _(sort.word)) for key, sort in pages.SORTS.items()],
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )  # fmt: skip
    title = Words(limit=pages.TITLE_LIMIT, label=_("Name of the page"))
    text = Words(limit=pages.TEXT_LIMIT, lines=10, label=_("Your words"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
