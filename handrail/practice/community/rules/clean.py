"""Text, addresses and numbers as other people's lists write them, made safe to show."""

from __future__ import annotations

import html
import json
import math
import re
import unicodedata
from urllib.parse import urlsplit

_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--)>", re.DOTALL)
_BREAK = re.compile(r"<\s*(?:br|/p|/li|/div)\s*/?>", re.IGNORECASE)
_HOST = re.compile(r"^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE)
_NOT_DIALLED = re.compile(r"[^0-9+*#,;]")


def text_of(value: object, limit: int, *, lines: bool = False) -> str:
    """The value as plain text: no tags, entities or control characters, at most `limit` long.

    Numbers become their digits; lists, objects, booleans and null become "". With `lines` line
    breaks stay. Longer text is cut and ends with an ellipsis.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    raw = value if isinstance(value, str) else json.dumps(value)
    # Twice: lists exported from web pages escape the escapes ("&amp;amp;").
    raw = html.unescape(html.unescape(raw[: limit * 8]))
    raw = _TAG.sub("", _BREAK.sub("\n", raw))
    raw = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    kept = raw if raw.isprintable() else "".join(_visible(c) for c in raw)
    if lines:
        kept = re.sub(r"\n{3,}", "\n\n", re.sub(r"[^\S\n]+", " ", kept).replace(" \n", "\n"))
    else:
        kept = re.sub(r"\s+", " ", kept)
    kept = kept.strip()
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + "\u2026"


def _visible(char: str) -> str:
    if char in "\n\t\u200c\u200d":  # joiners are letters' business in Persian and Hindi
        return char
    return "" if unicodedata.category(char) in {"Cc", "Cs", "Cf", "Cn", "Co"} else char


def link_of(value: object, limit: int = 1000) -> str:
    """A web address that is safe to link (http or https), or ""; a bare host gets https."""
    text = text_of(value, limit + 1).replace(" ", "")
    if not text or len(text) > limit:
        return ""
    if _HOST.match(text):
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    return text if parts.scheme.lower() in {"http", "https"} and host else ""


def phone_of(value: object) -> str:
    """A telephone number as it is dialled (digits, +, *, #, pauses), or ""."""
    dialled = _NOT_DIALLED.sub("", text_of(value, 200)).strip(",;")
    return dialled[:64] if sum(c.isdigit() for c in dialled) >= 3 else ""


def degrees_of(value: object, bound: float) -> float | None:
    """Degrees within +-bound from a number or text; None when absent or not a coordinate."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        number = float(text)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) <= bound else None


def folded(text: str) -> str:
    """Text for comparing and searching: lower case, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
