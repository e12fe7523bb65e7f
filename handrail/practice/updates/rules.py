"""What an update may hold, and what is said of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

WORDS_LIMIT, ASK_LIMIT, LINE_LIMIT, LINES_AT_MOST, READERS_AT_MOST = 1500, 400, 1000, 12, 20

KINDS: Mapping[str, str] = MappingProxyType({"step": N_("A step"), "win": N_("A win")})

EMPTY = N_("Write a few words, or pick a line. One is enough.")
NOBODY = N_("Choose at least one person who gets it.")
NOT_NOW = N_("One of these people cannot read updates just now. Look at “My people” first.")
MANY = N_("Twelve lines fit. Leave some out.")
LINE_ODD = N_("Pick lines from the list.")
SENT = N_("Sent to the people you chose. You can take it back at any time.")
TAKEN_BACK = N_("Taken back. From now on nobody can read it. Whoever read it, has read it.")
THANKED = N_("They see that you said thank you.")


def check_lines(lines: Iterable[tuple[str, str]]) -> str | None:
    """The sentence for lines that do not fit, or None."""
    found = list(lines)
    if len(found) > LINES_AT_MOST:
        return MANY
    odd = any(kind not in KINDS or not text or len(text) > LINE_LIMIT for kind, text in found)
    return LINE_ODD if odd else None


def parse_line(value: str) -> tuple[str, str]:
    """A picked line as it is sent: its kind, a bar, and its words."""
    kind, _bar, text = value.partition("|")
    return kind, text.strip()


def says_something(words: str, ask: str, lines: Iterable[object]) -> bool:
    """Whether there is anything in it."""
    return bool(words or ask or list(lines))
