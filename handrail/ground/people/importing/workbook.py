"""The first sheet of an XLSX as rows of text, without trusting the file.

An XLSX is a ZIP of XML. Before the reader touches it: the declared sizes are added up (the
ZIP module never unfolds more than is declared), document types are refused, locked parts too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook

from handrail.ground.people.importing import limits

LOCKED = 0x1
PEEK = 4096


class BadWorkbookError(Exception):
    """The ZIP is not a sheet that may be read. `code`: broken, bomb, locked or not_excel."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rows_of(content: bytes) -> Iterator[list[str]]:
    """Rows of the first sheet, cells as text. Raises BadWorkbookError before anything unfolds."""
    _inspect(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=limits.MAX_COLUMNS, values_only=True):
            yield [_text(value) for value in row]
    except BadWorkbookError:
        raise
    except Exception as problem:
        # The reader raises whatever its XML, ZIP or type code meets in a damaged file.
        raise BadWorkbookError("broken") from problem


def _inspect(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > limits.MAX_PARTS:
                raise BadWorkbookError("bomb")
            if sum(part.file_size for part in parts) > limits.MAX_UNZIPPED:
                raise BadWorkbookError("bomb")
            if any(part.flag_bits & LOCKED for part in parts):
                raise BadWorkbookError("locked")
            if "xl/workbook.xml" not in archive.namelist():
                raise BadWorkbookError("not_excel")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_document_types(archive, part)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as problem:
        raise BadWorkbookError("broken") from problem


def _refuse_document_types(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Entities that unfold into gigabytes need a document type; sheets never have one."""
    with archive.open(part) as stream:
        start = stream.read(PEEK)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise BadWorkbookError("bomb")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
