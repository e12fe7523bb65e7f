"""Count what a page asks of the databases."""

from __future__ import annotations

from collections.abc import Iterable

# Savepoints and the wall's own statement belong to the transaction, not to the page.
_APART = ("SAVEPOINT", "RELEASE", "ROLLBACK TO", "SELECT set_config")


def queries_asked(*captured: Iterable[dict[str, str]]) -> list[str]:
    """Return the SQL of the captured queries of one or more databases, the page's own only."""
    return [q["sql"] for queries in captured for q in queries if not q["sql"].startswith(_APART)]
