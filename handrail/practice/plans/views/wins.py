"""Wins: all of them, a new one, taking one back, and a word back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people import words_back
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import (
    REFUSALS,
    actor_of,
    own,
    refuse,
    shell,
    show,
    subject,
    subject_inside,
)
from handrail.ground.people.trying import done_or_not
from handrail.ground.people.whose import owner_of
from handrail.ground.people.words import read_from_now_on

from .. import queries, rules
from ..commands import record_win, share_win, take_back_win
from ..commands.words_back import answer_win, turn_win_word_back
from ..forms import WinForm, WordForm
from ..models import Win
from ..queries.beside import waiting
from ..who_writes import by_word
from .people import about, plan_address  # fmt: skip


def _wins_address(request: HttpRequest, person: UUID) -> str:
    if own(request, person):
        return reverse("plans:wins")
    return reverse("plans:wins", kwargs={"participant_id": person})


def _context(request: HttpRequest, person: UUID, capability: Capability) -> dict[str, Any]:
    mine = own(request, person)
    return {
        "shell": shell(request, person),
        "mine": mine,
        "person": person,
        "name": about(actor_of(request), capability, person)[0],
        "nav": "plan" if mine else "today",
    }


def _list(request: HttpRequest, person: UUID, form: WordForm, wrong: UUID | None) -> HttpResponse:
    actor = actor_of(request)
    context = _context(request, person, Capability.WIN_READ)
    record_read(actor, Capability.WIN_READ, person)
    found = queries.wins(actor, person, request.GET.get("page", "1"))
    context |= {"wins": found, "wrong": wrong, "back": plan_address(request, person)}
    besides = waiting(actor, person, found.object_list)
    context |= {"besides": besides, "here": _wins_address(request, person)}
    context["strengths"] = strengths(actor, Capability.PERSON_READ, person)
    return show(request, "plans/wins.html", context, form)


@require_safe
@access(Capability.WIN_READ)
def wins(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """All wins, newest first, with the words that came back."""
    person = subject_inside(request, Capability.WIN_READ, participant_id)
    return _list(request, person, WordForm(), None)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.WIN_RECORD)
def win_new(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Write a win down."""
    person = subject(request, Capability.WIN_RECORD, participant_id)
    context = _context(request, person, Capability.WIN_RECORD)
    context["back"] = _wins_address(request, person)
    if request.method != "POST":
        record_read(actor_of(request), Capability.WIN_RECORD, person)
        return show(request, "plans/win_new.html", context, WinForm(initial={"id": uuid7()}))
    form = WinForm(request.POST)
    if not form.is_valid():
        return show(request, "plans/win_new.html", context, form)
    try:
        record_win(actor_of(request), participant_id=person, **form.parts())
    except REFUSALS as refusal:
        refuse(form, refusal)
        return show(request, "plans/win_new.html", context, form)
    number = queries.wins(actor_of(request), person).paginator.count
    messages.success(request, gettext(rules.win_words(number)))
    return HttpResponseRedirect(_wins_address(request, person), status=303)


@require_POST
@access(Capability.WIN_RECORD)
@waits("win", "word")
def win_answer(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Give a word back to a win of the other person."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.WIN_RECORD, Win, win_id)
    form = WordForm(request.POST)
    if not form.is_valid():
        return _list(request, person, form, win_id)
    try:
        answer_win(actor, participant_id=person, win_id=win_id, text=form.cleaned_data["text"])
    except REFUSALS as refusal:
        refuse(form, refusal)
        return _list(request, person, form, win_id)
    messages.success(request, gettext(words_back.SAID))
    return HttpResponseRedirect(_wins_address(request, person), status=303)


@require_POST
@access(Capability.WIN_RECORD)
@waits("win", "unsaid")
def win_answer_undo(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Take one's last word to a win back; the one before stands again."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.WIN_RECORD, Win, win_id)
    before = request.POST.get("what") == "before"
    return done_or_not(
        request,
        lambda: turn_win_word_back(actor, participant_id=person, win_id=win_id, before=before),
        "", _wins_address(request, person),
    )  # fmt: skip


@require_POST
@access(Capability.WIN_RECORD)
@waits("win", "share")
def win_share(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Let the coach read a win that I wrote, so that a word can come back; or not any more."""
    actor = actor_of(request)
    person = owner_of(actor, Capability.WIN_RECORD, Win, win_id)
    shared = request.POST.get("share") == "coach"
    share_win(actor, participant_id=person, win_id=win_id, shared=shared)
    messages.success(request, read_from_now_on(shared=shared))
    return HttpResponseRedirect(_wins_address(request, person), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.WIN_RECORD)
def win_take_back(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Ask once, then remove an own win of the last day for good."""
    actor = actor_of(request)
    person, win = queries.win(actor, win_id)
    if win.by != by_word(actor, person):
        raise NotVisible
    if request.method != "POST" and win.can_take_back:
        context = _context(request, person, Capability.WIN_RECORD)
        context |= {"win": win, "back": _wins_address(request, person)}
        return show(request, "plans/win_take_back.html", context)
    try:
        take_back_win(actor, participant_id=person, win_id=win_id)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
    else:
        messages.success(request, gettext("Taken back. It is gone, for both of you."))
    return HttpResponseRedirect(_wins_address(request, person), status=303)
