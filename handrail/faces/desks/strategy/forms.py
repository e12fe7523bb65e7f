"""What is typed while looking at what still works. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.words_field import Words
from handrail.practice.coping.queries.strategy import SaidView
from handrail.practice.coping.rules import cards
from handrail.practice.coping.rules import strategy as rules
from handrail.practice.plans.rules import STEP_LIMIT

from .things import Thing

NOT_LISTED = N_("Something that is not on the list any more")


def _name(thing: Thing) -> str:
    return f"{thing.kind}-{thing.row_id}"


class PartForm(EntryForm):
    """One part: for each thing an answer and words, both of which can be left out."""

    def __init__(self, things: Sequence[Thing], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.things = things
        for thing in things:
            name = _name(thing)
            self.fields[f"answer-{name}"] = forms.ChoiceField(
                required=False, choices=[(key, key) for key in ("", *rules.ANSWERS)],
                error_messages={"invalid_choice": _("Choose one of the list.")},
            )  # fmt: skip
            self.fields[f"words-{name}"] = Words(
                limit=rules.WORDS_LIMIT, lines=2, label=_("In my own words")
            )
            self.fields[f"seen-{name}"] = forms.IntegerField(
                required=False, widget=forms.HiddenInput, min_value=0, max_value=10**6
            )

    def rows(self) -> Iterable[tuple[Thing, Any, Any, Any]]:
        """Each thing with its three fields, as the page shows them."""
        for thing in self.things:
            name = _name(thing)
            yield thing, self[f"answer-{name}"], self[f"words-{name}"], self[f"seen-{name}"]

    def said(self) -> list[rules.Said]:
        """What was said, of a form that is valid."""
        typed = self.cleaned_data
        return [
            rules.Said(thing.kind, thing.row_id, thing.text, typed[f"answer-{_name(thing)}"],
                       typed[f"words-{_name(thing)}"], typed[f"seen-{_name(thing)}"])
            for thing in self.things
        ]  # fmt: skip


def typed_for(things: Sequence[Thing], typed: Mapping[str, str]) -> list[Thing]:
    """The things that stood on the page that was sent: of a long part, one page.

    Nothing is said of the others, so that what was said of them before stays. What was typed for
    something that is on the list no more is there as well.
    """
    asked = {field.partition("-")[2] for field in typed}
    return [t for t in things if _name(t) in asked] + not_listed(things, typed)


def not_listed(things: Sequence[Thing], typed: Mapping[str, str]) -> list[Thing]:
    """What something was typed for although it is on the list no more, put aside meanwhile.

    So that nothing typed is lost; at most as many as a part has.
    """
    known, found = {_name(thing) for thing in things}, []
    for field, words in typed.items():
        kind, _dash, number = field.removeprefix("words-").partition("-")
        if not field.startswith("words-") or not words.strip() or f"{kind}-{number}" in known:
            continue
        with suppress(ValueError):
            if kind in rules.KIND_WORDS:
                found.append(Thing(kind, UUID(number), gettext(NOT_LISTED)))
    return found[: rules.THINGS_AT_MOST]


def start_of(
    things: Sequence[Thing], said: Mapping[tuple[str, UUID], SaidView]
) -> dict[str, Any]:  # fmt: skip
    """How the form of a part begins: with what was said before."""
    start: dict[str, Any] = {"id": uuid7()}
    for thing in things:
        name, before = _name(thing), said.get((thing.kind, thing.row_id))
        start[f"seen-{name}"] = before.version if before else 0
        start[f"answer-{name}"] = before.answer if before else ""
        start[f"words-{name}"] = before.words if before else ""
    return start


def answers() -> list[tuple[str, str]]:
    """What can be said of a thing; nothing is fine."""
    return [("", gettext("Not said")), *((k, gettext(word)) for k, word in rules.ANSWERS.items())]


class OneStepForm(EntryForm):
    """The one next step that comes of a look."""

    text = Words(limit=STEP_LIMIT, lines=2, missing=_(rules.STEP_MISSING),
                 label=_("One small next step"))  # fmt: skip


class OneCardForm(EntryForm):
    """A card for hard moments that comes of a look."""

    card = Words(limit=cards.TEXT_LIMIT, lines=2, missing=_(rules.CARD_MISSING),
                 label=_("What can I do?"),
                 help_text=_("Short, so that you can read it on a hard day."))  # fmt: skip
