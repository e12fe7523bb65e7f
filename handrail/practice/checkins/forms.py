"""The check-in form: the same for a page, a phone that waited, and a sync."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.ids import uuid7
from handrail.practice.checkins import rules

NOT_A_DATE = _("Write the day like 2026-05-14, or pick it from the calendar.")


class Words(forms.CharField):
    """Text as people type it; a NUL that a keyboard slipped in is no reason to refuse it."""

    def to_python(self, value: Any) -> str:
        """Return the text without NUL."""
        return str(super().to_python(value)).replace("\x00", "")


class CheckInForm(forms.Form):
    """One tap is enough; every other part may stay empty."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    mood = forms.IntegerField(
        required=False, error_messages={"invalid": _(rules.MOOD_RANGE)}, label=_("How are you?")
    )
    share = forms.ChoiceField(
        required=False, choices=list(rules.VISIBILITY.items()), label=_("Who can see this?")
    )
    craving = forms.IntegerField(
        required=False, error_messages={"invalid": _(rules.CRAVING_RANGE)}, label=_("Craving")
    )
    lonely = forms.IntegerField(
        required=False, error_messages={"invalid": _(rules.CRAVING_RANGE)}, label=_(rules.LONELY)
    )
    too_much = forms.IntegerField(
        required=False, error_messages={"invalid": _(rules.CRAVING_RANGE)}, label=_(rules.TOO_MUCH)
    )
    sleep = Words(required=False, label=_("Sleep"))
    company = forms.MultipleChoiceField(
        required=False,
        choices=list(rules.COMPANY.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _(rules.COMPANY_UNKNOWN)},
        label=_("Who are you with?"),
    )
    note = Words(required=False, widget=forms.Textarea(attrs={"rows": 4}), label=_("A note"))
    helped = Words(
        required=False, widget=forms.Textarea(attrs={"rows": 2}), label=_("What helped?")
    )
    local_date = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": NOT_A_DATE},
        widget=forms.DateInput(attrs={"type": "date"}),
        label=_("Another day"),
    )
    skip = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_id(self) -> UUID | None:
        """Only the kind of id that a device makes (version 7) is taken."""
        found: UUID | None = self.cleaned_data["id"]
        if found is not None and found.version != 7:
            raise forms.ValidationError(_t("Please load the page again, then save once more."))
        return found

    def clean(self) -> dict[str, Any]:
        """Say the rule's own sentence at the part that does not fit."""
        data: dict[str, Any] = super().clean() or {}
        for name, limit in (("note", rules.NOTE_LIMIT), ("helped", rules.HELPED_LIMIT)):
            length = len(data.get(name) or "")
            if length > limit:
                self.add_error(name, too_long(limit, length))
        if not self.errors:
            try:
                rules.check_parts(
                    data["mood"], data["craving"], data["sleep"] or None, data["company"],
                    skipped=bool(data["skip"]), lonely=data["lonely"],
                    too_much=data["too_much"],
                )  # fmt: skip
            except rules.NotPossible as said:
                self.add_error(said.field, _t(said.sentence))
        return data

    def parts(self) -> dict[str, Any]:
        """Return the arguments for record_checkin, from a form that is valid."""
        data = self.cleaned_data
        return {
            "id": data["id"],
            "mood": data["mood"],
            "craving": data["craving"],
            "lonely": data["lonely"],
            "too_much": data["too_much"],
            "sleep": data["sleep"] or None,
            "company": data["company"],
            "note": data["note"] or None,
            "helped": data["helped"] or None,
            "shared": data["share"] == "coach",
            "local_date": data["local_date"],
            "skipped": bool(data["skip"]),
        }


def too_long(limit: int, length: int) -> str:
    """The sentence for a text that has more characters than there is room for."""
    return _t("This has %(length)s characters. There is room for %(limit)s.") % {
        "length": length,
        "limit": limit,
    }


def fresh(share: str = "private") -> CheckInForm:
    """Return an empty form with a new id, for a browser that makes none itself."""
    return CheckInForm(initial={"id": uuid7(), "share": share})
