"""Words that may hurt, noticed while somebody writes about a person: a hint, never a bar.

The words are entries of the shelf, by language, with what one can say instead and why; a site can
add its own and hide ours. A page lays them beside a field, and its script notices them as they are
typed, without a network. Without the script the page after saving says the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from handrail.ground.access import Actor
from handrail.ground.access.actor import current_actor
from handrail.ground.shelf.queries import entries
from handrail.ground.shelf.rules import Entry

KIND, TONE, SEEN = "dignity_word", "tone_word", "hinted"
"""The kinds on the shelf (`TONE` is for what coaches say of themselves), and the field that a
page's script sends when it has shown its hint."""
HINTS_AT_MOST = 3


@dataclass(frozen=True)
class Hint:
    """Words that are noticed, what one can say instead, and why."""

    words: tuple[str, ...]
    instead: tuple[str, ...]
    why: str


@lru_cache(maxsize=64)
def _hints(found: tuple[Entry, ...]) -> tuple[Hint, ...]:
    return tuple(
        Hint(_words(one.title), tuple(part.strip() for part in one.parts), one.text)
        for one in found
    )  # fmt: skip


def _words(title: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in title.split(",") if word.strip())


def noticed(text: str, hints: Iterable[Hint]) -> list[tuple[str, Hint]]:
    """The words in a text that may hurt, as they stand there, each hint once, in their order."""
    found = []
    for hint in hints:
        match = _pattern(hint.words).search(text) if hint.words else None
        if match:
            found.append((match.start(), match[0], hint))
    return [(word, hint) for _at, word, hint in sorted(found, key=lambda each: each[0])]


@lru_cache(maxsize=512)
def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def hints(actor: Actor, kind: str = KIND) -> tuple[Hint, ...]:
    """The hints in the language of the page; one query."""
    return _hints(entries(actor, kind))


def dignity_words() -> str:
    """The hints as JSON for the script of a page, or "" where nobody writes about a person."""
    return _for_script(KIND)


def tone_words() -> str:
    """The same for what coaches write about themselves."""
    return _for_script(TONE)


def _for_script(kind: str) -> str:
    actor = current_actor()
    if actor is None or actor.staff_id is None:
        return ""
    return json.dumps([asdict(hint) for hint in hints(actor, kind)], ensure_ascii=False)


def say_hints(request: HttpRequest, actor: Actor, *texts: str, kind: str = KIND) -> None:
    """Say on the next page what a script would have said while somebody typed."""
    if actor.staff_id is None or request.POST.get(SEEN):
        return
    found = noticed("\n".join(texts), hints(actor, kind))
    for word, hint in found[:HINTS_AT_MOST]:
        said = _("It is saved. About “%(word)s”: %(why)s You could write: %(instead)s.")
        instead = _(" or ").join(f"“{one}”" for one in hint.instead[:2])
        messages.info(request, said % {"word": word, "why": hint.why, "instead": instead})
    if len(found) > HINTS_AT_MOST:
        messages.info(request, _("There are more words like these in the text."))
