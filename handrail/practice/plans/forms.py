"""What people type on the pages of a plan. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.people.draft_pages import DraftedForm

from . import rules
from .goal_forms import tied
from .rules import barriers, correcting

NOT_SURE = "not-sure"
TOWARD = "toward-"
"""Before the id of a step: the name of the field that asks whether it moved the person."""


class SureField(forms.TypedChoiceField):
    """How sure a person is, 0 to 10; None when "not sure" was picked, which is an answer too."""

    def __init__(self) -> None:
        words = _("Pick a number from 0 to 10, or “not sure”.")
        super().__init__(
            choices=[(str(number), str(number)) for number in range(11)] + [(NOT_SURE, NOT_SURE)],
            coerce=lambda said: None if said == NOT_SURE else int(said),
            label=_(rules.HOW_SURE),
            error_messages={"required": words, "invalid_choice": words},
        )


class _AsksHowSure(forms.Form):
    """A form that asks how sure somebody is."""

    def about_them(self) -> None:
        """Ask it of a coach, who writes down what the person says."""
        self["sure"].label = str(_(rules.HOW_SURE_THEY))


class StepWords(_AsksHowSure):
    """What a step says: the words, why, who chose it, how sure, its goal and its strength."""

    text = Words(
        limit=rules.STEP_LIMIT,
        lines=2,
        missing=_(rules.STEP_MISSING),
        label=_("One small step"),
        help_text=_("Small enough that you can see yourself doing it."),
    )
    why = Words(limit=rules.WHY_LIMIT, lines=2, label=_("Why it matters"))
    chosen_by = forms.ChoiceField(
        choices=[(key, key) for key in rules.CHOSEN_BY],
        label=_("Who chose it?"),
        error_messages={"required": _("Say who chose the step."),
                        "invalid_choice": _("Say who chose the step.")},
    )  # fmt: skip
    chosen_by_name = Words(
        limit=rules.NAME_LIMIT, label=_("Name, if someone else had a hand in it")
    )
    goal = tied(_("Which goal is it for?"), barriers.GOAL_UNKNOWN)
    strength = tied(_("Which strength does it use?"), rules.STRENGTH_UNKNOWN)
    sure = SureField()


class StepForm(StepWords, DraftedForm):
    """A new step, and which week it is for."""

    week_of = forms.DateField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _(rules.WEEK_NOT_PLANNED)},
    )


class ChangeStepForm(StepWords, EntryForm):
    """A step that is there, said another way; `version` is the one that was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.correcting.StepSaid` takes it."""
        names = ("text", "why", "chosen_by", "chosen_by_name", "sure", "goal", "strength")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class BesideForm(EntryForm):
    """A coach's words beside a step, or beside one answer of a look back."""

    part = forms.ChoiceField(
        required=False, choices=[(key, key) for key in correcting.ANSWERS],
        error_messages={"invalid_choice": _(correcting.PART_UNKNOWN)},
    )  # fmt: skip
    text = Words(limit=rules.REVIEW_LIMIT, lines=2, missing=_(correcting.WORDS_MISSING),
                 label=_("Other words for it"))  # fmt: skip


UNASKED = "unasked"
"""What a form says to `keep` when it was sent without a network: nobody saw the question."""


def size_was_seen(form: forms.Form) -> bool:
    """Whether somebody read the question about the size of a step, and kept it as it is."""
    return form.data.get("keep", UNASKED) not in ("", UNASKED)


class SmallerForm(_AsksHowSure, EntryForm):
    """The smaller version of a step, or the step that it is swapped for."""

    smaller_text = Words(
        limit=rules.STEP_LIMIT,
        lines=2,
        missing=_(rules.SMALLER_MISSING),
        label=_("The smaller step"),
    )
    sure = SureField()


class ReportForm(forms.Form):
    """The answer to "how did it go"; the entry's id comes from a phone that was offline."""

    state = forms.ChoiceField(choices=[(key, key) for key in rules.STATES])
    id = forms.UUIDField(required=False)


class ReviewWords(forms.Form):
    """The three questions of the weekly review, and what moved the person toward a goal."""

    worked = Words(limit=rules.REVIEW_LIMIT, lines=3, label=_("What worked?"),
                   help_text=_(rules.QUESTIONS[0].hint))  # fmt: skip
    did_not = Words(limit=rules.REVIEW_LIMIT, lines=3, label=_("What did not work?"),
                    help_text=_(rules.QUESTIONS[1].hint))  # fmt: skip
    change = Words(limit=rules.REVIEW_LIMIT, lines=3, label=_("What do you want to change?"),
                   help_text=_(rules.QUESTIONS[2].hint))  # fmt: skip

    def toward(self) -> dict[str, str]:
        """By the id of a step, whether it moved the person toward its goal."""
        start = len(TOWARD)
        if not self.is_bound:
            kept = self.initial.items()
            return {key[start:]: str(said) for key, said in kept if key.startswith(TOWARD)}
        return {key[start:]: str(self.data[key]) for key in self.data if key.startswith(TOWARD)}


class ChangeReviewForm(ReviewWords, EntryForm):
    """A look back that is there, said another way; `version` is the one that was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReviewForm(ReviewWords, DraftedForm):
    """A new look back, of which week, and who can read it."""

    week_of = forms.DateField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _(rules.WEEK_NOT_REVIEWED)},
    )
    shared = forms.BooleanField(required=False)
    make_step = forms.BooleanField(
        required=False, label=_(rules.MAKE_STEP[False]), help_text=_(rules.WHO_READS_STEPS)
    )


class WinForm(EntryForm):
    """A win of any size."""

    text = Words(
        limit=rules.WIN_LIMIT,
        lines=3,
        missing=_(rules.WIN_MISSING),
        label=_("What went well?"),
        help_text=_("Any size counts. You got up, you called, you rested."),
    )
    on = forms.DateField(
        required=False,
        label=_("On which day?"),
        help_text=_("Leave it out for today."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like 2026-05-14, or leave it out.")},
    )
    share = forms.ChoiceField(
        required=False, choices=[("private", _("Only me")), ("coach", _("My coach too"))]
    )

    def parts(self) -> dict[str, Any]:
        """The arguments for record_win, from a form that is valid."""
        data = dict(self.cleaned_data)
        data["shared"] = data.pop("share") == "coach"
        return data


class ChangeWinForm(EntryForm):
    """A win that is there, said another way; `version` is the one that was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(limit=rules.WIN_LIMIT, lines=3, missing=_(rules.WIN_MISSING),
                 label=_("What went well?"))  # fmt: skip
    on = forms.DateField(
        required=False, label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day like 2026-05-14, or leave it out.")},
    )  # fmt: skip


class WordForm(forms.Form):
    """A word back to a win."""

    text = Words(
        limit=rules.WIN_LIMIT, lines=2, missing=_(rules.WORD_MISSING), label=_("A word back")
    )
