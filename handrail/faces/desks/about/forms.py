"""A strength in a few words, and what recovery looks like for somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.people import pathways, stages
from handrail.ground.people.forms import LineField


class StrengthForm(EntryForm):
    """One strength."""

    text = LineField(
        label=_("Something good"),
        limit=pathways.STRENGTH_LIMIT,
        required=False,
        help_text=_("A skill, a person, a place, or what helped before."),
    )
    group = forms.ChoiceField(
        label=_("Where does it belong?"), required=False,
        error_messages={"invalid_choice": _(pathways.STRENGTH_GROUP)},
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(key, gettext(words)) for key, words in pathways.STRENGTH_GROUPS.items()]
        self.fields["group"].choices = [("", gettext("I leave it open")), *named]  # type: ignore[attr-defined]


class ChangeStrengthForm(StrengthForm):
    """A strength that is there, in other words; `version` is the one that was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OwnCardForm(EntryForm):
    """A card of the shelf, taken as it is or put in own words."""

    card = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)
    text = LineField(label=_("In my own words"), limit=pathways.STRENGTH_LIMIT, required=False)


class PathwayForm(forms.Form):
    """Ways in the order of the alphabet, none chosen beforehand, and own words."""

    chosen = forms.MultipleChoiceField(
        label=_("Ways that are mine"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = Words(limit=pathways.OWN_LIMIT, lines=2, label=_("In my own words"))
    shared = forms.BooleanField(required=False, label=_("Who can read this?"))
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        said = {key: gettext(words) for key, words in pathways.PATHWAYS.items()}
        self.fields["chosen"].choices = pathways.in_order(said)  # type: ignore[attr-defined]


class StageForm(forms.Form):
    """Where I am now, in the order of the alphabet, none chosen beforehand; saying none is fine."""

    stage = forms.ChoiceField(
        label=_("Where are you now?"), required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _(stages.PICK)},
    )  # fmt: skip
    shared = forms.BooleanField(required=False, label=_("Who can read this?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        said = {key: gettext(words) for key, words in stages.STAGES.items()}
        self.fields["stage"].choices = [  # type: ignore[attr-defined]
            *pathways.in_order(said), (stages.NOT_SAID, gettext("I would rather not say")),
        ]  # fmt: skip
