"""What the pages of goals and barriers share: where they are, and what can be picked on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from handrail.ground.access import Actor, NotVisible
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import both_kept
from handrail.ground.people import trying
from handrail.ground.people.pages import for_reader, own, shell
from handrail.ground.people.whose import Changed
from handrail.ground.shelf.queries import entries

from ..queries.direction import values
from ..queries.goals import GoalView, current, goal
from ..rules.direction import BOTH_KEPT, MOST, NOT_NOW, crossed_words

CHOICES = 60


def address(request: HttpRequest, person: UUID, name: str) -> str:
    """The address of a page of this plan for whoever is reading: one's own, or the person's."""
    return for_reader(request, person, f"plans:{name}")


def goal_address(goal_id: UUID) -> str:
    """The address of a goal."""
    return reverse("plans:goal", args=[goal_id])


def refused(request: HttpRequest, refusal: Exception, otherwise: str) -> HttpResponse:
    """Say why not, on the page; nothing was typed that could be lost."""
    words = refusal.words if isinstance(refusal, NotLikeThis) else BOTH_KEPT
    return trying.why_not(request, words, otherwise)


def about_page(request: HttpRequest, person: UUID, name: str) -> dict[str, Any]:
    """What every page of a plan needs to know."""
    mine = own(request, person)
    return {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "plan" if mine else "today",
    }  # fmt: skip


def changed(request: HttpRequest, form: Form, do: Callable[[], Changed]) -> bool:
    """Do the change that a form asks for; whoever crossed another change is told."""
    done: list[Changed] = []
    if not trying.tried(form, lambda: done.append(do())):
        return False
    if done[0].meanwhile:
        both_kept(request, gettext(crossed_words(mine=done[0].mine)))
        # That sentence says that it is saved, too.
        request.all_said = True  # type: ignore[attr-defined]
    return True


def domains(actor: Actor) -> dict[str, str]:
    """The parts of life, by key."""
    return {one.key: one.title for one in entries(actor, "domain")}


def goal_options(
    actor: Actor, person: UUID, *kept: GoalView | None, key: PersonKey | None = None
) -> list[tuple[UUID, str]]:
    """The goals that something can be for: the current ones, and those that it is for now."""
    found = {one.id: one.text for one in current(actor, person, key=key, most=CHOICES)}
    found |= {one.id: one.text for one in kept if one is not None}
    return list(found.items())


def kept_goal(actor: Actor, goal_id: UUID | None) -> GoalView | None:
    """The goal that something is for now, also one that was reached, where it may be read."""
    try:
        return goal(actor, goal_id)[0] if goal_id else None
    except NotVisible:
        return None


def value_options(actor: Actor, person: UUID, kept: UUID | None = None) -> list[tuple[UUID, str]]:
    """The values that a goal can serve: those that matter, the most first, and its own."""
    found = [one for one in values(actor, person) if one.pile != NOT_NOW or one.id == kept]
    found.sort(key=lambda one: one.pile != MOST)
    return [(one.id, one.text) for one in found]
