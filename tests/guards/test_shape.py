"""The shape of the house: small files, small functions, one clock, pure rules."""

from __future__ import annotations

import ast

import pytest

from tests.guards.source import PACKAGE, ROOT, dotted, functions, modules, views

FILE_LINES, FUNCTION_LINES, VIEW_LINES = 400, 40, 25

# path -> why this file may be longer than the rest.
LONG_FILES: dict[str, str] = {}
# "path:function" -> why this function may be longer than the rest.
LONG_FUNCTIONS: dict[str, str] = {}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "manager.py", "common.py", "misc.py"}
# Whether called or handed over, as in `default=timezone.now`.
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "timezone.now", "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today",
    "datetime.date.today", "timezone.localtime", "timezone.localdate", "functions.Now",
}  # fmt: skip
# Names that are a clock by themselves, wherever they are imported from.
CLOCK_IMPORTS = {
    "time.time", "time.time_ns", "django.utils.timezone.now", "django.utils.timezone.localtime",
    "django.utils.timezone.localdate", "django.db.models.functions.Now",
    "django.db.models.functions.datetime.Now",
}  # fmt: skip
STAMPS = {"auto_now", "auto_now_add"}
# path -> why this file may ask the system for the time.
CLOCK_READERS = {
    "handrail/ground/kernel/clock.py": "it is the one clock that everything else asks",
}


def test_files_are_small() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts
        and (count := len(path.read_text().splitlines())) > FILE_LINES
    }
    assert set(long) == set(LONG_FILES), long


def test_functions_are_small() -> None:
    long = {
        f"{path}:{node.name}": size
        for path, node in functions()
        if (size := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }
    assert set(long) == set(LONG_FUNCTIONS), long


def test_views_are_short() -> None:
    long = {
        name: size
        for name, node in views().items()
        if (size := (node.end_lineno or 0) - node.lineno + 1) >= VIEW_LINES
    }
    assert not long
    assert len(views()) > 100


def test_no_room_for_odds_and_ends() -> None:
    assert not [p for p in PACKAGE.rglob("*.py") if p.name in FORBIDDEN_NAMES]


def _imported(tree: ast.AST) -> set[str]:
    """Return "module.name" of everything that a module imports, relative ones with their dots."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            dot = "." if node.module else ""
            found |= {f"{base}{dot}{alias.name}" for alias in node.names}
    return found


def _clocks(tree: ast.AST) -> set[str]:
    """Return every way in which a module asks for the time without `kernel.clock`."""
    named = {dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    stamps = {
        node.arg or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword)
        and not (isinstance(node.value, ast.Constant) and node.value.value is False)
    }
    whole = {name for name in named if any(name.endswith(f".{one}") for one in CLOCKS)}
    return named & CLOCKS | whole | stamps & STAMPS | _imported(tree) & CLOCK_IMPORTS


def test_only_the_kernel_reads_the_clock() -> None:
    readers = {path: found for path, tree in modules().items() if (found := _clocks(tree))}
    assert set(readers) == set(CLOCK_READERS), readers
    assert all(len(reason) > 12 for reason in CLOCK_READERS.values())


@pytest.mark.parametrize(
    "source",
    [
        "made_at = models.DateTimeField(auto_now_add=True)",
        "made_at = models.DateTimeField(auto_now=True)",
        "made_at = models.DateTimeField(default=timezone.now)",
        "from time import time",
        "import time\ntime.time_ns()",
        "from django.db.models.functions import Now",
        "rows.filter(at__lt=functions.Now())",
        "import datetime as dt\ndt.datetime.now()",
    ],
)
def test_every_other_clock_is_seen(source: str) -> None:
    assert _clocks(ast.parse(source))


def test_what_only_sounds_like_a_clock_is_let_be() -> None:
    kept = "from datetime import time\nfrom x import clock\nclock.now()\nF(auto_now=False)"
    assert _clocks(ast.parse(kept)) == set()


def _impure(tree: ast.AST) -> set[str]:
    """Return what a rule must not import: Django, tables, and the clock."""
    return {
        name
        for name in _imported(tree)
        if name.split(".")[0] == "django"
        or "models" in name.split(".")
        or ".kernel.clock" in f".{name}"
    }


@pytest.mark.parametrize(
    "path", [p for p in modules() if p.endswith("/rules.py") or "/rules/" in p]
)
def test_rules_are_pure(path: str) -> None:
    assert not _impure(modules()[path])


@pytest.mark.parametrize(
    "source",
    [
        "from handrail.ground.kernel import clock",
        "from ..models import Step",
        "from handrail.practice.plans import models",
    ],
)
def test_an_impure_rule_is_seen(source: str) -> None:
    assert _impure(ast.parse(source))


def test_long_lists_hold_no_stale_entries() -> None:
    assert all((ROOT / path).exists() for path in LONG_FILES)
    names = {f"{path}:{node.name}" for path, node in functions()}
    assert set(LONG_FUNCTIONS) <= names
