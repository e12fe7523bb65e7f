"""Our own source, parsed once, for the guards."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handrail.ground.access.checks import routes
from handrail.ground.kernel.gate import declared

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "handrail"


@cache
def modules() -> dict[str, ast.Module]:
    """Return path (from the root) -> syntax tree of every module but migrations."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text())
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts
    }


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function with the path of its module."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def dotted(node: ast.expr) -> str:
    """Return "a.b.c" of a name or attribute, or an empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else node.attr
    return ""


def _where(found: object) -> str:
    """Return the path, from the root, of the file in which a function or class stands."""
    path = Path(inspect.getsourcefile(found) or "")  # type: ignore[arg-type]
    return str(path.relative_to(ROOT)) if path.is_relative_to(PACKAGE) else ""


@cache
def views() -> dict[str, ast.FunctionDef]:
    """Return "path:name" -> function of every view of ours that an address opens.

    A view is what carries the stamp of `@access`, `@public` or `@signed_in`, wherever it stands;
    of a view that is a class, every method that the class itself has.
    """
    found: dict[str, ast.FunctionDef] = {}
    for _address, entry in routes():
        if declared(entry.callback) is None:
            continue
        made = getattr(entry.callback, "view_class", None) or inspect.unwrap(entry.callback)
        path = _where(made)
        for node in ast.walk(modules()[path]) if path else ():
            if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name != made.__name__:
                continue
            bodies = node.body if isinstance(node, ast.ClassDef) else [node]
            for one in bodies:
                if isinstance(one, ast.FunctionDef):
                    name = node.name if one is node else f"{node.name}.{one.name}"
                    found[f"{path}:{name}"] = one
    return found
