"""What the two type about holidays and days away. Nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from ..forms import day_field
from . import rules

_LINES = {"hard": 2, "stands_in": 2, "way": 2}


class HolidayForm(EntryForm):
    """Which days, whether the coach is away, what may be hard, who is there, whom to call."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = Words(limit=rules.NAME_LIMIT, missing=_(rules.MISSING), label=_("What days are these?"),
                 help_text=_("Like: Christmas, or the week after payday."))  # fmt: skip
    first = day_field(label=_("First day"))
    last = day_field(label=_("Last day"))
    coach_away = forms.BooleanField(required=False)

    def __init__(self, *args: Any, mine: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coach_away"].label = (
            gettext("My coach is away then") if mine else gettext("I am away then")
        )
        for key, words in rules.WORDS.items():
            limit = rules.PHONE_LIMIT if key == "phone" else rules.WORDS_LIMIT
            self.fields[key] = Words(limit=limit, lines=_LINES.get(key, 1), label=gettext(words))

    def said(self) -> rules.Said:
        """What was said, for the command."""
        typed = self.cleaned_data
        words = {key: typed[key] for key in rules.WORDS if typed[key]}
        days = rules.Days(typed["first"], typed["last"])
        return rules.Said(typed["name"], days, typed["coach_away"], words)


def started(said: rules.Said) -> dict[str, Any]:
    """What stands in the form of a plan."""
    return {
        "name": said.name, "first": said.days.first, "last": said.days.last,
        "coach_away": said.coach_away, **said.words,
    }  # fmt: skip


def again(said: rules.Said) -> dict[str, Any]:
    """What stands in the form of a new plan that begins with the words of another: no days."""
    return {"name": said.name, "coach_away": said.coach_away, **said.words}
