"""What a coach types about themselves. Nothing typed is lost."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules


class PartForm(EntryForm):
    """One part of the page, and who reads it."""

    text = Words(limit=rules.TEXT_LIMIT, lines=3, label=_("Your words"))
    readers = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("Who reads it?"),
        choices=[(key, _(word)) for key, word in rules.READERS.items()],
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StoryForm(EntryForm):
    """A story and what it is for."""

    title = Words(limit=rules.TITLE_LIMIT, label=_("Name of the story"), missing=_(rules.NO_TITLE))
    text = Words(limit=rules.STORY_LIMIT, lines=6, label=_("The story"), missing=_(rules.NO_STORY))
    purpose = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("What is it for?"),
        choices=[(key, _(word)) for key, word in rules.PURPOSES.items()],
        error_messages={"required": _(rules.NO_PURPOSE), "invalid_choice": _(rules.NO_PURPOSE)},
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
