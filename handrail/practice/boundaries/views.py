"""Where the line is: the guide with one's own questions, and the supervisors' page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, show
from handrail.ground.people.trying import changed, done_or_not, go, tried
from handrail.ground.shelf.queries import entries

from . import commands, queries, rules
from .forms import AnswerForm, QuestionForm


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.BOUNDARY_WRITE, record=False)
def mine(request: HttpRequest) -> HttpResponse:
    """The guide, a new question, and those that were asked."""
    actor = actor_of(request)
    form = QuestionForm(request.POST or None, initial={"id": uuid7()})
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("topic", "text", "id")}
        if tried(form, lambda: commands.ask(actor, **said)):
            return go(request, rules.ASKED, reverse("boundaries:mine"))
    context: dict[str, Any] = {
        "found": queries.my_questions(actor), "guide": entries(actor, "boundary"),
        "nav": "boundaries",
    }  # fmt: skip
    return show(request, "boundaries/mine.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.BOUNDARY_WRITE, record=False)
def one(request: HttpRequest, boundary_id: UUID) -> HttpResponse:
    """One's own question: its answer, and other words for it."""
    actor = actor_of(request)
    found = queries.question(actor, boundary_id)
    if not found.mine:
        raise NotVisible
    start = {"id": uuid7(), "topic": found.topic, "text": found.text, "version": found.version}
    form = QuestionForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("topic", "text", "version")}
        if changed(request, form, lambda: commands.change(
            actor, question_id=boundary_id, **said), rules.BOTH_KEPT):  # fmt: skip
            return go(request, rules.CHANGED, reverse("boundaries:one", args=[boundary_id]))
    if not found.seen and request.method == "GET":
        commands.mark_seen(actor, question_id=boundary_id)
    return show(request, "boundaries/one.html", {"one": found, "nav": "boundaries"}, form)


@require_POST
@access(Capability.BOUNDARY_WRITE, record=False)
def back(request: HttpRequest, boundary_id: UUID) -> HttpResponse:
    """Take one's own question back, or send it again."""
    actor, again = actor_of(request), request.POST.get("again") == "1"
    return done_or_not(
        request,
        lambda: commands.take_back(actor, question_id=boundary_id, back=not again),
        rules.AGAIN if again else rules.TAKEN, reverse("boundaries:one", args=[boundary_id]),
    )  # fmt: skip


@require_safe
@access(Capability.BOUNDARY_READ, record=False)
def here(request: HttpRequest) -> HttpResponse:
    """The questions of everybody here."""
    closed = request.GET.get("closed") == "1"
    found = queries.questions_here(actor_of(request), closed=closed)
    context = {"found": found, "closed": closed, "nav": "supervision"}
    return render(request, "boundaries/here.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.BOUNDARY_READ, record=False)
def answering(request: HttpRequest, boundary_id: UUID) -> HttpResponse:
    """One question, to answer it."""
    actor = actor_of(request)
    found = queries.question(actor, boundary_id)
    start = {"id": uuid7(), "text": found.answer, "look_again_on": found.look_again_on,
             "version": found.answer_version}  # fmt: skip
    form = AnswerForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "look_again_on", "version")}
        if changed(request, form, lambda: commands.answer(
            actor, question_id=boundary_id, **said), rules.BOTH_KEPT):  # fmt: skip
            return go(request, rules.SAID, reverse("boundaries:answering", args=[boundary_id]))
    return show(request, "boundaries/answering.html", {"one": found, "nav": "supervision"}, form)


@require_POST
@access(Capability.BOUNDARY_READ, record=False)
def close(request: HttpRequest, boundary_id: UUID) -> HttpResponse:
    """Close a question, or open it again."""
    actor, again = actor_of(request), request.POST.get("again") == "1"
    return done_or_not(
        request,
        lambda: commands.close(actor, question_id=boundary_id, closed=not again),
        rules.OPEN_SAID if again else rules.CLOSED_SAID,
        reverse("boundaries:answering", args=[boundary_id]),
    )  # fmt: skip
