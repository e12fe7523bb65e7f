"""Which views take later what was pressed without a network, and how such a view says no.

A view that is stamped with `waits` may be given what a phone kept for it: it is called once for
each entry, as if its own page had sent it. A view without the stamp never is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

View = TypeVar("View", bound=Callable[..., Any])
Response = TypeVar("Response", bound=HttpResponse)

SENT_BY_PAGE = "X-Handrail-Send"
"""The header of a form that its page sends by itself."""
KEPT = "kept"
"""Marks a warning about something that was stored all the same."""
_STAMP = "_handrail_waits"
_SENTENCES = "handrail_sentences"


@dataclass(frozen=True)
class Waits:
    """What a view takes later: something of which kind, and what is done with it."""

    what: str | Mapping[str, str]
    act: str
    day: str = ""
    also: tuple[tuple[str, str], ...] = ()

    def kind(self, named: Mapping[str, Any]) -> str:
        """Return the kind of entry; `named` are the parts of the address."""
        what = self.what if isinstance(self.what, str) else self.what.get(named.get("kind", ""), "")
        return f"{what}.{self.act}" if what else ""


def waits(
    what: str | Mapping[str, str], act: str, *, day: str = "", **also: str
) -> Callable[[View], View]:
    """Let a view take later what a phone kept for it.

    `what` is the kind of thing, or one for each kind that the address can name. `day` is the field
    for the day on which it was pressed, where the person named none; `also` is what a form says
    when nobody is there to be asked.
    """

    def stamp(view: View) -> View:
        setattr(view, _STAMP, Waits(what, act, day, tuple(also.items())))
        return view

    return stamp


def waits_of(view: Callable[..., Any]) -> Waits | None:
    """Return what the view takes later, or None."""
    found = getattr(view, _STAMP, None)
    return found if isinstance(found, Waits) else None


def not_yet(response: Response, sentences: Iterable[str]) -> Response:
    """Let a page be the answer to a form that did not pass (422), and note what it says."""
    response.status_code = 422
    setattr(response, _SENTENCES, list(dict.fromkeys(sentences)))
    return response


def sentences_of(response: HttpResponse) -> list[str]:
    """Return what a page says about a form that did not pass."""
    found = getattr(response, _SENTENCES, [])
    return list(found)


def both_kept(request: HttpRequest, words: str) -> None:
    """Tell somebody that two changes crossed; theirs is stored."""
    messages.warning(request, words, extra_tags=KEPT)
