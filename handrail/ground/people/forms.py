"""What the manager types, made plain or answered with a sentence."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.access import Role
from handrail.ground.kernel import clock
from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.phones import e164, phone_words
from handrail.ground.kernel.text import TextTooLong, tidy
from handrail.ground.people.importing.rules import EARLIEST_BIRTH_YEAR, YOUNGEST
from handrail.ground.people.models import STAFF_ROLES
from handrail.ground.people.words import CLOSE_REASONS, ROLE_WORDS

LANGUAGES = (("en", "English"), ("es", "Español"))
_ALL = 10_000


class LineField(forms.CharField):
    """One line of tidy text; longer than `limit` gets a sentence."""

    def __init__(self, *, limit: int, **options: Any) -> None:
        super().__init__(strip=True, **options)
        self.limit = limit
        self.widget.attrs["maxlength"] = str(limit)

    def to_python(self, value: Any) -> str:
        """The text on one line. Raises ValidationError above the limit."""
        try:
            text = tidy(str(value or "")[:_ALL], limit=self.limit)
        except TextTooLong as problem:
            raise forms.ValidationError(
                _("This is too long. Please use at most %(limit)s letters."),
                params={"limit": problem.limit},
            ) from problem
        return " ".join(text.split())

    def run_validators(self, value: Any) -> None:
        """Everything was checked while tidying: strange letters are dropped, not refused."""


class PhoneField(LineField):
    """A phone number, kept in E.164; empty stays empty."""

    def __init__(self, **options: Any) -> None:
        super().__init__(limit=40, **options)
        self.widget.input_type = "tel"
        self.widget.attrs["autocomplete"] = "off"

    def prepare_value(self, value: Any) -> Any:
        """The number as people read it."""
        return phone_words(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        """The number in E.164. Raises ValidationError when it is none."""
        number = e164(super().to_python(value))
        if number is None:
            raise forms.ValidationError(_("Please write the number with its area code."))
        return number


class WorkPhoneField(PhoneField):
    """The number that participants may call; it signs nobody in."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Work number"),
            required=False,
            help_text=_(
                "The people they work with see this number and may call it. The phone number "
                "for signing in is never shown to them."
            ),
        )


class WorkPhoneForm(forms.Form):
    """One's own work number; empty for none."""

    work_phone = PhoneField(label=_("Work number"), required=False)


class ChoiceOfRow(forms.TypedChoiceField):
    """A row of the organisation by id; None for "nobody"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=UUID, empty_value=None, **options)


def _birth_year(year: int | None) -> int | None:
    newest = clock.now().year - YOUNGEST
    if year is not None and not EARLIEST_BIRTH_YEAR <= year <= newest:
        raise forms.ValidationError(
            _("Please write a year from %(first)s to %(last)s."),
            params={"first": EARLIEST_BIRTH_YEAR, "last": newest},
        )
    return year


class IntakeForm(EntryForm):
    """Ten fields at most, and the two things nobody is taken in without."""

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    given_name = LineField(label=_("First name"), limit=60)
    family_name = LineField(
        label=_("Last name"), limit=60, required=False, help_text=_("One letter is enough.")
    )
    phone = PhoneField(label=_("Phone"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    birth_year = forms.IntegerField(label=_("Birth year"), required=False)
    site = ChoiceOfRow(label=_("Site"), choices=())
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    coach = ChoiceOfRow(label=_("Coach"), choices=(), required=False)
    take_part = forms.BooleanField(
        label=_("They want to take part, and know that they can stop at any time."),
        error_messages={"required": _("Nobody starts without saying yes. Please ask first.")},
    )
    notice = forms.BooleanField(
        label=_("They got the privacy notice, and we talked it over."),
        error_messages={"required": _("Please give the privacy notice first.")},
    )
    how = forms.ChoiceField(
        label=_("How did they say yes?"),
        choices=(("screen", _("On this screen, with me")), ("paper", _("On paper, I have it"))),
        widget=forms.RadioSelect,
        initial="screen",
    )
    notice_version = forms.CharField(widget=forms.HiddenInput, max_length=20)

    def __init__(
        self,
        *args: Any,
        sites: list[tuple[str, str]],
        coaches: list[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["site"].choices = sites  # type: ignore[attr-defined]
        self.fields["coach"].choices = [("", _("Choose later")), *coaches]  # type: ignore[attr-defined]

    def clean_birth_year(self) -> int | None:
        """A year in which a living person was born, or nothing."""
        return _birth_year(self.cleaned_data["birth_year"])


class ContactPointsForm(forms.Form):
    """How a person is reached."""

    phone = PhoneField(label=_("Phone"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)


class CloseForm(forms.Form):
    """Why an episode ends for now."""

    reason = forms.ChoiceField(
        label=_("Why?"), choices=tuple(CLOSE_REASONS.items()), widget=forms.RadioSelect
    )


class CoachForm(forms.Form):
    """Who coaches from now on."""

    coach = ChoiceOfRow(
        label=_("Coach from now on"),
        choices=(),
        error_messages={"required": _("Choose a coach.")},
    )

    def __init__(self, *args: Any, coaches: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["coach"].choices = [("", _("Choose a coach")), *coaches]  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Somebody new who works here."""

    name = LineField(label=_("Name"), limit=80)
    phone = PhoneField(label=_("Phone"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    work_phone = WorkPhoneField()
    roles = forms.MultipleChoiceField(
        label=_("What do they do here?"),
        choices=tuple((str(role), ROLE_WORDS[str(role)]) for role in STAFF_ROLES),
        widget=forms.CheckboxSelectMultiple,
    )
    site = ChoiceOfRow(label=_("Site"), choices=(), required=False)
    supervisor = ChoiceOfRow(label=_("Supervisor"), choices=(), required=False)

    def __init__(
        self,
        *args: Any,
        sites: list[tuple[str, str]],
        supervisors: list[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["site"].choices = [("", _("All sites")), *sites]  # type: ignore[attr-defined]
        self.fields["supervisor"].choices = [("", _("Choose later")), *supervisors]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Phone or e-mail is needed to come back after the invitation."""
        found = super().clean() or {}
        if not self.errors and not (found.get("phone") or found.get("email")):
            raise forms.ValidationError(_("Please give a phone number or an e-mail address."))
        return found

    def clean_roles(self) -> set[Role]:
        """The chosen roles."""
        return {Role(word) for word in self.cleaned_data["roles"]}
