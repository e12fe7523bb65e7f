"""Whether it fits: said by the participant, taken back, shown to the coach."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject
from handrail.ground.people.whose import owner_of

from ..commands import fit as commands
from ..forms import FitForm
from ..models import FitCheck
from ..pair import pair_of
from ..queries.fit import fit_due, fits
from ..rules import fit as rules

_C = Capability.PULSE_ANSWER


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PULSE_ANSWER)
def fit(request: HttpRequest) -> HttpResponse:
    """Say whether it fits; what was said before stands below."""
    actor, me = actor_of(request), subject(request, _C, None)
    form = FitForm(request.POST if request.method == "POST" else None, initial={"id": uuid7()})
    if form.is_bound and form.is_valid() and _kept(request, me, form):
        return redirect("balance:fit")
    pair = pair_of(actor, _C, me)
    said = fits(actor, pair) if pair else []
    due = fit_due(actor, pair, said) if pair else None
    context: dict[str, Any] = {
        "pair": pair, "said": said, "due": due, "answers": rules.FITS, "when": rules.WHEN,
        "ask": gettext(rules.ASK), "not_asked": gettext(rules.NOT_ASKED), "nav": "people",
    }  # fmt: skip
    return show(request, "balance/fit.html", context, form)


def _kept(request: HttpRequest, me: UUID, form: FitForm) -> bool:
    try:
        commands.say_fit(actor_of(request), participant_id=me, said=form.said(),
                         id=form.cleaned_data["id"])  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, gettext(rules.SAID[form.said().fits]))
    return True


@waits("fit", "undo")
@require_POST
@access(Capability.PULSE_ANSWER)
def back(request: HttpRequest, fit_id: UUID) -> HttpResponse:
    """Take an answer back."""
    actor = actor_of(request)
    me = owner_of(actor, _C, FitCheck, fit_id)
    commands.take_back_fit(actor, participant_id=me, fit_id=fit_id)
    messages.success(request, gettext(rules.TAKEN_BACK))
    return redirect("balance:fit")


@waits("fit", "share")
@require_POST
@access(Capability.PULSE_ANSWER)
def share(request: HttpRequest, fit_id: UUID) -> HttpResponse:
    """Let the coach read an answer, or not any more."""
    actor, shared = actor_of(request), request.POST.get("share") == "yes"
    me = owner_of(actor, _C, FitCheck, fit_id)
    commands.share_fit(actor, participant_id=me, fit_id=fit_id, shared=shared)
    messages.success(request, gettext(rules.SHOWN if shared else rules.HIDDEN))
    return redirect("balance:fit")
