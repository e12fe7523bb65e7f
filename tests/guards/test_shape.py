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
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "timezone.now",
    "datetime.datetime.now", "datetime.date.today", "timezone.localtime", "timezone.localdate",
}  # fmt: skip


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


def test_only_the_kernel_reads_the_clock() -> None:
    readers = [
        f"{path}:{node.lineno} {dotted(node.func)}"
        for path, tree in modules().items()
        if path != "handrail/ground/kernel/clock.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and dotted(node.func) in CLOCKS
    ]
    assert not readers


@pytest.mark.parametrize(
    "path", [p for p in modules() if p.endswith("/rules.py") or "/rules/" in p]
)
def test_rules_are_pure(path: str) -> None:
    imported = {
        name
        for node in ast.walk(modules()[path])
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    # The words of a rule are translatable; nothing else of Django belongs in one.
    impure = {
        n
        for n in imported
        if (n.startswith("django") and n != "django.utils.translation")
        or ".models" in n
        or n.endswith("kernel.clock")
    }
    assert not impure


def test_long_lists_hold_no_stale_entries() -> None:
    assert all((ROOT / path).exists() for path in LONG_FILES)
    names = {f"{path}:{node.name}" for path, node in functions()}
    assert set(LONG_FUNCTIONS) <= names
