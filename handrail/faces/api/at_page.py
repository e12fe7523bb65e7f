"""What was pressed on a page that was open without a network: words put right, and taps.

The view of that page gets it as if the page had sent it: the same form, the same command, the same
sentences. It is done once for each entry, whether it comes from the page or from what waited.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage, Message
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import ResolverMatch, resolve
from django.utils.datastructures import MultiValueDict

from handrail.faces.api.envelope import Entry, Refused
from handrail.ground.access import Actor, tripwire
from handrail.ground.access.middleware import admits
from handrail.ground.kernel.gate import declared
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.receipts import Answer, Replayed, once
from handrail.ground.kernel.waits import KEPT, SENT_BY_PAGE, Waits, sentences_of, waits_of

NOT_YOURS = N_("We could not find what this belongs to. It may be over, or not yours.")
UNKNOWN = N_("This page is older than the server. Load it again, then send.")
LOOK_AGAIN = N_("This has to be looked at once more. Open its page, and send it from there.")
CAME_BEFORE = N_("An entry with the same number came before with other words. The first one stays.")

# A command may keep a receipt under the entry's own number, so this one has another.
_HERE = UUID("b6f9ad3e-3b0f-4b0e-8a39-1f1b6a2f8a51")
_NOT_SAID = ("csrfmiddlewaretoken", "id", "sent_before")


def receipt_of(entry: UUID) -> UUID:
    """Return the number under which it is noted that an entry was given to its page."""
    return uuid5(_HERE, str(entry))


class NotKept(Exception):
    """The view did not take it: everything is undone, and its page says why."""

    def __init__(self, page: HttpResponse, sentences: Sequence[str]) -> None:
        super().__init__(*sentences)
        self.page = page
        self.sentences = sentences


@dataclass(frozen=True)
class Kept:
    """What became of it: the page to go to, what crossed it, and what the page said the first
    time. The sentences of the page may hold somebody's words, so no receipt keeps them."""

    to: str
    crossed: Sequence[str]
    said: Sequence[str]


class Heard:
    """Notices of one request: they go on to where they are kept, and what was said is noted."""

    def __init__(self, storage: Any) -> None:
        self.storage = storage
        self.said: list[tuple[int, str, str]] = []

    def add(self, level: int, message: Any, extra_tags: str = "") -> None:
        """Note a notice and pass it on."""
        self.said.append((level, str(message), extra_tags))
        self.storage.add(level, message, extra_tags)

    def of(self, level: int, tag: str = "") -> list[str]:
        """Return the sentences of that level and tag."""
        return [words for at, words, tags in self.said if (at, tags) == (level, tag)]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.storage, name)

    def __iter__(self) -> Iterator[Message]:
        return iter(self.storage)

    def __len__(self) -> int:
        return len(self.storage)


class _Nowhere(BaseStorage):
    """The next page of somebody who was not there says nothing of it."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Message], bool]:
        return [], True

    def _store(self, messages: Any, response: Any, *args: Any, **kwargs: Any) -> list[Message]:
        return []


def _caught_up(owner: UUID, fields: QueryDict) -> None:
    """Count what this form sent before: one's own earlier change is nobody else's."""
    before = [_number(text) for text in fields.get("sent_before", "").split()][:50]
    known = [receipt_of(entry) for entry in before if entry]
    if not known:
        return
    arrived = Receipt.objects.filter(owner=owner, entry__in=known).count()
    for name in ("version", "c-version"):
        if (stood := fields.get(name, "")).isdecimal() and len(stood) < 9:
            fields[name] = str(int(stood) + arrived)


def _number(text: str) -> UUID | None:
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if found.version == 7 else None


def _body(path: str, fields: QueryDict) -> bytes:
    """What the entry says, the same whether its page or the phone's queue sent it."""
    said = {
        name: [text.replace("\r\n", "\n") for text in texts if text]
        for name, texts in fields.lists()
        if name not in _NOT_SAID
    }
    return json.dumps([path, {name: texts for name, texts in said.items() if texts}],
                      sort_keys=True).encode()  # fmt: skip


