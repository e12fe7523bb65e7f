"""From the bytes of an upload to a table of plain text, or one sentence saying what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handrail.ground.people.importing import limits
from handrail.ground.people.importing.encoding import NotTextError, decode
from handrail.ground.people.importing.workbook import BadWorkbookError, rows_of

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
DELIMITERS = (",", ";", "\t", "|")


class UnreadableError(Exception):
    """The file cannot be used; the message says why and what to do, in the reader's language."""


@dataclass(frozen=True)
class Table:
    """A header and its rows, every cell tidy text. `numbers` are the lines as a person counts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def read_table(content: bytes) -> Table:
    """The table in `content`. Raises UnreadableError with a sentence for anything else."""
    if len(content) > limits.MAX_BYTES:
        raise UnreadableError(
            _("This file is too big. Please send a file of at most %(mb)s megabytes.")
            % {"mb": limits.MAX_BYTES // (1024 * 1024)}
        )
    if not content.strip():
        raise UnreadableError(
            _("This file is empty. Please choose a file with a row for each person.")
        )
    return _table(_lines(content))


def _lines(content: bytes) -> list[tuple[int, list[str]]]:
    if content.startswith((ZIP, EMPTY_ZIP)):
        try:
            return _numbered(rows_of(content))
        except BadWorkbookError as problem:
            raise UnreadableError(_workbook_words()[problem.code]) from problem
    if content.startswith(OLD_EXCEL):
        raise UnreadableError(
            _("This is an old Excel file, or it has a password. Please save it as .xlsx or CSV.")
        )
    try:
        text = decode(content)
    except NotTextError as problem:
        raise UnreadableError(
            _("We could not read the letters in this file. Please save it as CSV UTF-8.")
        ) from problem
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml")):
        raise UnreadableError(_("This is a web page, not a table. Please save it as CSV or .xlsx."))
    try:
        return _numbered(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as problem:
        raise UnreadableError(
            _("One cell in this file is far too long. A quote mark may be missing.")
        ) from problem


def _workbook_words() -> dict[str, str]:
    return {
        "broken": _("This Excel file is broken or cut off. Please save it again and send it."),
        "bomb": _("This Excel file unfolds to far too much. Please save the one sheet as CSV."),
        "locked": _("This Excel file has a password. Please save a copy without it."),
        "not_excel": _("This is a ZIP file, not a table. Please send the .xlsx or CSV inside it."),
    }


def _delimiter(text: str) -> str:
    """The separator that splits the first line most often; a comma when there is none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count) if any(map(first.count, DELIMITERS)) else ","


def _numbered(lines: Iterable[list[str]]) -> list[tuple[int, list[str]]]:
    """Lines that hold anything, with their number in the file, at most one more than allowed."""
    kept: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        cells = [plain(cell) for cell in line[: limits.MAX_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept.append((number, cells))
        if len(kept) > limits.MAX_ROWS + 1 or number >= limits.MAX_SCANNED:
            break
    return kept


def _table(lines: list[tuple[int, list[str]]]) -> Table:
    if not lines:
        raise UnreadableError(
            _("This file is empty. Please choose a file with a row for each person.")
        )
    (_first, header), body = lines[0], lines[1:]
    if not body:
        raise UnreadableError(_("This file has a line of headings, but no people below it."))
    if len(body) > limits.MAX_ROWS:
        raise UnreadableError(
            _("This file has more than %(rows)s rows. Please split it and send it in parts.")
            % {"rows": f"{limits.MAX_ROWS:,}"}
        )
    width = max(len(header), *(len(cells) for _number, cells in body))
    return Table(
        header=_fill(header, width),
        rows=tuple(_fill(cells, width) for _number, cells in body),
        numbers=tuple(number for number, _cells in body),
    )


def _fill(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple(cells) + ("",) * (width - len(cells))


def plain(cell: str) -> str:
    """One line of text without control characters; longer than MAX_CELL is cut with an ellipsis.

    A formula stays the text it is: nothing here or later calculates it.
    """
    text = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    return text if len(text) <= limits.MAX_CELL else text[: limits.MAX_CELL - 1] + "…"
