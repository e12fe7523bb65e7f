"""My view beside a note and asking to put it right, for the participant; answering, for coaches."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, about, actor_of, refuse, show
from handrail.ground.people.trying import changed, go
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import EARLIER_BACK
from handrail.ground.shelf.dignity import say_hints

from ..models import Contact
from ..queries import note_seen
from . import commands, queries, rules
from .forms import AnswerAskForm, CorrectionForm, ViewForm
from .models import CorrectionAsk, EarlierAsk, EarlierView, OwnView
from .opening import shut_to

_OWN, _LOG, _READ = Capability.NOTE_OWN, Capability.CONTACT_LOG, Capability.CONTACT_READ


def _done(request: HttpRequest, said: str, contact_id: UUID) -> HttpResponse:
    return go(request, said, reverse("contacts:note", kwargs={"contact_id": contact_id}))


def _view_form(view: queries.View | None, together: bool) -> ViewForm:
    start: dict[str, Any] = {"id": uuid7()}
    if view:
        start |= {"text": view.text, "heard": view.heard, "means": view.means}
        start["version"] = view.version
    return ViewForm(initial=start, together=together)


def _page(
    request: HttpRequest, me: UUID, contact_id: UUID, view: ViewForm | None = None,
    ask: CorrectionForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    note = note_seen(actor, me, contact_id)
    beside = queries.beside_note(actor, me, contact_id)
    asked = beside.ask
    start: dict[str, Any] = {"id": uuid7(), "version": asked.version if asked else None}
    if asked and asked.state == rules.WAITS:
        start["words"] = asked.words
    together = note.kind == rules.TOGETHER
    name = shut_to(actor, me, contact_id)
    shut = rules.shut_words(asked.state if asked else "") if name else ""
    context: dict[str, Any] = {
        "note": note, "beside": beside, "together": together, "nav": "today",
        "zone": actor.zone, "shut": gettext(shut) % {"name": name} if shut else "",
        "view_form": view or _view_form(beside.view, together),
        "ask_form": ask or CorrectionForm(initial=start, auto_id="ask_%s"),
        "views_before": queries.earlier_views(actor, me, beside.view.id) if beside.view else [],
        "asks_before": queries.earlier_asks(actor, me, asked.id) if asked else [],
    }  # fmt: skip
    return show(request, "contacts/note.html", context, view or ask)


def _mine(request: HttpRequest, model: Any, row_id: UUID) -> UUID:
    return owner_of(actor_of(request), _OWN, model, row_id)


@require_safe
@access(Capability.NOTE_OWN)
def note(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """One note, my view beside it, and what I asked to put right."""
    return _page(request, _mine(request, Contact, contact_id), contact_id)


@require_POST
@access(Capability.NOTE_OWN)
@waits("note_view", "edit")
def say(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Write my view beside a note, or put it in other words."""
    actor, me = actor_of(request), _mine(request, Contact, contact_id)
    together = note_seen(actor, me, contact_id).kind == rules.TOGETHER
    form = ViewForm(request.POST, together=together)
    if form.is_valid() and changed(request, form, lambda: commands.say_view(
        actor, participant_id=me, contact_id=contact_id, said=form.said(),
        version=form.cleaned_data["version"],
    ), rules.BOTH_KEPT):  # fmt: skip
        return _done(request, rules.VIEW_SAVED, contact_id)
    return _page(request, me, contact_id, view=form)


@require_POST
@access(Capability.NOTE_OWN)
@waits("note_view", "away")
def view_away(request: HttpRequest, own_view_id: UUID) -> HttpResponse:
    """Take my view back, or bring it back."""
    me, back = _mine(request, OwnView, own_view_id), request.POST.get("back") == "1"
    note_id = commands.put_view_away(
        actor_of(request), participant_id=me, view_id=own_view_id, away=not back
    )
    return _done(request, rules.VIEW_BACK if back else rules.VIEW_AWAY, note_id)


