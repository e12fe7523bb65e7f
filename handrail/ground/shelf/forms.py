"""What a site writes of its own: the fields that the kind has, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words
from handrail.ground.people.coaching import MODELS
from handrail.ground.shelf import rules

_PARTS_ROOM = rules.PART_LIMIT * rules.PARTS_AT_MOST
_SOURCE_LIMIT = 200
_CHOSEN = ("domain", "group")
_AGAIN = {"invalid_choice": _("Choose one of the list."), "required": _("Choose one of the list.")}


def _number(name: str, label: Any) -> forms.IntegerField:
    said = dict.fromkeys(("invalid", "min_value", "max_value"), _(rules.NUMBER_WORDS[name]))
    return forms.IntegerField(required=False, label=label, min_value=1,
                              max_value=rules.NUMBERS[name], error_messages=said)  # fmt: skip


class EntryOfOurs(EntryForm):
    """One entry; `domains` are the parts of life that there are, as (key, words)."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Language"), error_messages=_AGAIN)
    domain = forms.ChoiceField(required=False, label=_("Part of life"), error_messages=_AGAIN)
    group = forms.ChoiceField(required=False, label=_("Where it belongs"), error_messages=_AGAIN)
    model = forms.ChoiceField(required=False, label=_("For which way of coaching?"),
                              error_messages=_AGAIN)  # fmt: skip
    title = Words(limit=rules.TITLE_LIMIT, missing=_("Write a short title."), label=_("Title"))
    text = Words(
        limit=rules.TEXT_LIMIT, lines=3, missing=_("Write the words that people read."),
        label=_("Words"), help_text=_("Short and kind. People read this on a hard day."),
    )  # fmt: skip
    smaller = Words(limit=rules.TEXT_LIMIT, lines=2, label=_("A smaller way to do it"))
    minutes = _number("minutes", _("How many minutes at most?"))
    weeks = _number("weeks", _("For how many weeks?"))
    parts = Words(limit=_PARTS_ROOM, lines=6, label=_("Parts, one on each line"))
    source = Words(
        limit=_SOURCE_LIMIT, label=_("Where it comes from"),
        help_text=_("Who wrote it, and if you may use it. Do not copy a text that is not yours."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, kind: str, domains: list[tuple[str, str]], new: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._needs = rules.KINDS[kind].needs
        none, one = gettext("None of these"), gettext("Choose one")
        anything = {name: [("", one if name in self._needs else none)] for name in _CHOSEN}
        groups = [(key, gettext(words)) for key, words in rules.KINDS[kind].groups.items()]
        models = [(key, gettext(words[0])) for key, words in MODELS.items()]
        self._choose("language", list(settings.LANGUAGES))
        self._choose("domain", [*anything["domain"], *domains])
        self._choose("group", [*anything["group"], *groups])
        self._choose("model", [("", gettext("Both")), *models])
        asked = {
            "models": "model",
            **{n: n for n in ("domain", "group", "smaller", "parts", *rules.NUMBERS)},
        }
        for name, field in asked.items():
            if not rules.has(kind, name):
                del self.fields[field]
        if kind == "pace":
            self.fields["group"].label = gettext("How often?")
            self.fields["parts"].label = gettext("Why it helps, in a sentence")
        del self.fields["version" if new else "language"]

    def may_be_left_out(self) -> list[str]:
        """The names of the fields that a manager can leave empty."""
        may = {"domain", "group", "smaller", "parts", "source", *rules.NUMBERS}
        asked = may - set(self._needs)
        return [name for name in self.fields if name in asked]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
