"""What is typed about places. Nothing typed is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules

NOT_A_DAY = _("Write the day like 2026-05-14, or pick it from the calendar.")
NOT_A_PAGE = _("Write the web page like example.org, or leave it empty.")
A_KIND = _("Choose what it helps with.")
_KINDS = [(key, _(words)) for key, words in rules.KINDS.items()]
_is_page = URLValidator(schemes=["http", "https"])


class FindForm(forms.Form):
    """What a person looks for. It is always posted, so that no address remembers it."""

    kind = forms.ChoiceField(
        required=False, label=_("Help with"), choices=[("", _("Anything")), *_KINDS],
        error_messages={"invalid_choice": A_KIND},
    )  # fmt: skip
    text = Words(limit=100, label=_("Name, street or language"))
    page = forms.IntegerField(
        required=False, min_value=1, max_value=500, label=_("Page"), widget=forms.HiddenInput
    )


class PlaceForm(EntryForm):
    """One place of the directory."""

    name = Words(limit=rules.NAME_LIMIT, missing=_("Write the name of the place."), label=_("Name"))
    kinds = forms.MultipleChoiceField(
        label=_("What does it help with?"), choices=_KINDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": A_KIND, "invalid_choice": A_KIND},
    )  # fmt: skip
    phone = Words(limit=rules.PHONE_LIMIT, label=_("Phone"))
    address = Words(limit=rules.LINE_LIMIT, label=_("Address"))
    web = Words(limit=rules.WEB_LIMIT, label=_("Web page"))
    hours = Words(
        limit=rules.LINE_LIMIT, label=_("When it is open"),
        help_text=_("In words, like: weekdays 9 to 5, walk in."),
    )  # fmt: skip
    languages = Words(limit=rules.LINE_LIMIT, label=_("Languages"))
    cost = Words(
        limit=rules.LINE_LIMIT, label=_("Cost"),
        help_text=_("In words, like: free, or pay what you can."),
    )  # fmt: skip
    checked_on = forms.DateField(
        label=_("Last checked on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )

    def clean_web(self) -> Any:
        """The address of the page with its scheme; a bare name gets https."""
        typed: str = self.cleaned_data["web"]
        if not typed:
            return ""
        whole = typed if "://" in typed else f"https://{typed}"
        try:
            _is_page(whole)
        except ValidationError as wrong:
            raise ValidationError(NOT_A_PAGE) from wrong
        if len(whole) > rules.WEB_LIMIT:
            raise ValidationError(NOT_A_PAGE)
        return whole


class ReferralForm(EntryForm):
    """A place for somebody, why, and when to ask about it."""

    resource = forms.ChoiceField(
        required=False, label=_("A place from the list"),
        error_messages={"invalid_choice": _(rules.GONE)},
    )  # fmt: skip
    place_name = Words(limit=rules.NAME_LIMIT, label=_("Or a place of your own"))
    place_phone = Words(limit=rules.PHONE_LIMIT, label=_("Its phone"))
    reason = Words(
        limit=rules.REASON_LIMIT, lines=2, missing=_(rules.NO_REASON),
        label=_("Why it may help, in a sentence"), help_text=_("They can read this."),
    )  # fmt: skip
    ask_on = forms.DateField(
        label=_("When will you ask about it?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )

    def __init__(
        self, *args: Any, places: list[tuple[UUID, str]], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        named = [(str(key), name) for key, name in places]
        self.fields["resource"].choices = [("", _("None of these")), *named]  # type: ignore[attr-defined]
        days = {"min": 1, "max": rules.ASK_AT_MOST}
        limits = {name: (today + timedelta(days=n)).isoformat() for name, n in days.items()}
        self.fields["ask_on"].widget.attrs.update(limits)
