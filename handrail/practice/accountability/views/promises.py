"""How to hold me to it: promises of both, rituals, what happens first, and the wanted mix."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people import trying
from handrail.ground.people.pages import actor_of, own, show, subject
from handrail.ground.people.trying import tried
from handrail.ground.people.whose import owner_of

from ..commands import holding as hold
from ..commands import promises as commands
from ..finding import own_promise_of
from ..forms import AnswerForm, HoldingForm, IdeaForm, PromiseForm
from ..models import EarlierHolding, EarlierPromise, Promise
from ..queries import holding, promises
from ..queries.due import track_ask
from ..rules import holding as how_rules
from ..rules import promises as rules
from .place import address, changed, frame

_READ, _WRITE, _OWN = Capability.PROMISE_READ, Capability.PROMISE_WRITE, Capability.PROMISE_OWN


def _how_form(found: holding.HoldingView, today: Any) -> HoldingForm:
    start = {
        "id": uuid7(), "version": found.version, "first": found.first,
        "first_words": found.first_words, "held_to": found.mix.held_to,
        "held_up": found.mix.held_up,
        "review_on": found.review_on or how_rules.review_default(today),
    }  # fmt: skip
    return HoldingForm(initial=start, auto_id="how_%s")


def hub(
    request: HttpRequest, person: UUID, form: Any = None, wrong: tuple[str, Any] = ("", None)
) -> HttpResponse:
    """The page with everything; `wrong` says which of its forms `form` is, and of which promise."""
    actor, page = actor_of(request), frame(request, _READ, person)
    record_read(actor, _READ, person)
    found = holding.holding(actor, person)
    forms: dict[str, Any] = {
        "new": PromiseForm(initial={"id": uuid7()}), "how": _how_form(found, page["today"]),
        "idea": IdeaForm(initial={"id": uuid7()}, auto_id="idea_%s"),
        "answer": AnswerForm(initial={"id": uuid7()}, auto_id="answer_%s"),
    }  # fmt: skip
    if form is not None:
        forms[wrong[0]] = form
    context = {
        **page, **{f"{name}_form": one for name, one in forms.items()}, "wrong": wrong,
        "how": found, "found": promises.promises_of(actor, person, page["today"]),
        "me": actor, "fresh": uuid7, "asked": None if page["mine"] else track_ask(actor, person),
    }  # fmt: skip
    return show(request, "accountability/promises.html", context, form)


def _kept(actor: Actor, person: UUID, form: PromiseForm) -> None:
    typed = form.cleaned_data
    commands.add_promise(
        actor, participant_id=person, said=form.said(), ritual=typed["ritual"],
        shared=typed["share"] != "private", id=typed["id"],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PROMISE_WRITE)
def listed(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """All promises of the two, and a new one of one's own."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    if request.method != "POST":
        return hub(request, person)
    form = PromiseForm(request.POST)
    if form.is_valid() and tried(form, lambda: _kept(actor, person, form)):
        alone = form.cleaned_data["share"] == "private" and own(request, person)
        said = rules.SAVED_ALONE if alone and not form.cleaned_data["ritual"] else rules.SAVED
        return trying.go_on(request, said, address(request, person, "promises"))
    return hub(request, person, form, ("new", None))


