"""Take every sentence into the catalogues and compile them.

python tools/words.py           extract, update handrail/locale/*/LC_MESSAGES/django.po, compile
python tools/words.py --check   fail when a sentence is missing or has no translation
python tools/words.py --merge F fill empty translations from a JSON file {english: translated}
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "handrail"
LANGUAGES = ("es",)
METHODS = [("**/jinja2/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/jinja2/**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "N_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2),
}  # fmt: skip


def extracted() -> Catalog:
    """Return a catalogue of every sentence in the package."""
    catalog = Catalog(project="handrail", charset="utf-8")
    found = extract_from_dir(str(PACKAGE), METHODS, OPTIONS, keywords=KEYWORDS)
    for filename, _line, message, _comments, context in sorted(found, key=lambda f: f[0]):
        catalog.add(message, locations=[(filename, 0)], context=context)
    return catalog


def _path(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def _write(catalog: Catalog, language: str) -> None:
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, no_location=False, include_lineno=False,
             omit_header=False, sort_output=True, ignore_obsolete=True)  # fmt: skip
    path.write_bytes(buffer.getvalue())
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def empty(catalog: Catalog) -> list[str]:
    """Return the sentences that have no translation."""
    return [
        str(m.id) for m in catalog
        if m.id and (m.fuzzy or not (all(m.string) if isinstance(m.string, tuple) else m.string))
    ]  # fmt: skip


def _check() -> int:
    wanted = {(m.id, m.context) for m in extracted() if m.id}
    troubles = []
    for language in LANGUAGES:
        catalog = _read(language)
        have = {(m.id, m.context) for m in catalog if m.id}
        troubles += [f"{language}: not in the catalogue: {m}" for m, _ in wanted - have]
        troubles += [f"{language}: no longer used: {m}" for m, _ in have - wanted]
        troubles += [f"{language}: not translated: {m}" for m in empty(catalog)]
    print("\n".join(troubles[:40]))
    return 1 if troubles else 0


def _merge(catalog: Catalog, words: dict[str, object]) -> None:
    for message in catalog:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        if key and key in words:
            new = words[key]
            message.string = tuple(new) if isinstance(new, list) else new


def main() -> int:
    """Do what the arguments say; returns an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--merge", type=Path)
    options = parser.parse_args()
    if options.check:
        return _check()
    template = extracted()
    for language in LANGUAGES:
        catalog = _read(language)
        catalog.update(template, no_fuzzy_matching=True)
        if options.merge:
            _merge(catalog, json.loads(options.merge.read_text()))
        _write(catalog, language)
        print(f"{language}: {len(catalog)} sentences, {len(empty(catalog))} without translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
