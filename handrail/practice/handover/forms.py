"""What is typed here. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.people.forms import CoachForm

from . import rules


class SummaryForm(EntryForm):
    """One's own part of the summary."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=rules.TEXT_LIMIT, lines=5, label=_("My own words for the new coach"))


class CoachSummaryForm(SummaryForm):
    """What the coach writes that the new one should know."""

    text = Words(limit=rules.TEXT_LIMIT, lines=9, label=_("What the new coach should know"))


class GoodbyeForm(EntryForm):
    """Words for each other."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=rules.GOODBYE_LIMIT, lines=4, label=_("My words to say goodbye"))


class WishForm(EntryForm):
    """What the coach should change."""

    text = Words(limit=rules.WISH_LIMIT, lines=3, missing=_(rules.MISSING),
                 label=_("What should be different?"))  # fmt: skip


class DayForm(forms.Form):
    """The day on which all meet."""

    on = forms.DateField(
        required=False, label=_("On which day do we all meet?"), input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _(rules.NOT_A_DAY)},
    )  # fmt: skip
    at = forms.TimeField(
        required=False, label=_("At what time?"), input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _(rules.NOT_A_TIME)},
        help_text=_("With a time it stands among your times, and you are reminded."),
    )  # fmt: skip


class CoachDayForm(DayForm):
    """The day on which all meet, said by a coach."""

    agreed = forms.BooleanField(required=False, label=_("We agreed on it together"))


class PlanForm(CoachForm):
    """Who comes next."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["coach"].label = _("Who comes next?")
