"""The weekly review: three questions, and the change as the next step in one tap."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.waits import waits
from handrail.ground.people.about import coaching_of
from handrail.ground.people.coaching import TRADITIONAL
from handrail.ground.people.pages import REFUSALS, actor_of, own, refuse, shell, show, subject
from handrail.ground.people.whose import owner_of

from .. import queries, rules
from ..commands import Reviewed, discard_review_draft, make_step_of_review, record_review
from ..forms import ReviewForm
from ..models import Review
from ..queries.goals import current
from ..queries.two_views import both
from ..rules.correcting import TOWARD
from .drafts import NOTHING_BEGUN, Begun, begun
from .people import about, go, plan_address  # fmt: skip

_WORDS = ("worked", "did_not", "change")


def toward_answers() -> list[tuple[str, str]]:
    """What can be said to whether a step moved the person toward its goal; nothing is fine."""
    return [("", gettext("Not said")), *((key, gettext(word)) for key, word in TOWARD.items())]


def _asked_week(request: HttpRequest, form: ReviewForm, today: date) -> date:
    raw = form.data.get("week_of") if form.is_bound else request.GET.get("week", "")
    raw = raw or form.initial.get("week_of", "")
    try:
        asked = date.fromisoformat(str(raw))
    except ValueError:
        return rules.week_of(today)
    return rules.week_of(asked if rules.may_review(asked, today) else today)


def _page(
    request: HttpRequest, person: UUID, form: ReviewForm, begun: Begun = NOTHING_BEGUN
) -> HttpResponse:
    actor = actor_of(request)
    name, today = about(actor, Capability.REVIEW_WRITE, person)
    record_read(actor, Capability.REVIEW_WRITE, person)
    monday = _asked_week(request, form, today)
    if not form.is_bound:
        form.initial["week_of"] = monday
    mine, key = own(request, person), key_for(person)
    tick = form["make_step"]
    tick.label = gettext(rules.make_step_words(monday, today, mine=mine))
    if not mine:
        tick.help_text = ""
    week = queries.week(actor, person, monday)
    steps = week.steps
    context: dict[str, Any] = {
        "shell": shell(request, person),
        "mine": mine,
        "person": person,
        "drafts": begun.offered,
        "name": name,
        "monday": monday,
        "looked": [
            (gettext(rules.LOOKED[mine, one.by == "together"]), one) for one in week.reviews
        ],
        "writes": form.is_bound or begun.offered or begun.start,
        "steps": steps,
        "both": both(actor, person, monday, steps, key=key),
        "goal_first": coaching_of(actor, person).model == TRADITIONAL,
        "toward": {goal.id: goal.text for goal in current(actor, person, key=key)},
        "said": form.toward(),
        "answers": toward_answers(),
        "states": rules.STATES,
        "back": plan_address(request, person),
        "nav": "plan" if mine else "today",
    }
    return show(request, "plans/review.html", context, form)


def _say(request: HttpRequest, person: UUID, made: Reviewed) -> None:
    mine = own(request, person)
    said = rules.reviewed_words(made.step_id is not None, made.words, mine=mine,
                                this_week=made.this_week)  # fmt: skip
    tell = messages.warning if made.words and not made.step_id else messages.success
    tell(request, gettext(said))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.REVIEW_WRITE)
def review(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Look back on a week, alone or together."""
    person = subject(request, Capability.REVIEW_WRITE, participant_id)
    if request.method != "POST":
        found = begun(request, rules.REVIEW_DRAFT, person, _WORDS)
        at_first = rules.makes_step_at_first(mine=own(request, person))
        ticked = "make_step" in found.start if found.start else at_first
        start = {"id": uuid7(), **found.start, "make_step": ticked}
        return _page(request, person, ReviewForm(initial=start), found)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form)
    try:
        wanted = {**form.cleaned_data}
        wanted["make_step"] = bool(wanted["make_step"] and wanted["change"])
        began = wanted.pop("began")
        made = record_review(actor_of(request), participant_id=person, toward=form.toward(),
                             **wanted)  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return _page(request, person, form)
    discard_review_draft(actor_of(request), entry=form.cleaned_data["id"], began=began)
    _say(request, person, made)
    return go(request, person)


@require_POST
@access(Capability.REVIEW_WRITE)
@waits("review", "step")
def review_step(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """The change of an earlier review becomes the next week's step, in one tap."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.REVIEW_WRITE, Review, review_id)
    _say(request, person, make_step_of_review(actor, participant_id=person, review_id=review_id))
    return go(request, person)
