"""The list of the two: adding, changing one's own line, talked about, next time, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, show, subject, wanted
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK
from handrail.ground.shelf.dignity import say_hints

from .. import rules
from ..commands import topics as commands
from ..finding import own_topic
from ..forms import TopicForm
from ..models import EarlierTopic, Topic
from ..queries import topics as queries
from .place import address, changed, frame

_READ, _WRITE = Capability.TALK_READ, Capability.TALK_WRITE


def _list(request: HttpRequest, person: UUID, form: TopicForm) -> HttpResponse:
    actor, page = actor_of(request), frame(request, _READ, person)
    record_read(actor, _READ, person)
    context: dict[str, Any] = {**page, "found": queries.agenda(actor, person)}
    return show(request, "talks/agenda.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.TALK_WRITE)
def agenda(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """What the two want to talk about, and one more line."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    if request.method != "POST":
        return _list(request, person, TopicForm(initial={"id": uuid7()}))
    form = TopicForm(request.POST)
    if form.is_valid() and tried(form, lambda: commands.add_topic(
        actor, participant_id=person, text=form.cleaned_data["text"],
        just_so=form.cleaned_data["just_so"], id=form.cleaned_data["id"],
    )):  # fmt: skip
        say_hints(request, actor, form.cleaned_data["text"])
        return go_on(request, rules.ADDED, address(request, person))
    return _list(request, person, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.TALK_WRITE)
@waits("topic", "edit")
def edit(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Put one's own line in other words; what it said before is kept."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, Topic, topic_id)
    row = own_topic(actor, person, topic_id)
    view = queries.own_topic_view(actor, person, row)
    start = {
        "id": uuid7(), "text": view.text, "just_so": view.just_so, "version": view.version
    }  # fmt: skip
    form = TopicForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and changed(request, form, lambda: commands.change_topic(
        actor, participant_id=person, topic_id=topic_id, text=form.cleaned_data["text"],
        just_so=form.cleaned_data["just_so"], version=form.cleaned_data["version"],
    )):  # fmt: skip
        return go_on(request, rules.CHANGED, address(request, person))
    record_read(actor, _READ, person)
    before = queries.before(actor, person, topic_id)
    context = {**frame(request, _WRITE, person), "one": view, "before": before}
    return show(request, "talks/topic.html", context, form)


@require_POST
@access(Capability.TALK_WRITE)
@waits("topic", "stand")
def stand(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """It was talked about, waits for next time, or is on the list again."""
    actor, state = actor_of(request), request.POST.get("state", "")
    person = owner_of(actor, _WRITE, Topic, topic_id)
    try:
        commands.stand_topic(actor, participant_id=person, topic_id=topic_id, state=state)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        here = wanted(request, "next", address(request, person))
        return HttpResponseRedirect(here, status=303)
    return go_on(request, rules.SAID[state], address(request, person))


@require_POST
@access(Capability.TALK_WRITE)
@waits("topic", "away")
def away(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Take one's own line back, or bring it back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    person = owner_of(actor, _WRITE, Topic, topic_id)
    commands.put_topic_away(actor, participant_id=person, topic_id=topic_id, away=not back)
    return go_on(request, rules.IS_BACK if back else rules.TAKEN_BACK, address(request, person))


@require_POST
@access(Capability.TALK_WRITE)
@waits("topic", "earlier")
def use_before(request: HttpRequest, topic_before_id: UUID) -> HttpResponse:
    """Let one's own line read as it did before."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, EarlierTopic, topic_before_id)
    commands.use_earlier_topic(actor, participant_id=person, earlier_id=topic_before_id)
    return go_on(request, str(EARLIER_BACK), address(request, person))
