"""The working agreement: reading and signing it, and every version that was signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.accounts.devices import device_key
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, show, subject
from handrail.ground.people.trying import go_on, tried

from ..commands.signing import look_later, sign
from ..forms import SignForm
from ..queries import agreement as queries
from ..rules import agreement as rules
from .place import address, frame

_READ, _SIGN = Capability.AGREEMENT_READ, Capability.AGREEMENT_SIGN


def _start(request: HttpRequest, found: queries.Table, today: Any) -> dict[str, Any]:
    """What stands in the form: what holds now, and a day to look again that is still to come."""
    now = found.now
    keeps = now is not None and found.stands == rules.WAITS_FOR_ME
    return {
        "id": uuid7(), "fingerprint": found.fingerprint, "seen": now.id if now else None,
        "device": device_key(request.META.get("HTTP_USER_AGENT", "")),
        "reach": now.reach if now else "", "hours": now.hours if now else "",
        "review_on": now.review_on if now and keeps else rules.review_default(today),
    }  # fmt: skip


def _page(request: HttpRequest, person: UUID, form: SignForm | None) -> HttpResponse:
    page = frame(request, _READ, person)
    record_read(actor_of(request), _READ, person)
    found = queries.table(actor_of(request), person, page["today"])
    start = _start(request, found, page["today"])
    if form is not None:
        # Whoever signs next signs what stands on the page now.
        for name in ("fingerprint", "seen"):
            form.put(name, str(start[name] or ""))
        form.put("drawn", rules.kept_drawing(form["drawn"].value() or ""))
    context = {
        **page, "table": found, "width": rules.WIDTH,
        "height": rules.HEIGHT, "me": actor_of(request).user_id, "sent": form is not None,
    }  # fmt: skip
    return show(request, "accountability/agreement.html", context,
                form or SignForm(initial=start))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.AGREEMENT_SIGN)
def agreement(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Read it, write down how and when the two talk, and sign."""
    actor, person = actor_of(request), subject(request, _SIGN, participant_id)
    if request.method != "POST":
        return _page(request, person, None)
    form, new = SignForm(request.POST), []
    if form.is_valid() and tried(form, lambda: new.append(sign(
        actor, participant_id=person, terms=form.terms(), name=form.signed(),
        id=form.cleaned_data["id"],
    ))):  # fmt: skip
        said = rules.SIGNED if new[0] else rules.SIGNED_BEFORE
        return go_on(request, said, address(request, person, "agreement"))
    return _page(request, person, form)


@require_POST
@access(Capability.AGREEMENT_SIGN)
@waits("signature", "later")
def later(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Put it off: one is asked again in two weeks."""
    person = subject(request, _SIGN, participant_id)
    look_later(actor_of(request), participant_id=person)
    return go_on(request, rules.LATER, address(request, person, "agreement"))


@require_safe
@access(Capability.AGREEMENT_READ)
def version(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """One version as it was signed, to read and to print."""
    found = queries.version(actor_of(request), agreement_id)
    record_read(actor_of(request), _READ, found.participant_id)
    context = {
        **frame(request, _READ, found.participant_id), "one": found,
        "width": rules.WIDTH, "height": rules.HEIGHT,
    }  # fmt: skip
    return render(request, "accountability/version.html", context)
