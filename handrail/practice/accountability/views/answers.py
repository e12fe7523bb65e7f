"""Saying how a promise went, a view of it, that one asked; a coach's words beside it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, subject
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of

from ..commands import answers as commands
from ..commands import ideas
from ..forms import AnswerForm, IdeaForm
from ..models import Idea, Promise
from ..rules import promises as rules
from .place import address
from .promises import hub

_WRITE, _OWN = Capability.PROMISE_WRITE, Capability.PROMISE_OWN
_SAID = {**rules.SAID_BACK, rules.ASKED: rules.ASKED_SAVED, rules.VIEW: rules.VIEWED}


@require_POST
@access(Capability.PROMISE_WRITE)
def answer(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Kept, moved or not yet; or one's view; or that one asked about it."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, Promise, promise_id)
    form = AnswerForm(request.POST, auto_id="answer_%s")
    if form.is_valid() and tried(form, lambda: commands.answer(
        actor, participant_id=person, promise_id=promise_id, went=form.went(),
        id=form.cleaned_data["id"],
    )):  # fmt: skip
        said = _SAID[form.cleaned_data["said"]]
        return go_on(request, said, address(request, person, "promises"))
    return hub(request, person, form, ("answer", promise_id))


@require_POST
@access(Capability.PROMISE_WRITE)
@waits("promise_answer", "undo")
def take_back(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Take one's own last answer back."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, Promise, promise_id)
    commands.take_back(actor, participant_id=person, promise_id=promise_id)
    return go_on(request, rules.ANSWER_BACK, address(request, person, "promises"))


@require_POST
@access(Capability.PROMISE_WRITE)
def suggest(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """A coach's words beside a promise of the person's, or for a new one."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    if actor.participant_id == person:
        raise NotVisible
    form = IdeaForm(request.POST, auto_id="idea_%s")
    if form.is_valid() and tried(form, lambda: ideas.suggest(
        actor, participant_id=person, text=form.cleaned_data["text"],
        promise_id=form.cleaned_data["promise_id"], id=form.cleaned_data["id"],
    )):  # fmt: skip
        return go_on(request, rules.IDEA_SENT, address(request, person, "promises"))
    beside = form.cleaned_data.get("promise_id")
    return hub(request, person, form, ("idea", beside))


@require_POST
@access(Capability.PROMISE_OWN)
@waits("promise", "beside")
def answer_idea(request: HttpRequest, promise_idea_id: UUID) -> HttpResponse:
    """Take a coach's words, or let them be."""
    actor, take = actor_of(request), request.POST.get("take") == "yes"
    person = owner_of(actor, _OWN, Idea, promise_idea_id)
    ideas.answer_idea(actor, participant_id=person, idea_id=promise_idea_id, take=take)
    said = rules.IDEA_TAKEN if take else rules.IDEA_LEFT
    return go_on(request, said, address(request, person, "promises"))
