"""What pages with a kept draft share: taking it, offering it, going on with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from handrail.ground.kernel.entry_form import AGAIN, EntryForm
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.drafts import Begun, Body

SHOWN = 80


class DraftedForm(EntryForm):
    """A form whose words are kept while they are typed; `began` marks the draft it goes on with."""

    began = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)


def fields_of(request: HttpRequest, names: Iterable[str], many: Iterable[str] = ()) -> Body:
    """Return what was typed in the named fields; `many` are those with more than one value."""
    sent, lists = request.POST, set(many)
    return {n: sent.getlist(n) if n in lists else sent[n] for n in names if n in sent}


def entry_of(request: HttpRequest, name: str = "id") -> UUID | None:
    """Return the entry id that the form sent, or None when it cannot be read."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


def keep(request: HttpRequest, save: Callable[[UUID], None]) -> HttpResponse:
    """Answer a form that saves itself: 204, or 422 with a sentence."""
    entry = entry_of(request)
    if entry is None:
        return HttpResponse(AGAIN, status=422, content_type="text/plain; charset=utf-8")
    try:
        save(entry)
    except NotLikeThis as refusal:
        said = gettext(refusal.words)
        return HttpResponse(said, status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


def chosen(request: HttpRequest, found: list[Begun]) -> Begun | None:
    """Return the draft that the address asks for (`?draft=`), of those that were found."""
    wanted = request.GET.get("draft", "")
    return next((draft for draft in found if str(draft.entry) == wanted), None)


def offers(
    found: list[Begun], words: Iterable[str], names: Mapping[UUID, str] | None = None
) -> list[dict[str, Any]]:
    """Return the drafts for `people/_drafts.html`; `words` name the fields worth showing."""
    known, shown = names or {}, tuple(words)
    return [
        {
            "entry": draft.entry,
            "saved_at": draft.saved_at,
            "name": known.get(draft.about, "") if draft.about else "",
            "words": " ".join(str(draft.body.get(n, "")) for n in shown).strip()[:SHOWN],
        }
        for draft in found
    ]


def start_of(draft: Begun | None) -> dict[str, Any]:
    """Return the initial values of a form that goes on with a draft; it gets an id of its own."""
    if draft is None:
        return {}
    return {**{k: v for k, v in draft.body.items() if k != "id"}, "began": draft.mark}
