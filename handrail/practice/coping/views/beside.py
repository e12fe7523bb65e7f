"""A coach's words beside a row of a shared list, and what the person says to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Actor, Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, about, actor_of, own, refuse, show, wanted

from ..commands import beside as commands
from ..forms import BesideForm
from ..queries import beside as queries
from ..rules import beside as rules

_BESIDE = Capability.COPING_BESIDE


def _coach_page(kind: str, person: UUID) -> str:
    name = "coping:plan_of" if kind == "line" else "coping:person"
    return reverse(name, kwargs={"participant_id": person})


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_BESIDE)
def write(request: HttpRequest, kind: str, row_id: UUID) -> HttpResponse:
    """Write other words for a row of the person's; they stand beside it."""
    actor = actor_of(request)
    person, text = queries.owner_of_row(actor, kind, row_id)
    form = BesideForm(kind, request.POST if request.method == "POST" else None,
                      initial={"id": uuid7(), "text": text})  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            commands.put_beside(actor, participant_id=person, kind=kind, row_id=row_id,
                                **form.cleaned_data)  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext(rules.SENT))
            return HttpResponseRedirect(_coach_page(kind, person), status=303)
    name, _zone = about(actor, _BESIDE, person)
    record_read(actor, _BESIDE, person)
    context: dict[str, Any] = {"text": text, "name": name, "nav": "today",
                               "back": _coach_page(kind, person)}  # fmt: skip
    return show(request, "coping/beside.html", context, form)


@require_POST
@access(Capability.COPING_BESIDE)
@waits("coping", "beside")
def answer(request: HttpRequest, beside_id: UUID) -> HttpResponse:
    """Take a coach's words, let them be, or (who wrote them) take them back or put again."""
    actor, take = actor_of(request), request.POST.get("take", "")
    person, kind = queries.place_of_beside(actor, beside_id)
    mine = own(request, person)
    page = reverse(f"coping:{rules.KINDS[kind]}") if mine else _coach_page(kind, person)
    if take == "back":
        commands.take_beside_back(actor, participant_id=person, beside_id=beside_id)
        said = rules.TAKEN_BACK
    elif take == "again":
        commands.put_beside_again(actor, participant_id=person, beside_id=beside_id)
        said = rules.AGAIN
    else:
        said = _answered(actor, person, beside_id, take == "yes")
    (messages.warning if said in (rules.TOO_LONG, rules.GONE) else messages.success)(
        request, gettext(said)
    )
    return HttpResponseRedirect(wanted(request, "next", page), status=303)


def _answered(actor: Actor, person: UUID, beside_id: UUID, yes: bool) -> str:
    """Take the words or let them be, and return the sentence to say."""
    try:
        commands.answer_beside(actor, participant_id=person, beside_id=beside_id, take=yes)
    except NotLikeThis as refusal:
        return refusal.words
    return rules.TAKEN_WORDS if yes else rules.LEFT
