"""Text as people type it, made safe to keep without changing what it says."""

from __future__ import annotations

import unicodedata


class TextTooLong(ValueError):
    """The text has more characters than there is room for.

    `limit` and `length` count characters.
    """

    def __init__(self, limit: int, length: int) -> None:
        super().__init__(f"{length} characters, room for {limit}")
        self.limit = limit
        self.length = length


def _kept(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}


def tidy(text: str, *, limit: int) -> str:
    """Return `text` in NFC without control characters, line ends as "\\n", outer space gone.

    Emoji, right-to-left text and its marks stay as they are. Raises TextTooLong above `limit`
    characters, so that a caller can say so and keep what was typed.
    """
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = unicodedata.normalize("NFC", "".join(filter(_kept, flat))).strip()
    if len(clean) > limit:
        raise TextTooLong(limit, len(clean))
    return clean


def shortened(text: str, *, limit: int) -> str:
    """Return `text` whole when it fits into `limit` characters, else cut at a word, with "…".

    A word that alone is longer than that is cut where it must be.
    """
    if len(text) <= limit:
        return text
    room = text[:limit]
    # What ends exactly before a space is a whole word.
    whole = room[: limit - 1] if room[-1].isspace() else room.rsplit(None, 1)[0]
    cut = whole if len(whole) < limit else room[: limit - 1]
    return cut[: limit - 1].rstrip() + "…"
