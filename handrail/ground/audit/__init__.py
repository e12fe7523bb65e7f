"""Who looked, who changed, and proof that the book was not edited.

Every read of a participant's record by somebody else and every command is one row, written in the
same transaction, chained by HMAC with a key that the database does not hold.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handrail.ground.audit.book import record_list, record_read, together, write
    from handrail.ground.audit.queries import (
        Fault,
        Look,
        Verdict,
        What,
        anchor,
        changes_under,
        reads_of,
        verify,
    )

__all__ = [
    "Fault", "Look", "Verdict", "What", "anchor", "changes_under", "reads_of", "record_list",
    "record_read", "together", "verify", "write",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # Django imports the package before its tables exist, so the names are resolved on first use.
    if name not in __all__:
        raise AttributeError(name)
    room = "book" if name.startswith(("record", "together", "write")) else "queries"
    return getattr(import_module(f"{__name__}.{room}"), name)