@require_POST
@access(Capability.PROMISE_WRITE)
def how(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """What happens first, the wanted mix, and when to look at it."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    form = HoldingForm(request.POST, auto_id="how_%s")
    if form.is_valid() and changed(request, form, lambda: hold.say_how(
        actor, participant_id=person, said=form.wish(), version=form.cleaned_data["version"],
        id=form.cleaned_data["id"],
    )):  # fmt: skip
        return trying.go_on(request, how_rules.SAVED, address(request, person, "promises"))
    return hub(request, person, form, ("how", None))


@require_POST
@access(Capability.PROMISE_OWN)
@waits("holding", "earlier")
def how_before(request: HttpRequest, how_before_id: UUID) -> HttpResponse:
    """Let it be as it was before."""
    actor = actor_of(request)
    person = owner_of(actor, _OWN, EarlierHolding, how_before_id)
    hold.put_back(actor, participant_id=person, earlier_id=how_before_id)
    return trying.go_on(request, how_rules.PUT_BACK, address(request, person, "promises"))


@require_POST
@access(Capability.PROMISE_OWN)
@waits("holding", "stand")
def rest(request: HttpRequest) -> HttpResponse:
    """Let it all rest, or take it up again."""
    person, rests = subject(request, _OWN, None), request.POST.get("rests") == "yes"
    hold.rest(actor_of(request), participant_id=person, rests=rests)
    said = how_rules.RESTING if rests else how_rules.AGAIN
    return trying.go_on(request, said, address(request, person, "promises"))


def promise_start(view: promises.PromiseView) -> dict[str, Any]:
    """What stands in the form of a promise."""
    when = view.when
    return {
        "id": uuid7(), "version": view.version, "text": view.text, "days": list(when.days),
        "on": when.on, "at": when.at, "grace": when.grace,
    }  # fmt: skip


def _one(request: HttpRequest, promise_id: UUID, form: PromiseForm | None) -> HttpResponse:
    actor = actor_of(request)
    person = owner_of(actor, _READ, Promise, promise_id)
    page = frame(request, _READ, person)
    record_read(actor, _READ, person)
    view, before = promises.promise(actor, promise_id, page["today"])
    shown = form or PromiseForm(initial=promise_start(view))
    context = {**page, "one": view, "before": before, "me": actor}
    return show(request, "accountability/promise.html", context, shown)


@require_safe
@access(Capability.PROMISE_READ)
def one(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """One promise: what was said of it, how it read before, and changing one's own."""
    return _one(request, promise_id, None)


@require_POST
@access(Capability.PROMISE_WRITE)
@waits("promise", "edit")
def change(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Change one of one's own; what it said before is kept."""
    actor, form = actor_of(request), PromiseForm(request.POST)
    person = own_promise_of(actor, promise_id)
    if form.is_valid() and changed(request, form, lambda: commands.change_promise(
        actor, participant_id=person, promise_id=promise_id, said=form.said(),
        version=form.cleaned_data["version"],
    )):  # fmt: skip
        return trying.go_on(request, rules.CHANGED, address(request, person, "promises"))
    return _one(request, promise_id, form)


def _done(request: HttpRequest, person: UUID, said: str) -> HttpResponse:
    return trying.go_on(request, said, address(request, person, "promises"))


@require_POST
@access(Capability.PROMISE_WRITE)
@waits("promise", "away")
def away(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Take one off the list, or bring it back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    person = owner_of(actor, _WRITE, Promise, promise_id)
    commands.put_promise_away(actor, participant_id=person, promise_id=promise_id, away=not back)
    return _done(request, person, rules.BROUGHT_BACK if back else rules.PUT_AWAY)


@require_POST
@access(Capability.PROMISE_WRITE)
@waits("promise", "stand")
def go_on(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Go on with one though the coach has changed."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, Promise, promise_id)
    commands.go_on_with_promise(actor, participant_id=person, promise_id=promise_id)
    return _done(request, person, rules.GOES_ON)


@require_POST
@access(Capability.PROMISE_OWN)
@waits("promise", "share")
def share(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Let the coach see one of one's own, or take that back."""
    actor, shared = actor_of(request), request.POST.get("share") == "coach"
    person = owner_of(actor, _OWN, Promise, promise_id)
    commands.share_promise(actor, participant_id=person, promise_id=promise_id, shared=shared)
    return _done(request, person, rules.SAVED if shared else rules.SAVED_ALONE)


@require_POST
@access(Capability.PROMISE_WRITE)
@waits("promise", "earlier")
def use_before(request: HttpRequest, promise_before_id: UUID) -> HttpResponse:
    """Let one's own promise read as it did before."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, EarlierPromise, promise_before_id)
    commands.use_earlier(actor, participant_id=person, earlier_id=promise_before_id)
    return _done(request, person, rules.EARLIER_BACK)
