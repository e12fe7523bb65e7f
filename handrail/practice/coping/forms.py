"""What a person types for hard moments. Nothing typed is lost: every form shows it again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import ready
from .rules import badday, beside, cards, days, lists, moments, numbers, plan

_DAY_WORDS = _("Write the day like 2026-05-14, or leave it out.")


def _choice(options: Any, label: Any, wrong: Any, **more: Any) -> forms.ChoiceField:
    named = [(key, _(words)) for key, words in options.items()]
    errors = {"required": wrong, "invalid_choice": wrong}
    return forms.ChoiceField(choices=named, label=label, error_messages=errors, **more)


def _day(label: Any, hint: Any = "", *, needed: bool = False) -> forms.DateField:
    words = _("Write the day like 2026-05-14, or pick it from the calendar.")
    errors = {"invalid": words if needed else _DAY_WORDS, "required": words}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        required=needed, label=label, help_text=hint, widget=widget, error_messages=errors
    )


class SureField(forms.IntegerField):
    """How sure a person is, 0 to 10; empty means "not sure"."""

    def __init__(self) -> None:
        words = _("Pick a number from 0 to 10, or “not sure”.")
        super().__init__(
            min_value=0, max_value=10, required=False, label=_("How sure are you that it helps?"),
            error_messages={"invalid": words, "min_value": words, "max_value": words},
        )  # fmt: skip


class _Seen(forms.CharField):
    """Which version the writer saw; what is no number is as good as nothing."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> int | None:
        """The number, or None."""
        typed = str(value or "").strip()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


class ChangingForm(EntryForm):
    """A form that can change a row which somebody else may be changing too."""

    version = _Seen()


class CardForm(ChangingForm):
    """A card in own words, or one of the ideas."""

    text = Words(limit=cards.TEXT_LIMIT, lines=2, label=_("What can I do?"),
                 help_text=_("Short, so that you can read it on a hard day."))  # fmt: skip
    idea = forms.CharField(required=False, widget=forms.HiddenInput, max_length=80)


class BesideForm(EntryForm):
    """A coach's words beside a row of a shared list, as long as there is room for them there."""

    def __init__(self, kind: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"] = Words(
            limit=beside.LIMITS[kind], lines=2, missing=_(beside.MISSING),
            label=_("Other words for it"),
        )  # fmt: skip


class PracticeForm(EntryForm):
    """A card was practiced."""

    sure = SureField()


class AnswerForm(EntryForm):
    """Did it pass? With which card, and after how many minutes."""

    passed = _choice(cards.PASSED, _("Did it pass?"), _(cards.ANSWER_MISSING))
    card = forms.CharField(required=False)
    minutes = forms.CharField(required=False)

    def clean_card(self) -> UUID | None:
        """The id of a card; the key of a general way stands in `idea`."""
        typed = self.cleaned_data["card"]
        if ready.is_way(typed):
            self.cleaned_data["idea"] = typed
            return None
        try:
            return UUID(typed) if typed else None
        except ValueError:
            raise forms.ValidationError(_(cards.NOT_A_CARD)) from None

    def clean(self) -> dict[str, Any]:
        """Name the general way that was tried, "" for none."""
        found = super().clean() or self.cleaned_data
        return {**found, "idea": found.get("idea", "")}

    def clean_minutes(self) -> int | None:
        """The minutes when they can be true; else none, for nobody should have to mend them."""
        typed = self.cleaned_data["minutes"]
        known = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None
        return known if known is not None and known <= cards.MINUTES_AT_MOST else None


class LineForm(ChangingForm):
    """A line of the safety plan, with a number to call where the part has one."""

    part = forms.CharField(required=False, widget=forms.HiddenInput, max_length=8)
    text = Words(limit=plan.TEXT_LIMIT, lines=2, missing=_(plan.MISSING), label=_("Line"))
    phone = Words(limit=plan.PHONE_LIMIT, label=_("Phone"))


class SignForm(ChangingForm):
    """A warning sign, and what I do first."""

    text = Words(limit=lists.TEXT_LIMIT, lines=2, missing=_(lists.MISSING),
                 label=_("What do I notice?"),
                 help_text=_("Like: I stop to call people back."))  # fmt: skip
    first = Words(limit=lists.TEXT_LIMIT, lines=2, label=_("What do I do first?"))


