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
from handrail.ground.people.whose import owner_of
from handrail.ground.shelf.dignity import say_hints

from . import commands, queries, rules
from .forms import RemarkForm
from .models import Remark

_WRITE, _READ = Capability.REMARK_WRITE, Capability.REMARK_READ


def _list(request: HttpRequest, person: UUID, capability: Capability, form: Any) -> HttpResponse:
    actor = actor_of(request)
    name, _zone = about(actor, capability, person)
    context: dict[str, Any] = {
        "found": queries.remarks(actor, capability, person), "person": person, "name": name,
        "nav": "today" if form else "supervision",
    }  # fmt: skip
    return show(request, "contacts/remarks.html", context, form)


def _here(person: UUID) -> str:
    return reverse("contacts:remarks", kwargs={"participant_id": person})


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
    record_read(actor, _WRITE, person)
    return _list(request, person, _WRITE, form)


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
@access(Capability.REMARK_READ)
def in_supervision(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The remarks about somebody, for whoever supervises their coach."""
    person = subject(request, _READ, participant_id)
    record_read(actor_of(request), _READ, person)
    return _list(request, person, _READ, None)
