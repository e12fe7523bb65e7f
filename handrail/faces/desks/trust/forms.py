"""Sharing, as the participant says it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from handrail.ground.consent.commands import Yes
from handrail.ground.consent.rules import ITEMS_FOR, MAX_DAYS, Item, last_day_fits
from handrail.ground.consent.words import ITEM_WORDS, PURPOSES
from handrail.ground.people.forms import LineField

USUAL_DAYS = 90
"""Days a share lasts when nothing else is chosen: long enough to help, short to ask again."""


class ShareForm(forms.Form):
    """What, why and until when."""

    items = forms.MultipleChoiceField(
        label=_("What may they see?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one thing.")},
    )
    purpose = forms.ChoiceField(
        label=_("Why?"), choices=tuple(PURPOSES.items()), widget=forms.RadioSelect
    )
    last_day = forms.DateField(
        label=_("Until which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    agree = forms.BooleanField(
        label=_("I say yes to this. I can stop at any time."),
        error_messages={
            "required": _("Please tick this if you want to share. You do not have to.")
        },
    )

    def __init__(self, *args: Any, role: str, today: date, **options: Any) -> None:
        options.setdefault("initial", {})
        first = {"last_day": today + timedelta(days=USUAL_DAYS), "purpose": "support"}
        options["initial"] = {**first, **options["initial"]}
        super().__init__(*args, **options)
        self.today = today
        offered = [(item.value, ITEM_WORDS[item]) for item in ITEMS_FOR[role]]
        self.fields["items"].choices = offered  # type: ignore[attr-defined]

    def clean_last_day(self) -> date:
        """A day from today to a year ahead."""
        chosen: date = self.cleaned_data["last_day"]
        if not last_day_fits(chosen, self.today):
            raise forms.ValidationError(
                _("Please choose a day from today to %(days)s days ahead."),
                params={"days": MAX_DAYS},
            )
        return chosen

    def yes(self) -> Yes:
        """What the person said, for the command."""
        said = self.cleaned_data
        return Yes(frozenset(Item(i) for i in said["items"]), said["purpose"], said["last_day"])


class CircleForm(ShareForm):
    """Somebody new in one's circle, and what they may see."""

    name = LineField(label=_("Their first name"), limit=80)
    label = LineField(
        label=_("Who are they to you?"), limit=80, help_text=_("My sister, my friend")
    )
    field_order = ("name", "label", "items", "purpose", "last_day", "agree")


class OneDayForm(forms.Form):
    """Which day of which account: parts of a link, not typed by anybody."""

    on = forms.DateField(
        input_formats=["%Y-%m-%d"],
        validators=[MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2200, 1, 1))],
    )
    who = forms.UUIDField(required=False)
