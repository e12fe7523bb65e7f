"""The list of goals, a new one, one as a page, and changing one's own words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import not_yet, waits
from handrail.ground.people.pages import (
    about,
    actor_of,
    own,
    said_no,
    show,
    subject,
    subject_inside,
)
from handrail.ground.people.trying import go_on, tried

from .. import rules as week_rules
from ..commands import goals as commands
from ..commands.ideas import suggest_words
from ..drawing import ruler_charts
from ..goal_forms import GoalForm, RulerForm, WordsForm, offer
from ..queries import barriers, direction
from ..queries import goals as queries
from ..queries import why as fits
from ..queries.moves import moves_of_goal, moves_of_goals
from ..rules import rulers
from ..rules.goals import COACH, saved_words
from ..rules.states import GOAL_STATES
from .people import plan_address
from .place import (
    about_page,
    address,
    changed,
    domains,
    goal_address,
    kept_goal,
    value_options,
)

_READ, _WRITE = Capability.PLAN_READ, Capability.PLAN_WRITE


@require_safe
@access(Capability.PLAN_READ)
def goals(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """All goals in their order, or those that were reached or put aside."""
    actor, person = actor_of(request), subject_inside(request, _READ, participant_id)
    name, _zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    away = request.GET.get("away") == "1"
    read = queries.resting if away else queries.open_goals
    listed = read(actor, person, request.GET.get("page", "1"))
    context: dict[str, Any] = {
        **about_page(request, person, name), "found": listed.page, "listed": listed, "away": away,
        "domains": domains(actor), "back": plan_address(request, person),
        "moved_by": moves_of_goals(actor, person),
        "here": address(request, person, "goals"), "new": address(request, person, "goal_new"),
    }  # fmt: skip
    return render(request, "plans/goals.html", context)


def _form_page(
    request: HttpRequest, person: UUID, form: GoalForm, view: queries.GoalView | None = None
) -> HttpResponse:
    actor, mine = actor_of(request), own(request, person)
    name, _zone = about(actor, _WRITE, person)
    parents = {one.id: one.text for one in queries.current(actor, person, most=60)
               if one.life and (view is None or one.id != view.id)}  # fmt: skip
    above = kept_goal(actor, view.parent) if view else None
    if above is not None:
        parents[above.id] = above.text
    parts = domains(actor)
    if view is not None and view.domain and view.domain not in parts:
        parts[view.domain] = view.domain
    offer(form, "domain", list(parts.items()))
    form.offer_places(list(parents.items()), mine=mine)
    offer(form, "value", value_options(actor, person, view.value if view else None))
    if view is not None or not mine:
        form.fields.pop("shared", None)
    if not mine:
        form.about_them()
    words = week_rules.CHOSEN_BY if mine else week_rules.CHOSEN_BY_FOR_COACH
    context: dict[str, Any] = {
        **about_page(request, person, name), "goal": view,
        "chosen": [("", gettext("Not said")), *((key, gettext(w)) for key, w in words.items())],
        "back": goal_address(view.id) if view else address(request, person, "goals"),
    }  # fmt: skip
    return show(request, "plans/goal_write.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_WRITE)
def new(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Write a goal, alone or for somebody as their coach."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    if request.method != "POST":
        record_read(actor, _WRITE, person)
        start = {"id": uuid7(), "shared": True, "parent": request.GET.get("under", "")}
        return _form_page(request, person, GoalForm(initial=start))
    form = GoalForm(request.POST)
    made: list[UUID] = []
    if form.is_valid() and tried(form, lambda: made.append(commands.write_goal(
        actor, participant_id=person, said=commands.GoalSaid(**form.said()),
        shared=form.cleaned_data["shared"], id=form.cleaned_data["id"],
    ))):  # fmt: skip
        said = gettext(saved_words(mine=own(request, person)))
        return go_on(request, said, goal_address(made[0]))
    return _form_page(request, person, form)


def goal_of_page(
    request: HttpRequest, goal_id: UUID, ruler: RulerForm | None = None
) -> HttpResponse:
    """The page of one goal; a form that did not pass stands on it as it was typed (422)."""
    actor, found = actor_of(request), queries.goal_page(actor_of(request), goal_id)
    person = found.goal.participant_id
    name, zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    form = _ruler_form(actor, person, goal_id, ruler)
    sure = found.latest.get("confidence")
    big = rulers.too_big(sure) and found.goal.state == "open"
    context: dict[str, Any] = {
        **about_page(request, person, name), "found": found, "goal": found.goal, "form": form,
        "charts": ruler_charts(found.rulers, clock.today(zone)), "rulers": rulers.RULERS,
        "barriers": barriers.of_goal(actor, goal_id, found.key), "domains": domains(actor),
        "smaller": fits.smaller_ways(actor, found.goal) if big else (), "big": big,
        "states": week_rules.STATES, "may_write": found.goal.may_write(actor),
        "may_undo": found.goal.may_undo(actor), "sentence": rulers.SMALLER,
        "back": address(request, person, "goals"), **_chain(actor, found),
        "became": moves_of_goal(actor, goal_id),
    }  # fmt: skip
    answer = render(request, "plans/goal.html", context)
    return not_yet(answer, said_no(ruler)) if ruler else answer


def _ruler_form(actor: Actor, person: UUID, goal_id: UUID, sent: RulerForm | None) -> RulerForm:
    form = sent or RulerForm(initial={"id": uuid7(), "goal_id": goal_id})
    if sent is not None:
        sent.renew()
    if actor.participant_id != person:
        form.ask_beside()
    return form


def _chain(actor: Actor, found: queries.GoalPage) -> dict[str, Any]:
    """The value and the life goal that a goal is for, where the reader may see them."""
    view = found.goal
    known = direction.values(actor, view.participant_id, key=found.key) if view.value else ()
    above = queries.named(actor, view.parent, found.key) if view.parent else None
    return {"value": queries.value_of(known, view.value), "above": above}


@require_safe
@access(Capability.PLAN_READ)
def goal(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """One goal with its steps, its numbers, and what is in the way."""
    return goal_of_page(request, goal_id)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_WRITE)
@waits("goal", "edit")
def edit(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Change a goal; for a coach and words of the person's: write others beside them."""
    actor = actor_of(request)
    view, _key = queries.goal(actor, goal_id, _WRITE)
    if not view.may_write(actor):
        return _beside(request, view)
    if request.method != "POST":
        record_read(actor, _READ, view.participant_id)
        names = ("text", "why", "domain", "life", "parent", "value", "chosen_by",
                 "chosen_by_name", "version")  # fmt: skip
        start = {"id": uuid7(), **{name: getattr(view, name) for name in names}}
        return _form_page(request, view.participant_id, GoalForm(initial=start), view)
    form = GoalForm(request.POST)
    if form.is_valid() and _changed(request, view, form):
        return go_on(request, gettext("Saved. What it said before is kept."), goal_address(goal_id))
    return _form_page(request, view.participant_id, form, view)


