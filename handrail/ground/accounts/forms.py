"""What people type when they sign in, and when they change their account."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from handrail.ground.accounts import limits, standing, words
from handrail.ground.accounts.models import User
from handrail.ground.accounts.places import Place, read_place
from handrail.ground.kernel.text import tidy
from handrail.ground.kernel.zones import zone_choices


class WhereField(forms.CharField):
    """A phone number or an e-mail address, read into a Place."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Your phone number or e-mail"))
        kwargs.setdefault("max_length", 254)
        widget = forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"})
        super().__init__(widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the Place; raises ValidationError with what to type."""
        text = super().clean(value)
        place = read_place(text, region=settings.HANDRAIL_PHONE_REGION)
        if place is None:
            raise forms.ValidationError(words.PLACE_UNCLEAR)
        return place


class AskForCode(forms.Form):
    """Asks for a code; the answer is the same for places nobody here has."""

    where = WhereField()
    _user: User | None = None

    def clean(self) -> dict[str, Any]:
        """Find out quietly whose place this is, and put it where allauth looks for it."""
        cleaned = super().clean() or {}
        place: Place | None = cleaned.get("where")
        if place is None:
            return cleaned
        if not limits.may_ask_for_code(context.request, place.value):
            raise forms.ValidationError(words.CODE_WAIT)
        self._user = self._may_use_code(place.owner())
        return {**cleaned, place.channel: place.value}

    @staticmethod
    def _may_use_code(user: User | None) -> User | None:
        # A code by mail or text is never the only proof of somebody who opens others' records.
        if user and standing.works_here(user) and not standing.has_strong_factor(user):
            return None
        return user


class CardForm(forms.Form):
    """The letters of a card, or the token that a script read from its link."""

    code = forms.CharField(
        label=_("The letters on your card"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "inputmode": "text",
            }
        ),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for letters when there is nothing at all."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("code") and not cleaned.get("token"):
            self.add_error("code", forms.ValidationError(words.CARD_EMPTY))
        return cleaned


class NewPlaceForm(forms.Form):
    """A new number or address."""

    where = WhereField(label=_("New phone number or e-mail"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_where(self) -> Place:
        """Return the place; raises ValidationError for the one we have and for too many tries."""
        place: Place = self.cleaned_data["where"]
        if place.value in {self.user.phone, (self.user.email or "").lower()}:
            raise forms.ValidationError(words.PLACE_SAME)
        if not limits.may_ask_for_code(context.request, place.value):
            raise forms.ValidationError(words.CODE_WAIT)
        return place


class OwnWays(forms.ModelForm):  # type: ignore[type-arg]
    """Language and time zone; for people who work here also the name that others read.

    A participant's first name stands in their record and is changed there.
    """

    name = forms.CharField(label=_("Your name"), max_length=80)
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        error_messages={"invalid_choice": words.ZONE_UNKNOWN},
    )

    class Meta:
        model = User
        fields = ["name", "language", "zone"]

    def __init__(self, *args: Any, works_here: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.works_here = works_here
        self.fields["zone"].choices = zone_choices(self.instance.zone)  # type: ignore[attr-defined]
        if not works_here:
            del self.fields["name"]

    def clean_name(self) -> str:
        """The name on one line; raises ValidationError when nothing is left of it."""
        name = " ".join(tidy(self.cleaned_data["name"], limit=80).split())
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name
