"""Nobody reads a participant's record without saying on whose behalf and for what.

Four rings: the page (`@access`, `@public`), the write (`@command`), the read (`visible_to`), and
the tripwire. On PostgreSQL a wall of row-level security stands behind them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from handrail.ground.access.actor import Actor, acting, current_actor
from handrail.ground.access.capability import Capability, Reach, Role
from handrail.ground.access.policy import POLICY, Rule, rules_for
from handrail.ground.access.reach import register_glass, register_reach
from handrail.ground.access.rings import NotVisible, access, authorise, can, command
from handrail.ground.kernel.gate import public, signed_in

if TYPE_CHECKING:
    from handrail.ground.access.scope import Scoped, Unscoped

__all__ = [
    "POLICY",
    "Actor",
    "Capability",
    "NotVisible",
    "Reach",
    "Role",
    "Rule",
    "Scoped",
    "Unscoped",
    "access",
    "acting",
    "authorise",
    "can",
    "command",
    "current_actor",
    "public",
    "register_glass",
    "register_reach",
    "rules_for",
    "signed_in",
]


def __getattr__(name: str) -> Any:
    # A model's base class exists only once Django has its list of apps.
    if name in {"Scoped", "Unscoped"}:
        return getattr(import_module(f"{__name__}.scope"), name)
    raise AttributeError(name)
