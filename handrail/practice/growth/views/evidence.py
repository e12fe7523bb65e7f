"""My list of evidence: writing, ordering, sharing, putting away and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject
from handrail.ground.people.whose import one_of, owner_of
from handrail.ground.people.words import EARLIER_BACK, read_from_now_on

from ..commands import evidence as commands
from ..forms import EvidenceForm
from ..models import EarlierEvidence, Evidence
from ..queries import evidence as queries
from ..rules import evidence as rules
from .going import changed, go

_KEEP, LIST = Capability.GROWTH_KEEP, "growth:evidence"


def _list(request: HttpRequest, me: UUID, form: EvidenceForm) -> HttpResponse:
    context: dict[str, Any] = {"listed": queries.evidence(actor_of(request), me), "nav": "plan"}
    return show(request, "growth/evidence.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.GROWTH_KEEP)
def listed(request: HttpRequest) -> HttpResponse:
    """The list, to read, to hear and to print, and one more sentence."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    if request.method != "POST":
        return _list(request, me, EvidenceForm(initial={"id": uuid7()}))
    form = EvidenceForm(request.POST)
    if form.is_valid():
        try:
            commands.add_evidence(
                actor, participant_id=me, id=form.cleaned_data["id"], **form.said()
            )
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return go(request, gettext(rules.SAVED), LIST)
    return _list(request, me, form)


def _mine(request: HttpRequest, evidence_id: UUID) -> UUID:
    return owner_of(actor_of(request), _KEEP, Evidence, evidence_id)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.GROWTH_KEEP)
@waits("evidence", "edit")
def edit(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """Put a sentence of one's own in other words; what it said before is kept."""
    actor, me = actor_of(request), _mine(request, evidence_id)
    view = queries.sentence(me, one_of(Evidence, actor, _KEEP, me, evidence_id))
    if view is None or not view.own:
        raise NotVisible
    start = {"id": uuid7(), "text": view.text, "on": view.on, "version": view.version}
    form = EvidenceForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid() and _changed(request, me, evidence_id, form):
        return go(request, gettext("Saved."), LIST)
    context: dict[str, Any] = {
        "one": view, "before": queries.before(actor, me, evidence_id), "nav": "plan",
    }  # fmt: skip
    return show(request, "growth/sentence.html", context, form)


def _changed(request: HttpRequest, me: UUID, evidence_id: UUID, form: EvidenceForm) -> bool:
    typed = form.cleaned_data
    return changed(request, form, lambda: commands.change_evidence(
        actor_of(request), participant_id=me, evidence_id=evidence_id, text=typed["text"],
        on=typed["on"], version=typed["version"],
    ))  # fmt: skip


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("evidence", "move")
def move(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """Move one up or down."""
    me, up = _mine(request, evidence_id), request.POST.get("to") == "up"
    commands.move_evidence(actor_of(request), participant_id=me, evidence_id=evidence_id, up=up)
    return go(request, gettext("Moved."), LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("evidence", "away")
def away(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """Take one off the list, or bring it back."""
    me, back = _mine(request, evidence_id), request.POST.get("back") == "1"
    commands.put_evidence_away(
        actor_of(request), participant_id=me, evidence_id=evidence_id, away=not back
    )
    gone = gettext("Put away. You can bring it back below.")
    return go(request, gettext("It is back.") if back else gone, LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("evidence", "share")
def share(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """Let the coach read one, or take that back."""
    me, shared = _mine(request, evidence_id), request.POST.get("share") == "coach"
    commands.share_evidence(
        actor_of(request), participant_id=me, evidence_id=evidence_id, shared=shared
    )
    return go(request, read_from_now_on(shared=shared), LIST)


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("evidence", "earlier")
def use_before(request: HttpRequest, sentence_before_id: UUID) -> HttpResponse:
    """Let one read as it did before."""
    actor = actor_of(request)
    me = owner_of(actor, _KEEP, EarlierEvidence, sentence_before_id)
    commands.use_earlier_evidence(actor, participant_id=me, earlier_id=sentence_before_id)
    said = str(EARLIER_BACK)
    return go(request, said, LIST)
