"""From bytes to rows: what is a meeting list and what is not."""

from __future__ import annotations

import codecs
import json
from typing import NoReturn

from handrail.ground.kernel.marked import N_

LIMIT_BYTES = 20 * 1024 * 1024
_DIGITS_AS_NUMBER = 18


class FeedRefused(Exception):
    """The whole feed cannot be read. `str(error)` is the sentence that says why and what to do;
    `message` and `values` are the same for translation."""

    def __init__(self, message: str, **values: str | int) -> None:
        self.message, self.values = message, values
        super().__init__(message % values if values else message)


TOO_LARGE = N_(
    "This list is larger than 20 MB. Ask its publisher for a smaller list, for example by region."
)
EMPTY = N_("This list is empty. Check the file or the address.")
WEB_PAGE = N_(
    "This is a web page, not a meeting list. Look for the address of the Meeting Guide feed; it "
    "answers with JSON."
)
NOT_A_LIST = N_(
    "This is JSON, but not a list of meetings. A Meeting Guide feed begins with [ and ends with ]."
)
NO_MEETINGS = N_("This list has no meetings in it. Nothing was changed.")
COMPRESSED = N_("This is a compressed file. Unpack it first, then import what is inside.")
NOT_UTF8 = N_(
    "This list is not in UTF-8 (the first unreadable byte is number %(byte)s). Save it as UTF-8 "
    "and import it again."
)
TOO_DEEP = N_(
    "This list is nested too deeply to be a list of meetings. Check the file or the address."
)
CUT_OFF = N_(
    "This list ends in the middle (after line %(line)s). It was probably cut off on the way. "
    "Fetch it again. Nothing was changed."
)
NOT_JSON = N_(
    "This is not a meeting list: it stops being JSON in line %(line)s, column %(column)s. A "
    "Meeting Guide feed is a JSON list."
)


def read_feed(data: bytes) -> list[object]:
    """The rows of a Meeting Guide feed, in feed order, as JSON values.

    Source: Meeting Guide specification (code4recovery/spec): a JSON list, UTF-8.
    Raises FeedRefused for anything that is not a whole, non-empty JSON list of at most 20 MB.
    """
    if len(data) > LIMIT_BYTES:
        raise FeedRefused(TOO_LARGE)
    text = _decoded(data)
    if not text:
        raise FeedRefused(EMPTY)
    if text.startswith("<"):
        raise FeedRefused(WEB_PAGE)
    rows = _parsed(text)
    if not isinstance(rows, list):
        raise FeedRefused(NOT_A_LIST)
    if not rows:
        raise FeedRefused(NO_MEETINGS)
    return rows


def _decoded(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise FeedRefused(COMPRESSED)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise FeedRefused(NOT_UTF8, byte=error.start + 1) from None


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_int=_number)
    except RecursionError:
        raise FeedRefused(TOO_DEEP) from None
    except json.JSONDecodeError as error:
        _refuse_broken(text, error)


def _number(digits: str) -> int | str:
    # Beyond 64 bits a number can be no day, slug or postal code that we store as a number.
    return int(digits) if len(digits) <= _DIGITS_AS_NUMBER else digits


def _refuse_broken(text: str, error: json.JSONDecodeError) -> NoReturn:
    unclosed = text.startswith(("[", "{")) and not text.endswith(("]", "}"))
    if unclosed or error.pos >= len(text):
        raise FeedRefused(CUT_OFF, line=text.count("\n") + 1) from None
    raise FeedRefused(NOT_JSON, line=error.lineno, column=error.colno) from None
