"""Every kind of file gets a table or a sentence, never an error."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from handrail.ground.people.importing import limits
from handrail.ground.people.importing.reading import Table, UnreadableError, read_table

LINE = "First name,Phone\nJosé,215 555 0101\n"
EXPECTED = (("José", "215 555 0101"),)


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert read_table(LINE.encode(encoding)).rows == EXPECTED


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator: str) -> None:
    assert read_table(LINE.replace(",", separator).encode()).rows == EXPECTED


def test_line_ends_blank_lines_quotes_and_short_rows() -> None:
    table = read_table(b'\r\nFirst,Last,Phone\r\n\r\n"Ana ""A""\nM",Marlow\r\n,,\r\nBen\r\n')
    assert table.header == ("First", "Last", "Phone")
    assert table.rows == (('Ana "A" M', "Marlow", ""), ("Ben", "", ""))


def test_nul_emoji_and_right_to_left_text_stay_readable() -> None:
    content = "First\nAna\x00 \U0001f33f\n\u05d0\u05d1\u05d2\n".encode()
    assert read_table(content).rows == (("Ana \U0001f33f",), ("\u05d0\u05d1\u05d2",))


def test_a_formula_stays_text_in_both_kinds_of_file() -> None:
    text = "=HYPERLINK(1)"
    assert read_table(f"First\n{text}\n".encode()).rows == ((text,),)
    assert read_table(workbook([["First"], [text]])).rows == ((text,),)


def test_numbers_and_dates_of_a_workbook_become_text() -> None:
    from datetime import datetime

    rows = [["First", "Phone", "Born", "Yes"], ["Ana", 2155550101.0, datetime(1988, 4, 2), True]]
    assert read_table(workbook(rows)).rows == (("Ana", "2155550101", "1988-04-02T00:00:00", "yes"),)


def bomb(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\r\n ", "empty"),
        (b"First,Last\n", "no people"),
        (b"x" * (limits.MAX_BYTES + 1), "too big"),
        (b"<!doctype html><p>sign in", "web page"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "old Excel"),
        (bytes(range(256)) * 20, "letters"),
        (b"PK\x03\x04 and then nothing", "broken"),
        (workbook([["First"], ["Ana"]])[:-200], "broken"),
        (bomb({"readme.txt": b"hello"}), "ZIP"),
        (bomb({"xl/workbook.xml": b"0" * (limits.MAX_UNZIPPED + 1)}), "far too much"),
        (bomb({"xl/workbook.xml": ENTITIES}), "far too much"),
        (bomb({f"{n}.xml": b"" for n in range(limits.MAX_PARTS + 1)}), "far too much"),
        (bomb({"xl/workbook.xml": b"<workbook>"}), "broken"),
        (b'First\n"' + b"a" * 200_000, "too long"),
        (b"First\n" + b"Ana\n" * (limits.MAX_ROWS + 1), "split it"),
        (b"First\n" + b"Ana\n" * 50_000, "split it"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_table(content)


def test_exactly_as_many_rows_as_allowed() -> None:
    assert len(read_table(b"First\n" + b"Ana\n" * limits.MAX_ROWS).rows) == limits.MAX_ROWS


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_a_table_or_a_sentence(content: bytes) -> None:
    try:
        table = read_table(content)
    except UnreadableError:
        return
    assert isinstance(table, Table)
    assert all(len(row) == len(table.header) for row in table.rows)
