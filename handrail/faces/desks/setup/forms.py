"""What is asked when an installation is set up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.text import TextTooLong, tidy
from handrail.ground.kernel.zones import zone_choices
from handrail.ground.orgs import rules


class TidyField(forms.CharField):
    """One line of text, in the form in which it is kept."""

    def to_python(self, value: Any) -> str:
        """Return the tidy text; too long is a sentence."""
        try:
            return " ".join(tidy(str(value or ""), limit=self.max_length or 120).split())
        except TextTooLong as long:
            raise forms.ValidationError(
                _("Please shorten this to %(limit)d characters."), params={"limit": long.limit}
            ) from long


class SetUpForm(forms.Form):
    """The organisation, its first manager, and the numbers on the help page."""

    organisation = TidyField(label=_("Name of your organisation"), max_length=120)
    site = TidyField(label=_("Name of your first site"), max_length=120, initial=_("Main office"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    name = TidyField(label=_("Your name"), max_length=80)
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("For sign-in news. You sign in with a passkey."),
    )
    help_label = TidyField(
        label=_("Who answers your own help line"),
        max_length=80,
        required=False,
        help_text=_("988 and 911 are always there. Add your own line if you have one."),
    )
    help_number = TidyField(label=_("Number of your help line"), max_length=20, required=False)

    def clean_help_number(self) -> str:
        """A number that can be dialled, or nothing."""
        number: str = self.cleaned_data["help_number"]
        if number and not rules.is_number(number):
            raise forms.ValidationError(_(rules.NUMBER_UNCLEAR))
        return number

    def clean(self) -> dict[str, Any]:
        """A help line has both a name and a number, or neither."""
        found = super().clean() or {}
        if bool(found.get("help_label")) != bool(found.get("help_number")):
            given = "help_number" if not found.get("help_number") else "help_label"
            if given not in self.errors and "help_number" not in self.errors:
                self.add_error(given, _("A help line needs a name and a number."))
        return found
