"""Our own shelf: the files that come with the package, read once in each process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from handrail.ground.shelf.reading import Books, read_folder
from handrail.ground.shelf.rules import Entry

FOLDER = Path(__file__).resolve().parent / "data"


@cache
def ours() -> Books:
    """Return everything that comes with the package. Raises Unreadable."""
    return read_folder(FOLDER, [code for code, _ in settings.LANGUAGES])


def spoken(language: str | None) -> str:
    """Return the language of the shelf for a language code: "es-mx" is "es", and else English."""
    code = (language or "").split("-")[0]
    return code if code in ours() else "en"


def of_kind(kind: str, language: str) -> tuple[Entry, ...]:
    """Return our entries of a kind, in their order."""
    return ours()[language].get(kind, ())


@cache
def by_key(kind: str, language: str) -> Mapping[str, Entry]:
    """Return our entries of a kind by their keys."""
    return {entry.key: entry for entry in of_kind(kind, language)}
