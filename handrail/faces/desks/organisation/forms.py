"""What is asked for a setting, with the sentence for what does not fit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.zones import zone_choices
from handrail.ground.mydata.rules import MOST_YEARS
from handrail.ground.orgs import rules
from handrail.ground.people.forms import LineField


class WithZone(forms.Form):
    """A form with a time zone; the one that is set now is always in the list."""

    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)

    def __init__(self, *args: Any, zone_now: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["zone"].choices = zone_choices(zone_now)  # type: ignore[attr-defined]


class OrganisationForm(WithZone):
    """Name, clock, and how many people one coach may have."""

    name = LineField(label=_("Name of your organisation"), limit=120)
    ceiling = forms.IntegerField(
        label=_("People for one full-time coach"),
        min_value=1,
        max_value=rules.MOST_PEOPLE,
        help_text=_("More is possible. Coach and supervisor see that it is more than planned."),
        error_messages={
            "min_value": _(rules.CEILING_OUTSIDE),
            "max_value": _(rules.CEILING_OUTSIDE),
            "invalid": _(rules.CEILING_OUTSIDE),
        },
    )
    field_order = ("name", "zone", "ceiling")


class PhonesForm(forms.Form):
    """What phones show, and where "Leave this page" leads."""

    app_name = LineField(
        label=_("Name on phones"),
        limit=30,
        help_text=_(
            "It stands at the top of each page and under the icon. Choose a word that tells "
            "nobody what it is for."
        ),
    )
    exit_url = forms.URLField(
        label=_("“Leave this page” opens"),
        max_length=200,
        assume_scheme="https",
        help_text=_("A site that anybody might look at, like the weather. It opens at once."),
        error_messages={"invalid": _(rules.EXIT_UNCLEAR)},
    )

    def __init__(self, *args: Any, own_host: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own_host = own_host

    def clean_exit_url(self) -> str:
        """A whole https address of somebody else."""
        address: str = self.cleaned_data["exit_url"]
        fault = rules.exit_fault(address, [self.own_host])
        if fault:
            raise forms.ValidationError(_(fault))
        return address


class YearsForm(forms.Form):
    """After how many years a closed record comes up; empty for never."""

    years = forms.IntegerField(
        label=_("Years after closing"),
        required=False,
        min_value=1,
        max_value=MOST_YEARS,
        help_text=_("Leave it empty to keep records until somebody asks."),
    )


class HelpLineForm(forms.Form):
    """One number of the help page."""

    label = LineField(label=_("Who answers"), limit=80)
    number = LineField(label=_("Number to call"), limit=20, required=False)
    text_number = LineField(label=_("Number to text"), limit=20, required=False)
    hours = LineField(
        label=_("When they answer"),
        limit=80,
        required=False,
        help_text=_("In words, like: Monday to Friday, 9 to 5."),
    )
    crisis = forms.BooleanField(
        label=_("It is for people in a crisis, and somebody answers day and night."),
        required=False,
        help_text=_("Then this number stands in the place of 988."),
    )
    emergency = forms.BooleanField(
        label=_("It is the number to call when a life is in danger."),
        required=False,
        help_text=_("Then this number stands in the place of 911, also in the words for safety."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("number", "text_number"):
            self.fields[name].widget.input_type = "tel"

    def clean(self) -> dict[str, Any]:
        """At least one number, and numbers that can be dialled."""
        found = super().clean() or {}
        if {"number", "text_number"} <= set(found):
            faults = rules.help_line_faults(found["number"], found["text_number"])
            for name, fault in faults.items():
                self.add_error(name, _(fault))
        return found


class SiteForm(WithZone):
    """A site and its clock."""

    name = LineField(label=_("Name of the site"), limit=120)
    field_order = ("name", "zone")
