"""What the two type here. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from handrail.design.dates import weekday_named
from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules
from .commands.answers import Went
from .commands.holding import Wish
from .commands.signing import Name, Terms
from .keeping import PromiseSaid
from .rules import agreement, asking, holding, promises


def _day(label: Any, hint: Any = "", **more: Any) -> forms.DateField:
    return forms.DateField(
        required=False, label=label, help_text=hint, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _(rules.NOT_A_DAY)}, **more,
    )  # fmt: skip


class SignForm(EntryForm):
    """A name under the agreement that is read, with what the two write themselves."""

    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    device = forms.CharField(required=False, widget=forms.HiddenInput)
    drawn = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-sign-to": ""}))
    hours = Words(limit=agreement.WORDS_LIMIT, lines=2, label=_("When do we talk?"),
                  help_text=_("Days, hours, and how often at the most."))  # fmt: skip
    reach = Words(limit=agreement.WORDS_LIMIT, lines=2, label=_("How do we reach each other?"),
                  help_text=_("Call, text or meet, and the hours when it is quiet."))  # fmt: skip
    review_on = _day(_("When do we look at it again?"))
    name = Words(limit=agreement.NAME_LIMIT, label=_("My name"),
                 help_text=_("Typed is as good as drawn."))  # fmt: skip

    def terms(self) -> Terms:
        """What is signed."""
        typed = self.cleaned_data
        return Terms(typed["fingerprint"], typed["reach"], typed["hours"], typed["review_on"],
                     typed["seen"])  # fmt: skip

    def signed(self) -> Name:
        """Who signs."""
        typed = self.cleaned_data
        return Name(typed["name"], typed["drawn"], typed["device"])


def _weekdays() -> list[tuple[str, str]]:
    language = get_language()
    return [(day, weekday_named(int(day), language)) for day in promises.DAYS]


def _choices(words: Any) -> list[tuple[Any, str]]:
    return [(key, gettext(word)) for key, word in words.items()]


class PromiseForm(EntryForm):
    """A promise of one's own, or a ritual of both: what, when, and how much grace."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=promises.TEXT_LIMIT, lines=2, missing=_(promises.MISSING),
                 label=_("What do you promise?"),
                 help_text=_("Small and clear, like: I call on Wednesday."))  # fmt: skip
    days = forms.MultipleChoiceField(
        required=False, choices=_weekdays, label=_("On which weekdays?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the seven days.")},
    )  # fmt: skip
    on = _day(_("Or on one day"), _("Leave both out if there is no set day."))
    at = forms.TimeField(
        required=False, label=_("At what time?"), input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _(promises.NOT_A_TIME)},
    )  # fmt: skip
    grace = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, label=_("How much grace?"),
        choices=lambda: _choices(promises.GRACE),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )  # fmt: skip
    ritual = forms.BooleanField(required=False, label=_("It is a ritual for both of us"))
    share = forms.CharField(required=False)

    def said(self) -> PromiseSaid:
        """What was said."""
        typed = self.cleaned_data
        days = "".join(sorted(typed["days"]))
        return PromiseSaid(
            typed["text"], promises.Schedule(days, typed["on"], typed["at"], typed["grace"] or 0)
        )


class AnswerForm(EntryForm):
    """How a promise went, of which day, with a word; or a view, or that somebody asked."""

    said = forms.CharField(required=False)
    promise_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    on = _day(_("Of which day?"))
    moved_to = _day(_("To which day?"))
    word = Words(limit=promises.WORD_LIMIT, lines=2, label=_("A word about it"))

    def went(self) -> Went:
        """What was said."""
        typed = self.cleaned_data
        return Went(typed["said"], typed["on"], typed["moved_to"], typed["word"])


def _step(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, label=label,
        choices=lambda: _choices(holding.STEPS),
        error_messages={"invalid_choice": _(holding.STEP_UNKNOWN)},
    )  # fmt: skip


class HoldingForm(EntryForm):
    """How to hold me to it: what happens first, how much of each, when to look again."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    first = forms.ChoiceField(
        required=False, choices=lambda: _choices(holding.FIRST), label=_("What happens first?"),
        error_messages={"invalid_choice": _(holding.FIRST_UNKNOWN)},
    )  # fmt: skip
    first_words = Words(limit=holding.WORDS_LIMIT, label=_("In my words"))
    held_to = _step(_("Being held to what I said"))
    held_up = _step(_("Being held up and heard"))
    review_on = _day(_("When do we look at this together?"), _("Within four weeks."))

    def wish(self) -> Wish:
        """What was said."""
        typed = self.cleaned_data
        mix = holding.Mix(typed["held_to"] or holding.EVEN, typed["held_up"] or holding.EVEN)
        return Wish(typed["first"], typed["first_words"], mix, typed["review_on"])


class IdeaForm(EntryForm):
    """A coach's words for a promise of the person's."""

    promise_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = Words(limit=promises.TEXT_LIMIT, lines=2, missing=_(promises.MISSING),
                 label=_("What would you write?"))  # fmt: skip


class AskForm(EntryForm):
    """A few words to an asking; they can be left out."""

    words = Words(limit=asking.WORDS_LIMIT, lines=3, label=_("A few words, if you like"))
