"""Reading a folder of files, `<language>/<kind>.toml`, whole or not at all.

A file begins with what holds for all its entries (version, licence, source), which an entry may
say for itself, and then has one `[[entry]]` after another. `models` says "both" by leaving it out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handrail.ground.shelf import rules
from handrail.ground.shelf.rules import Entry

_HEAD = re.compile(r"\s*\[\[\s*entry\s*\]\]")
_AT = re.compile(r"at line (\d+)")
Books = Mapping[str, Mapping[str, tuple[Entry, ...]]]
"""Language -> kind -> entries, in the order of the file."""


@dataclass(frozen=True, order=True)
class Problem:
    """A fault with its place: file, line (0: the file as a whole), the entry's key or number."""

    file: str
    line: int
    entry: str
    words: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.entry, self.words) if part)


class Unreadable(ValueError):
    """A folder has faults; nothing of it was taken. `problems` are all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class _File:
    """One file as it was read; the place of an entry is worked out when somebody asks."""

    name: str
    text: str
    raw: list[dict[str, Any]] = field(default_factory=list)

    def heads(self) -> list[int]:
        """Return the number of the line on which each entry begins."""
        lines = self.text.splitlines(keepends=True)
        return [n for n, line in enumerate(lines, 1)
                if _HEAD.match(line) and _whole("".join(lines[: n - 1]))]  # fmt: skip

    def line(self, number: int, name: str = "") -> int:
        """Return the line of a field of that entry, or of the entry when it has none."""
        heads = self.heads()
        if number >= len(heads):
            return 0
        first = heads[number]
        last = heads[number + 1] - 1 if number + 1 < len(heads) else None
        pattern = re.compile(rf"\s*{re.escape(name)}\s*=")
        lines = self.text.splitlines()[first:last]
        return next((first + n for n, line in enumerate(lines, 1) if name and pattern.match(line)),
                    first)  # fmt: skip

    def problem(self, number: int, name: str, words: str) -> Problem:
        """Return a fault of that entry with its place."""
        key = self.raw[number].get("key")
        said = f"entry {key}" if isinstance(key, str) else f"entry number {number + 1}"
        return Problem(self.name, self.line(number, name), said, words)


def _whole(text: str) -> bool:
    # A line inside a longer text may look like the beginning of an entry.
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _toml(name: str, raw: bytes) -> tuple[str, dict[str, Any]]:
    try:
        text = raw.decode()
        return text, tomllib.loads(text)
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise Unreadable([Problem(name, line, "", "the file is not UTF-8")]) from wrong
    except tomllib.TOMLDecodeError as wrong:
        found = _AT.search(str(wrong))
        line = int(found[1]) if found else len(text.splitlines())
        raise Unreadable([Problem(name, line, "", str(wrong))]) from wrong


def _read(path: Path, name: str) -> _File:
    text, whole = _toml(name, path.read_bytes())
    raw = whole.pop("entry", None)
    if not isinstance(raw, list) or not raw or not all(isinstance(one, dict) for one in raw):
        raise Unreadable([Problem(name, 0, "", "there is no [[entry]]")])
    strange = sorted(set(whole) - set(rules.FILE_WIDE))
    if strange:
        words = f"“{strange[0]}” cannot be said for the whole file"
        raise Unreadable([Problem(name, 0, "", words)])
    return _File(name, text, [{**whole, **one} for one in raw])


def _problems(kind: str, file: _File) -> Iterator[Problem]:
    for number, raw in enumerate(file.raw):
        for fault in rules.faults(kind, raw):
            yield file.problem(number, fault.field, fault.words)
    keys = [raw["key"] for raw in file.raw if isinstance(raw.get("key"), str)]
    for key in rules.twice(keys):
        numbers = [n for n, raw in enumerate(file.raw) if raw.get("key") == key]
        yield file.problem(numbers[1], "key", "the key stands there twice")


def _files(folder: Path) -> tuple[dict[tuple[str, str], _File], list[Problem]]:
    files, wrong = {}, []
    for path in sorted(folder.glob("*/*.toml")):
        name, kind = str(path.relative_to(folder)), path.stem
        if kind not in rules.KINDS:
            words = f"no kind has this name; there are: {', '.join(rules.KINDS)}"
            wrong.append(Problem(name, 0, "", words))
            continue
        try:
            file = _read(path, name)
        except Unreadable as unreadable:
            wrong += unreadable.problems
            continue
        files[path.parent.name, kind] = file
        wrong += _problems(kind, file)
    return files, wrong


def _pairs(files: Mapping[tuple[str, str], _File], languages: Iterable[str]) -> Iterator[Problem]:
    """Every language has the same entries, and a part of life that is named is there."""
    spoken = sorted({*languages, *(language for language, _ in files)})
    for kind in sorted({kind for _, kind in files}):
        keys = {key: language for language in spoken if (language, kind) in files
                for key in _keys(files[language, kind])}  # fmt: skip
        for language in spoken:
            file = files.get((language, kind))
            if file is None:
                yield Problem(f"{language}/{kind}.toml", 0, "", "the file is missing")
                continue
            for key in sorted(set(keys) - set(_keys(file))):
                yield Problem(file.name, 0, f"entry {key}", f"is only in “{keys[key]}”")
    yield from _strange_domains(files)


def _strange_domains(files: Mapping[tuple[str, str], _File]) -> Iterator[Problem]:
    for (language, _), file in files.items():
        known = set(_keys(files[language, "domain"])) if (language, "domain") in files else set()
        for number, raw in enumerate(file.raw):
            if isinstance(raw.get("domain"), str) and raw["domain"] not in known:
                yield file.problem(number, "domain", f"no domain has the key “{raw['domain']}”")


def _keys(file: _File) -> list[str]:
    return [raw["key"] for raw in file.raw if isinstance(raw.get("key"), str)]


def read_folder(folder: Path, languages: Iterable[str] = ()) -> Books:
    """Return everything in the folder; `languages` are those that it has to have.

    Raises Unreadable with every fault that was found; then nothing of the folder is taken.
    """
    if not folder.is_dir():
        raise Unreadable([Problem(str(folder), 0, "", "there is no such folder")])
    files, wrong = _files(folder)
    if not wrong:
        wrong = list(_pairs(files, languages))
    if not files and not wrong:
        wrong = [Problem(str(folder), 0, "", "there is no file like en/value.toml in it")]
    if wrong:
        raise Unreadable(wrong)
    books: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for (language, kind), file in files.items():
        books.setdefault(language, {})[kind] = tuple(rules.made(kind, raw) for raw in file.raw)
    return books