def _changed(request: HttpRequest, view: queries.GoalView, form: GoalForm) -> bool:
    said = commands.GoalSaid(**form.said())
    return changed(request, form, lambda: commands.change_goal(
        actor_of(request), participant_id=view.participant_id, goal_id=view.id, said=said,
        version=form.cleaned_data["version"],
    ))  # fmt: skip


def _beside(request: HttpRequest, view: queries.GoalView) -> HttpResponse:
    actor, person = actor_of(request), view.participant_id
    form = WordsForm(request.POST if request.method == "POST" else None,
                     initial={"id": uuid7(), "text": view.text})  # fmt: skip
    if form.is_bound and form.is_valid() and tried(form, lambda: suggest_words(
        actor, participant_id=person, goal_id=view.id, **form.cleaned_data
    )):  # fmt: skip
        return go_on(request, gettext("Your words stand beside it. They decide."),
                  goal_address(view.id))  # fmt: skip
    name, _zone = about(actor, _WRITE, person)
    record_read(actor, _READ, person)
    context = {**about_page(request, person, name), "goal": view, "back": goal_address(view.id),
               "coach": view.by == COACH}  # fmt: skip
    return show(request, "plans/goal_beside.html", context, form)


@require_safe
@access(Capability.PLAN_READ)
def ideas(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Steps that may fit a goal, each with its reason."""
    actor, found = actor_of(request), fits.fitting(actor_of(request), goal_id)
    person = found.goal.participant_id
    name, _zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    context: dict[str, Any] = {
        **about_page(request, person, name), "found": found, "goal": found.goal,
        "back": goal_address(goal_id),
    }  # fmt: skip
    return render(request, "plans/goal_ideas.html", context)


@require_safe
@access(Capability.PLAN_READ)
def earlier(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """How a goal stood before."""
    actor = actor_of(request)
    view, key = queries.goal(actor, goal_id)
    name, _zone = about(actor, _READ, view.participant_id)
    record_read(actor, _READ, view.participant_id)
    context: dict[str, Any] = {
        **about_page(request, view.participant_id, name), "goal": view,
        "found": queries.earlier_goals(actor, goal_id, key), "back": goal_address(goal_id),
        "may_write": view.may_write(actor), "old_states": GOAL_STATES,
    }  # fmt: skip
    return render(request, "plans/goal_earlier.html", context)
