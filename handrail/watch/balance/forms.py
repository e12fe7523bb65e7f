"""The forms of a balance: a pulse, and what becomes of a move."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import moves
from .commands.fit import FitSaid
from .commands.pulses import Said
from .rules import fit, pulses


def _answer(name: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[(str(level), _(words)) for level, words in pulses.LEVEL_WORDS.items()],
        coerce=int, empty_value=None, required=False, label=_(pulses.OWN[name]),
        error_messages={"invalid_choice": _(pulses.NOT_AN_ANSWER)},
    )  # fmt: skip


class PulseForm(EntryForm):
    """Two questions, and now and then a third; each may be left out."""

    held_to = _answer("held_to")
    held_up = _answer("held_up")
    third = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    said = forms.IntegerField(
        required=False, min_value=0, max_value=pulses.THIRD_MOST,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"),
                                     _(pulses.NOT_AN_ANSWER)),
    )  # fmt: skip

    def clean_third(self) -> str:
        """A question that is not asked is none."""
        name = str(self.cleaned_data["third"])
        return name if name in pulses.THIRD else ""

    def asked(self) -> str:
        """Which third question stood on the page that was sent, as it says."""
        return str(self["third"].value() or "")

    def answers(self) -> Said:
        """What was said, as `commands.say_pulse` takes it."""
        typed = self.cleaned_data
        return Said(typed["held_to"], typed["held_up"], typed["third"], typed["said"])


class RestForm(forms.Form):
    """On which day the questions were left out, where a phone kept that; or asked after all."""

    on = forms.DateField(required=False)
    rest = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], required=False)

    def after_all(self) -> bool:
        """Whether the questions are wanted back."""
        return self.is_valid() and self.cleaned_data["rest"] == "no"

    def day(self) -> date | None:
        """The day that was named, if it is one."""
        return self.cleaned_data.get("on") if self.is_valid() else None


class FitForm(EntryForm):
    """Whether it fits, and words for it."""

    fits = forms.ChoiceField(
        choices=[(key, _(words)) for key, words in fit.FITS.items()],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _(fit.NOT_AN_ANSWER)),
    )  # fmt: skip
    words = Words(limit=fit.WORDS_LIMIT, lines=2, required=False,
                  label=_("What would make it fit better?"))  # fmt: skip
    shared = forms.BooleanField(required=False, label=_("Let my coach read it"))

    def said(self) -> FitSaid:
        """What was said, as `commands.say_fit` takes it."""
        typed = self.cleaned_data
        return FitSaid(typed["fits"], typed["words"], typed["shared"])


class MoveForm(EntryForm):
    """What a coach does with the move that the page suggests."""

    move = forms.CharField(max_length=16, widget=forms.HiddenInput)
    place = forms.CharField(max_length=10, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        choices=[(key, key) for key in moves.ANSWERS],
        error_messages={"invalid_choice": _(moves.LATER_WRONG), "required": _(moves.LATER_WRONG)},
    )
    days = forms.IntegerField(
        required=False, error_messages={"invalid": _(moves.LATER_WRONG)}
    )  # fmt: skip
    reason = Words(limit=moves.REASON_LIMIT, lines=2, required=False, label=_("Why not?"),
                   help_text=_("Both of you read this, and whoever supervises you."))  # fmt: skip

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.answer_move` takes it."""
        return {**self.cleaned_data, "days": self.cleaned_data.get("days") or 0}
