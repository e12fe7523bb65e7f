"""What a person types about growth. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.shelf.queries import picked

from . import rules
from .rules import evidence, milestones, outlook


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        required=False, label=label, help_text=hint, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _(rules.NOT_A_DAY)},
    )  # fmt: skip


class MilestoneForm(EntryForm):
    """A milestone: what, for which day, and how to celebrate. `ways` are cards of the shelf.

    From a phone without network the way may be another one than the shelf has now, so `card`
    takes any short text and means its words.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=milestones.TEXT_LIMIT, lines=2, missing=_(milestones.MISSING),
                 label=_("What will it be?"),
                 help_text=_("Any size: a month, a first day at work, a call."))  # fmt: skip
    on = _day(_("Is there a day for it?"), _("Leave it out for “when it happens”."))
    card = forms.CharField(required=False, max_length=200, label=_("How will you celebrate?"))
    celebrate = Words(limit=milestones.CELEBRATE_LIMIT, label=_("Or in your own way"))
    reached_on = _day(_("It has come already, on"), _("Leave it out if it is still ahead."))
    share = forms.CharField(required=False)

    def __init__(self, *args: Any, ways: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        named = [("", gettext("I choose later")), *((way, way) for way in ways)]
        self.fields["card"].widget = forms.Select(choices=named)

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.milestones.Chosen` takes it."""
        typed = self.cleaned_data
        return {
            "text": typed["text"], "on": typed["on"], "reached_on": typed["reached_on"],
            "celebrate": milestones.way(typed["celebrate"], typed["card"]),
            "card": "" if typed["celebrate"] else picked(milestones.WAYS, typed["card"]),
        }  # fmt: skip


class ReachedForm(forms.Form):
    """On which day it was reached; today when nothing is said."""

    reached_on = _day(_("On which day?"), _("Leave it out for today."))


class EvidenceForm(EntryForm):
    """A sentence that shows how I grow; `then` when two days were laid side by side."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=evidence.TEXT_LIMIT, lines=2, missing=_(evidence.MISSING),
                 label=_("What shows you that you grow?"),
                 help_text=_("One sentence. Big or small."))  # fmt: skip
    on = _day(_("From which day?"), _("Leave it out for today."))
    then = forms.DateField(
        required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput,
        error_messages={"invalid": _(rules.NOT_A_DAY)},
    )  # fmt: skip
    share = forms.CharField(required=False)

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.evidence.add_evidence` takes it."""
        typed = self.cleaned_data
        return {
            "text": typed["text"], "on": typed["on"], "then_on": typed["then"],
            "shared": typed["share"] == "coach",
        }  # fmt: skip


class WordForm(forms.Form):
    """A word back to a milestone."""

    text = Words(limit=milestones.WORD_LIMIT, lines=2, missing=_(milestones.WORD_MISSING),
                 label=_("A word back"))  # fmt: skip


class Said(forms.IntegerField):
    """The answer to one question: a number from 0 to 10, or nothing."""

    def __init__(self, name: str) -> None:
        words = _(outlook.NUMBER)
        super().__init__(
            min_value=0, max_value=10, required=False, label=_(outlook.QUESTIONS[name][0]),
            error_messages={"invalid": words, "min_value": words, "max_value": words},
        )  # fmt: skip


class OutlookForm(EntryForm):
    """How I see it now: five numbers, each of which may be left out."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    hard_day = Said("hard_day")
    hope = Said("hope")
    want = Said("want")
    up_again = Said("up_again")
    know_me = Said("know_me")
    share = forms.CharField(required=False)
    said_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def numbers(self) -> dict[str, int | None]:
        """The five answers."""
        return {name: self.cleaned_data[name] for name in outlook.QUESTIONS}
