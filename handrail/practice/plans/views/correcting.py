"""Correcting a step or a look back: the words, who reads it, undo, and a coach's words beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import about, actor_of, own, show
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK, read_from_now_on

from .. import queries, rules
from ..commands import beside, correcting
from ..forms import (
    NOT_SURE,
    TOWARD,
    UNASKED,
    BesideForm,
    ChangeReviewForm,
    ChangeStepForm,
    size_was_seen,
)
from ..goal_forms import offer
from ..models import Review, Step
from ..queries import correcting as reading
from ..queries.goals import current
from ..queries.weeks import ReviewView, StepView
from ..rules import correcting as words
from ..rules.goals import BESIDE_AGAIN, BESIDE_BACK
from . import sizing
from .people import plan_address
from .place import about_page, changed, goal_options, kept_goal, refused
from .reviews import toward_answers

_STEP, _REVIEW = Capability.STEP_AGREE, Capability.REVIEW_WRITE
_PARTS = {question.key: question.words for question in rules.QUESTIONS}


_USE: Mapping[str, Callable[..., UUID]] = MappingProxyType(
    {
        "step": correcting.use_earlier_step,
        "review": correcting.use_earlier_review,
        "win": correcting.use_earlier_win,
    }
)

_OWN_WORDS: Mapping[str, tuple[Callable[..., None], str]] = MappingProxyType(
    {
        "back": (beside.take_beside_back, BESIDE_BACK),
        "again": (beside.put_beside_again, BESIDE_AGAIN),
    }
)
"""What whoever wrote words beside a line can do with them, and what is said then."""


def page_of(kind: str, line_id: UUID) -> str:
    """The address of the page on which a step, a look back, a win or a value is put right."""
    return reverse(f"plans:{kind}_edit", args=[line_id])


def _step(step_id: UUID) -> str:
    return reverse("plans:step_edit", args=[step_id])


def _review(review_id: UUID) -> str:
    return reverse("plans:review_edit", args=[review_id])


def _common(
    request: HttpRequest, capability: Capability, found: reading.Correcting
) -> dict[str, Any]:
    person = found.participant_id
    name, _zone = about(actor_of(request), capability, person)
    return {
        **about_page(request, person, name), "found": found, "parts": _PARTS,
        "may_write": found.may_write,
        "back": plan_address(request, person), "earlier_open": False,
    }  # fmt: skip


def _step_form(request: HttpRequest, view: StepView, found: reading.Correcting) -> ChangeStepForm:
    actor, person = actor_of(request), found.participant_id
    names = ("text", "why", "chosen_by", "chosen_by_name", "goal", "strength")
    start = {"id": uuid7(), "version": found.version, **{n: getattr(view, n) for n in names},
             "sure": NOT_SURE if view.sure is None else str(view.sure)}  # fmt: skip
    form = ChangeStepForm(request.POST if request.method == "POST" else None, initial=start)
    if "use" in request.POST:
        form = sizing.used(request, form, "text")
    if not own(request, person):
        form.about_them()
    key, of = key_if_kept(person), kept_goal(actor, view.goal)
    offer(form, "goal", goal_options(actor, person, of, key=key))
    strong = strengths(actor, Capability.PERSON_READ, person, key=key)
    offer(form, "strength", [(one.id, one.text) for one in strong])
    return form


def _size(view: StepView, form: ChangeStepForm) -> rules.Size | None:
    """The size check of a step that is still to do and reads another way now."""
    asked = form.is_valid() and view.state in rules.LIVE
    return sizing.to_ask(form, "text", (view.sure, view.text)) if asked else None


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.STEP_AGREE)
@waits("step_report", "edit", keep=UNASKED)
def step(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Say a step another way; for a coach and words of the person's: write others beside them."""
    actor, (view, found) = actor_of(request), reading.step_to_correct(actor_of(request), step_id)
    if not found.may_write:
        return _beside_step(request, view, found)
    form = _step_form(request, view, found)
    size = _size(view, form)
    if form.is_valid() and not size and changed(request, form, lambda: correcting.change_step(
        actor, participant_id=found.participant_id, step_id=step_id,
        said=correcting.StepSaid(**form.said()), version=form.cleaned_data["version"],
        sized=size_was_seen(form),
    )):  # fmt: skip
        return go_on(request, gettext(words.SAVED), _step(step_id))
    mine = own(request, found.participant_id)
    chosen = rules.CHOSEN_BY if mine else rules.CHOSEN_BY_FOR_COACH
    record_read(actor, _STEP, found.participant_id)
    goal = form.cleaned_data.get("goal") if size else None
    context = {**_common(request, _STEP, found), "step": view, "size": size,
               "templates": sizing.templates(actor, goal),
               "chosen": [(key, gettext(word)) for key, word in chosen.items()]}  # fmt: skip
    return show(request, "plans/step_edit.html", context, form, asks=request.method == "POST")


def _beside_step(request: HttpRequest, view: StepView, found: reading.Correcting) -> HttpResponse:
    actor, person = actor_of(request), found.participant_id
    form = BesideForm(request.POST if request.method == "POST" else None,
                      initial={"id": uuid7(), "text": view.text})  # fmt: skip
    if form.is_bound and form.is_valid() and tried(form, lambda: beside.suggest_step_words(
        actor, participant_id=person, step_id=view.id, text=form.cleaned_data["text"],
        id=form.cleaned_data["id"],
    )):  # fmt: skip
        return go_on(request, gettext(words.BESIDE_SENT), _step(view.id))
    record_read(actor, _STEP, found.participant_id)
    context = {**_common(request, _STEP, found), "step": view}
    return show(request, "plans/step_edit.html", context, form)


