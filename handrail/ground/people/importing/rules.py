"""Which column is which, and what is wrong with a value. Pure: the truth tables are in tests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that table programs run as a formula (OWASP, CSV injection)."""

MIN_PHONE_DIGITS, MAX_PHONE_DIGITS = 7, 15
"""A local number has at least seven digits; E.164 allows fifteen."""

EARLIEST_BIRTH_YEAR = 1900
YOUNGEST = 12
"""Years. Programmes for teenagers begin at 12 or 13; younger is a typing slip."""


@dataclass(frozen=True)
class Field:
    """One thing an import can bring: its name and the headings other systems give it."""

    name: str
    headings: tuple[str, ...]
    required: bool = False


FIELDS: tuple[Field, ...] = (
    Field(
        "given_name",
        ("given name", "first name", "first", "name", "preferred name", "nombre", "fname"),
        required=True,
    ),
    Field(
        "family_name",
        ("family name", "last name", "surname", "last", "family initial", "initial",
         "last initial", "apellido", "apellidos", "lname"),
    ),
    Field(
        "phone",
        ("phone", "mobile", "cell", "cell phone", "mobile phone", "phone number", "telephone",
         "tel", "telefono", "celular", "movil"),
    ),
    Field("email", ("email", "e mail", "email address", "mail", "correo", "correo electronico")),
    Field(
        "birth_year",
        ("birth year", "year of birth", "yob", "dob", "date of birth", "birth date", "birthdate",
         "fecha de nacimiento", "ano de nacimiento"),
    ),
    Field("site", ("site", "location", "office", "branch", "sede", "lugar")),
    Field("language", ("language", "preferred language", "lang", "idioma")),
    Field("coach", ("coach", "recovery coach", "assigned coach", "staff", "worker")),
)  # fmt: skip

LANGUAGES = {
    "en": "en", "eng": "en", "english": "en", "ingles": "en",
    "es": "es", "spa": "es", "spanish": "es", "espanol": "es", "castellano": "es",
}  # fmt: skip


def plain_key(text: str) -> str:
    """Lower case, no accents, letters and digits in single spaces: "E-Mail " -> "e mail"."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+|_", " ", bare).split())


def guess(header: Sequence[str]) -> dict[str, int]:
    """Field name -> column index for headings we know; each column and field at most once."""
    keys = [plain_key(heading) for heading in header]
    found: dict[str, int] = {}
    for field in FIELDS:
        column = _first_match(field.headings, keys, set(found.values()))
        if column is not None:
            found[field.name] = column
    return found


def _first_match(headings: Sequence[str], keys: Sequence[str], taken: set[int]) -> int | None:
    for wanted in headings:
        for index, key in enumerate(keys):
            if key == wanted and index not in taken:
                return index
    return None


def picked(mapping: Mapping[str, int], cells: Sequence[str]) -> dict[str, str]:
    """The cells that the mapping points to, by field name; a short row gives empty text."""
    return {
        name: cells[column] if 0 <= column < len(cells) else "" for name, column in mapping.items()
    }


def looks_like_formula(text: str) -> bool:
    """True for text that a table program would run. A phone number's plus is no formula."""
    if not text.startswith(FORMULA_STARTS):
        return False
    return not re.fullmatch(r"\+[\d\s().-]+", text)


def neutral(text: str) -> str:
    """Text that is safe to open in a table program: an apostrophe before a formula."""
    return "'" + text if looks_like_formula(text) else text


def phone_digits(text: str) -> str | None:
    """Digits of a phone number, without the letters of "ext." or "cell"; None when it is none.

    Ten digits and eleven that begin with 1 are the same North American number.
    """
    digits = "".join(c for c in text if c.isdecimal() and c.isascii())
    if not MIN_PHONE_DIGITS <= len(digits) <= MAX_PHONE_DIGITS:
        return None
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def birth_year(text: str, this_year: int) -> int | None:
    """The year in "1988", "1988-04-02" or "4/2/1988"; None when none fits a living person."""
    for found in re.findall(r"(?<!\d)\d{4}(?!\d)", text):
        year = int(found)
        if EARLIEST_BIRTH_YEAR <= year <= this_year - YOUNGEST:
            return year
    return None


def language(text: str) -> str | None:
    """Language code for "Spanish", "es", "Español", "en-US"; None when we do not speak it."""
    words = plain_key(text).split()
    return LANGUAGES.get(words[0]) if words else None


def initial(text: str) -> str:
    """The first letter of a family name in upper case; empty text stays empty."""
    for char in text.strip():
        if char.isalpha():
            return char.upper()
    return ""


def looks_like_email(text: str) -> bool:
    """True when there is one @ with something on both sides and a dot in the second part."""
    return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) is not None
