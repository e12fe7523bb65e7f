"""From bytes to rows: what is a meeting list and what is not."""

from __future__ import annotations

import codecs
import json
from typing import NoReturn

LIMIT_BYTES = 20 * 1024 * 1024
_DIGITS_AS_NUMBER = 18


class FeedRefused(Exception):
    """The whole feed cannot be read. `str(error)` is the sentence that says why and what to do."""


def read_feed(data: bytes) -> list[object]:
    """The rows of a Meeting Guide feed, in feed order, as JSON values.

    Source: Meeting Guide specification (code4recovery/spec): a JSON list, UTF-8.
    Raises FeedRefused for anything that is not a whole, non-empty JSON list of at most 20 MB.
    """
    if len(data) > LIMIT_BYTES:
        raise FeedRefused(
            "This list is larger than 20 MB. Ask its publisher for a smaller list, "
            "for example by region."
        )
    text = _decoded(data)
    if not text:
        raise FeedRefused("This list is empty. Check the file or the address.")
    if text.startswith("<"):
        raise FeedRefused(
            "This is a web page, not a meeting list. Look for the address of the "
            "Meeting Guide feed; it answers with JSON."
        )
    rows = _parsed(text)
    if not isinstance(rows, list):
        raise FeedRefused(
            "This is JSON, but not a list of meetings. A Meeting Guide feed begins with [ "
            "and ends with ]."
        )
    if not rows:
        raise FeedRefused("This list has no meetings in it. Nothing was changed.")
    return rows


def _decoded(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise FeedRefused("This is a compressed file. Unpack it first, then import what is inside.")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise FeedRefused(
            f"This list is not in UTF-8 (the first unreadable byte is number {error.start + 1}). "
            "Save it as UTF-8 and import it again."
        ) from None


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_int=_number)
    except RecursionError:
        raise FeedRefused(
            "This list is nested too deeply to be a list of meetings. Check the file or the "
            "address."
        ) from None
    except json.JSONDecodeError as error:
        _refuse_broken(text, error)


def _number(digits: str) -> int | str:
    # Beyond 64 bits a number can be no day, slug or postal code that we store as a number.
    return int(digits) if len(digits) <= _DIGITS_AS_NUMBER else digits


def _refuse_broken(text: str, error: json.JSONDecodeError) -> NoReturn:
    if text.startswith(("[", "{")) and not text.endswith(("]", "}")):
        raise FeedRefused(
            f"This list ends in the middle (in line {text.count(chr(10)) + 1}). "
            "It was probably cut off on the way. Fetch it again. Nothing was changed."
        ) from None
    if error.pos >= len(text):
        raise FeedRefused(
            f"This list ends in the middle (after line {error.lineno}). "
            "It was probably cut off on the way. Fetch it again. Nothing was changed."
        ) from None
    raise FeedRefused(
        f"This is not a meeting list: it stops being JSON in line {error.lineno}, "
        f"column {error.colno}. A Meeting Guide feed is a JSON list."
    ) from None
