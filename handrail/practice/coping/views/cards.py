"""My cards, and the answer to "did it pass?"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject

from .. import ready
from ..commands import cards as commands
from ..forms import AnswerForm, CardForm, PracticeForm
from ..queries import cards as queries
from ..queries.beside import besides
from ..queries.earlier import earlier
from ..queries.sharing import shared_lists
from .going import back, stays

_KEEP, _OPEN = Capability.COPING_KEEP, Capability.COPING_OPEN


def _page(request: HttpRequest, me: UUID, form: CardForm) -> HttpResponse:
    actor = actor_of(request)
    hand = queries.hand(actor, me, practised=True)
    ideas = ready.ideas(actor, ready.CARD, (card.text for card in hand.cards))
    context: dict[str, Any] = {
        "hand": hand, "ideas": ideas, "shared": "cards" in shared_lists(actor, me), "nav": "plan",
        "entries": {key: uuid7() for key, _words in ideas}, "besides": besides(actor, me),
    }  # fmt: skip
    return show(request, "coping/cards.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def cards(request: HttpRequest) -> HttpResponse:
    """My cards in their order; add one in own words or from the ideas."""
    me = subject(request, _KEEP, None)
    if request.method != "POST":
        return _page(request, me, CardForm(initial={"id": uuid7()}))
    form = CardForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            commands.add_card(
                actor_of(request), participant_id=me, text=said["text"], idea=said["idea"],
                id=said["id"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return back(request, gettext("Your card is there."), "coping:cards")
    return _page(request, me, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("coping_card", "edit")
def edit(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Other words for a card."""
    actor = actor_of(request)
    me, card = queries.card(actor, card_id)
    start = {"id": uuid7(), "text": card.text, "version": card.version}
    form = CardForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            both = commands.change_card(
                actor, participant_id=me, card_id=card_id, text=said["text"],
                version=said["version"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            if both:
                return stays(request, "coping:card_edit", card_id=card_id)
            return back(request, gettext("Saved."), "coping:cards")
    context: dict[str, Any] = {"earlier": earlier(actor, me, card_id), "nav": "plan",
                               "besides": besides(actor, me).get(card_id)}  # fmt: skip
    return show(request, "coping/card_edit.html", context, form)


@require_POST
@access(Capability.COPING_KEEP)
@waits("coping_card", "away")
def away(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Put a card away, or bring it back."""
    me = subject(request, _KEEP, None)
    gone = request.POST.get("back") != "1"
    try:
        commands.put_card_away(actor_of(request), participant_id=me, card_id=card_id, away=gone)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return HttpResponseRedirect(reverse("coping:cards"), status=303)
    said = (
        gettext("Put away. You find it at the foot of this page.")
        if gone
        else gettext("It is back.")
    )
    return back(request, said, "coping:cards")


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def practise(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Practice a card on a calm day, and say how sure one is."""
    actor = actor_of(request)
    me, card = queries.card(actor, card_id)
    form = PracticeForm(request.POST if request.method == "POST" else None,
                        initial={"id": uuid7()})  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            commands.practise(actor, participant_id=me, card_id=card_id, **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return back(request, gettext("Noted. What you practice comes easier."), "coping:cards")
    before = queries.practices(actor, me).get(card_id, [])
    context = {"card": card, "before": before, "nav": "plan"}
    return show(request, "coping/card_practise.html", context, form)


def _answered(request: HttpRequest, me: UUID, form: AnswerForm) -> None:
    typed = dict(form.cleaned_data)
    card = typed.pop("card")
    commands.answer(actor_of(request), participant_id=me, card_id=card, **typed)


@require_POST
@access(Capability.COPING_OPEN)
def answer(request: HttpRequest) -> HttpResponse:
    """Did it pass? The answer teaches the order of the cards; only the person ever sees it."""
    me = subject(request, _OPEN, None)
    form = AnswerForm(request.POST)
    said = ""
    if form.is_valid():
        try:
            _answered(request, me, form)
            said = form.cleaned_data["passed"]
        except REFUSALS as refusal:
            refuse(form, refusal)
    if not said:
        words = " ".join(str(w) for found in form.errors.values() for w in found)
        messages.warning(request, words)
        return HttpResponseRedirect(reverse("desks:now"), status=303)
    tried = form.cleaned_data["card"] or form.cleaned_data["idea"]
    after = f"?after={said}" + (f"&tried={tried}" if tried else "")
    return HttpResponseRedirect(reverse("desks:now") + after, status=303)
