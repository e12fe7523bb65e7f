"""Every look that the book notes can be told to the person it is about, in plain words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module

from handrail.faces.desks.trust.words import LOOKED
from handrail.ground.access import Capability
from handrail.ground.consent.rules import CAPABILITY_OF
from tests.guards.source import dotted, modules

# (module, what stands in the call) -> what it may be, where the module alone does not say it.
DYNAMIC = {
    ("handrail/faces/desks/about/coaching.py", "capability"): ("profile.edit", "step.agree"),
    ("handrail/faces/desks/trust/shared.py", "Capability(CAPABILITY_OF[item])"): tuple(
        CAPABILITY_OF.values()
    ),
}


def _noted() -> Iterator[tuple[str, str]]:
    """Yield the module and the source of the capability of every call that notes a look."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if dotted(node.func).split(".")[-1] in ("record_read", "record_list"):
                yield path, ast.unparse(node.args[1])


def _meant(path: str, source: str) -> tuple[str, ...]:
    if (path, source) in DYNAMIC:
        return DYNAMIC[path, source]
    module = import_module(path.removesuffix(".py").replace("/", "."))
    return (str(eval(source, vars(module))),)


def test_every_look_that_is_noted_has_words() -> None:
    calls = set(_noted())
    assert len(calls) > 20
    meant = {Capability(name) for path, source in calls for name in _meant(path, source)}
    # Finding somebody in an emergency has a sentence of its own.
    assert meant - set(LOOKED) == {Capability.BREAK_GLASS}
    assert set(DYNAMIC) <= calls
