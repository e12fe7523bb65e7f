"""Writing a step, saying how it went, making it smaller, taking an answer back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import not_yet, waits
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import REFUSALS, actor_of, own, refuse, shell, show, subject
from handrail.ground.people.trying import tried
from handrail.ground.people.whose import owner_of
from handrail.ground.shelf.queries import entry

from .. import queries, rules
from ..commands import agree_step, discard_step_draft, report_step, undo_step
from ..forms import UNASKED, ReportForm, SmallerForm, StepForm, size_was_seen
from ..goal_forms import offer
from ..models import Step
from ..queries.beside import waiting
from ..queries.moves import moves_of_step
from . import sizing
from .drafts import NOTHING_BEGUN, Begun, begun
from .people import about, came_from, go, is_part, plan_address
from .place import goal_options


def _asked_week(request: HttpRequest, today: date) -> date:
    try:
        asked = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return rules.week_of(today)
    return rules.week_of(asked if rules.may_plan(asked, today) else today)


def _idea(request: HttpRequest) -> str:
    """The words of the idea that was taken from the shelf, in the size that was asked for."""
    key = request.GET.get("idea", "")
    found = entry(actor_of(request), "step", key) if key else None
    if found is None:
        return ""
    return (sizing.smaller_of(found) if request.GET.get("size") == "small" else "") or found.text


def _again(request: HttpRequest, person: UUID) -> str:
    """The words of a step of this person that worked before, when the address names one."""
    try:
        found = queries.step(actor_of(request), Capability.STEP_AGREE,
                             UUID(request.GET.get("again", "")))  # fmt: skip
    except (ValueError, NotVisible):
        return ""
    return found.text if found.participant_id == person else ""


def _offer(request: HttpRequest, person: UUID, form: StepForm) -> None:
    actor, key = actor_of(request), key_if_kept(person)
    offer(form, "goal", goal_options(actor, person, key=key))
    strong = strengths(actor, Capability.PERSON_READ, person, key=key)
    offer(form, "strength", [(one.id, one.text) for one in strong])


def _new_page(
    request: HttpRequest, person: UUID, form: StepForm, size: rules.Size | None = None,
    drafts: Begun = NOTHING_BEGUN, full: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    name, today = about(actor_of(request), Capability.STEP_AGREE, person)
    mine = own(request, person)
    this = rules.week_of(today)
    words = rules.CHOSEN_BY if mine else rules.CHOSEN_BY_FOR_COACH
    goal = form.cleaned_data.get("goal") if size else None
    _offer(request, person, form)
    if not mine:
        form.about_them()
    context: dict[str, Any] = {
        "shell": shell(request, person),
        "templates": sizing.templates(actor_of(request), goal),
        "mine": mine,
        "person": person,
        "drafts": drafts.offered,
        "name": name,
        "size": size,
        "full": full,
        "states": rules.STATES,
        "back": plan_address(request, person),
        "chosen": [(key, gettext(word)) for key, word in words.items()],
        "weeks": [(this, gettext("This week")), (rules.shift(this, 1), gettext("Next week"))],
        "nav": "plan" if mine else "today",
    }
    # A form that comes back from a POST was not kept, whatever the reason.
    return show(request, "plans/step_new.html", context, form, asks=request.method == "POST")


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.STEP_AGREE)
def step_new(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """A new step, written alone or agreed together; below 7 a smaller one is suggested first."""
    person = subject(request, Capability.STEP_AGREE, participant_id)
    if request.method != "POST":
        return _fresh(request, person)
    form = StepForm(request.POST)
    if "use" in request.POST:
        return _new_page(request, person, sizing.used(request, form, "text"))
    if not form.is_valid():
        return _new_page(request, person, form)
    size = sizing.to_ask(form, "text")
    if size:
        return _new_page(request, person, form, size)
    try:
        said = {**form.cleaned_data}
        began = said.pop("began")
        agree_step(actor_of(request), participant_id=person, sized=size_was_seen(form), **said)
    except REFUSALS as refusal:
        refuse(form, refusal)
        return _new_page(request, person, form, full=_full(request, person, form, refusal))
    discard_step_draft(actor_of(request), entry=said["id"], began=began)
    messages.success(request, gettext("Saved. One step at a time."))
    return go(request, person)


def _full(
    request: HttpRequest, person: UUID, form: StepForm, refusal: Exception
) -> dict[str, Any] | None:
    """The steps of the week that has no room for one more, and what can be done about it."""
    if not isinstance(refusal, NotLikeThis) or refusal.words != rules.WEEK_FULL:
        return None
    actor = actor_of(request)
    _name, today = about(actor, Capability.STEP_AGREE, person)
    week = rules.week_of(form.cleaned_data["week_of"] or today)
    this = week == rules.week_of(today)
    steps = [one for one in queries.week(actor, person, week).steps if rules.counts(one.state)]
    return {"steps": steps, "list": gettext(rules.WEEK_FULL_LIST[this]),
            "other": gettext(rules.WEEK_FULL_OTHER[this])}  # fmt: skip


def _fresh(request: HttpRequest, person: UUID) -> HttpResponse:
    _, today = about(actor_of(request), Capability.STEP_AGREE, person)
    record_read(actor_of(request), Capability.STEP_AGREE, person)
    found = begun(request, rules.STEP_DRAFT, person, ("text", "why"))
    # Who chose it is asked, not supposed: an answer that nobody gave is no fact.
    start = {"id": uuid7(), "week_of": _asked_week(request, today),
             "goal": request.GET.get("goal", ""), "strength": request.GET.get("strength", ""),
             "text": _idea(request) or _again(request, person)}  # fmt: skip
    form = StepForm(initial={**start, **found.start})
    return _new_page(request, person, form, drafts=found)


@require_POST
@access(Capability.STEP_REPORT)
def step_report(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """How the step went, from the plan or from Today: a part of the page for htmx, else 303."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.STEP_REPORT, Step, step_id)
    form = ReportForm(request.POST)
    if not form.is_valid() or form.cleaned_data["state"] == "smaller":
        return _smaller_page(request, person, step_id, None)
    state = form.cleaned_data["state"]
    try:
        report_step(actor, participant_id=person, step_id=step_id, state=state,
                    id=form.cleaned_data["id"])  # fmt: skip
    except REFUSALS as refusal:
        return _report_again(request, person, step_id, refusal)
    return _answered(request, person, step_id, gettext(rules.ANSWERS[state]))