@require_POST
@access(Capability.NOTE_OWN)
@waits("note_view", "earlier")
def view_before(request: HttpRequest, view_before_id: UUID) -> HttpResponse:
    """Let my view read as it did before."""
    me = _mine(request, EarlierView, view_before_id)
    actor = actor_of(request)
    note_id = commands.use_earlier_view(actor, participant_id=me, earlier_id=view_before_id)
    return _done(request, str(EARLIER_BACK), note_id)


@require_POST
@access(Capability.NOTE_OWN)
@waits("note_ask", "edit")
def ask(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Ask to put a note right, or say it in other words."""
    actor, me = actor_of(request), _mine(request, Contact, contact_id)
    form = CorrectionForm(request.POST, auto_id="ask_%s")
    if form.is_valid() and changed(request, form, lambda: commands.ask_correction(
        actor, participant_id=me, contact_id=contact_id, words=form.cleaned_data["words"],
        version=form.cleaned_data["version"],
    ), rules.BOTH_KEPT):  # fmt: skip
        return _done(request, rules.ASKED, contact_id)
    return _page(request, me, contact_id, ask=form)


@require_POST
@access(Capability.NOTE_OWN)
@waits("note_ask", "undo")
def ask_back(request: HttpRequest, correction_id: UUID) -> HttpResponse:
    """Take my asking back, or ask the same again."""
    actor, me = actor_of(request), _mine(request, CorrectionAsk, correction_id)
    again = request.POST.get("again") == "1"
    try:
        note_id = commands.take_ask_back(
            actor, participant_id=me, ask_id=correction_id, again=again
        )
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return HttpResponseRedirect(reverse("contacts:mine"), status=303)
    return _done(request, rules.ASK_AGAIN if again else rules.ASK_BACK, note_id)


@require_POST
@access(Capability.NOTE_OWN)
@waits("note_ask", "earlier")
def ask_before(request: HttpRequest, ask_before_id: UUID) -> HttpResponse:
    """Ask in the words of before."""
    me, actor = _mine(request, EarlierAsk, ask_before_id), actor_of(request)
    note_id = commands.use_earlier_ask(actor, participant_id=me, earlier_id=ask_before_id)
    return _done(request, str(EARLIER_BACK), note_id)


def _answered(request: HttpRequest, asked: queries.Ask, form: AnswerAskForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    actor, person, words = actor_of(request), asked.participant_id, form.cleaned_data["answer"]
    try:
        commands.answer_ask(
            actor, participant_id=person, ask_id=asked.id, state=form.cleaned_data["state"],
            answer=words,
        )  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        if getattr(refusal, "words", "") == rules.NOT_CHANGED:
            commands.keep_answer(actor, participant_id=person, ask_id=asked.id, answer=words)
        return None
    messages.success(request, gettext(rules.ANSWERED))
    say_hints(request, actor, words)
    to = reverse("contacts:person", kwargs={"participant_id": person})
    return HttpResponseRedirect(f"{to}#contact-{asked.contact_id}", status=303)


def _answer_form(request: HttpRequest, asked: queries.Ask) -> AnswerAskForm:
    if request.method == "POST":
        return AnswerAskForm(request.POST)
    begun = queries.answer_begun(actor_of(request), asked)
    return AnswerAskForm(initial={"id": uuid7(), "answer": begun or asked.answer})


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.CONTACT_LOG)
def answer(request: HttpRequest, correction_id: UUID) -> HttpResponse:
    """Somebody asked to put a note right: the note, what they ask, and an answer."""
    actor = actor_of(request)
    asked = queries.asking(actor, correction_id)
    person = asked.participant_id
    form = _answer_form(request, asked)
    if form.is_bound and (done := _answered(request, asked, form)):
        return done
    record_read(actor, _READ, person)
    context: dict[str, Any] = {
        "asked": asked, "note": note_seen(actor, person, asked.contact_id), "person": person,
        "name": about(actor, _LOG, person)[0], "answers": rules.ANSWERS, "nav": "today",
        "zone": actor.zone, "before": queries.earlier_asks(actor, person, asked.id),
    }  # fmt: skip
    return show(request, "contacts/correction.html", context, form)
