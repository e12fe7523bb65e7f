"""What people type on the pages of the thinking tools. Nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from . import rules
from .rules import kinds, pages, practice, routines


class PageForm(EntryForm):
    """A private page."""

    sort = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, label=_("What is it about?"),
        choices=[(key, _(sort.word)) for key, sort in pages.SORTS.items()],
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )  # fmt: skip
    title = Words(limit=pages.TITLE_LIMIT, label=_("Name of the page"))
    text = Words(limit=pages.TEXT_LIMIT, lines=10, label=_("Your words"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Number(forms.IntegerField):
    """A number from 0 to 10; empty is "not sure"."""

    def __init__(self, label: Any) -> None:
        words = _(practice.NUMBER)
        super().__init__(
            min_value=0, max_value=practice.MOST, required=False, label=label,
            error_messages={"invalid": words, "min_value": words, "max_value": words},
        )  # fmt: skip


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        required=False, label=label, help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _(routines.NOT_A_DAY)},
    )  # fmt: skip


class SheetForm(EntryForm):
    """A sheet of any kind: only the fields that its kind asks for are there."""

    title = Words(limit=kinds.TITLE_LIMIT)
    way_1 = Words(limit=kinds.LINE_LIMIT, label=_("One way"))
    way_2 = Words(limit=kinds.LINE_LIMIT, label=_("Another way"))
    way_3 = Words(limit=kinds.LINE_LIMIT, label=_("A third way"))
    sort = forms.ChoiceField(
        required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _(kinds.CHOOSE)},
    )  # fmt: skip
    words = Words(limit=kinds.WORDS_LIMIT, lines=3)
    ends_on = _day(_("Until which day?"), _("Leave it out for two weeks."))
    shared = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, new: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        tool = kinds.KINDS[kind]
        self._say("title", tool.title, tool.hint)
        self.fields["title"].required = True
        self.fields["title"].error_messages["required"] = _(tool.missing)
        self._say("words", tool.words, tool.words_hint)
        self._say("sort", tool.sort, "")
        sort: Any = self.fields["sort"]
        sort.choices = [(key, _(word)) for key, word in tool.sorts.items()]
        gone = {"words": not tool.words, "sort": not tool.sort, "ends_on": not tool.dated,
                "shared": not new, "version": new}  # fmt: skip
        ways = kind != "decision" or not new
        gone.update({"way_1": ways, "way_2": ways, "way_3": ways})
        for name, away in gone.items():
            if away:
                del self.fields[name]

    def _say(self, name: str, label: str, hint: str) -> None:
        self.fields[name].label = _(label) if label else ""
        self.fields[name].help_text = _(hint) if hint else ""

    def said(self) -> dict[str, Any]:
        """What was said, as `commands.sheets.Said` takes it."""
        typed = self.cleaned_data
        ways = tuple(typed[name] for name in ("way_1", "way_2", "way_3") if typed.get(name))
        return {
            "title": typed["title"], "words": typed.get("words", ""), "ways": ways,
            "sort": typed.get("sort", ""), "ends_on": typed.get("ends_on"),
        }  # fmt: skip


class LineForm(EntryForm):
    """A line of a sheet: only the fields that its place asks for are there."""

    slot = forms.CharField(widget=forms.HiddenInput)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = Words(limit=kinds.LINE_LIMIT, lines=2)
    on = _day(_("On which day?"), _("Leave it out for today."))
    weight = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, label=_("How much does it matter?"),
        choices=[("", _("Not sure")), *((key, _(word)) for key, word in kinds.WEIGHTS.items())],
        error_messages={"invalid_choice": _(kinds.CHOOSE)},
    )  # fmt: skip
    before = Number(_("How sure were you before?"))
    after = Number(_("And after?"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: kinds.Slot, **options: Any) -> None:
        super().__init__(*args, **options)
        text = self.fields["text"]
        text.label = _("A word about it") if place.measured else _(place.label)
        text.help_text = _(place.hint) if place.hint else ""
        text.required = not place.measured
        text.error_messages["required"] = _(rules.MISSING)
        gone = {"on": not place.dated, "weight": not place.weighed, "before": not place.measured,
                "after": not place.measured}  # fmt: skip
        for name, away in gone.items():
            if away:
                del self.fields[name]

    def told(self) -> dict[str, Any]:
        """What was told, as `commands.lines.Told` takes it."""
        names = ("text", "on", "weight", "before", "after")
        return {name: self.cleaned_data.get(name) for name in names if name in self.fields}


class PickForm(forms.Form):
    """What somebody leans to or picks; nothing chosen leaves it open."""

    line = forms.UUIDField(required=False, error_messages={"invalid": _(kinds.CHOOSE)})
    sure = Number(_("How sure are you?"))


class TickForm(forms.Form):
    """A routine on a day, from a page or from a phone that was offline."""

    sheet_id = forms.UUIDField()
    on = forms.DateField(
        required=False, input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _(routines.NOT_A_DAY)},
    )  # fmt: skip
    done = forms.CharField(required=False)
