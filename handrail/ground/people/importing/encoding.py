"""Which letters do these bytes mean? UTF-8, UTF-16 and Windows-1252, told apart by evidence."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096
BINARY_SHARE = 0.05
"""A table of people has no control characters; one in twenty means it is no text at all."""

STRAY = 4
"""Control characters that a short file may hold by accident; they are dropped."""


class NotTextError(Exception):
    """The bytes are not text in any encoding that table programs write."""


def decode(content: bytes) -> str:
    """The text of `content`. Raises NotTextError when no known encoding fits."""
    for name in _candidates(content):
        try:
            text = content.decode(name)
        except UnicodeError:
            continue
        if _looks_like_text(text):
            return text.replace("\x00", "")
    raise NotTextError


def _candidates(content: bytes) -> tuple[str, ...]:
    for mark, name in MARKS:
        if content.startswith(mark):
            return (name,)
    sample = content[:SAMPLE]
    # Latin letters in UTF-16 have a zero in every second byte; which one tells the byte order.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 and not even:
        return ("utf-16-le",)
    if even > len(sample) // 4 and not odd:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _looks_like_text(text: str) -> bool:
    sample = text[:SAMPLE]
    strange = sum(1 for c in sample if ord(c) < 32 and c not in "\t\r\n")
    return strange <= max(STRAY, len(sample) * BINARY_SHARE)
