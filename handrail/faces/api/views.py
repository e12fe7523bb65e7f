"""Two addresses for the phone: who is here, and take what waited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from handrail.faces.api import phone_keys
from handrail.faces.api.at_page import keep_at_page, receipt_of, tell_crossed
from handrail.faces.api.envelope import Entry, Refused, instant, open_envelope
from handrail.faces.api.kinds import keep, written
from handrail.faces.api.reading import Said, day_of
from handrail.ground.access import Actor, public
from handrail.ground.kernel import clock
from handrail.ground.kernel.models import Receipt

BODY_LIMIT = 2 * 1024 * 1024
ENTRIES_AT_ONCE = 50


class Unreadable(ValueError):
    """The request is no list of entries; `status` is the HTTP status that says so."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True)
class Sent:
    """What a phone sent: entries, its clock, and the id of the one whose form is looked at."""

    entries: Sequence[Any]
    at: datetime | None
    looked_at: str | None


def _actor(request: HttpRequest) -> Actor | None:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    return actor


@public("a phone asks whether it is signed in; the answer names nobody")
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """Say whether somebody is signed in, and what the phone needs to seal and to send."""
    actor = _actor(request)
    key = phone_keys.current_id()
    mine = actor.participant_id if actor else None
    return JsonResponse(
        {
            "signed_in": actor is not None,
            "who": phone_keys.whose(mine) if mine else None,
            "private_phone": bool(actor and actor.private_phone),
            "csrf": get_token(request),
            "key": {"id": key, "jwk": phone_keys.public_jwk(key)},
            "server_time": clock.now().isoformat(),
        }
    )


@public("the phone must hear 401 to keep its queue; every entry passes the write ring")
@require_POST
def sync(request: HttpRequest) -> JsonResponse:
    """Take a list of sealed entries and answer for each what became of it.

    About the entry whose form the person is looking at, the next page says a sentence.
    """
    actor = _actor(request)
    if actor is None or actor.participant_id is None:
        return _sentence(401, _("Saved on this phone. Sign in to send."))
    try:
        sent = _read(request)
    except Unreadable as said:
        return _sentence(said.status, said.sentence)
    answers = []
    for item in sent.entries:
        answer, words = _one(request, actor, actor.participant_id, item, sent.at)
        answers.append(answer)
        if words and answer["id"] == sent.looked_at:
            messages.success(request, words())
    return JsonResponse({"entries": answers, "server_time": clock.now().isoformat()})


def _sentence(status: int, words: str) -> JsonResponse:
    return JsonResponse({"reason": words}, status=status)


def _body(request: HttpRequest) -> bytes:
    too_big = Unreadable(413, _("This is too much to send at once. Send fewer entries."))
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > BODY_LIMIT:
            raise too_big
        body = request.body
    except RequestDataTooBig as big:
        raise too_big from big
    if len(body) > BODY_LIMIT:
        raise too_big
    return body


def _read(request: HttpRequest) -> Sent:
    unclear = Unreadable(422, _("We could not read what the phone sent. Load the page again."))
    try:
        found = json.loads(_body(request))
    except (UnicodeError, RecursionError, ValueError) as wrong:
        if isinstance(wrong, Unreadable):
            raise
        raise unclear from wrong
    given = found if isinstance(found, dict) else {"entries": found}
    entries = given.get("entries")
    if not isinstance(entries, list):
        raise unclear
    if len(entries) > ENTRIES_AT_ONCE:
        words = _("Send at most %(number)s entries at once.") % {"number": ENTRIES_AT_ONCE}
        raise Unreadable(413, words)
    looked_at = given.get("looked_at")
    return Sent(entries, _clock(given.get("sent_at")), str(looked_at) if looked_at else None)


def _clock(text: Any) -> datetime | None:
    try:
        return instant(text) if text else None
    except Refused:
        return None


def _one(
    request: HttpRequest, actor: Actor, owner: UUID, item: Any, sent_at: datetime | None
) -> tuple[dict[str, Any], Said | None]:
    number = item.get("id") if isinstance(item, dict) else None
    named = {"id": number if isinstance(number, str) else None}
    entry: Entry | None = None
    try:
        entry = open_envelope(item, phone_keys.private_key)
        if entry.who != phone_keys.whose(owner):
            words = _("Somebody else wrote this on this phone. It waits for them.")
            return {**named, "status": "waits", "reason": words}, None
        noted = receipt_of(entry.id) if entry.at else entry.id
        known = Receipt.objects.filter(owner=owner, entry=noted).exists()
        if entry.at:
            said = _from_page(request, actor, owner, entry, sent_at)
        else:
            said = keep(actor, owner, entry, sent_at)
    except Refused as no:
        own = written(entry) if entry else []
        return {**named, "status": "refused", "reason": _(no.sentence), "words": own}, None
    return {**named, "status": "duplicate" if known else "created", "reason": ""}, said


def _from_page(
    request: HttpRequest, actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None
) -> Said:
    kept = keep_at_page(request, actor, owner, entry, day_of(actor, entry, sent_at))
    tell_crossed(request, kept)
    words = " ".join(kept.said)
    return lambda: words or _("Saved.")