def _review_form(
    request: HttpRequest, view: ReviewView, found: reading.Correcting
) -> ChangeReviewForm:
    kept = {f"{TOWARD}{step}": said for step, said in found.toward.items()}
    start = {"id": uuid7(), "version": found.version, "worked": view.worked, **kept,
             "did_not": view.did_not, "change": view.change}  # fmt: skip
    return ChangeReviewForm(request.POST if request.method == "POST" else None, initial=start)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.REVIEW_WRITE)
@waits("review", "edit")
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Say a look back another way; for a coach and words of the person's: write beside them."""
    actor = actor_of(request)
    view, found = reading.review_to_correct(actor, review_id)
    if not found.may_write:
        return _beside_review(request, view, found)
    form = _review_form(request, view, found)
    names = ("worked", "did_not", "change")
    if form.is_bound and form.is_valid() and changed(request, form, lambda: (
        correcting.change_review(
            actor, participant_id=found.participant_id, review_id=review_id,
            said=correcting.ReviewSaid(**{n: form.cleaned_data[n] for n in names},
                                       toward=form.toward()),
            version=form.cleaned_data["version"],
        )
    )):  # fmt: skip
        return go_on(request, gettext(words.SAVED), _review(review_id))
    record_read(actor, _REVIEW, found.participant_id)
    context = {**_common(request, _REVIEW, found), "review": view, **_moved(request, view, found),
               "said": form.toward()}  # fmt: skip
    return show(request, "plans/review_edit.html", context, form)


def _moved(
    request: HttpRequest, view: ReviewView, found: reading.Correcting
) -> dict[str, Any]:  # fmt: skip
    actor, person = actor_of(request), found.participant_id
    return {"steps": queries.week(actor, person, view.week_of).steps, "answers": toward_answers(),
            "toward": {goal.id: goal.text for goal in current(actor, person)}}  # fmt: skip


def _beside_review(
    request: HttpRequest, view: ReviewView, found: reading.Correcting
) -> HttpResponse:
    actor, person = actor_of(request), found.participant_id
    form = BesideForm(request.POST if request.method == "POST" else None,
                      initial={"id": uuid7()})  # fmt: skip
    form.fields["part"].required = True
    form.fields["part"].error_messages["required"] = gettext(words.PART_UNKNOWN)
    if form.is_bound and form.is_valid() and tried(form, lambda: beside.suggest_review_words(
        actor, participant_id=person, review_id=view.id, **form.cleaned_data
    )):  # fmt: skip
        return go_on(request, gettext(words.BESIDE_SENT), _review(view.id))
    options = [(key, gettext(word)) for key, word in _PARTS.items()]
    record_read(actor, _REVIEW, found.participant_id)
    context = {**_common(request, _REVIEW, found), "review": view, "options": options}
    return show(request, "plans/review_edit.html", context, form)


@require_POST
@access(Capability.STEP_AGREE)
@waits("step_report", "undo")
def step_undo(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Take the last change of a step's words back."""
    actor = actor_of(request)
    person = owner_of(actor, _STEP, Step, step_id)
    try:
        correcting.undo_step_words(actor, participant_id=person, step_id=step_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, _step(step_id))
    return go_on(request, gettext(words.UNDONE), _step(step_id))


@require_POST
@access(Capability.REVIEW_WRITE)
@waits("review", "undo")
def review_undo(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Take the last change of a look back back."""
    actor = actor_of(request)
    person = owner_of(actor, _REVIEW, Review, review_id)
    try:
        correcting.undo_review(actor, participant_id=person, review_id=review_id)
    except NotLikeThis as refusal:
        return refused(request, refusal, _review(review_id))
    return go_on(request, gettext(words.UNDONE), _review(review_id))


@require_POST
@access(Capability.REVIEW_WRITE)
@waits("review", "share")
def review_share(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Let the coach read a look back, or take that back."""
    actor, shared = actor_of(request), request.POST.get("share") == "coach"
    person = owner_of(actor, _REVIEW, Review, review_id)
    correcting.share_review(actor, participant_id=person, review_id=review_id, shared=shared)
    return go_on(request, read_from_now_on(shared=shared), _review(review_id))


@require_POST
@access(Capability.STEP_AGREE)
@waits("step_report", "earlier")
def use_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a step, a look back or a win read as it did before."""
    actor = actor_of(request)
    person, kind = reading.place_of_earlier(actor, earlier_id)
    row = _USE[kind](actor, participant_id=person, earlier_id=earlier_id)
    return go_on(request, str(EARLIER_BACK), page_of(kind, row))


@require_POST
@access(Capability.STEP_AGREE)
@waits("step_report", "beside")
def answer(request: HttpRequest, beside_id: UUID) -> HttpResponse:
    """Take a coach's words, let them be, or (who wrote them) take them back and put them again."""
    actor, take = actor_of(request), request.POST.get("take", "")
    person, kind, line_id = reading.place_of_beside(actor, beside_id)
    here = page_of(kind, line_id)
    if take in _OWN_WORDS:
        do, said = _OWN_WORDS[take]
        do(actor, participant_id=person, beside_id=beside_id)
        return go_on(request, gettext(said), here)
    try:
        beside.answer_beside(actor, participant_id=person, beside_id=beside_id, take=take == "yes")
    except NotLikeThis as refusal:
        return refused(request, refusal, here)
    said = words.BESIDE_TAKEN if take == "yes" else words.BESIDE_LEFT
    return go_on(request, gettext(said), here)
