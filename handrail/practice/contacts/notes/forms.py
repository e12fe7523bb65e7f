"""What is typed beside a note. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules
from .commands import RemarkSaid, ViewSaid


class ViewForm(EntryForm):
    """My own view of a note; of a meeting together, what I heard and what it means to me."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    heard = Words(limit=rules.VIEW_LIMIT, lines=3, label=_("What I heard"))
    means = Words(limit=rules.VIEW_LIMIT, lines=3, label=_("What it means to me"))
    text = Words(limit=rules.VIEW_LIMIT, lines=4, label=_("How I see it"))

    def __init__(self, *args: Any, together: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not together:
            del self.fields["heard"], self.fields["means"]

    def said(self) -> ViewSaid:
        """What was said."""
        typed = self.cleaned_data
        return ViewSaid(typed["text"], typed.get("heard", ""), typed.get("means", ""))


class CorrectionForm(EntryForm):
    """What should be put right in a note."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = Words(limit=rules.ASK_LIMIT, lines=3, missing=_(rules.ASK_MISSING),
                  label=_("What should be put right?"))  # fmt: skip


class AnswerAskForm(EntryForm):
    """A coach's answer to an asking."""

    state = forms.CharField(required=False)
    answer = Words(limit=rules.ANSWER_LIMIT, lines=3, label=_("Your answer"),
                   help_text=_("They read it beside the note."))  # fmt: skip


class RemarkForm(EntryForm):
    """A remark for supervision, with its reason."""

    reason = forms.ChoiceField(
        label=_("Why is it only for supervision?"), required=False,
        error_messages={"invalid_choice": _(rules.REMARK_REASON)},
    )  # fmt: skip
    why = Words(limit=rules.WHY_LIMIT, label=_("Why can it not stand in the open note?"))
    text = Words(limit=rules.REMARK_LIMIT, lines=4, label=_("The remark"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(key, gettext(words)) for key, words in rules.REASONS.items()]
        self.fields["reason"].choices = [("", gettext("Choose one")), *named]  # type: ignore[attr-defined]

    def said(self) -> RemarkSaid:
        """What was said."""
        typed = self.cleaned_data
        return RemarkSaid(typed["reason"], typed["why"], typed["text"])


class RemarkReadForm(EntryForm):
    """That a remark was read, with a short answer to the coach or none."""

    answer = Words(
        limit=rules.REMARK_ANSWER_LIMIT, lines=3, label=_("A short answer to the coach"),
        help_text=_("It stands with the remark. They can ask for its words too."),
    )  # fmt: skip
