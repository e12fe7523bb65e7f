"""What a coach asks and a supervisor answers. Nothing typed is lost."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules


class QuestionForm(EntryForm):
    """A question."""

    topic = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("What is it about?"),
        choices=[(key, _(word)) for key, word in rules.TOPICS.items()],
        error_messages={"required": _(rules.NO_TOPIC), "invalid_choice": _(rules.NO_TOPIC)},
    )  # fmt: skip
    text = Words(
        limit=rules.TEXT_LIMIT, lines=5, label=_("What happened, or what you ask"),
        missing=_(rules.MISSING),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AnswerForm(EntryForm):
    """What was decided, and a day to look again."""

    text = Words(
        limit=rules.ANSWER_LIMIT, lines=5, label=_("What we decided"), missing=_(rules.NO_ANSWER)
    )
    look_again_on = forms.DateField(
        required=False, label=_("Look again on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _(rules.NOT_A_DAY)},
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
