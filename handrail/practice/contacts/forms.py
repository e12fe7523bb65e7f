"""What people type about a contact or an appointment. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from handrail.design.dates import weekday_named
from handrail.ground.kernel import clock
from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.people.draft_pages import DraftedForm

from . import recurring, rules
from .times import rules as time_rules
from .twice.rules import Talk
from .wallclock import place

DATE_WORDS = _("Write the day like 2026-05-14.")
CLOCK_WORDS = _("Write the time like 17:30.")
KIND_WORDS = _("Choose what kind it was.")


def day_field(**kwargs: Any) -> forms.DateField:
    """A date in the browser's own picker, or typed."""
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DATE_WORDS, "required": DATE_WORDS},
        **kwargs,
    )


def clock_field(**kwargs: Any) -> forms.TimeField:
    """A time of day in the browser's own picker, or typed."""
    return forms.TimeField(
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": CLOCK_WORDS, "required": CLOCK_WORDS},
        **kwargs,
    )


def _whole(words: Any, **kwargs: Any) -> forms.IntegerField:
    said = {"invalid": words, "min_value": words, "max_value": words}
    return forms.IntegerField(error_messages=said, **kwargs)


class ContactForm(DraftedForm):
    """The quick log. Everything but the person has a default."""

    participant = forms.ChoiceField(
        label=_("Who with?"),
        error_messages={"required": _("Choose a person."), "invalid_choice": _("Choose a person.")},
    )
    kind = forms.ChoiceField(
        choices=[(key, key) for key in rules.LOGGED],
        label=_("What was it?"),
        error_messages={"required": KIND_WORDS, "invalid_choice": KIND_WORDS},
    )
    at_on = day_field(required=False, label=_("Day"))
    at_clock = clock_field(required=False, label=_("Time"))
    minutes = _whole(rules.MINUTES_WORDS, required=False, min_value=0,
                     max_value=rules.MINUTES_LIMIT, label=_("How long?"))  # fmt: skip
    minutes_other = _whole(rules.MINUTES_WORDS, required=False, min_value=0,
                           max_value=rules.MINUTES_LIMIT,
                           label=_("Other number of minutes"))  # fmt: skip
    by_them = forms.BooleanField(required=False, label=_("They got in touch with me"))
    held_to = forms.BooleanField(required=False, label=_("Held to"))
    held_up = forms.BooleanField(required=False, label=_("Held up"))
    words = forms.MultipleChoiceField(
        choices=[(key, key) for key in (*rules.HELD_TO, *rules.HELD_UP, *rules.TOLD)],
        required=False,
        error_messages={"invalid_choice": _("Choose from the words on the page.")},
    )
    note = Words(limit=rules.NOTE_LIMIT, lines=4, label=_("Note"),
                 help_text=_("Open notes: they can read what you write here."))  # fmt: skip
    next = forms.ChoiceField(
        choices=[(key, key) for key in rules.NEXT_CHIPS], required=False, label=_("Next contact")
    )
    next_date = day_field(required=False, label=_("On which day?"))
    appointment = forms.UUIDField(required=False, widget=forms.HiddenInput)
    was_it = forms.BooleanField(required=False, label=_("This was the appointment"))
    becomes = forms.UUIDField(required=False, widget=forms.HiddenInput)
    into = forms.UUIDField(required=False, widget=forms.HiddenInput)
    as_well = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[UUID, str]],
        zone: str,
        now: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now
        field = self.fields["participant"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Choose a person")), *((str(pk), n) for pk, n in people)]

    def _at(self, said: dict[str, Any]) -> datetime | None:
        on: date | None = said.get("at_on")
        hour: time | None = said.get("at_clock")
        if on is None and hour is None:
            return None
        here = clock.local(self.now, self.zone)
        # A day alone is that day at noon; today alone is now.
        hour = hour or (min(here.time(), time(12)) if on == here.date() else time(12))
        try:
            return place(on or here.date(), hour, self.zone).starts_at
        except OverflowError:
            self.add_error("at_on", gettext(rules.AT_TOO_LATE))
            return None

    def clean(self) -> dict[str, Any]:
        """Work out when it was and when the next contact is; say what cannot be."""
        said: dict[str, Any] = super().clean() or {}
        today = local_date(self.now, self.zone)
        at = self._at(said)
        wrong_at = at and rules.check_contact_time(at, self.now)
        if wrong_at:
            self.add_error("at_on", gettext(wrong_at))
        chip = said.get("next") or "none"
        if chip == "none" and said.get("next_date"):
            chip = "date"  # a date that was typed is meant
        wrong_next = rules.check_next(chip, today, said.get("next_date"))
        if wrong_next and "next_date" not in self.errors:
            self.add_error("next_date", gettext(wrong_next))
        said["at"] = at
        said["next_on"] = rules.next_on(chip, today, said.get("next_date"))
        return said

    def talk(self) -> Talk:
        """Return what was said of the contact."""
        return Talk(**{**self.fields_of_contact(), "words": tuple(self.cleaned_data["words"])})

    def fields_of_contact(self) -> dict[str, Any]:
        """Return the keyword arguments of correct_contact, without whose contact it is."""
        said = self.cleaned_data
        other = said["minutes_other"]
        return {
            "kind": said["kind"],
            "at": said["at"],
            "minutes": said["minutes"] if other is None else other,
            "held_to": said["held_to"],
            "held_up": said["held_up"],
            "words": said["words"],
            "note": said["note"],
            "next_on": said["next_on"],
            "by_them": said["by_them"],
        }


class WhatItWasForm(EntryForm):
    """What a contact was that came of a yes."""

    minutes = _whole(rules.MINUTES_WORDS, required=False, min_value=0,
                     max_value=rules.MINUTES_LIMIT, label=_("How many minutes?"))  # fmt: skip
    held_to = forms.BooleanField(required=False, label=_("Held to"))
    held_up = forms.BooleanField(required=False, label=_("Held up"))
    words = forms.MultipleChoiceField(
        choices=[(key, key) for key in (*rules.HELD_TO, *rules.HELD_UP)], required=False,
        error_messages={"invalid_choice": _("Choose from the words on the page.")},
    )  # fmt: skip
    note = Words(limit=rules.NOTE_LIMIT, lines=4, label=_("Note"),
                 help_text=_("Open notes: they can read what you write here."))  # fmt: skip

    def said(self) -> dict[str, Any]:
        """The keyword arguments of say_what_it_was."""
        return {key: value for key, value in self.cleaned_data.items() if key != "id"}


def local_date(instant: datetime, zone: str) -> date:
    """The date that an instant has on the wall clock of a zone."""
    return clock.local(instant, zone).date()


class AppointmentForm(EntryForm):
    """A time, on the participant's own clock."""

    on = day_field(label=_("Which day?"))
    at = clock_field(label=_("What time?"))
    minutes = _whole(rules.LENGTH_WORDS, required=False, min_value=rules.LENGTHS[0],
                     max_value=rules.LENGTHS[1], label=_("How many minutes?"))  # fmt: skip
    kind = forms.ChoiceField(
        choices=[(key, key) for key in rules.APPOINTMENT_KINDS],
        required=False,
        label=_("What kind?"),
        error_messages={"invalid_choice": _("Choose what kind it is.")},
    )
    place_words = Words(limit=rules.PLACE_LIMIT, label=_("Where?"),
                        help_text=_("For video, paste the link. It opens from here."))  # fmt: skip
    agreed = forms.BooleanField(required=False, label=_("We agreed on it together"))
    every = forms.ChoiceField(
        choices=[(key, key) for key in recurring.EVERY],
        required=False,
        label=_("Does it come again?"),
        error_messages={"invalid_choice": _("Choose how often it comes.")},
    )
    until = day_field(required=False, label=_("When is the last one?"))
    times = _whole(recurring.TIMES_WORDS, required=False, min_value=recurring.LEAST,
                   max_value=recurring.MOST, label=_("Or how many times?"))  # fmt: skip
    needs_ride = forms.BooleanField(required=False, label=_("A ride is needed"),
                                    help_text=_("Only where somebody goes somewhere."))  # fmt: skip


def _weekdays() -> list[tuple[str, str]]:
    language = get_language()
    return [(day, weekday_named(int(day), language)) for day in time_rules.DAYS]


class TimeLineForm(EntryForm):
    """A line about when somebody can."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(
        choices=[(key, key) for key in time_rules.SORTS],
        label=_("What is it?"),
        error_messages={
            "required": _(time_rules.SORT_UNKNOWN), "invalid_choice": _(time_rules.SORT_UNKNOWN)
        },
    )  # fmt: skip
    days = forms.MultipleChoiceField(
        required=False, choices=_weekdays, label=_("On which weekdays?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the seven days.")},
    )  # fmt: skip
    starts = clock_field(required=False, label=_("From what time?"))
    ends = clock_field(required=False, label=_("Until what time?"),
                       help_text=_("Past midnight is fine, like 22:00 to 06:00."))  # fmt: skip
    words = Words(limit=time_rules.WORDS_LIMIT, lines=2, label=_("In a few words"))

    def said(self) -> time_rules.Said:
        """What was said."""
        typed = self.cleaned_data
        when = time_rules.When("".join(sorted(typed["days"])), typed["starts"], typed["ends"])
        return time_rules.Said(typed["sort"], when, typed["words"])


class WithOtherForm(EntryForm):
    """A talk with somebody to whom the person says yes; `shares` are those (id, words)."""

    consent = forms.TypedChoiceField(
        label=_("Whom did you talk with?"), coerce=UUID,
        error_messages={"required": _(rules.CHOOSE_WHO), "invalid_choice": _(rules.NO_YES)},
    )  # fmt: skip
    at_on = day_field(required=False, label=_("Day"))
    minutes = _whole(rules.MINUTES_WORDS, required=False, min_value=0,
                     max_value=rules.MINUTES_LIMIT, label=_("How many minutes?"))  # fmt: skip
    note = Words(limit=rules.NOTE_LIMIT, lines=4, label=_("Note"),
                 help_text=_("Open notes: they can read what you write here."))  # fmt: skip

    def __init__(
        self, *args: Any, shares: Sequence[tuple[str, str]], zone: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["consent"].choices = [("", gettext("Choose one")), *shares]  # type: ignore[attr-defined]

    def said(self, now: datetime) -> dict[str, Any]:
        """The keyword arguments of talked_with: an earlier day is that day at noon."""
        typed = self.cleaned_data
        on = typed["at_on"]
        at = None
        if on and on != local_date(now, self.zone):
            at = place(on, time(12), self.zone).starts_at
        return {"consent_id": typed["consent"], "at": at, "minutes": typed["minutes"],
                "note": typed["note"], "id": typed["id"]}  # fmt: skip
