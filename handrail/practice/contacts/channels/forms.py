"""What the two type about keeping in touch."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.shelf.rules import MINUTES_MOST, WEEKS_MOST

from . import pace as paces
from . import rules


def _number(label: Any, words: str, low: int, high: int, **more: Any) -> forms.IntegerField:
    said = dict.fromkeys(("invalid", "min_value", "max_value"), _(words))
    return forms.IntegerField(required=False, label=label, min_value=low, max_value=high,
                              error_messages=said, **more)  # fmt: skip


def _hidden() -> forms.IntegerField:
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


class PlanForm(EntryForm):
    """Which way for what, how often at most, and what holds in the evening or when one is away."""

    version = _hidden()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, channel in rules.CHANNELS.items():
            word = gettext(channel.word)
            self.fields[f"for_{key}"] = Words(
                limit=rules.WORDS_LIMIT, label=gettext("%(way)s: what for?") % {"way": word}
            )
            label = gettext("%(way)s: how often a week at most?") % {"way": word}
            self.fields[f"most_{key}"] = _number(label, rules.MOST_WORDS, 0, rules.MOST_AT_MOST)
        for key, words in rules.PARTS.items():
            self.fields[key] = Words(limit=rules.WORDS_LIMIT, lines=2, label=gettext(words))

    def plan(self) -> rules.Plan:
        """What was said."""
        typed = self.cleaned_data
        most = {key: typed[f"most_{key}"] for key in rules.CHANNELS}
        return rules.Plan(
            {key: typed[f"for_{key}"] for key in rules.CHANNELS if typed[f"for_{key}"]},
            {key: number for key, number in most.items() if number is not None},
            {key: typed[key] for key in rules.PARTS if typed[key]},
        )


def started(plan: rules.Plan) -> dict[str, Any]:
    """What stands in the form of a plan."""
    return {
        **{f"for_{key}": words for key, words in plan.uses.items()},
        **{f"most_{key}": number for key, number in plan.most.items()},
        **plan.parts,
    }


class PaceForm(EntryForm):
    """A pace: one of the programme's, or an own one."""

    key = forms.CharField(required=False, max_length=40)
    every = forms.ChoiceField(
        required=False, choices=[(key, key) for key in paces.EVERY], label=_("How often?"),
        error_messages={"invalid_choice": _(paces.EVERY_UNKNOWN)},
    )  # fmt: skip
    minutes = _number(_("How many minutes at most?"), paces.MINUTES_WORDS, 1, MINUTES_MOST)
    weeks = _number(_("For how many weeks?"), paces.WEEKS_WORDS, 1, WEEKS_MOST,
                    help_text=_("Leave it out for as long as you want."))  # fmt: skip
    words = Words(limit=paces.WORDS_LIMIT, lines=2, label=_("In a few words"))

    def pace(self) -> paces.Pace:
        """What was said."""
        typed = self.cleaned_data
        return paces.Pace(typed["every"], typed["minutes"], typed["weeks"],
                          typed["key"] or paces.OWN, typed["words"])  # fmt: skip
