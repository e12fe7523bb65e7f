"""Forms of the community room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.practice.community.places import zip_centre
from handrail.practice.community.queries import Near
from handrail.practice.community.rules.attending import NAME_LIMIT, SENTENCE_LIMIT, WHEN_WORDS
from handrail.practice.community.rules.feed import LIMIT_BYTES, TOO_LARGE
from handrail.practice.community.rules.kinds import WORDS
from handrail.practice.community.rules.rows import zone_named

ANY_DAY = "any"
DAYS_AHEAD = 7
PARTS = {
    "rest": _("From now on"),
    "all": _("Any time"),
    "morning": _("Morning"),
    "afternoon": _("Afternoon"),
    "evening": _("Evening"),
}
PART_MINUTES = {"morning": (None, 720), "afternoon": (720, 1020), "evening": (1020, None)}
WAYS = {"": _("Any way"), "place": _("At a place"), "online": _("Online or by phone")}
MILES = ("2", "5", "10", "25", "50")
NO_ZIP = _("We do not know this ZIP code. Write five numbers, like 19104, or leave it empty.")
NOT_A_DATE = _("Write the day like 2026-05-14, or pick it from the calendar.")


class Words(forms.CharField):
    """Text as people type it; a NUL that a keyboard slipped in is no reason to refuse it."""

    def to_python(self, value: Any) -> str:
        """Return the text without NUL."""
        return str(super().to_python(value)).replace("\x00", "")


def kind_choices() -> list[tuple[str, str]]:
    """Every kind in the reader's words, in alphabetical order; none stands first."""
    words = sorted(((code, gettext(word)) for code, word in WORDS.items()), key=_by_word)
    return [("", gettext("Any kind")), *words]


def _by_word(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


class FinderForm(forms.Form):
    """What a person looks for. It is always posted, so that no address remembers it."""

    day = forms.ChoiceField(required=False, label=_("Day"))
    part = forms.ChoiceField(required=False, choices=list(PARTS.items()), label=_("Time of day"))
    way = forms.ChoiceField(required=False, choices=list(WAYS.items()), label=_("How to join"))
    kind = forms.ChoiceField(required=False, label=_("Kind of meeting"))
    text = Words(required=False, max_length=100, label=_("Name or place"))
    zip = Words(
        required=False,
        max_length=10,
        label=_("ZIP code"),
        help_text=_("Only used to sort this list. It is not kept."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    miles = forms.ChoiceField(required=False, label=_("How far"))
    page = forms.IntegerField(required=False, min_value=1, max_value=500, label=_("Page"))

    def __init__(self, *args: Any, days: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = days  # type: ignore[attr-defined]
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]
        self.fields["miles"].choices = [  # type: ignore[attr-defined]
            (miles, gettext("%(miles)s miles") % {"miles": miles}) for miles in MILES
        ]

    def clean_zip(self) -> tuple[float, float] | None:
        """The middle of the ZIP code, or None; the code itself goes no further."""
        typed = self.cleaned_data["zip"].strip()
        centre = zip_centre(typed) if typed else None
        if typed and centre is None:
            raise forms.ValidationError(NO_ZIP)
        return centre

    def near(self) -> Near | None:
        """Where to look from, of a valid form; None without a ZIP code."""
        centre: tuple[float, float] | None = self.cleaned_data["zip"]
        if centre is None:
            return None
        return Near(centre[0], centre[1], miles=float(self.cleaned_data["miles"] or 10))


class AttendForm(forms.Form):
    """I was there: one tap is enough, the sentences may stay empty."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    place_name = Words(required=False, max_length=NAME_LIMIT, label=_("Which meeting was it?"))
    local_date = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": NOT_A_DATE},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        label=_("Which day?"),
        help_text=_("Leave it out for today."),
    )
    when = forms.ChoiceField(
        choices=[(key, _(word)) for key, word in WHEN_WORDS.items()],
        widget=forms.RadioSelect,
        label=_("When do you write this?"),
    )
    heard = Words(
        required=False,
        max_length=SENTENCE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        label=_("What I heard"),
    )
    means = Words(
        required=False,
        max_length=SENTENCE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        label=_("What it means to me"),
    )
    joint = forms.BooleanField(required=False, label=_("My coach was there with me"))
    share = forms.ChoiceField(
        choices=[("private", _("Only me")), ("coach", _("My coach can see it too"))],
        widget=forms.RadioSelect,
        label=_("Who can see this?"),
    )

    def __init__(self, *args: Any, named: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if named:
            del self.fields["place_name"]
        else:
            self.fields["place_name"].required = True
            self.fields["place_name"].error_messages["required"] = _(
                "Write which meeting or get-together it was."
            )

    def clean_id(self) -> UUID:
        """Only the kind of id that a device makes (version 7) is taken."""
        found: UUID = self.cleaned_data["id"]
        if found.version != 7:
            raise forms.ValidationError(gettext("Please load the page again, then save once more."))
        return found

    def parts(self) -> dict[str, Any]:
        """The arguments for record_attendance, from a form that is valid."""
        data = dict(self.cleaned_data)
        data["shared"] = data.pop("share") == "coach"
        return data


class ImportForm(forms.Form):
    """A meeting list: a file or a web address."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
        help_text=_("A Meeting Guide list (JSON), at most 20 MB."),
    )
    address = Words(
        required=False,
        max_length=500,
        label=_("Web address"),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        help_text=_("The address of a Meeting Guide feed. It begins with https://"),
    )
    name = Words(
        required=False,
        max_length=120,
        label=_("Name of the list"),
        help_text=_("What your team calls it, for example the name of the intergroup."),
    )
    zone = Words(
        required=False,
        max_length=64,
        label=_("Time zone"),
        help_text=_("For meetings that name none. Leave it empty to go by where each meeting is."),
    )

    def clean_file(self) -> Any:
        """The file, if it is not larger than a list can be."""
        found = self.cleaned_data["file"]
        if found and found.size > LIMIT_BYTES:
            raise forms.ValidationError(gettext(TOO_LARGE))
        return found

    def clean_zone(self) -> str:
        """The zone by its IANA name; "" for none."""
        typed = self.cleaned_data["zone"].strip()
        named = zone_named(typed) if typed else ""
        if named is None:
            raise forms.ValidationError(
                gettext("We do not know this time zone. Use a name such as America/New_York.")
            )
        return named

    def clean(self) -> dict[str, Any]:
        """Either a file or an address, not both and not neither."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(data.get("file")) == bool(data.get("address")):
            raise forms.ValidationError(
                gettext("Choose a file, or write a web address: one of the two.")
            )
        return data
