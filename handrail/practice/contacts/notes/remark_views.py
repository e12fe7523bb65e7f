"""Remarks for supervision: writing one, for a coach; reading them, for writer and supervisor."""

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
from handrail.ground.people.pages import REFUSALS, about, actor_of, refuse, show, subject
from handrail.ground.people.trying import go, tried
from handrail.ground.people.whose import owner_of
from handrail.ground.shelf.dignity import say_hints

from . import commands, remark_queries, rules
from .forms import RemarkForm, RemarkReadForm
from .models import Remark

_WRITE, _READ = Capability.REMARK_WRITE, Capability.REMARK_READ
_ANSWER = Capability.REMARK_ANSWER


def _here(person: UUID, name: str = "remarks") -> str:
    return reverse(f"contacts:{name}", kwargs={"participant_id": person})


def _own(request: HttpRequest, person: UUID, form: RemarkForm) -> HttpResponse:
    actor = actor_of(request)
    record_read(actor, _WRITE, person)
    name, _zone = about(actor, _WRITE, person)
    found = remark_queries.remarks(actor, _WRITE, person)
    if any(one.read and not one.read.told for one in found):
        commands.see_remark_answers(actor, participant_id=person)
    context: dict[str, Any] = {"found": found, "person": person, "name": name, "nav": "today"}
    return show(request, "contacts/remarks.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.REMARK_WRITE)
def remarks(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """A coach's own remarks about somebody, and one more."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    data = request.POST if request.method == "POST" else None
    form = RemarkForm(data, initial={"id": uuid7()})
    if data is not None and form.is_valid():
        try:
            commands.remark(
                actor, participant_id=person, said=form.said(), id=form.cleaned_data["id"]
            )
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext(rules.REMARK_SAVED))
            say_hints(request, actor, form.cleaned_data["text"])
            return HttpResponseRedirect(_here(person), status=303)
    return _own(request, person, form)


@require_POST
@access(Capability.REMARK_WRITE)
def remark_away(request: HttpRequest, remark_id: UUID) -> HttpResponse:
    """Take one's own remark back, or bring it back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    person = owner_of(actor, _WRITE, Remark, remark_id)
    commands.put_remark_away(actor, participant_id=person, remark_id=remark_id, away=not back)
    messages.success(request, gettext(rules.REMARK_AGAIN if back else rules.REMARK_BACK))
    return HttpResponseRedirect(_here(person), status=303)


@require_safe
@access(Capability.REMARK_READ, record=False)
def waiting(request: HttpRequest) -> HttpResponse:
    """About whom remarks wait for the reader, without a word of them."""
    found = remark_queries.remarks_waiting_about(actor_of(request))
    return show(request, "contacts/remarks_wait.html", {"found": found, "nav": "supervision"}, None)


def _supervised(
    request: HttpRequest, person: UUID, remark_id: UUID | None = None,
    form: RemarkReadForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    record_read(actor, _READ, person)
    name, _zone = about(actor, _READ, person)
    found = remark_queries.remarks(actor, _READ, person)
    forms = {
        one.id: form if form and one.id == remark_id else RemarkReadForm(
            initial={"id": uuid7(), "answer": one.last_words}, auto_id=f"{one.id}_%s"
        )
        for one in found if not one.mine
    }  # fmt: skip
    context: dict[str, Any] = {
        "found": found, "forms": forms, "person": person, "name": name, "nav": "supervision",
        "wrong": remark_id if form else None,
    }  # fmt: skip
    return show(request, "contacts/remarks_read.html", context, form)


@require_safe
@access(Capability.REMARK_READ)
def in_supervision(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The remarks about somebody, for whoever supervises their coach."""
    return _supervised(request, subject(request, _READ, participant_id))


@require_POST
@access(Capability.REMARK_ANSWER)
def remark_read(request: HttpRequest, remark_id: UUID) -> HttpResponse:
    """Mark a remark as read, with a short answer or none; or take the mark back."""
    actor = actor_of(request)
    person = owner_of(actor, _ANSWER, Remark, remark_id)
    which, to = {"participant_id": person, "remark_id": remark_id}, _here(person, "remarks_read")
    if request.POST.get("undo") == "1":
        commands.unread_remark(actor, **which)
        return go(request, rules.REMARK_UNREAD, f"{to}#remark-{remark_id}")
    form = RemarkReadForm(request.POST, auto_id=f"{remark_id}_%s")
    if form.is_valid() and tried(form, lambda: commands.read_remark(
        actor, **which, answer=form.cleaned_data["answer"]
    )):  # fmt: skip
        return go(request, rules.REMARK_READ, f"{to}#remark-{remark_id}")
    return _supervised(request, person, remark_id, form)
