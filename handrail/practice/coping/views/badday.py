"""A walk through a bad day: what would still work. Only the person ever sees it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from handrail.ground.access import Actor, Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject

from .. import ready
from ..commands import badday as commands
from ..forms import BadDayForm, WalkForm
from ..queries import lists as queries
from ..queries.at_hand import at_hand
from ..queries.earlier import earlier
from ..rules import badday as rules
from .going import back, stays

_OPEN, _KEEP = Capability.COPING_OPEN, Capability.COPING_KEEP
_TITLES = {"holds": rules.HOLDS_TITLE, "nothing": rules.NOTHING_HOLDS,
           "not_yet": rules.NOT_YET_TITLE, "absent": rules.NOT_THERE_TITLE}  # fmt: skip


def _answers(request: HttpRequest) -> dict[str, str]:
    return {key: request.POST.get(key, "") for key in rules.QUESTIONS}


def _asked(form: BadDayForm, answers: dict[str, str]) -> dict[str, Any]:
    bound = {key: form.data.get(key, "") for key in rules.QUESTIONS}
    return {
        "questions": rules.QUESTIONS, "titles": _TITLES, "asks": rules.ANSWER_MISSING,
        "answer_words": rules.ANSWERS, "nav": "plan",
        "options": [(key, gettext(words)) for key, words in rules.ANSWERS.items()],
        "said": bound if form.is_bound else {key: answers.get(key, "") for key in rules.QUESTIONS},
    }  # fmt: skip


def _mine(there: dict[str, list[str]]) -> dict[str, Any]:
    """What is one's own of each question, and what to say in place of those about nothing."""
    return {"mine": there, "later": {key: rules.LATER[key] for key in rules.absent(there)}}


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_OPEN)
def bad_day(request: HttpRequest) -> HttpResponse:
    """Walk through one bad day and see what holds."""
    actor, me = actor_of(request), subject(request, _OPEN, None)
    scene = request.GET.get("scene", "")
    start = {"id": uuid7(), "scene": scene}
    form = BadDayForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and (done := _walked(request, me, form)):
        return done
    chosen = str(form.data.get("scene", "")) if form.is_bound else scene
    scenes = ready.days(actor)
    context = _asked(form, {}) | {
        "scenes": scenes, "scene": scenes.get(chosen), "walk": None,
        **_mine(at_hand(actor, me) if chosen in scenes else {}),
        **_walks(request, actor, me),
    }  # fmt: skip
    return show(request, "coping/bad_day.html", context, form)


def _walks(request: HttpRequest, actor: Actor, me: UUID) -> dict[str, Any]:
    """The walks, a page at a time; `only_away` when those that were put away are asked for."""
    number, only_away = request.GET.get("page", "1"), request.GET.get("away") == "1"
    return {
        "found": queries.walks(actor, me, 1 if only_away else number), "only_away": only_away,
        "away": queries.walks(actor, me, number if only_away else 1, away=True),
    }  # fmt: skip


def _walked(request: HttpRequest, me: UUID, form: BadDayForm) -> HttpResponse | None:
    try:
        commands.walk_through(actor_of(request), participant_id=me, answers=_answers(request),
                              **form.cleaned_data)  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    return back(request, gettext("Kept. Only you can see it."), "coping:bad_day")


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("bad_day", "edit")
def walk(request: HttpRequest, walk_id: UUID) -> HttpResponse:
    """Open one walk, and change what was said; how it read before is kept."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    one = queries.walk(actor, me, walk_id)
    start = {"id": uuid7(), "scene": one.key, "note": one.note, "version": one.version}
    form = WalkForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and (done := _changed(request, me, walk_id, form)):
        return done
    context = _asked(form, one.answers) | {
        "scene": ready.days(actor).get(one.key), "walk": one,
        "earlier": earlier(actor, me, walk_id), **_mine(at_hand(actor, me)),
    }  # fmt: skip
    return show(request, "coping/bad_day.html", context, form)


def _changed(
    request: HttpRequest, me: UUID, walk_id: UUID, form: WalkForm
) -> HttpResponse | None:  # fmt: skip
    typed = form.cleaned_data
    try:
        both = commands.change_walk(
            actor_of(request), participant_id=me, walk_id=walk_id, answers=_answers(request),
            note=typed["note"], version=typed["version"],
        )  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    if both:
        return stays(request, "coping:walk", walk_id=walk_id)
    return back(request, gettext("Kept. Only you can see it."), "coping:bad_day")
