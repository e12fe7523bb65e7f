"""Asking for help to stay on track, asking for a different coach, and answering both."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, Role, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, show, subject
from handrail.ground.people.trying import go_on, tried
from handrail.ground.people.whose import owner_of

from ..commands import asking as commands
from ..forms import AskForm
from ..models import CoachWish, TrackAsk
from ..queries import due as queries
from ..rules import asking as rules

_ASK, _WISH = Capability.TRACK_ASK, Capability.COACH_WISH


def _form(request: HttpRequest) -> AskForm:
    return AskForm(request.POST) if request.method == "POST" else AskForm(initial={"id": uuid7()})


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.TRACK_ASK)
def track(request: HttpRequest) -> HttpResponse:
    """Ask the coach for help to stay on track."""
    actor, me, form = actor_of(request), subject(request, _ASK, None), _form(request)
    new: list[bool] = []
    if form.is_bound and form.is_valid() and tried(form, lambda: new.append(
        commands.ask_to_stay_on_track(
            actor, participant_id=me, words=form.cleaned_data["words"], id=form.cleaned_data["id"]
        )
    )):  # fmt: skip
        more = rules.SENT_MORE if form.cleaned_data["words"] else rules.SENT_ALREADY
        said = rules.SENT if new[0] else more
        return go_on(request, said, reverse("accountability:track"))
    context: dict[str, Any] = {"asked": queries.track_ask(actor, me), "nav": "people"}
    return show(request, "accountability/track.html", context, form)


@require_POST
@access(Capability.TRACK_ASK)
@waits("track_ask", "undo")
def track_back(request: HttpRequest, track_ask_id: UUID) -> HttpResponse:
    """Take it back."""
    actor = actor_of(request)
    me = owner_of(actor, _ASK, TrackAsk, track_ask_id)
    commands.take_track_ask_back(actor, participant_id=me, ask_id=track_ask_id)
    return go_on(request, rules.TAKEN_BACK, reverse("accountability:track"))


@require_POST
@access(Capability.TRACK_ANSWER)
def track_done(request: HttpRequest, track_ask_id: UUID) -> HttpResponse:
    """A coach says that they were in touch about it."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.TRACK_ANSWER, TrackAsk, track_ask_id)
    commands.was_in_touch(actor, participant_id=person, ask_id=track_ask_id)
    return go_on(request, rules.ANSWERED, reverse("desks:coach_today"))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COACH_WISH)
def wish(request: HttpRequest) -> HttpResponse:
    """Ask for a different coach; no reason is needed."""
    actor, me, form = actor_of(request), subject(request, _WISH, None), _form(request)
    new, to = list[bool](), queries.wish_goes_to(actor, me)
    if form.is_bound and form.is_valid() and tried(form, lambda: new.append(
        commands.wish_for_coach(
            actor, participant_id=me, words=form.cleaned_data["words"], id=form.cleaned_data["id"]
        )
    )):  # fmt: skip
        more = rules.wished_again(to, words=bool(form.cleaned_data["words"]))
        said = rules.WISHED_TO[to] if new[0] else more
        return go_on(request, said, reverse("accountability:wish"))
    wished = queries.my_wish(actor, me)
    context: dict[str, Any] = {
        "wished": wished, "nav": "people", "goes_to": to,
        "stands": rules.wish_word(wished.state, to) if wished else "",
        "where": rules.GOES_TO[to],
    }  # fmt: skip
    return show(request, "accountability/wish.html", context, form)


@require_POST
@access(Capability.COACH_WISH)
@waits("coach_wish", "undo")
def wish_back(request: HttpRequest, coach_wish_id: UUID) -> HttpResponse:
    """Take it back."""
    actor = actor_of(request)
    me = owner_of(actor, _WISH, CoachWish, coach_wish_id)
    commands.take_wish_back(actor, participant_id=me, wish_id=coach_wish_id)
    return go_on(request, rules.TAKEN_BACK, reverse("accountability:wish"))


@require_safe
@access(Capability.COACH_WISH_READ)
def wishes(request: HttpRequest) -> HttpResponse:
    """Who asked for a different coach, for the manager."""
    found = queries.coach_wishes(actor_of(request))
    runs = actor_of(request).has(Role.MANAGER)
    context = {"found": found, "nav": "programme" if runs else "settings", "runs": runs}
    return render(request, "accountability/wishes.html", context)


@require_POST
@access(Capability.COACH_WISH_READ)
def wish_on(request: HttpRequest, coach_wish_id: UUID) -> HttpResponse:
    """The manager has seen it, or it is done."""
    actor, done = actor_of(request), request.POST.get("done") == "yes"
    person = owner_of(actor, Capability.COACH_WISH_READ, CoachWish, coach_wish_id)
    record_read(actor, Capability.COACH_WISH_READ, person)
    commands.move_wish_on(actor, participant_id=person, wish_id=coach_wish_id, done=done)
    return go_on(request, rules.WISH_SEEN, reverse("accountability:wishes"))
