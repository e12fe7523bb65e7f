"""How a view declares who may open it.

The declaration is stamped on the view; `handrail.ground.access` reads it in a middleware and a
system check, and refuses a view without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "_handrail_gate"


@dataclass(frozen=True)
class Declaration:
    """Who may open a view. `kind` is "public", "signed_in" or "capability"."""

    kind: str
    reason: str = ""
    capability: str | None = None
    record: bool = False


def declare(view: View, declaration: Declaration) -> View:
    """Stamp `view` and return it."""
    setattr(view, ATTRIBUTE, declaration)
    return view


def declared(view: Callable[..., Any]) -> Declaration | None:
    """Return what `view` declared, or None."""
    found = getattr(view, ATTRIBUTE, None)
    return found if isinstance(found, Declaration) else None


def public(reason: str) -> Callable[[View], View]:
    """Anybody may open the view, signed in or not; `reason` says why that is safe."""
    return lambda view: declare(view, Declaration("public", reason))


def signed_in(reason: str) -> Callable[[View], View]:
    """Anybody signed in may open the view, which shows only what is their own."""
    return lambda view: declare(view, Declaration("signed_in", reason))
