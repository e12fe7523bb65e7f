"""What a writer types. Nothing typed is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules

DAY_WORDS = _("Write the day like 2026-05-14, or leave it out for today.")


def _day() -> forms.DateField:
    return forms.DateField(
        required=False,
        label=_("From which day?"),
        help_text=_("Leave it out for today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DAY_WORDS},
    )


class _DatedForm(EntryForm):
    def __init__(self, *args: Any, today: date, last: date | None, **options: Any) -> None:
        super().__init__(*args, **options)
        far = today + timedelta(days=rules.DAYS_AHEAD)
        limits = {"min": today.isoformat(), "max": min(far, last or far).isoformat()}
        self.fields["on"].widget.attrs.update(limits)


class KindWordForm(_DatedForm):
    """New kind words: a ready sentence, own words, or both."""

    ready = forms.ChoiceField(
        required=False,
        label=_("A ready sentence"),
        widget=forms.RadioSelect,
        choices=[("", _("None, only my own words")), *((k, _(w)) for k, w in rules.READY.items())],
        error_messages={"invalid_choice": _("Choose one of the sentences.")},
    )
    text = Words(limit=rules.TEXT_LIMIT, lines=3, label=_("In your own words"))
    on = _day()


class ChangeForm(_DatedForm):
    """Other words, or another day, for words whose day has not come."""

    text = Words(
        limit=rules.TEXT_LIMIT, lines=3, missing=_(rules.MISSING), label=_("Your kind words")
    )
    on = _day()
