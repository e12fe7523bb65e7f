"""Warning signs, and what sets it off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject

from .. import ready
from ..commands import lists as commands
from ..forms import SignForm, TriggerForm
from ..queries import lists as queries
from ..queries.beside import besides
from ..queries.cards import card_words, last_practised
from ..queries.earlier import earlier
from ..queries.sharing import shared_lists
from ..rules.cards import LIST_SHARED
from ..rules.lists import NO_CARD, TRIGGER_ASKED, trigger_saved
from .going import back, stays

_KEEP, _OPEN = Capability.COPING_KEEP, Capability.COPING_OPEN


def _sign_start(request: HttpRequest, me: UUID, sign_id: UUID | None) -> dict[str, Any]:
    if sign_id is None:
        return {"id": uuid7()}
    found = [s for s in queries.signs(actor_of(request), me) if s.id == sign_id]
    if not found:
        raise NotVisible
    return {"id": uuid7(), "text": found[0].text, "first": found[0].first,
            "version": found[0].version}  # fmt: skip


def _signs(request: HttpRequest, me: UUID, sign_id: UUID | None) -> dict[str, Any]:
    actor = actor_of(request)
    found = queries.signs(actor, me)
    ideas = ready.ideas(actor, ready.SIGN, (sign.text for sign in found))
    return {
        "earlier": earlier(actor, me, sign_id) if sign_id else [],
        "signs": found, "one": sign_id, "ideas": ideas, "nav": "plan",
        "entries": {key: uuid7() for key, _words in ideas},
        "shared": "signs" in shared_lists(actor, me),
        "besides": besides(actor, me),
        "away": [] if sign_id else queries.signs(actor, me, away=True),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("warning_sign", "edit")
def signs(request: HttpRequest, sign_id: UUID | None = None) -> HttpResponse:
    """My warning signs with what I do first; add one, or change the one in the address."""
    me = subject(request, _KEEP, None)
    start = _sign_start(request, me, sign_id)
    form = SignForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and (done := _sign_kept(request, me, sign_id, form)):
        return done
    return show(request, "coping/signs.html", _signs(request, me, sign_id), form)


def _sign_kept(
    request: HttpRequest, me: UUID, sign_id: UUID | None, form: SignForm
) -> HttpResponse | None:
    said, both = dict(form.cleaned_data), False
    entry, version = said.pop("id"), said.pop("version")
    try:
        if sign_id is None:
            commands.write_sign(actor_of(request), participant_id=me, id=entry, **said)
        else:
            both = commands.change_sign(actor_of(request), participant_id=me, sign_id=sign_id,
                                        version=version, **said)  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    if both:
        return stays(request, "coping:sign", sign_id=sign_id)
    return back(request, gettext("Saved. Noticing is half of it."), "coping:signs")


def _trigger_start(found: list[queries.TriggerView], trigger_id: UUID | None) -> dict[str, Any]:
    if trigger_id is None:
        return {"id": uuid7()}
    row = next((each for each in found if each.id == trigger_id), None)
    if row is None:
        raise NotVisible
    cards = dict(zip(("first", "second", "third"), (c for c, _text in row.cards), strict=False))
    return {"id": uuid7(), "kind": row.kind, "text": row.text, "version": row.version, **cards}


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
@waits("trigger", "edit")
def triggers(request: HttpRequest, trigger_id: UUID | None = None) -> HttpResponse:
    """What sets it off, each with my cards in order; add one, or change one."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    found, shared = queries.triggers(actor, me), shared_lists(actor, me)
    data = request.POST if request.method == "POST" else None
    cards = card_words(actor, me, key_if_kept(me))
    form = TriggerForm(data, initial=_trigger_start(found, trigger_id), cards=cards)
    if form.is_bound and form.is_valid() and (done := _trigger_kept(request, me, trigger_id, form)):
        return done
    context: dict[str, Any] = {
        "triggers": found, "one": trigger_id, "any_cards": bool(cards), "asks": TRIGGER_ASKED,
        "practised": last_practised(actor, me), "card_read": LIST_SHARED, "no_card": NO_CARD,
        "earlier": earlier(actor, me, trigger_id, cards) if trigger_id else [],
        "shared": "triggers" in shared, "cards_shared": "cards" in shared, "nav": "plan",
        "besides": besides(actor, me),
        "away": [] if trigger_id else queries.triggers(actor, me, away=True),
    }  # fmt: skip
    return show(request, "coping/triggers.html", context, form)


def _trigger_kept(
    request: HttpRequest, me: UUID, trigger_id: UUID | None, form: TriggerForm
) -> HttpResponse | None:
    actor, both, typed = actor_of(request), False, form.cleaned_data
    said = {"kind": typed["kind"], "text": typed["text"], "cards": form.chosen(),
            "new_card": typed["new_card"]}  # fmt: skip
    try:
        if trigger_id is None:
            row = commands.write_trigger(actor, participant_id=me, id=typed["id"], **said)
        else:
            row = trigger_id
            both = commands.change_trigger(actor, participant_id=me, trigger_id=trigger_id,
                                           version=typed["version"], **said)  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return None
    if both:
        return stays(request, "coping:trigger", trigger_id=trigger_id)
    return back(
        request, gettext(trigger_saved(queries.has_card(actor, me, row))), "coping:triggers"
    )