def _once(
    actor: Actor, owner: UUID, entry: UUID, request: HttpRequest, do: Callable[[], HttpResponse]
) -> Kept:
    """Let the view take what the request says, unless it did before. Raises NotKept, Replayed."""
    heard = Heard(request._messages)  # type: ignore[attr-defined]
    request._messages = heard  # type: ignore[attr-defined]
    body = _body(request.path, request.POST)
    fields = request.POST.copy()
    _caught_up(owner, fields)
    request.POST = fields  # type: ignore[assignment]

    def run() -> Answer:
        page = do()
        wrong = heard.of(messages.WARNING)
        if wrong or not 300 <= page.status_code < 400:
            raise NotKept(page, wrong or sentences_of(page))
        return {"to": page.headers["Location"], "crossed": heard.of(messages.WARNING, KEPT)}

    noted = once(owner, receipt_of(entry), body, run, org_id=actor.org_id)
    return Kept(noted["to"], noted["crossed"], heard.of(messages.SUCCESS))


def _as_from_there(request: HttpRequest, entry: Entry, found: ResolverMatch) -> HttpRequest:
    there = copy(request)
    for cached in ("headers", "_messages"):
        there.__dict__.pop(cached, None)
    there.META = {
        name: value for name, value in request.META.items()
        if name != "QUERY_STRING" and not name.startswith(("HTTP_HX", "HTTP_X_HANDRAIL"))
    }  # fmt: skip
    there.path = there.path_info = entry.at
    there.GET = QueryDict()
    there._files = MultiValueDict()  # type: ignore[attr-defined]
    there.resolver_match = found
    data = QueryDict(mutable=True)
    for name, values in entry.fields.items():
        data.setlist(name, list(values))
    data["id"] = str(entry.id)
    there.POST = data  # type: ignore[assignment]
    there._messages = _Nowhere(there)  # type: ignore[attr-defined]
    return there


def _place(actor: Actor, entry: Entry) -> tuple[ResolverMatch, Waits]:
    try:
        found = resolve(entry.at)
    except Http404 as nowhere:
        raise Refused(NOT_YOURS) from nowhere
    waits = waits_of(found.func)
    if waits is None or waits.kind(found.kwargs) != entry.kind:
        raise Refused(UNKNOWN)
    if not admits(declared(found.func), actor):
        raise Refused(NOT_YOURS)
    return found, waits


def keep_at_page(
    request: HttpRequest, actor: Actor, owner: UUID, entry: Entry, written_on: Callable[[], Any]
) -> Kept:
    """Give an entry to the page that it was pressed on; return what the page said, and of what
    crossed it. Raises Refused with the page's own sentences."""
    found, waits = _place(actor, entry)
    there = _as_from_there(request, entry, found)

    def do() -> HttpResponse:
        fields = there.POST.copy()
        for name, value in waits.also:
            fields.setdefault(name, value)
        if waits.day and not fields.get(waits.day):
            fields[waits.day] = written_on().isoformat()
        there.POST = fields  # type: ignore[assignment]
        answer: HttpResponse = found.func(there, *found.args, **found.kwargs)
        return answer

    try:
        return _once(actor, owner, entry.id, there, do)
    except NotKept as no:
        raise Refused(" ".join(no.sentences) or LOOK_AGAIN) from no
    except Replayed as again:
        raise Refused(CAME_BEFORE) from again
    except (Http404, PermissionDenied) as hidden:
        raise Refused(NOT_YOURS) from hidden


class OnceFromPage:
    """A form that its page sends by itself is noted as the phone's queue would note it.

    So when the answer got lost, and the phone keeps the entry and sends it again, it is one entry.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; the work is done when its view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Call a view that takes entries once for each of them."""
        if request.method != "POST" or SENT_BY_PAGE not in request.headers:
            return None
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        entry = _number(request.POST.get("id", ""))
        if actor is None or actor.participant_id is None or entry is None or not waits_of(view):
            return None
        typed = request.POST
        try:
            kept = _once(actor, actor.participant_id, entry, request,
                         lambda: view(request, *args, **kwargs))  # fmt: skip
        except NotKept as no:
            return no.page
        except Replayed:
            # Other words from the same page are another entry, and its view knows what to do.
            request.POST = typed
            return None
        # When it came before, the receipt of this person is all that was asked for.
        tripwire.decided()
        return HttpResponse(status=303, headers={"Location": kept.to})


def tell_crossed(request: HttpRequest, kept: Kept) -> None:
    """Let the next page, whichever it is, say that two changes crossed."""
    for words in kept.crossed:
        messages.warning(request, words)