class TriggerForm(ChangingForm):
    """What sets it off, and up to three cards in their order."""

    kind = _choice({"": lists.KIND_EMPTY, **lists.TRIGGER_KINDS}, _("What kind is it?"),
                   _(lists.KIND_MISSING))  # fmt: skip
    text = Words(limit=lists.TEXT_LIMIT, lines=2, missing=_(lists.MISSING),
                 label=_("What sets it off?"))  # fmt: skip
    first = forms.ChoiceField(required=False, label=_("What I try first"))
    second = forms.ChoiceField(required=False, label=_("Then"))
    third = forms.ChoiceField(required=False, label=_("And then"))
    new_card = Words(limit=cards.TEXT_LIMIT, lines=2, label=_("Write a card for it"),
                     help_text=_("What I can do then. It becomes one of my cards."))  # fmt: skip

    def __init__(self, *args: Any, cards: list[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [("", _("No card")), *((str(key), text) for key, text in cards)]
        if cards:
            self.fields["new_card"].label = _("Or write a new one")
        for name in ("first", "second", "third"):
            field: Any = self.fields[name]
            field.choices = named
            field.error_messages["invalid_choice"] = _lost_card()

    def chosen(self) -> list[UUID]:
        """The cards in their order."""
        found = (self.cleaned_data[name] for name in ("first", "second", "third"))
        return [UUID(key) for key in found if key]


def _lost_card() -> Any:
    return _(cards.NOT_A_CARD)


def _asked(name: str) -> Words:
    question, hint = moments.QUESTIONS[name]
    return Words(limit=moments.TEXT_LIMIT, lines=3, label=_(question), help_text=_(hint))


class MomentForm(ChangingForm):
    """A setback, a near miss or a return to use; every question can be left out."""

    on = _day(_("On which day?"), _("Leave it out for today."))
    happened = _asked("happened")
    stopped = _asked("stopped")
    learned = _asked("learned")
    change = _asked("change")


class ClockForm(EntryForm):
    """Something to count."""

    name = Words(limit=numbers.NAME_LIMIT, missing=_(numbers.NAME_MISSING),
                 label=_("What do you want to count?"),
                 help_text=_("In your words, like: not drinking, or not using alone."))  # fmt: skip
    counts = _choice(numbers.COUNTS, _("What counts?"), _("Choose what counts."),
                     initial=numbers.ALL_BUT, widget=forms.RadioSelect)  # fmt: skip
    starts_on = _day(_("From which day?"), _("Leave it out for today."))


class ChangeClockForm(ChangingForm):
    """The name and first day of a clock, and what is shown to whom."""

    name = Words(limit=numbers.NAME_LIMIT, missing=_(numbers.NAME_MISSING), label=_("Name"))
    starts_on = _day(_("From which day?"))
    show_since = forms.BooleanField(required=False, label=_("Show the days since"))
    show_year = forms.BooleanField(required=False, label=_("Show the days this year"))
    shared = forms.BooleanField(required=False, label=_("My coach can see it too"))


class DaysForm(EntryForm):
    """A day or a stretch of days to write down."""

    first_on = _day(_("First day"), _("Leave it out for today."))
    last_on = _day(_("Last day"), _("Leave it out for one day."))


class HardDayForm(ChangingForm):
    """A day ahead that may be hard."""

    text = Words(limit=days.TEXT_LIMIT, missing=_(days.MISSING), label=_("What day is it?"),
                 help_text=_("In your words, like: payday, or my birthday."))  # fmt: skip
    kind = _choice(days.KINDS, _("What kind is it?"), _("Choose what kind of day it is."))
    starts_on = _day(_("Which day?"), _("The next one, or the first."), needed=True)
    repeats = _choice(days.REPEATS, _("Does it come again?"), _("Choose how often it comes."))
    card = forms.ChoiceField(required=False, label=_("My card for that day"))
    before = _choice(days.BEFORE, _("When to remind me"), _("Choose when to remind you."))
    remind = forms.BooleanField(required=False, label=_("Remind me"))

    def __init__(self, *args: Any, cards: list[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["card"]
        field.choices = [("", _("No card")), *((str(key), text) for key, text in cards)]
        field.error_messages["invalid_choice"] = _lost_card()

    def parts(self) -> dict[str, Any]:
        """What the command takes."""
        said = {name: self.cleaned_data[name] for name in ("text", "kind", "starts_on", "repeats",
                                                            "remind")}  # fmt: skip
        chosen = self.cleaned_data["card"]
        return {**said, "before": int(self.cleaned_data["before"]),
                "card_id": UUID(str(chosen)) if chosen else None}  # fmt: skip


class BadDayForm(EntryForm):
    """The answers for one scene; each may be left out."""

    scene = forms.CharField(max_length=80, widget=forms.HiddenInput, error_messages={
        "required": _(badday.SCENE_MISSING), "max_length": _(badday.SCENE_MISSING)})  # fmt: skip
    note = Words(limit=badday.TEXT_LIMIT, lines=3, label=_("What would I do?"))


class WalkForm(BadDayForm):
    """The answers of a walk that is changed; the day itself stays."""

    scene = forms.CharField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