def _answered(request: HttpRequest, person: UUID, step_id: UUID, words: str) -> HttpResponse:
    if not is_part(request):
        messages.success(request, words)
        return go(request, person)
    view = queries.step(actor_of(request), Capability.STEP_REPORT, step_id)
    _name, today = about(actor_of(request), Capability.STEP_REPORT, person)
    context = {"step": view, "words": words, "states": rules.STATES, "today": today,
               "besides": waiting(actor_of(request), person, [view]),
               "moved_by": moves_of_step(actor_of(request), step_id),
               "next": request.POST.get("next", ""), "mine": own(request, person)}  # fmt: skip
    return render(request, "plans/step_part.html", context)


def _report_again(
    request: HttpRequest, person: UUID, step_id: UUID, refusal: Exception
) -> HttpResponse:
    view = queries.step(actor_of(request), Capability.STEP_REPORT, step_id)
    words = refusal.words if isinstance(refusal, NotLikeThis) else rules.MOVE_UNKNOWN
    _name, today = about(actor_of(request), Capability.STEP_REPORT, person)
    week = rules.other_week(view.week_of, today)
    context = {
        "another_week": week.isoformat() if words == rules.WEEK_FULL_AGAIN else "",
        "shell": shell(request, person), "mine": own(request, person), "step": view,
        "today": today, "words": gettext(words), "states": rules.STATES,
        "back": plan_address(request, person),
        "next": "", "nav": "plan", "besides": waiting(actor_of(request), person, [view]),
        "moved_by": moves_of_step(actor_of(request), step_id),
    }  # fmt: skip
    template = "plans/step_part.html" if is_part(request) else "plans/step_again.html"
    return not_yet(render(request, template, context), [gettext(words)])


def _smaller_page(
    request: HttpRequest, person: UUID, step_id: UUID, form: SmallerForm | None,
    size: rules.Size | None = None,
) -> HttpResponse:  # fmt: skip
    view = queries.step(actor_of(request), Capability.STEP_REPORT, step_id)
    record_read(actor_of(request), Capability.STEP_READ, person)
    start = {"id": uuid7(), "smaller_text": view.text}
    context: dict[str, Any] = {
        "shell": shell(request, person),
        "mine": own(request, person),
        "step": view,
        "size": size,
        "ways": rules.smaller_ways(view.text, very_unsure=view.sure is not None and view.sure <= 3),
        "templates": sizing.templates(actor_of(request), view.goal),
        "back": plan_address(request, person),
        "next": came_from(request),
        "nav": "plan" if own(request, person) else "today",
    }
    shown = form or SmallerForm(initial=start)
    if not own(request, person):
        shown.about_them()
    return show(request, "plans/step_smaller.html", context, shown, asks=form is not None)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.STEP_REPORT)
@waits("step_report", "smaller", keep=UNASKED)
def step_smaller(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Make a step smaller: the old one is kept, the smaller one takes its place."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.STEP_REPORT, Step, step_id)
    if request.method != "POST":
        return _smaller_page(request, person, step_id, None)
    form = SmallerForm(request.POST)
    if "use" in request.POST:
        form = sizing.used(request, form, "smaller_text")
    size = sizing.to_ask(form, "smaller_text") if form.is_valid() else None
    if not form.is_valid() or size:
        return _smaller_page(request, person, step_id, form, size)
    if not tried(form, lambda: report_step(
        actor, participant_id=person, step_id=step_id, state="smaller",
        sized=size_was_seen(form), **form.cleaned_data,
    )):  # fmt: skip
        return _smaller_page(request, person, step_id, form)
    messages.success(request, gettext(rules.ANSWERS["smaller"]))
    return go(request, person)


@require_POST
@access(Capability.STEP_REPORT)
@waits("step_report", "undo")
def step_undo(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Take the last answer about a step back."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.STEP_REPORT, Step, step_id)
    try:
        undo_step(actor, participant_id=person, step_id=step_id)
    except NotLikeThis as refusal:
        return _report_again(request, person, step_id, refusal)
    full = queries.too_many(actor, Capability.STEP_REPORT, step_id)
    said = gettext(rules.FOUR_STEPS) if full else gettext("Taken back.")
    return _answered(request, person, step_id, said)
