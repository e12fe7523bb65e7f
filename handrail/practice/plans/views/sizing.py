"""The size check on a form with the words of a step: whether it asks, and taking a smaller way."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from handrail.ground.access import Actor, NotVisible
from handrail.ground.people.pages import actor_of
from handrail.ground.shelf.queries import entry
from handrail.ground.shelf.rules import Entry

from .. import rules
from ..forms import SmallerForm, StepWords
from ..queries import goals
from ..queries.why import smaller_ways
from ..rules.sizing import in_pattern
from ..rules.suggesting import Template, smaller_in_one

F = TypeVar("F", bound=StepWords | SmallerForm)


def to_ask(
    form: StepWords | SmallerForm, field: str, was: tuple[int | None, str] | None = None
) -> rules.Size | None:
    """The size check of a form that is otherwise fine; None when nobody needs to be asked.

    `was` is the number and the words that stand there now, for a step that is corrected.
    """
    if form.data.get("keep"):
        return None
    return rules.size_to_ask(form.cleaned_data["sure"], form.cleaned_data[field], was)


def used(request: HttpRequest, form: F, field: str) -> F:
    """The form again with the chosen smaller wording, and the ruler open: nothing was sent yet."""
    typed = {name: form.data.get(name, "") for name in form.fields}
    words = _shelf_way(request) or _way(str(form.data["use"]), str(form.data.get(field, "")))
    return type(form)(initial={**typed, field: words, "sure": ""})


def _way(key: str, text: str) -> str:
    """These words made smaller in one of the general ways."""
    offered = (*rules.smaller_ways(text), *rules.smaller_ways(text, very_unsure=True))
    ways = {way.key: way for way in offered}
    way = ways.get(key) or next(iter(ways.values()))
    return in_pattern(gettext(way.pattern), way.text)


def _shelf_way(request: HttpRequest) -> str:
    """The smaller way of an idea of the shelf, when that was picked."""
    kind, _colon, key = request.POST.get("use", "").partition(":")
    found = entry(actor_of(request), "step", key) if kind == "idea" else None
    return smaller_of(found) if found else ""


def smaller_of(found: Entry) -> str:
    """The smaller way as it was shown, or bare where that is too long for a step."""
    in_one = smaller_in_one(found.title, found.smaller)
    return in_one if len(in_one) <= rules.STEP_LIMIT else found.smaller


def templates(actor: Actor, goal: UUID | None) -> tuple[Template, ...]:
    """Smaller ways of the shelf that fit the goal that a step is for; none without a goal."""
    try:
        return smaller_ways(actor, goals.goal(actor, goal)[0]) if goal else ()
    except NotVisible:
        return ()
