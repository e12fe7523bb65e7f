"""What people type about goals, values, what is in the way, and how a step hangs together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules
from .rules import barriers, direction, goals, rulers

LIFE = "life"
"""Picked instead of a life goal: it is one itself."""
Options = Sequence[tuple[Any, Any]]


def tied(label: Any, wrong: str) -> forms.UUIDField:
    """One of the person's own rows, or none; what can be picked is put in by the page."""
    return forms.UUIDField(
        required=False, label=label, widget=forms.Select, error_messages={"invalid": _(wrong)}
    )


def offer(form: forms.Form, field: str, options: Options) -> None:
    """Put what can be picked into a field of a form; a field without a choice goes."""
    if not options:
        form.fields.pop(field, None)
        return
    widget: Any = form.fields[field].widget
    widget.choices = [("", _("None")), *((str(key), word) for key, word in options)]


class VisionForm(EntryForm):
    """A life that the person can be proud of."""

    text = Words(
        limit=direction.VISION_LIMIT, lines=8, missing=_(direction.VISION_MISSING),
        label=_("In your own words"),
    )  # fmt: skip
    shared = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ValueForm(EntryForm):
    """A value of one's own."""

    text = Words(
        limit=direction.VALUE_LIMIT, missing=_(direction.VALUE_MISSING), label=_("A value of mine")
    )
    pile = forms.CharField(required=False, empty_value=direction.MOST, max_length=20)


class ChangeValueForm(EntryForm):
    """A value that is there, said another way; `version` is the one that was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = Words(
        limit=direction.VALUE_LIMIT,
        missing=_(direction.VALUE_MISSING),
        label=_("In your own words"),
    )


class SortForm(forms.Form):
    """One card or value, and the pile it goes to."""

    pile = forms.CharField(max_length=20)
    card = forms.CharField(required=False, max_length=60)
    value = forms.UUIDField(required=False)


class PlaceField(forms.UUIDField):
    """The life goal that a goal is for, none, or that it is one itself: one answer, not two."""

    def to_python(self, value: Any) -> Any:
        """Return the id of a life goal, `LIFE`, or None."""
        return LIFE if value == LIFE else super().to_python(value)


class GoalForm(EntryForm):
    """A goal: what, why, who chose it, and what it belongs to. Only the words are needed."""

    text = Words(
        limit=goals.GOAL_LIMIT, lines=2, missing=_(goals.GOAL_MISSING),
        label=_("What do you want?"),
        help_text=_(goals.WHOSE_WORDS),
    )  # fmt: skip
    why = Words(limit=rules.WHY_LIMIT, lines=2, label=_("Why it matters"))
    domain = forms.CharField(
        required=False, max_length=60, label=_("Part of life"), widget=forms.Select
    )
    life = forms.BooleanField(required=False, label=_("It is a goal for my whole life"))
    parent = PlaceField(
        required=False, label=_("Which life goal is it for?"), widget=forms.Select,
        error_messages={"invalid": _(goals.PARENT_UNKNOWN)},
    )  # fmt: skip
    value = tied(_("Which value does it serve?"), goals.VALUE_UNKNOWN)
    chosen_by = forms.ChoiceField(
        required=False, choices=[(key, key) for key in rules.CHOSEN_BY], label=_("Who chose it?"),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )  # fmt: skip
    chosen_by_name = Words(
        limit=rules.NAME_LIMIT, label=_("Name, if someone else had a hand in it")
    )
    shared = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def about_them(self) -> None:
        """Ask it of a coach, who writes it down for somebody else."""
        self["text"].label, self["text"].help_text = (
            _("What do they want?"),
            _(goals.WHOSE_WORDS_FOR),
        )

    def clean(self) -> dict[str, Any]:
        """Take "it is a life goal itself" apart into the two things that are kept."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("parent") == LIFE:
            found |= {"parent": None, "life": True}
        return found

    def offer_places(self, above: Options, *, mine: bool = True) -> None:
        """Ask with one list what it is for, so that nothing can be chosen that is then refused."""
        whole = (_("None: it is a goal for my whole life") if mine
                 else _("None: it is a goal for their whole life"))  # fmt: skip
        offer(self, "parent", [(LIFE, whole), *above])
        known: Any = self.data if self.is_bound else self.initial
        if known.get("life") and not known.get("parent"):
            self.put("parent", LIFE) if self.is_bound else self.initial.update(parent=LIFE)
        for words in self.errors.pop("life", ()):
            self.add_error("parent", words)
        del self.fields["life"]

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.goals.GoalSaid` takes it."""
        names = ("text", "why", "domain", "life", "parent", "value", "chosen_by", "chosen_by_name")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class WordsForm(EntryForm):
    """A coach's words beside a goal."""

    text = Words(
        limit=goals.GOAL_LIMIT, lines=2, missing=_(goals.GOAL_MISSING),
        label=_("Other words for it"),
    )  # fmt: skip


class Ruled(forms.IntegerField):
    """A number from 0 to 10; empty is "not sure"."""

    def __init__(self, name: str) -> None:
        words = _(rulers.NUMBER)
        super().__init__(
            min_value=0, max_value=10, required=False, label=_(rulers.RULERS[name][0]),
            error_messages={"invalid": words, "min_value": words, "max_value": words},
        )  # fmt: skip


class RulerForm(EntryForm):
    """Three rulers on a goal; one is enough."""

    goal_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    importance = Ruled("importance")
    confidence = Ruled("confidence")
    readiness = Ruled("readiness")
    on = forms.DateField(
        required=False, label=_("On which day?"), help_text=_("Leave it out for today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day like 2026-05-14, or leave it out.")},
    )  # fmt: skip

    def ask_beside(self) -> None:
        """Let it ask a coach what somebody else said."""
        for name, words in rulers.BESIDE.items():
            self[name].label = _(words)


class BarrierForm(EntryForm):
    """What gets in the way, of which goal or none, and who takes it on."""

    text = Words(
        limit=barriers.BARRIER_LIMIT, lines=2, missing=_(barriers.BARRIER_MISSING),
        label=_("What gets in the way?"),
    )  # fmt: skip
    goal = tied(_("Of which goal?"), barriers.GOAL_UNKNOWN)
    taken_by = forms.ChoiceField(
        choices=[(key, key) for key in barriers.TAKEN_BY], label=_("Who takes it on?"),
        error_messages={"required": _(barriers.TAKEN_UNKNOWN),
                        "invalid_choice": _(barriers.TAKEN_UNKNOWN)},
    )  # fmt: skip
    named = Words(limit=barriers.NAME_LIMIT, label=_("Name, if it is somebody else"))
    shared = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.barriers.BarrierSaid` takes it."""
        names = ("text", "taken_by", "named", "goal")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class EndForm(EntryForm):
    """How a barrier ended."""

    ended = forms.ChoiceField(
        choices=[(key, key) for key in barriers.ENDS], label=_("How did it end?"),
        error_messages={"required": _(barriers.END_UNKNOWN),
                        "invalid_choice": _(barriers.END_UNKNOWN)},
    )  # fmt: skip
    outcome = Words(limit=barriers.OUTCOME_LIMIT, lines=2, label=_("A word about it"))


class TieForm(forms.Form):
    """Which goal a step is for, and which strength it uses."""

    goal = tied(_("Which goal is it for?"), barriers.GOAL_UNKNOWN)
    strength = tied(_("Which strength does it use?"), rules.STRENGTH_UNKNOWN)
