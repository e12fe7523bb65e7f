"""The engine: Django's own, which also lets the server keep the plan of a query.

Django puts the values into the text of a query, so PostgreSQL has to plan each one anew; on a page
that asks twenty small questions, planning costs more than answering. A query whose text is made
once (`kernel.prepared`) is handed over once a connection and then only named.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations

_Cursor: Any = base.ServerBindingCursor

# Only what asks for it is kept: no count of equal texts reaches this.
NEVER_BY_ITSELF = 2**31
# More than there are shapes of prepared queries, so that none is thrown out for another.
MOST_PLANS = 1024


class PlannedCursor(_Cursor):  # type: ignore[misc]
    """A cursor that sends values apart from the text, and has the server keep the text's plan."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        """Run `query` by its kept plan."""
        return super().execute(query, params, prepare=True, **options)


class PlannedOperations(DatabaseOperations):
    """Django's operations, which also know what a planned cursor asked."""

    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """Return the last query: with its values where the text has them, else the text alone."""
        return super().last_executed_query(cursor, sql, params) or sql


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL wrapper with `planned_cursor`."""

    ops_class = PlannedOperations

    def get_connection_params(self) -> dict[str, Any]:
        """Return what a connection is opened with: plans are kept where they are asked for."""
        params: dict[str, Any] = super().get_connection_params()
        params["prepare_threshold"] = NEVER_BY_ITSELF
        return params

    def _configure_connection(self, connection: Any) -> bool:
        connection.prepared_max = MOST_PLANS
        return bool(super()._configure_connection(connection))  # type: ignore[misc]

    def planned_cursor(self) -> Any:
        """Return a cursor whose queries are planned once a connection; values go beside them."""
        self.ensure_connection()
        opened: Any = self.connection
        usual, opened.cursor_factory = opened.cursor_factory, PlannedCursor
        try:
            return self.cursor()
        finally:
            opened.cursor_factory = usual
